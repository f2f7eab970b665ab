"""The `usmx` command."""

from __future__ import annotations

import gc
import os
import signal
import sys


def run() -> None:
    """Run the command line and leave at once.

    Records form no cycles, so the garbage collector has nothing to find, and what the process holds need not be taken
    down piece by piece: together they save about an eighth of a command's time.
    """
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        # Whoever reads the output may close it (`usmx … | head`): end then, quietly, as other commands do.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os._exit(_code())


def _code() -> int:
    """Return the exit code of the command; 2 with a message if output cannot be written or usmx itself fails."""
    try:
        if sys.stdout is None:
            return 2
        # An old code page has no arrows: they become "?", and JSON is escaped.
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        from usmx_corpus.cli import main

        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        sys.stderr.write(f"usmx: {error.filename or 'standard output'}: {error.strerror}\n")
        return 2
    except Exception as error:  # noqa: BLE001 - 1 would mean that a claim has no source
        sys.stderr.write(f"usmx: internal error ({type(error).__name__}: {error}); please report the command\n")
        return 2
    return code


if __name__ == "__main__":
    run()
