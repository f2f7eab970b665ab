"""Small charts of a report, drawn as SVG: bars that choose what is listed, time, and texts that derive from others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from usmx_corpus.render.page.markup import Markup, element, text
from usmx_corpus.render.view import counted, percent

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from usmx_corpus.model import Group, Header, Member

#: Bars of a chart; what else there is, is counted below.
_BARS = 12
_BAR, _LABEL, _ROOM, _LONGEST = 22, 204, 220, 27
#: Columns of a time line: months of up to eight years, else years.
_MOST_MONTHS = 96
_TIME = 440
#: Groups of texts that are drawn, and their members.
_GROUPS, _MEMBERS = 24, 12


class Bar(NamedTuple):
    """What a value is called, and how many commitments have it; `key` is what a filter is set to, "" for none."""

    label: str
    number: int
    key: str = ""


def bars(name: str, field: str, values: Sequence[Bar]) -> Markup:
    """Draw horizontal bars, each a link that sets the filter `field` to the value."""
    shown = values[:_BARS]
    most = max((bar.number for bar in shown), default=1)
    drawn = [_bar(field, row, bar, most) for row, bar in enumerate(shown)]
    height = _BAR * len(shown)
    picture = element(
        "svg",
        *drawn,
        viewBox=f"0 0 {_LABEL + _ROOM} {max(height, 1)}",
        role="img",
        aria_label=f"{name}: " + ", ".join(f"{bar.label} {bar.number}" for bar in shown),
    )
    rest = len(values) - len(shown)
    more = [element("p", text(f"and {rest:,} more"), class_="aside")] if rest else []
    return element("figure", element("figcaption", text(name)), picture, *more)


def _bar(field: str, row: int, bar: Bar, most: int) -> Markup:
    top = row * _BAR
    width = max(round((_ROOM - 50) * bar.number / most), 2)
    parts = (
        element("title", text(f"{bar.label}: {counted(bar.number, 'commitment')}")),
        element("rect", x=0, y=top, width=_LABEL + _ROOM, height=_BAR, class_="hit"),
        element("text", text(_cut(bar.label)), x=_LABEL - 8, y=top + 15, text_anchor="end"),
        element("rect", x=_LABEL, y=top + 4, width=width, height=_BAR - 8, rx=2, class_="bar"),
        element("text", text(f"{bar.number:,}"), x=_LABEL + width + 6, y=top + 15, class_="count"),
    )
    link = f"#{field}={quote(bar.key, safe='')}" if bar.key else None
    return element("a", *parts, href=link) if link else element("g", *parts)


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
    picture = element("svg", *drawn, *_years(columns, step), viewBox=f"0 0 {_TIME} 84", role="img", aria_label=label)
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


def _years(columns: Sequence[tuple[int, int]], step: float) -> list[Markup]:
    """Name the years below their first column, as many as there is room for."""
    firsts: dict[int, int] = {}
    for at, (year, _) in enumerate(columns):
        firsts.setdefault(year, at)
    every = max(1, round(40 / (step * len(columns) / len(firsts))))
    shown = list(firsts.items())[::every]
    return [element("text", text(year), x=f"{at * step:.1f}", y=78) for year, at in shown]


def relations(groups: Sequence[Group], shown: Container[str]) -> Markup:
    """Draw which texts are copies, versions or parts of others: the original left, the others to its right.

    Those that are `shown`, by their ids, are links to their texts.
    """
    drawn = [_group(group, shown) for group in groups[:_GROUPS]]
    rest = len(groups) - len(drawn)
    more = [element("p", text(f"and {counted(rest, 'more group')}"), class_="aside")] if rest else []
    return element("div", *drawn, *more, class_="relations")


def _group(group: Group, shown: Container[str]) -> Markup:
    members = group.members[:_MEMBERS]
    height = 26 * (len(members) + bool(len(group.members) > len(members)))
    middle = height / 2
    lines = [_edge(member, at, middle) for at, member in enumerate(members)]
    names = [_node(member.document, 380, 26 * at + 17, shown) for at, member in enumerate(members)]
    if rest := len(group.members) - len(members):
        names.append(element("text", text(f"and {rest:,} more"), x=380, y=26 * len(members) + 17))
    said = ", ".join(f"{member.document.id} ({_said(member)})" for member in members)
    return element(
        "svg",
        _node(group.original, 0, middle + 4, shown),
        *lines,
        *names,
        viewBox=f"0 0 660 {height}",
        role="img",
        aria_label=f"{group.original.id}: {said}",
    )


def _node(header: Header, left: int, top: float, shown: Container[str]) -> Markup:
    title = element("title", text(header.title or header.id))
    name = element("text", title, text(_cut(header.id)), x=left, y=f"{top:.1f}", class_="node")
    return element("a", name, href=f"#d-{header.id}") if header.id in shown else name


def _edge(member: Member, at: int, middle: float) -> Markup:
    end = 26 * at + 13
    path = f"M 232 {middle:.1f} C 262 {middle:.1f} 262 {end} 288 {end} L 372 {end}"
    label = element("text", text(_said(member)), x=292, y=end - 3, class_="count")
    return element("g", element("path", d=path), label)


def _said(member: Member) -> str:
    return f"{member.relation} {percent(member.shared)}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def tallied(values: Iterable[str], known: Mapping[str, str] | None = None) -> list[Bar]:
    """Count values, the most frequent first; `known` names them, and its order is kept where it is given."""
    counts = Counter(values)
    if known is not None:
        return [Bar(label, counts[key], key) for key, label in known.items() if counts[key]]
    return [Bar(value, count, value) for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
