"""Small charts of a report, drawn as SVG: bars that choose what is listed, time, and texts that derive from others."""

from __future__ import annotations

from collections import Counter
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from usmx_corpus.facts.times import MONTH_NAMES
from usmx_corpus.render.page.markup import Markup, element, text
from usmx_corpus.render.view import counted, percent

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from usmx_corpus.model import Group, Header, Member

#: Bars of a chart; what else there is, is counted below.
_BARS = 12
_BAR, _LINE, _LABEL, _ROOM, _LONGEST = 22, 15, 204, 220, 27
#: Columns of a time line: months of up to eight years, else years.
_MOST_MONTHS = 96
#: Months that are named one by one, where there is room.
_FEW_MONTHS = 24
_TIME = 440
#: Groups of texts that are drawn, and their members.
_GROUPS, _MEMBERS = 24, 12
#: A row of a group, where the titles of its members begin and end, and characters of a title.
_ROW, _LEFT, _RIGHT, _TITLE = 22, 106, 424, 44


class Bar(NamedTuple):
    """What a value is called, and how many commitments have it; `key` is what a filter is set to, "" for none."""

    label: str
    number: int
    key: str = ""


def bars(name: str, field: str, values: Sequence[Bar], without: Bar | None = None) -> Markup:
    """Draw horizontal bars, each a link that sets the filter `field` to the value.

    `without` are those that have no value at all: told below, since their bar would dwarf the others.
    """
    shown = values[:_BARS]
    most = max((bar.number for bar in shown), default=1)
    drawn, top = [], 0
    for bar in shown:
        lines = _lines(bar.label)
        drawn.append(_bar(field, top, bar, lines, most))
        top += _BAR + _LINE * (len(lines) - 1)
    picture = element(
        "svg",
        *drawn,
        viewBox=f"0 0 {_LABEL + _ROOM} {top}",
        role="img",
        aria_label=f"{name}: " + ", ".join(f"{bar.label} {bar.number}" for bar in shown),
    )
    rest = len(values) - len(shown)
    notes = [text(f"and {rest:,} more")] if rest else []
    if without and without.number:
        said = text(f"{without.label}: {without.number:,}")
        notes.append(element("a", said, href=_link(field, without)) if shown else said)
    note = [element("p", *interleaved(notes), class_="aside")] if notes else []
    return element("figure", element("figcaption", text(name)), *([picture] if shown else []), *note)


def interleaved(notes: Sequence[Markup]) -> list[Markup]:
    """Return notes with a semicolon between them."""
    return [part for note in notes for part in (text("; "), note)][1:]


def _bar(field: str, top: int, bar: Bar, lines: Sequence[str], most: int) -> Markup:
    width = max(round((_ROOM - 50) * bar.number / most), 2)
    height = _BAR + _LINE * (len(lines) - 1)
    middle = top + (height - _BAR) // 2
    parts = (
        element("title", text(f"{bar.label}: {counted(bar.number, 'commitment')}")),
        element("rect", x=0, y=top, width=_LABEL + _ROOM, height=height, class_="hit"),
        *(
            element("text", text(words), x=_LABEL - 8, y=top + 15 + _LINE * at, text_anchor="end")
            for at, words in enumerate(lines)
        ),
        element("rect", x=_LABEL, y=middle + 4, width=width, height=_BAR - 8, rx=2, class_="bar"),
        element("text", text(f"{bar.number:,}"), x=_LABEL + width + 6, y=middle + 15, class_="count"),
    )
    return element("a", *parts, href=_link(field, bar)) if bar.key else element("g", *parts)


def _link(field: str, bar: Bar) -> str:
    return f"#{field}={quote(bar.key, safe='')}"


def _lines(label: str) -> list[str]:
    """Return a label on the lines that it takes, two at most."""
    return wrap(label, _LONGEST, max_lines=2, placeholder="…") or [""]


def timeline(days: Iterable[date], undated: int) -> Markup:
    """Draw how many documents there are in each month, or in each year of a long time."""
    counts = Counter(days)
    if not counts:
        return element("p", text("No document has a date."), class_="aside")
    first, last = min(counts), max(counts)
    is_long = 12 * (last.year - first.year) + last.month - first.month >= _MOST_MONTHS
    columns = _columns(first, last, is_long=is_long)
    by_column = Counter[tuple[int, int]]()
    for day, count in counts.items():
        by_column[day.year, 0 if is_long else day.month] += count
    most, step = max(by_column.values()), _TIME / len(columns)
    drawn = [_column(at * step, step, column, by_column[column], most) for at, column in enumerate(columns)]
    label = f"{counted(sum(counts.values()), 'document')}, {first} to {last}"
    picture = element("svg", *drawn, *_ticks(columns, step), viewBox=f"0 0 {_TIME} 84", role="img", aria_label=label)
    note = f"{label}; {counted(undated, 'document')} without a date" if undated else label
    return element("figure", element("figcaption", text("Documents in time")), picture, element("p", text(note)))


def _columns(first: date, last: date, *, is_long: bool) -> list[tuple[int, int]]:
    if is_long:
        return [(year, 0) for year in range(first.year, last.year + 1)]
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [(month // 12, month % 12 + 1) for month in months]


def _column(left: float, step: float, column: tuple[int, int], count: int, most: int) -> Markup:
    year, month = column
    height = round(60 * count / most) if count else 0
    width = min(max(step - 1.5, 1.0), 24.0)
    title = element("title", text(f"{year}-{month:02}: {count:,}" if month else f"{year}: {count:,}"))
    place = {"x": f"{left:.1f}", "y": f"{62 - height}", "width": f"{width:.1f}", "height": f"{height}"}
    return element("rect", title, class_="bar", **place)


def _ticks(columns: Sequence[tuple[int, int]], step: float) -> list[Markup]:
    """Name years below their first column, months where there are few, as many as there is room for."""
    if len(columns) <= _FEW_MONTHS and columns[0][1]:
        named = [(at, f"{MONTH_NAMES[month - 1][:3]} {year}") for at, (year, month) in enumerate(columns)]
    else:
        firsts: dict[int, int] = {}
        for at, (year, _) in enumerate(columns):
            firsts.setdefault(year, at)
        named = [(at, str(year)) for year, at in firsts.items()]
    room = 10 + 7 * len(named[0][1])
    every = max(1, ceil(room * len(named) / (step * len(columns))))
    return [element("text", text(name), x=f"{at * step:.1f}", y=78) for at, name in named[::every]]


def relations(groups: Sequence[Group], shown: Container[str]) -> Markup:
    """Draw which texts are copies, versions or parts of others: each original, and below it those that derive from it.

    Those that are `shown`, by their ids, are links to their texts.
    """
    drawn = [_group(group, shown) for group in groups[:_GROUPS]]
    rest = len(groups) - len(drawn)
    more = [element("p", text(f"and {counted(rest, 'more group')}"), class_="aside")] if rest else []
    return element("div", *drawn, *more, class_="relations")


def _group(group: Group, shown: Container[str]) -> Markup:
    members = group.members[:_MEMBERS]
    rows = [_member(member, _ROW * at, shown) for at, member in enumerate(members, 1)]
    if rest := len(group.members) - len(members):
        rows.append(element("text", text(f"and {rest:,} more"), x=_LEFT, y=_ROW * (len(members) + 1) + 15))
    said = ", ".join(f"{member.document.id} ({_said(member)})" for member in members)
    return element(
        "svg",
        _node(group.original, 0, 0, shown),
        *rows,
        viewBox=f"0 0 {_RIGHT} {_ROW * (len(rows) + 1)}",
        role="img",
        aria_label=f"{group.original.id}: {said}",
    )


def _member(member: Member, top: int, shown: Container[str]) -> Markup:
    """Draw a text that derives from the one above: a branch, its relation, and its title."""
    branch = element("path", d=f"M 6 {_ROW} V {top + 11} H 20")
    relation = element("text", text(_said(member)), x=25, y=top + 15, class_="count")
    return element("g", branch, relation, _node(member.document, _LEFT, top, shown))


def _node(header: Header, left: int, top: int, shown: Container[str]) -> Markup:
    label = header.title or header.id
    words = label if len(label) <= _TITLE else label[: _TITLE - 1] + "…"
    name = element("text", element("title", text(label)), text(words), x=left, y=top + 15, class_="node")
    return element("a", name, href=f"#d-{header.id}") if header.id in shown else name


def _said(member: Member) -> str:
    return f"{member.relation} {percent(member.shared)}"


def tallied(values: Iterable[str], known: Mapping[str, str] | None = None) -> list[Bar]:
    """Count values, the most frequent first; `known` names them, and its order is kept where it is given."""
    counts = Counter(values)
    if known is not None:
        return [Bar(label, counts[key], key) for key, label in known.items() if counts[key]]
    return [Bar(value, count, value) for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
