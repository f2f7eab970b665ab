"""The page of answers: each claim with its verdict, the passage, and what agrees, conflicts and is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.render.lists import marked, notes_on_marks, title
from usmx_corpus.render.page import shell
from usmx_corpus.render.page.markup import NOTHING, element, joined, text
from usmx_corpus.render.sources import account, with_marks
from usmx_corpus.render.view import counted, opened
from usmx_corpus.text.fragments import archived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Difference, Source, Trace
    from usmx_corpus.render.page.markup import Markup

#: The verdicts, each with a sign, so that no color is needed to tell them apart, and what claims of it are called.
_VERDICTS = {
    "sourced": ("✓", "sourced", "sourced"),
    "conflicting": ("≠", "conflicting", "conflicting"),
    "unsourced": ("∅", "no source found", "without a source"),
}
_KEYS = (
    ("j or n", "next claim"),
    ("k or p", "previous claim"),
    ("0 to 3", "all claims, or those of one verdict"),
    ("o", "other passages of the claim"),
    ("/", "find words"),
)
_PACKAGE = "usmx_corpus.render.answers"


class Answer(NamedTuple):
    """The answer to a claim, with the id and day that its file gives, "" for none."""

    trace: Trace
    id: str = ""
    claimed: str = ""


def page(answers: Sequence[Answer], folder: str, problems: Sequence[str] = ()) -> str:
    """Return answers as an HTML document; `problems` say which claims have none, by file and line."""
    heading = f"Answers to {counted(len(answers), 'claim')}"
    shown = [source.about for answer in answers for source in answer.trace.sources]
    notes = [element("p", text(line.spans[0].text), class_="aside") for line in notes_on_marks(shown)]
    header = element("header", *_opening(heading, answers, folder), _untraced(problems))
    items = (_answer(number, answer) for number, answer in enumerate(answers, 1))
    listed = element("ol", *items, class_="answers", id="answers")
    main = element("main", header, _filter(answers), listed, *notes, _help())
    skip = element("a", text("Skip to the answers"), href="#answers", class_="skip")
    style, script = (shell.asset(_PACKAGE, name) for name in ("answers.css", "answers.js"))
    return shell.whole(heading, style, script, skip, main)


def _opening(heading: str, answers: Sequence[Answer], folder: str) -> Iterator[Markup]:
    yield element("h1", text(heading), id="top", tabindex=-1)
    counts = Counter(str(answer.trace.verdict) for answer in answers)
    told = (f"{counts[name]:,} {words}" for name, (_, _, words) in _VERDICTS.items() if counts[name])
    yield element("p", text(", ".join(told) or "No claims"), text("."), class_="tally")
    about = f"Looked for in the folder “{folder}”. A verdict is about its documents, never about truth."
    yield element("p", text(about), class_="aside")


def _untraced(problems: Sequence[str]) -> Markup:
    if not problems:
        return NOTHING
    head = f"{counted(len(problems), 'claim')} could not be traced:"
    items = (element("li", text(problem)) for problem in problems)
    return element("div", element("p", text(head)), element("ul", *items), class_="problems")


def _filter(answers: Sequence[Answer]) -> Markup:
    """Write the choice of a verdict, which works without the script, and a field to find words, which needs it."""
    counts = Counter(str(answer.trace.verdict) for answer in answers)
    choices = [_choice("all", "all", len(answers), checked=True)]
    choices += [_choice(name, f"{sign} {words}", counts[name]) for name, (sign, words, _) in _VERDICTS.items()]
    legend = element("legend", text("Show"), class_="over")
    find = element(
        "label",
        element("span", text("Find")),
        element("input", type="search", id="find", autocomplete="off"),
        class_="find",
        hidden="",
    )
    status = element("p", role="status", class_="readout")
    return element("div", element("fieldset", legend, *choices), find, status, class_="filter")


def _choice(name: str, words: str, count: int, *, checked: bool = False) -> Markup:
    radio = element(
        "input", type="radio", name_="verdict", id=f"only-{name}", value=name, checked="" if checked else None
    )
    return element("label", radio, element("span", text(f"{words} {count:,}")))


# --- one answer ------------------------------------------------------------------------------------------------------


def _answer(number: int, answer: Answer) -> Markup:
    trace = answer.trace
    sign, words, _ = _VERDICTS[trace.verdict]
    link = element("a", text(number), href=f"#claim-{number}", class_="number")
    about = [f"id {answer.id}"] * bool(answer.id) + [f"claimed on {answer.claimed}"] * bool(answer.claimed)
    badge = element("strong", element("span", text(sign), aria_hidden="true"), text(f" {words}"))
    return element(
        "li",
        element("h2", link, text(" "), element("bdi", text(trace.claim))),
        element("p", badge, *(element("span", text(part)) for part in about), class_="verdict"),
        *_sources(trace),
        id=f"claim-{number}",
        class_=f"answer {trace.verdict}",
        tabindex=-1,
        data_verdict=trace.verdict,
    )


def _sources(trace: Trace) -> Iterator[Markup]:
    """Write the best source; the others, and what only comes near, are folded."""
    telling = [source for source in trace.sources if source.grade != "related"]
    near = [source for source in trace.sources if source.grade == "related"]
    yield from map(_source, telling[:1])
    yield _folded(counted(len(telling) - 1, "other source"), telling[1:])
    yield _folded("Also near" if telling else "Nearest passages: none states the claim", near)


def _folded(head: str, sources: Sequence[Source]) -> Markup:
    if not sources:
        return NOTHING
    return element("details", element("summary", text(head)), *map(_source, sources))


def _source(source: Source) -> Markup:
    about = source.about
    against = [fact.right for fact in source.conflicts]
    marks = (_span(span.text, span.style) for span in with_marks(source.text, source.marks, against))
    origin = " · ".join([marked(about, "date") or "no date", marked(about, "kind"), source.grade])
    caption = element(
        "figcaption",
        element("span", text(title(about)), class_="title"),
        element("span", element("code", text(source.location.whole)), text(f" · {origin}"), class_="path"),
        *_links(source),
    )
    facts = [*map(_conflict, source.conflicts), element("li", text(account(source)), class_="account")]
    quote = element("blockquote", *marks, dir="auto")
    return element("figure", element("ul", *facts, class_="findings"), quote, caption)


def _span(words: str, style: str) -> Markup:
    if style == "mark":
        return element("mark", text(words))
    return element("em", text(words), class_="gone") if style == "bad" else text(words)


def _conflict(fact: Difference) -> Markup:
    claim, source = (element("bdi", text(f"“{side}”" if side else "nothing")) for side in (fact.left, fact.right))
    words = [text(f"{fact.type}: the claim says "), claim, text(", the source "), source]
    return element("li", *words, class_="conflict")


def _links(source: Source) -> Iterator[Markup]:
    addresses = {
        "open at these words": source.link,
        "National Archives (constructed, not verified)": archived(source.link, source.about.date),
    }
    links = [
        element("a", text(name), href=address, rel="noreferrer noopener")
        for name, address in addresses.items()
        if opened(address)
    ]
    if links:
        yield element("span", joined(links, " · "), class_="links")
    if source.copies:
        copies = ", ".join(str(copy) for copy in source.copies)
        yield element("span", text(f"same words in {copies}"), class_="path")


def _help() -> Markup:
    keys = (element("div", element("dt", element("kbd", text(key))), element("dd", text(what))) for key, what in _KEYS)
    summary = element("summary", text("Keys"))
    return element("details", summary, element("dl", *keys), class_="keys", hidden="")
