"""The page of a report: an overview, commitments that can be searched, and the texts they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.model import STRENGTHS
from usmx_corpus.render.lists import EDITED_NOTE, as_edited, attributes, difference, hidden, marked, opinions
from usmx_corpus.render.page.markup import NOTHING, Markup, data, element, text
from usmx_corpus.render.page.shell import asset, whole
from usmx_corpus.render.to_json import opening
from usmx_corpus.render.view import counted, opened, plain, safe
from usmx_corpus.report import charts
from usmx_corpus.text.fragments import archived, exactly, link_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usmx_corpus.model import Appearance, Commitment, Deadline, Evidence, Header, Location, Review
    from usmx_corpus.report.contents import Contents, Entry, Paragraph

    Json = dict[str, object]

#: What a filter for deadlines can be set to, and what it is called there.
_DUE = {"none": "no deadline", "open": "no certain day"}
#: Years of deadlines that are drawn.
_YEARS = 10
#: What reviewers may say of a commitment, and how it is called where they are counted.
_VERDICTS = {
    "yes": "yes", "part": "in part", "missed": "missed by usmx", "disputed": "disputed", "no": "no",
    "none": "not reviewed",
}  # fmt: skip
_NO_STATUS = "none"
_HOW = {"stated": "first", "inferred": "later document"}  # else: again


def page(contents: Contents, title: str) -> str:
    """Return a report as one HTML document that needs nothing but a browser: the same bytes for the same documents."""
    main = element("main", _header(contents, title), _overview(contents), _commitments(contents), _documents(contents))
    skip = element("a", text("Skip to the commitments"), href="#commitments", class_="skip")
    style, script = (asset("usmx_corpus.report", name) for name in ("report.css", "report.js"))
    return whole(title, style, script, skip, main, data(_data(contents), "data"))


# --- the head --------------------------------------------------------------------------------------------------------


def _header(contents: Contents, title: str) -> Markup:
    mentions = sum(len(entry.mentions) for entry in contents.entries)
    tally = ", ".join(
        (
            counted(len(contents.entries), "commitment"),
            counted(mentions, "mention"),
            counted(len(contents.texts), "document"),
        )
    )
    notes = [f"Each is quoted from its source. Whether it was kept is not judged. {tally}."]
    if contents.left_out:
        notes.append(f"{counted(contents.left_out, 'more commitment')} passed the filters and are not in this page.")
    if contents.rejected:
        notes.append(f"{hidden(contents.rejected)}.")
    if not contents.are_followed:
        notes.append("Later documents that name what was promised were not looked for: there are too many commitments.")
    if any(entry.first.edited for entry in contents.entries):
        notes.append(f"{EDITED_NOTE}. usmx takes no stand on them, nor on a status: each is its reviewer’s.")
    return element("header", element("h1", text(title)), *(element("p", text(note), class_="aside") for note in notes))


def _overview(contents: Contents) -> Markup:
    firsts = [entry.first for entry in contents.entries]
    headers = [contents.headers[id_] for id_ in contents.texts]
    days = [header.date for header in headers if header.date]
    figures = [
        charts.timeline(days, len(headers) - len(days)),
        charts.bars("By actor", "actor", charts.tallied(actor for one in firsts for actor in one.actors)),
        charts.bars("By strength", "strength", charts.tallied((one.strength for one in firsts), _titles(STRENGTHS))),
        charts.bars("By deadline", "due", *_without("none", _shortened(_by_deadline(firsts)))),
    ]
    if _are_reviewed(contents):
        verdicts, statuses = _by_verdict(contents), _by_status(contents)
        figures.append(charts.bars("By verdict of reviewers", "verdict", *_without("none", verdicts)))
        figures.append(charts.bars("By status, in the words of reviewers", "status", *_without(_NO_STATUS, statuses)))
    groups = _groups(contents)
    return element("section", element("h2", text("Overview"), id="overview"), *figures, groups, class_="overview")


def _without(key: str, values: Sequence[charts.Bar]) -> tuple[list[charts.Bar], charts.Bar | None]:
    """Return the bars of those that have a value, and that of those without, which has this key."""
    return [bar for bar in values if bar.key != key], next((bar for bar in values if bar.key == key), None)


def _shortened(values: Sequence[charts.Bar]) -> list[charts.Bar]:
    """Return the bars of deadlines with no more than so many years: those in which most is due."""
    years = [bar for bar in values if bar.key not in _DUE]
    kept = sorted(years, key=lambda bar: -bar.number)[:_YEARS]
    others = [bar for bar in years if bar not in kept]
    rest = [charts.Bar(counted(len(others), "other year"), sum(bar.number for bar in others))] if others else []
    return [*(bar for bar in years if bar in kept), *rest, *(bar for bar in values if bar.key in _DUE)]


def _are_reviewed(contents: Contents) -> bool:
    return any(entry.reviews for entry in contents.entries)


def _by_verdict(contents: Contents) -> list[charts.Bar]:
    return charts.tallied((verdict for entry in contents.entries for verdict in entry.verdicts), _VERDICTS)


def _by_status(contents: Contents) -> list[charts.Bar]:
    """Count commitments by each status that a reviewer gives them; last those without any."""
    found = [_statuses(entry) for entry in contents.entries]
    without = sum(not each for each in found)
    bars = charts.tallied(status for each in found for status in each)
    return [*bars, *([charts.Bar("no status", without, _NO_STATUS)] if without else [])]


def _statuses(entry: Entry) -> list[str]:
    """Return what reviewers say became of a commitment, each status once."""
    return list(dict.fromkeys(safe(plain(review.status)) for review in entry.reviews if review.status))


def _titles(names: Sequence[str]) -> dict[str, str]:
    return {name: name for name in names}


def _by_deadline(firsts: Sequence[Commitment]) -> list[charts.Bar]:
    due = [_due(one.deadline) for one in firsts]
    years = sorted({each for each in due if each not in _DUE})
    return charts.tallied(due, {**_titles(years), "open": _DUE["open"], "none": _DUE["none"]})


def _due(deadline: Deadline | None) -> str:
    """Return the year in which a commitment is due, or a key of `_DUE`."""
    if deadline is None:
        return "none"
    day = deadline.end or deadline.start
    return str(day.year) if day else "open"


def _groups(contents: Contents) -> Markup:
    if not contents.groups:
        return NOTHING
    caption = element("figcaption", text("Copies, versions and derived texts"))
    return element("figure", caption, charts.relations(contents.groups, contents.texts), class_="wide")


# --- commitments -----------------------------------------------------------------------------------------------------


def _commitments(contents: Contents) -> Markup:
    rows = list(map(_row, contents.entries))
    none = element("p", text("No commitment passes these filters."), id="none", hidden="")
    heading = element("h2", text("Commitments"), id="commitments")
    more = element("button", text("show more"), type="button", id="more", hidden="")
    return element("section", heading, _filters(contents), none, element("div", *rows, id="rows"), more)


def _filters(contents: Contents) -> Markup:
    """Write the fields that choose what is listed; without a script they are not shown."""
    firsts = [entry.first for entry in contents.entries]
    actors = charts.tallied(actor for one in firsts for actor in one.actors)
    known: dict[str, tuple[str, Sequence[tuple[str, str]]]] = {
        "actor": ("Actor", [(bar.key, f"{bar.label} ({bar.number:,})") for bar in actors]),
        "strength": ("Strength", [(each, each) for each in STRENGTHS if any(one.strength == each for one in firsts)]),
        "due": ("Deadline", [(bar.key, f"{bar.label} ({bar.number:,})") for bar in _by_deadline(firsts)]),
        "document": ("Document", []),  # filled by the script
    }
    if _are_reviewed(contents):
        known["verdict"] = ("Verdict", [(bar.key, f"{bar.label} ({bar.number:,})") for bar in _by_verdict(contents)])
        known["status"] = ("Status", [(bar.key, f"{bar.label} ({bar.number:,})") for bar in _by_status(contents)])
    search = element("input", id="q", type="search", placeholder="words, all of them", autocomplete="off")
    fields = [element("label", element("span", text("Words")), search)]
    fields += [_select(id_, label, values) for id_, (label, values) in known.items()]
    order = [("", "document"), ("due", "deadline"), ("strength", "strength"), ("actor", "actor")]
    fields.append(_select("sort", "Order", order, anything=False))
    clear = element("button", text("clear"), type="button", id="clear")
    readout = element("p", text(counted(len(firsts), "commitment")), id="readout", role="status")
    return element("form", *fields, clear, readout, id="filters", hidden="", role="search")


def _select(id_: str, label: str, values: Sequence[tuple[str, str]], *, anything: bool = True) -> Markup:
    every = [element("option", text("any"), value="")] if anything else []
    options = [element("option", text(name), value=key) for key, name in values]
    return element("label", element("span", text(label)), element("select", *every, *options, id=id_))


def _row(entry: Entry) -> Markup:
    """Write a commitment: its words, who undertakes it, what reviewers say, and where; a script adds the rest."""
    one = entry.first
    count = len(entry.mentions)
    about = attributes(one)
    where = one.location.of(one.document) + (f" and {counted(count - 1, 'other place')}" if count > 1 else "")
    summary = element(
        "summary",
        element("span", text(_words(one)), class_="what"),
        element("span", text(as_edited(one, "strength", one.strength)), class_=f"strength {one.strength}".strip()),
        *([element("span", text(about), class_="who")] if about else []),
        *(element("span", text(line), class_="opinion") for line in opinions(one._replace(reviews=entry.reviews))),
        element("span", text(where), class_="where"),
    )
    return element("details", summary, id=f"c-{one.id}")


def _words(one: Commitment) -> str:
    return as_edited(one, "text", plain(one.text))


def _title(header: Header) -> str:
    day = f" ({header.date})" if header.date else ""
    return (marked(header, "title") or header.id) + day


# --- documents -------------------------------------------------------------------------------------------------------


def _documents(contents: Contents) -> Markup:
    note = "" if contents.is_whole else "The texts are long: only the paragraphs with commitments are shown. "
    numbered = ((number, contents.headers[id_]) for number, id_ in enumerate(contents.headers) if id_ in contents.texts)
    entries = [_document(number, header) for number, header in numbered]
    return element(
        "section",
        element("h2", text("Documents"), id="documents"),
        element("p", text(note + "Commitments are marked in the texts; a click on one leads to it."), class_="aside"),
        element("noscript", element("p", text("Texts, mentions and links are shown by a script."))),
        element("div", *entries, id="texts"),
    )


def _document(number: int, header: Header) -> Markup:
    summary = element("summary", element("span", text(_title(header)), class_="what"))
    return element("details", summary, id=f"d-{header.id}", data_d=number)


# --- what the script adds --------------------------------------------------------------------------------------------


def _data(contents: Contents) -> Json:
    """Return what is shown on request: where commitments stand and have appeared, and the documents with their texts.

    Documents, commitments, actors and headings are known by their numbers, and what is usual is left out: thousands of
    commitments stay small. An address is that of its document and a `tail`, which opens it at the words; where it has
    the words that are shown and no more, the script makes it. What the page says above is not said again: the id of a
    text, also in its path, and the words of a commitment where its text has the same.
    """
    numbers = {id_: number for number, id_ in enumerate(contents.headers)}
    of_mention = {
        each.commitment.id: (number, safe(_words(entry.first)))
        for number, entry in enumerate(contents.entries)
        for each in entry.mentions
    }
    numbered = [pair for paragraphs in contents.texts.values() for pair in enumerate(paragraphs)]
    places = {id_: at for at, paragraph in numbered for *_, id_ in paragraph.marks}
    names: dict[str, int] = {}
    sections: dict[tuple[str, ...], int] = {}
    return {
        "commitments": [
            _entry(entry, contents, numbers, places[entry.first.id])
            | _filled(
                actors=[names.setdefault(safe(actor), len(names)) for actor in entry.first.actors],
                section=sections.setdefault(tuple(map(plain, entry.first.section)), len(sections)),
            )
            for entry in contents.entries
        ],
        "actors": list(names),
        "sections": list(sections),
        "documents": [
            _described(header, contents.texts.get(id_, ()), of_mention) for id_, header in contents.headers.items()
        ],
    }


def _filled(**values: object) -> Json:
    """Return the values that say something; 0 is a number of something."""
    return {name: value for name, value in values.items() if value or value == 0}


def _entry(entry: Entry, contents: Contents, numbers: Mapping[str, int], at: int) -> Json:
    one = entry.first
    seen = entry.appearances if len(entry.appearances) > 1 else ()
    also = sorted({numbers[mention.commitment.document] for mention in entry.mentions} - {numbers[one.document]})
    due = _due(one.deadline)
    return {"document": numbers[one.document], "paragraph": at} | _filled(
        lines=_lines(one.location),
        tail=_tail(opening(one, contents.headers[one.document]), _words(one)),
        due="" if due == "none" else due,
        day=str((one.deadline.end or one.deadline.start or "") if one.deadline else ""),
        also=also,
        verdicts=[] if entry.verdicts == ("none",) else entry.verdicts,
        statuses=_statuses(entry),
        reviews=[_review(review, one) for review in entry.reviews],
        seen=[_appearance(each, one, contents.headers[each.document], numbers) for each in seen],
    )


def _review(review: Review, one: Commitment) -> Json:
    """Return what a reviewer says of a commitment, and in which document if not in the first."""
    other = f"in {plain(review.document)}" if review.document != one.document else ""
    edits = ((name, value if isinstance(value, str) else "; ".join(value)) for name, value in review.fields)
    return {"who": " · ".join(filter(None, (review.reviewer, plain(review.date), other)))} | _filled(
        verdict=_VERDICTS[review.verdict] if review.verdict else "",
        status=plain(review.status),
        note=plain(review.note),
        edits=[f"{name}: {plain(words) or 'none'}" for name, words in edits],
        evidence=list(map(_evidence, review.evidence)),
    )


def _evidence(each: Evidence) -> Json:
    """Return evidence in words, and the addresses among its own that a click may open."""
    return {"text": " · ".join(filter(None, map(plain, (each.date, each.quote, each.url))))} | _filled(
        url=opened(each.url), archived=opened(each.archived)
    )


def _appearance(each: Appearance, one: Commitment, header: Header, numbers: Mapping[str, int]) -> Json:
    quoted = plain(each.quote) if each.quote != one.text or "text" in one.edited else ""
    link = link_to(header.url, each.location, each.quote, 0, len(each.quote)) if each.quote else ""
    return {"document": numbers[each.document]} | _filled(
        lines=_lines(each.location),
        how=_HOW.get(each.how, ""),
        text=quoted,
        tail=_tail(link, quoted or _words(one)) if each.quote else "",
        reason=plain(each.reason),
        differences=list(map(difference, each.differences)),
    )


def _lines(place: Location) -> str | int:
    """Return the number of the line; with its page where there are pages."""
    return f"p. {place.page}, line {place.line}" if place.page else place.line


def _tail(link: str, shown: str) -> str | int:
    """Return what an address has behind that of its document; 1 where that is the words that are shown."""
    _, sign, tail = opened(link).partition("#")
    return 1 if sign + tail == exactly(shown) else sign + tail


def _described(header: Header, paragraphs: Sequence[Paragraph], of_mention: Mapping[str, tuple[int, str]]) -> Json:
    """Return what a script says of a document; `about` is split where its id stands."""
    facts = (header.kind, header.publisher, header.country, header.path)
    return _filled(
        id="" if paragraphs else header.id,  # those of a text stand above it
        title="" if paragraphs else _title(header),
        date=str(header.date or "no date"),
        about=" · ".join(filter(None, map(plain, facts))).split(header.id),
        url=opened(header.url).partition("#")[0],
        archived=opened(archived(header.url, header.date)).partition("#")[0],
        text=[[each.kind[0], each.level, each.gap, *_marked(each, of_mention)] for each in paragraphs],
    )


def _marked(paragraph: Paragraph, of_mention: Mapping[str, tuple[int, str]]) -> tuple[str, list[list[object]]]:
    """Return the words made safe, and the marks in them, none over another: offsets as scripts count (UTF-16).

    A mark without length is where the words of the commitment stand as they are listed, which are left out.
    """
    pieces: list[str] = []
    marks: list[list[object]] = []
    at = length = 0
    for start, end, id_ in paragraph.marks:
        if start >= at:
            before, within = safe(paragraph.text[at:start]), safe(paragraph.text[start:end])
            number, listed = of_mention[id_]
            within = "" if within == listed else within
            pieces += [before, within]
            begin = length + _units(before)
            at, length = end, begin + _units(within)
            marks.append([begin, length, number])
    return "".join((*pieces, safe(paragraph.text[at:]))), marks


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
