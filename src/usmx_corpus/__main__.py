"""The `usmx` command."""

from __future__ import annotations

import gc
import os
import signal
import sys

#: The exit code of a command that is interrupted, as shells count it: 128 and the number of the signal.
_INTERRUPTED = 130
_interrupts: list[int] = []


def run() -> None:
    """Run the command line and leave at once.

    Records form no cycles, so the garbage collector has nothing to find, and what the process holds need not be taken
    down piece by piece: together they save about an eighth of a command's time.
    """
    is_interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_interruptible:  # nothing is open yet that would have to be closed
        signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        # Whoever reads the output may close it (`usmx … | head`): end then, quietly, as other commands do.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os._exit(_code(is_interruptible=is_interruptible))


def _code(*, is_interruptible: bool) -> int:
    """Return the exit code of the command; 2 with a message if output cannot be written or usmx itself fails."""
    from usmx_corpus import streams
    from usmx_corpus.errors import OutputError

    try:
        streams.prepare()
        from usmx_corpus.cli import main

        if is_interruptible:
            signal.signal(signal.SIGINT, _interrupt)
        code = main()
        if code != _INTERRUPTED:  # nobody may be reading
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OutputError as error:
        return _trouble(str(error))
    except OSError as error:
        return _trouble(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except Exception as error:  # noqa: BLE001 - 1 would mean that a claim has no source
        if _interrupts:  # within an import, which turns it into another error
            return _INTERRUPTED
        return _trouble(f"internal error ({type(error).__name__}: {error}); please report the command")
    return code


def _interrupt(number: int, _frame: object) -> None:
    """Stop the command, and remember that it was stopped."""
    _interrupts.append(number)
    raise KeyboardInterrupt


def _trouble(message: str) -> int:
    """Say what went wrong on standard error, in one line of plain text, and return the exit code of an error."""
    from usmx_corpus.render.view import plain

    sys.stderr.write(f"usmx: {plain(message)}\n")
    return 2


if __name__ == "__main__":
    run()
