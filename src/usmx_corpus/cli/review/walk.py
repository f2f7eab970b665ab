"""Go through commitments in a terminal, one key a decision."""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.cli.output import show
from usmx_corpus.cli.review.keyboard import Keyboard
from usmx_corpus.cli.review.opening import about, open_reviewed, to_judge
from usmx_corpus.errors import ReviewError
from usmx_corpus.model import STRENGTHS, Evidence
from usmx_corpus.render import review as views
from usmx_corpus.render.view import Span, line, note, plain
from usmx_corpus.reviews import session as sessions
from usmx_corpus.reviews.anchoring import start_in_block
from usmx_corpus.reviews.records import CHOICES, FIELDS, STATUSES, said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    import typer

    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Commitment, Document, Filters, Mention, Review
    from usmx_corpus.reviews.session import Session

#: Documents that are kept in memory at once.
_KEPT = 20


class How(NamedTuple):
    """Which commitments are gone through, and whether what others say of them is shown."""

    again: bool
    moved: bool
    others: bool
    sample: int
    seed: int


def run(
    context: typer.Context, corpus: Path | None, reviews: Path | None, name: str, filters: Filters, how: How
) -> None:
    """Go through what passes the filters and is not judged yet, until the user has had enough."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReviewError("usmx review", "needs a terminal; without one, use `usmx review export` and `import`")
    who = about(name)
    archive = open_reviewed(context, corpus, reviews)
    work = sessions.Session(archive.reviews_folder, archive.reviews, who)
    queue = _queue(archive, filters, work, how)
    if not queue:
        show((note("nothing to judge; --again shows what you have judged"),))
        return
    with Keyboard() as keyboard:
        _Walk(archive, work, queue, how, keyboard).run()


def _queue(archive: Archive, filters: Filters, work: Session, how: How) -> list[Mention]:
    """Return the mentions to go through, in order: of the sample, if one is asked for, those not judged yet."""
    found = [
        each for each in archive.commitments(to_judge(filters)) if each.commitment.trigger
    ]  # none that usmx missed
    if how.sample and how.sample < len(found):
        chosen = _sample({each.commitment.id for each in found}, how)
        found = [each for each in found if each.commitment.id in chosen]
    if how.moved:
        return [each for each in found if each.commitment.id in work.proposed]
    return [each for each in found if how.again or not work.is_judged(each.commitment.id)]


def _sample(ids: Collection[str], how: How) -> set[str]:
    """Return a random sample of ids, of which one that goes or comes later moves no other."""
    return set(sorted(ids, key=lambda id_: sha256(f"{how.seed} {id_}".encode()).digest())[: how.sample])


class _Walk:
    """Where somebody is among the commitments, and what each key does."""

    def __init__(self, archive: Archive, work: Session, queue: Sequence[Mention], how: How, keyboard: Keyboard) -> None:
        self._archive = archive
        self._work = work
        self._queue = queue
        self._others = how.others
        self._at = 0
        self._keyboard = keyboard
        self._documents: dict[str, Document] = {}
        found = archive.index.commitments.some([each.commitment.id for each in queue])
        self._stated = {each.id: each for each in found}  # as usmx found them, whatever reviewers made of them
        self._begun = len(queue)
        self._keys: dict[str, Callable[[], None]] = {
            "y": lambda: self._judge("yes"),
            "n": lambda: self._judge("no"),
            "p": self._judge_part,
            "s": lambda: self._go(1),
            " ": lambda: self._go(1),
            "b": lambda: self._go(-1),
            "u": self._undo,
            "e": self._edit,
            "t": self._status,
            "c": self._comment,
            "m": self._missed,
            "r": self._read_through,
            "?": lambda: show(views.key_help()),
            "a": self._accept,
            "x": self._decline,
        }

    def run(self) -> None:
        """Show one after the other, and do what the keys say; end with q, Ctrl-C, or the last one."""
        shown = -1
        try:
            while self._at < len(self._queue):
                if shown != self._at:
                    self._show()
                    shown = self._at
                key = self._keyboard.key()
                if key == "q":
                    break
                if key in self._keys:
                    shown = self._done(key, shown)
        except (KeyboardInterrupt, EOFError):
            sys.stdout.write("\n")
        self._say_goodbye()

    def _done(self, key: str, shown: int) -> int:
        """Do what a key says; return what is shown, -1 where it is to be shown again. Nothing typed ends the work."""
        at = self._at
        try:
            self._keys[key]()
        except (EOFError, KeyboardInterrupt):  # within a question: no answer
            sys.stdout.write("\n")
        except ReviewError as error:
            show((line(plain(f"not recorded: {error}")),))
            return shown
        return shown if self._at == at and key == "?" else -1

    def _say_goodbye(self) -> None:
        judged = sum(self._work.is_judged(each.commitment.id) for each in self._queue)
        show(
            (note(f"{judged:,} of {self._begun:,} judged; your reviews are in {plain(self._archive.reviews_folder)}"),)
        )

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def _mention(self) -> Mention:
        return self._queue[self._at]

    @property
    def _commitment(self) -> Commitment:
        return self._stated[self._mention.commitment.id]

    @property
    def _document(self) -> Document:
        id_ = self._mention.commitment.document
        if id_ not in self._documents:
            if len(self._documents) >= _KEPT:
                self._documents.clear()
            self._documents[id_] = self._archive.read(id_)[0]
        return self._documents[id_]

    def _show(self) -> None:
        judged = sum(self._work.is_judged(each.commitment.id) for each in self._queue)
        show(views.progress(self._at + 1, len(self._queue), judged))
        start = start_in_block(self._document, self._commitment)
        show(views.card(self._archive.root, self._document, self._commitment, start=start))
        if own := self._work.of(self._commitment.id):
            show(tuple(views.own(own)))
        if self._work.has_read(self._document.id):
            show((note("  you have read this document through"),))
        if self._others:
            show(tuple(views.others(self._mention.commitment)))
        if earlier := self._work.proposed.get(self._commitment.id):
            show(tuple(views.proposal(earlier, self._commitment)))
        show(views.keys())

    def _ask(self, question: str, before: str = "", offered: Sequence[str] = ()) -> str:
        """Return an answer that is typed, in one line; raises `EOFError` where there is none.

        What is `offered` is shown before: a terminal breaks a long question anywhere.
        """
        if offered:
            show((line(Span(", ".join(offered), "dim"), indent=1),))
        return plain(self._keyboard.ask(f"  {question}: ", before))

    # --- what is recorded ------------------------------------------------------------------------------------------

    def _go(self, steps: int) -> None:
        self._at = max(self._at + steps, 0)

    def _own(self) -> Review:
        """Return this reviewer's review of the commitment shown, as it would be made now."""
        new = sessions.of_commitment(self._document, self._commitment, self._work.about)
        if old := self._work.of(self._commitment.id):
            new = new._replace(**said(old), was=old.id if old.id != new.id else "")
        return new

    def _judge(self, verdict: Literal["yes", "no"]) -> None:
        """Record a verdict, of the same words elsewhere too, and go on to what is not judged."""
        alike = [self._own()._replace(verdict=verdict)]
        for repeat in self._mention.repeats:
            if repeat.relation == "verbatim" and not self._work.is_judged(repeat.id):
                alike += self._of_other(repeat.id, verdict)
        self._work.record(alike)
        if len(alike) > 1:
            show((note(f"  recorded, also of the same words in {', '.join(each.document for each in alike[1:])}"),))
        self._at += 1
        while self._at < len(self._queue) and self._mention.commitment.id in {each.id for each in alike}:
            self._at += 1

    def _of_other(self, id_: str, verdict: Literal["yes", "no"]) -> list[Review]:
        """Return the review of a mention of the same words."""
        for other in self._archive.index.commitments.some([id_]):
            document = self._archive.read(other.document)[0]
            empty = sessions.of_commitment(document, other, self._work.about)
            return [empty._replace(verdict=verdict)]
        return []

    def _judge_part(self) -> None:
        before = dict(self._own().fields).get("text") or self._commitment.text
        words = self._ask("The clause as it should be", str(before))
        fields = {**dict(self._own().fields), "text": words}
        if not words or words == self._commitment.text:
            del fields["text"]
        self._work.record([self._own()._replace(verdict="part", fields=tuple(fields.items()))])
        self._at += 1

    def _edit(self) -> None:
        name = self._ask("Which field", offered=[*FIELDS])
        if name not in FIELDS:
            return self._refuse(f"no field “{name}”") if name else None
        fields = dict(self._own().fields)
        words = self._ask(_question(name), _written(fields.get(name) or _present(self._commitment, name)))
        if words and name in CHOICES and words not in CHOICES[name]:
            return self._refuse(f"“{words}” is none of {', '.join(CHOICES[name])}")
        values = tuple(filter(None, map(str.strip, words.split(";"))))
        fields[name] = values if FIELDS[name] else words
        if not words or _written(fields[name]) == _written(_present(self._commitment, name)):
            del fields[name]
        return self._work.record([self._own()._replace(fields=tuple(fields.items()))])

    def _status(self) -> None:
        offered = [f"{number} {status}" for number, status in enumerate(STATUSES, 1)]
        own = self._own()
        words = self._ask("What became of it, in your words or by number", own.status, offered)
        if words.isdecimal() and 1 <= int(words) <= len(STATUSES):
            words = STATUSES[int(words) - 1]
        evidence = own.evidence if words else ()
        if words and (address := self._ask("Evidence: an address (Enter: none)")):
            evidence += (Evidence(address, self._ask("Words there"), self._ask("Its date"), self._ask("Archived at")),)
        self._work.record([own._replace(status=words, evidence=evidence)])

    def _comment(self) -> None:
        own = self._own()
        self._work.record([own._replace(note=self._ask("Comment", own.note))])

    def _missed(self) -> None:
        words = self._ask("Words that usmx missed, as they are in this document")
        if not words:
            return None
        found = sessions.of_missed(self._document, words, self._work.about)
        if found is None:
            return self._refuse("these words are not in one sentence of this document")
        strength = self._ask("How strong (Enter: no grade)", offered=STRENGTHS)
        if strength and strength not in STRENGTHS:
            return self._refuse(f"“{strength}” is none of them")
        return self._work.record([found._replace(fields=(("strength", strength),) if strength else ())])

    def _read_through(self) -> None:
        has_read = self._work.has_read(self._document.id)
        self._work.record([sessions.of_document(self._document.header, self._work.about, read=not has_read)])

    def _accept(self) -> None:
        """Take over an earlier review of other words."""
        if earlier := self._work.proposed.get(self._commitment.id):
            new = sessions.of_commitment(self._document, self._commitment, self._work.about)
            taken_over = said(earlier) | {"declined": (), "was": earlier.id or earlier.quote}
            self._work.record([new._replace(**taken_over)], [earlier])
            del self._work.proposed[self._commitment.id]
            self._at += 1

    def _decline(self) -> None:
        """Record that an earlier review is about something else."""
        if earlier := self._work.proposed.get(self._commitment.id):
            self._work.record([earlier._replace(declined=(*earlier.declined, self._commitment.id))])
            del self._work.proposed[self._commitment.id]

    def _undo(self) -> None:
        """Take back what was recorded last, and go to where that was."""
        if not (before := self._work.undo()):
            return self._refuse("nothing to undo")
        ids = [each.commitment.id for each in self._queue]
        self._at = next((ids.index(each.id) for each in before if each.id in ids), self._at)
        return show((note("  taken back"),))

    def _refuse(self, reason: str) -> None:
        show((line(f"  {plain(reason)}"),))


def _question(name: str) -> str:
    if name in CHOICES:
        return f"{name} ({', '.join(CHOICES[name])})"
    return f"{name}, several with “;” between them" if FIELDS[name] else name


def _present(commitment: Commitment, name: str) -> object:
    """Return what usmx says in a field, as it can be typed."""
    if name == "amounts":
        return tuple(each.text for each in commitment.amounts)
    if name == "deadline":
        return commitment.deadline.text if commitment.deadline else ""
    return getattr(commitment, name)


def _written(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
