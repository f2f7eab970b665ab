"""The page of a diff: words as text, every word in its place, nothing from outside, and a browser that reads it."""

import base64
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usmx_corpus.diff import compare
from usmx_corpus.model import Comparison
from usmx_corpus.reading.reader import read
from usmx_corpus.render import page as package
from usmx_corpus.render.page import page
from usmx_corpus.render.page.layout import SIDES, Fold, lay_out
from usmx_corpus.render.page.marks import marked
from usmx_corpus.render.verdict import changed_facts, changed_facts_at
from usmx_corpus.render.view import safe

CORPUS = Path(__file__).parents[1] / "corpus"
PAIRS = [
    ("fact-sheet", "mexican-summary"),
    ("sanders-statement", "sanders-statement-archived"),
    ("sanders-statement", "fact-sheet"),
    ("fact-sheet", "sanders-statement"),
    ("fact-sheet", "fact-sheet"),
]
STYLE = "".join(
    Path(package.__file__).with_name(name).read_text(encoding="utf-8") for name in ("base.css", "style.css")
)


def compared(left: str, right: str, title: str = "A title") -> Comparison:
    head = f"---\ntitle: {json.dumps(title)}\ndate: 2021-06-08\n---\n"
    return compare(*(read(f"{name}.md", (head + text).encode())[0] for name, text in (("a", left), ("b", right))))


def of_corpus(left: str, right: str) -> Comparison:
    return compare(*(read(f"{name}.txt", (CORPUS / f"{name}.txt").read_bytes())[0] for name in (left, right)))


def written(comparison: Comparison) -> str:
    return page(comparison, Path("old"), Path("new"))


class Reader(HTMLParser):
    """Plays a page back: the words of both columns, and every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.columns: dict[str, list[str]] = {"left": [], "right": []}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self._side = ""
        self._tag = ""
        self._reads = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        found = re.fullmatch(r"(left|right)-\d+(-\d+)?", attributes.get("id") or "")
        self._tag = tag
        if found:
            self._side = found[1]
        elif tag == "span" and self._side:
            self.columns[self._side].append("")
            self._reads = True

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""
        if tag == "span" and self._reads:
            self._reads, self._side = False, ""

    def handle_data(self, data: str) -> None:
        if self._reads:
            self.columns[self._side][-1] += data
        elif self._tag == "title":
            self.title += data

    def ids(self) -> list[str]:
        return [id_ for _, attributes in self.elements if (id_ := attributes.get("id"))]


def check(comparison: Comparison) -> None:
    """Check the laws that hold for every page."""
    html = written(comparison)
    reader = Reader(html)
    for side, document in (("left", comparison.left), ("right", comparison.right)):
        body = [statement for statement in document.statements if statement.kind != "boilerplate"]
        boilerplate = [statement for statement in document.statements if statement.kind == "boilerplate"]
        assert reader.columns[side] == [safe(statement.text) for statement in (*body, *boilerplate)]
    ids = reader.ids()
    assert len(ids) == len(set(ids))
    for tag, attributes in reader.elements:
        target = attributes.get("href") or ""
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcset"}]
        assert not target.startswith("#") or target[1:] in ids
        assert not target or (tag == "a" and target.startswith(("#", "https://", "http://")))
    tags = [tag for tag, _ in reader.elements]
    assert (tags.count("script"), tags.count("style")) == (1, 1)
    assert not {"link", "img", "iframe", "object", "embed", "form", "base"} & set(tags)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_word_of_both_sides_is_in_its_column_in_order(pair: tuple[str, str]) -> None:
    check(of_corpus(*pair))


WORDS = [
    *("Congress", "pledged", "$130", "million", "<script>alert(1)</script>", '"quoted"', "'single'", "&amp;", "&lt;"),
    *("<!--", "-->", "</style>", "]]>", "javascript:alert(1)", '[a](https://e.org/"x)', "##", "*", "-", ".", "\n\n"),
    *("\u202eevil\u202c", "\u2066x\u2069", "\u200f", "\u061c", "\x1b[31m"),
]
NASTY = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(left=NASTY, right=NASTY, title=NASTY)
def test_whatever_the_words_are_they_stay_words(left: str, right: str, title: str) -> None:
    comparison = compared(left, right, title)

    check(comparison)
    assert not re.search(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", written(comparison))


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    document = of_corpus("fact-sheet", "fact-sheet").left
    comparison = compare(document._replace(url='javascript:alert("x")'), document._replace(url='https://e.org/"><b>'))

    links = [attributes["href"] for tag, attributes in Reader(written(comparison)).elements if tag == "a"]

    assert 'https://e.org/"><b>' in links
    assert not [link for link in links if link and link.startswith("javascript")]


def test_a_page_is_named_by_what_tells_its_sides_apart() -> None:
    assert Reader(written(compared("x", "y"))).title == "a → b"
    assert Reader(written(of_corpus("fact-sheet", "fact-sheet"))).title == "old/fact-sheet.txt → new/fact-sheet.txt"


def test_the_same_texts_give_the_same_bytes() -> None:
    assert written(of_corpus(*PAIRS[0])) == written(of_corpus(*PAIRS[0]))


def test_the_policy_lets_this_style_and_this_script_through_and_nothing_else() -> None:
    html = written(of_corpus(*PAIRS[0]))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    hashes = [
        base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        for name in ("style", "script")
        for content in re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
    ]

    assert policy
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(
        r"@import|url\(|https?:", re.sub(r'"http://www\.w3\.org/2000/svg"', "", html.split("<body")[0])
    )


def test_statements_that_differ_only_in_layout_are_counted() -> None:
    told = written(
        compared("The **Port** opens.\n\nIt is big.\n\nA Mole.", "The Port opens.\n\n*It* is big.\n\nA mole.")
    )

    assert "2 statements differ only in markup." in told
    assert "1 statement differs only in capitals." in told


# Layout as data


SAME = [f"The {word} clause of this order stands as it stood before." for word in "first second third fourth".split()]
MANY = [f"Paragraph {number} speaks of nothing but matter {number * 7919}." for number in range(100, 120)]
MOVED = "The Secretary of Agriculture will report on wheat prices to the Senate every autumn."
LEFT = "\n\n".join([MOVED, *SAME, "The grant will be $130 million.", *MANY, "Two old remarks end the text, says Ann."])
RIGHT = "\n\n".join([*SAME, "The grant will be $140 million.", *MANY, MOVED])


def test_changes_are_numbered_in_the_order_of_the_page_and_the_rest_is_folded() -> None:
    comparison = compared(LEFT, RIGHT)

    layout = lay_out(comparison)

    kinds = {number: comparison.changes[change].kind for change, number in layout.numbers.items()}
    folded = [len(part.rows) for part in layout.body if isinstance(part, Fold)]
    assert kinds == {1: "same", 2: "reworded", 3: "removed"}
    assert folded == [len(MANY) - 4]


def test_a_move_has_a_row_of_its_own_at_both_places() -> None:
    comparison = compared(LEFT, RIGHT)
    moved = next(index for index, change in enumerate(comparison.changes) if change.moved)

    rows = [row for row in lay_out(comparison).body if not isinstance(row, Fold) and row.change == moved]

    assert [(row.left is None, row.right is None) for row in rows] == [(False, True), (True, False)]


def test_marks_are_cut_at_statements_and_leave_white_space_alone() -> None:
    comparison = of_corpus("sanders-statement", "fact-sheet")
    several = next(change for change in comparison.changes if change.left and len(change.right) > 1)

    words = marked(several, 1)

    assert ["".join(mark.text for mark in each) for each in words] == [each.text for each in several.right]
    assert all(mark.text == mark.text.strip() for each in words for mark in each if mark.changed)


def test_edits_that_do_not_join_up_mark_nothing() -> None:
    change = next(change for change in compared(LEFT, RIGHT).changes if change.kind == "reworded")

    words = marked(change._replace(edits=change.edits[:1]), 0)

    assert [[(mark.text, mark.changed) for mark in each] for each in words] == [[(change.left[0].text, False)]]


def test_a_place_inside_a_statement_leads_to_the_statement() -> None:
    layout = lay_out(compared("The first of all. The second, says Ann, is $5 million.", "The third."))
    first, second = compared("The first of all. The second, says Ann, is $5 million.", "x").left.statements
    inside = [first.location._replace(start=second.location.start + step) for step in (-1, 0, 9, 999)]

    assert [layout.id_at(0, place) for place in inside] == ["left-5", *["left-5-2"] * 3]


def test_finding_a_statement_does_not_take_longer_the_more_there_are() -> None:
    class Unread(dict[tuple[int, int], str]):
        def __iter__(self) -> Iterator[tuple[int, int]]:
            raise AssertionError("looked through all of them")

    comparison = compared(LEFT, RIGHT)
    layout = lay_out(comparison)
    place = comparison.left.statements[3].location

    found = layout._replace(ids=Unread(layout.ids)).id_at(0, place._replace(start=place.start + 1))

    assert found == f"left-{place.line}"


def test_changed_facts_know_the_index_of_their_change() -> None:
    comparison = compared(LEFT, RIGHT)

    found = changed_facts_at(comparison)

    assert [(comparison.changes[index].kind, fact.left) for index, fact in found] == [("reworded", "$130 million")]
    assert changed_facts(comparison) == [(comparison.changes[index], fact) for index, fact in found]


# What stands above the texts


def many_facts() -> Comparison:
    words = "wheat maize steel cotton water"
    told = [f"The {word} grant of year {year} is ${{}} million." for word in words.split() for year in range(10)]
    left, right = ("\n\n".join(each.format(start + 7 * at) for at, each in enumerate(told)) for start in (1000, 9000))
    return compared(left, right)


def test_many_facts_are_folded_after_the_first() -> None:
    comparison = many_facts()
    html = written(comparison)
    facts = html[html.index('id="facts"') : html.index('id="texts"')]
    before, folded = facts.split('<details class="more">')

    assert (before.count("<tr>"), folded.count("<tr>")) == (22, len(changed_facts(comparison)) - 20 + 2)
    assert f"<summary>{len(changed_facts(comparison)) - 20} more rows of facts</summary>" in folded


def test_places_have_a_column_only_if_a_row_has_places() -> None:
    assert ">Where</th>" in written(compared(LEFT, RIGHT))
    assert ">Where</th>" not in written(compared("The grant is $130 million.", "No figure stands in this text at all."))


def test_contents_link_to_the_sections_of_the_page() -> None:
    html = written(compared("Nothing here.", "Nothing here."))
    contents = html[html.index('class="contents"') : html.index('class="cards"')]

    assert re.findall(r'href="#(\w+)"', contents) == ["texts", "help"]
    assert re.findall(r'href="#(\w+)"', written(of_corpus(*PAIRS[0])))[1:4] == ["facts", "metadata", "texts"]


def test_what_differs_in_layout_alone_is_linked() -> None:
    html = written(
        compared("\n\n".join(SAME), "\n\n".join([SAME[0], SAME[1].replace("clause", "*clause*"), *SAME[2:]]))
    )

    assert 'only in markup. Line <a href="#left-7">7</a> ↔ <a href="#right-7">7</a>.' in html.replace(
        "</a>.</p>", "</a>."
    )


def test_walking_by_facts_passes_those_that_the_table_leaves_out() -> None:
    gone = "Two men came to the old house by the river on foot."
    html = written(compared("\n\n".join([*SAME, gone, "Ann paid $7 million for it."]), "\n\n".join(SAME)))

    changes = [attributes for _, attributes in Reader(html).elements if "data-change" in attributes]

    assert ["data-fact" in change for change in changes] == [False, True]
    assert re.findall('class="gone">(.*?)<', html[html.index('id="texts"') :]) == ["Two", "$7 million"]


# Languages


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        *(("", None), ("en", None), ("en-US", None), ("English", None)),
        *(("es-MX", "es-MX"), ("es_MX", "es-MX"), ("Spanish", "es"), ("ar", "ar"), ("of the Moon", "")),
    ],
)
def test_a_column_has_the_tag_of_its_language(language: str, tag: str | None) -> None:
    comparison = compared("Hola.", "Hello.")
    html = written(comparison._replace(left=comparison.left._replace(language=language)))

    cells = [attributes for _, attributes in Reader(html).elements if attributes.get("class") == "left"]

    assert {cell.get("lang") for cell in cells if "dir" in cell} == {tag}


def test_every_cell_and_every_fact_runs_in_the_direction_of_its_words() -> None:
    elements = Reader(written(of_corpus(*PAIRS[2]))).elements

    cells = [attributes for tag, attributes in elements if tag == "div" and attributes.get("class") in SIDES]
    facts = [tag for tag, attributes in elements if attributes.get("class") in {"gone", "come"}]

    assert {cell.get("dir") for cell in cells} == {"auto"}
    assert set(facts) == {"bdi"}
    assert not re.search(r"\[id\][^{]*{[^}]*\b(left|padding-left|border-left)\b", STYLE)


# The bar


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (("a", "b"), [("", "a"), ("", "b")]),
        (("2021-06-08-sheet", "2021-06-09-sheet"), [("2021-06-", "08-sheet"), ("2021-06-", "09-sheet")]),
        (("old/a-b.md", "new/a-b.md"), [("", "old/a-b.md"), ("", "new/a-b.md")]),
        (("program", "program-2"), [("program", ""), ("program", "-2")]),
    ],
)
def test_names_that_begin_alike_are_cut_where_they_are_alike(
    names: tuple[str, str], parts: list[tuple[str, str]]
) -> None:
    comparison = compared("x", "y")
    left, right = (getattr(comparison, side)._replace(id=name) for side, name in zip(SIDES, names, strict=True))

    html = written(comparison._replace(left=left, right=right))

    found = re.findall(r'title="([^"]*)"><span class="head">(.*?)</span><span class="tail">(.*?)</span>', html)
    assert found == [(name, *cut) for name, cut in zip(names, parts, strict=True)]


# Colours


def palette(scheme: str) -> dict[str, tuple[float, float, float]]:
    found = re.findall(r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);", STYLE)
    codes = {name: light if scheme == "light" else dark for name, light, dark in found}
    return {name: tuple(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)) for name, code in codes.items()}  # type: ignore[misc]


def luminance(colour: tuple[float, float, float]) -> float:
    """Return the relative luminance of WCAG 2."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        *(
            (words, ground)
            for words in ("ink", "dim", "link", "gone", "come", "move")
            for ground in ("paper", "now-paper")
        ),
        ("gone", "gone-paper"),
        ("come", "come-paper"),
        ("ink", "raised"),
        ("dim", "raised"),
    ],
)
def test_words_have_enough_contrast(scheme: str, words: str, ground: str) -> None:
    colours = palette(scheme)

    lighter, darker = sorted((luminance(colours[words]), luminance(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


# A real browser

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
DRIVER = """
<script>
addEventListener("load", () => setTimeout(() => {
  // Without a screen no frame follows a scroll, which would say so.
  const scrolled = (to) => { scrollTo(0, to); dispatchEvent(new Event("scroll")); };
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const readout = () => document.querySelector(".readout").textContent;
  const box = (element) => element.getBoundingClientRect();
  const button = (name) => document.querySelector(`[data-go=${name}]`);
  const leads = () => ["previous", "next", "fact"].filter((name) => button(name).ariaDisabled !== "true");
  const seen = {walk: [readout()]};
  seen.hidden = [...document.querySelectorAll(".change > div")].filter((cell) => !cell.offsetHeight).length;
  seen.told = [...document.querySelectorAll(".alike > div")].filter((cell) => cell.offsetHeight).length;
  seen.wide = document.documentElement.scrollWidth;
  seen.inner = innerWidth;
  seen.paper = getComputedStyle(document.documentElement).backgroundColor;
  seen.moves = [...document.querySelectorAll(".moves [data-from]")].map((line) => {
    const texts = box(document.querySelector(".texts"));
    const [from, to] = [line.dataset.from, line.dataset.to].map((id) => box(document.getElementById(id)));
    const [start, end] = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())];
    return {
      ids: [line.dataset.from, line.dataset.to],
      off: [
        start.x + texts.left - from.right, start.y + texts.top - from.top,
        end.x + texts.left - to.left, end.y + texts.top - to.top,
      ],
    };
  });
  for (const key of ["n", "j", "n", "n", "p", "k", "f", "f", "t"]) {
    press(key);
    seen.walk.push(`${key}: ${readout()}, ${document.activeElement.id}`);
  }
  const folds = () => [...document.querySelectorAll(".fold")].map((fold) => fold.open);
  seen.folds = [folds()];
  press("u");
  seen.folds.push(folds());
  press("u");
  seen.folds.push(folds());
  press("n");
  press("m");
  seen.other = document.activeElement.getAttribute("data-change") + document.activeElement.id;
  press("?");
  seen.help = document.querySelector("dialog").open;
  press("n");
  seen.stays = readout();
  document.querySelector("dialog .switch input").click();
  press("?");
  seen.switched = [document.querySelector("dialog").open];
  document.querySelector("dialog").close();
  press("n");
  seen.switched.push(readout());
  document.querySelector("section .switch input").click();
  seen.home = document.dispatchEvent(new KeyboardEvent("keydown", {key: "Home", cancelable: true}));
  press("t");
  seen.buttons = [leads()];
  button("next").focus();
  for (const _ of [1, 2, 3]) button("next").click();
  seen.buttons.push(document.activeElement.dataset.go, readout(), leads());
  button("next").click();
  seen.buttons.push(readout());
  for (const fold of document.querySelectorAll(".fold")) fold.open = true;
  scrolled(0);
  seen.room = [box(document.getElementById("change-3")).top - innerHeight];
  seen.buttons.push(leads());
  button("next").click();
  seen.buttons.push(readout());
  document.body.style.paddingBottom = "2000px";
  scrolled(document.documentElement.scrollHeight);
  seen.room.push(-box(document.querySelector(".texts")).bottom);
  seen.buttons.push(leads());
  button("previous").click();
  seen.buttons.push(readout());
  seen.names = [...document.querySelectorAll(".bar p")].map((name) => box(name.firstElementChild).left);
  seen.words = ["left", "right"].map((side) => box(document.querySelector(`.row > .${side} p > span`)).left);
  seen.chosen = ["dark", "light", "auto"].map((name) => {
    document.getElementById(`colors-${name}`).click();
    return getComputedStyle(document.documentElement).backgroundColor;
  });
  document.querySelector(".bar nav").hidden = true;
  seen.strip = box(document.querySelector(".bar")).height;
  const out = top.document.createElement("pre");
  out.id = "seen";
  out.textContent = JSON.stringify(seen);
  top.document.body.append(out);
}, 200));
</script>
"""


def browse(folder: Path, html: str, *flags: str) -> tuple[str, str]:
    """Open a page in a new browser; return the resulting document and the browser's log."""
    assert BROWSER
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    command = [
        BROWSER,
        *("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=3000"),
        *("--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()),
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as started:
        try:
            return started.communicate(timeout=60)
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)


def driven(folder: Path, html: str, width: int, *flags: str) -> dict[str, Any]:
    """Let the driver use a page, without the policy that would keep the driver out.

    The page stands in a frame, since no window is as narrow as a phone.
    """
    open_ = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html).replace("</body>", f"{DRIVER}</body>")
    frame = f'<body><iframe width="{width}" height="900" srcdoc="{escape(open_)}"></iframe></body>'
    document, _ = browse(folder, frame, "--window-size=1600,1000", "--hide-scrollbars", *flags)
    found = re.search(r'<pre id="seen">(.*?)</pre>', document, re.DOTALL)
    assert found, document[-2000:]
    return dict(json.loads(unescape(found[1])))


@pytest.fixture(scope="module")
def html() -> str:
    return written(compared(LEFT, RIGHT))


@pytest.fixture(scope="module")
def wide(html: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return driven(tmp_path_factory.mktemp("wide"), html, 1400)


@pytest.fixture(scope="module")
def phone(html: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    # Of the browser's schemes of colour, 0 is the dark one.
    return driven(tmp_path_factory.mktemp("phone"), html, 390, "--blink-settings=preferredColorScheme=0")


@needs_browser
def test_keys_walk_through_the_changes(wide: dict[str, Any]) -> None:
    assert wide["walk"] == [
        "3 changes",
        "n: change 1 of 3, change-1",
        "j: change 2 of 3, change-2",
        "n: change 3 of 3, change-3",
        "n: no later change, change-3",
        "p: change 2 of 3, change-2",
        "k: change 1 of 3, change-1",
        "f: change 2 of 3, change-2",
        "f: no later fact, change-2",
        "t: 3 changes, top",
    ]


@needs_browser
def test_a_key_folds_and_unfolds_what_is_unchanged(wide: dict[str, Any]) -> None:
    assert wide["folds"] == [[False], [True], [False]]


@needs_browser
def test_a_key_opens_the_help_which_keeps_the_others_out(wide: dict[str, Any]) -> None:
    assert (wide["help"], wide["stays"]) == (True, "change 1 of 3")


@needs_browser
def test_a_switch_turns_the_keys_off_and_the_browser_keeps_its_own(wide: dict[str, Any]) -> None:
    assert wide["switched"] == [True, "change 1 of 3"]
    assert wide["home"] is True


@needs_browser
def test_a_button_keeps_the_focus_and_leads_on_from_wherever_the_reader_has_scrolled(wide: dict[str, Any]) -> None:
    assert min(wide["room"]) > 0  # what is in hand is out of sight
    assert wide["buttons"] == [
        ["next", "fact"],
        *("next", "change 3 of 3", ["previous"]),
        "no later change",
        *(["next", "fact"], "change 1 of 3"),
        *(["previous"], "change 3 of 3"),
    ]


@needs_browser
def test_the_names_are_above_the_words_of_their_columns(wide: dict[str, Any]) -> None:
    assert all(abs(name - words) < 2 for name, words in zip(wide["names"], wide["words"], strict=True))


@needs_browser
def test_a_key_leads_to_the_other_end_of_a_move(wide: dict[str, Any]) -> None:
    assert wide["other"] == "1"  # the row of change 1 that does not bear its id


@needs_browser
def test_a_move_is_drawn_from_its_place_on_the_left_to_that_on_the_right(wide: dict[str, Any]) -> None:
    (move,) = wide["moves"]
    comparison = compared(LEFT, RIGHT)
    moved = next(change for change in comparison.changes if change.moved)

    assert move["ids"] == [f"left-{moved.left[0].location.line}", f"right-{moved.right[0].location.line}"]
    assert all(abs(distance) < 16 for distance in move["off"])


@needs_browser
def test_a_phone_never_scrolls_sideways_and_draws_no_lines(phone: dict[str, Any]) -> None:
    assert phone["inner"] == phone["wide"]
    assert phone["inner"] == 390
    assert phone["moves"] == []


@needs_browser
def test_without_its_buttons_nothing_is_left_of_the_bar_on_a_phone(wide: dict[str, Any], phone: dict[str, Any]) -> None:
    assert phone["strip"] == 0 < wide["strip"]


@needs_browser
def test_unchanged_text_is_shown_once_where_there_is_no_room_for_two(
    wide: dict[str, Any], phone: dict[str, Any]
) -> None:
    assert phone["told"] * 2 == wide["told"] > 0
    assert (phone["hidden"], wide["hidden"]) == (0, 0)


@needs_browser
def test_dark_and_light_are_those_of_the_reader(wide: dict[str, Any], phone: dict[str, Any]) -> None:
    assert (wide["paper"], phone["paper"]) == ("rgb(252, 251, 248)", "rgb(22, 24, 28)")


@needs_browser
def test_a_reader_can_switch_between_dark_and_light(wide: dict[str, Any], phone: dict[str, Any]) -> None:
    light, dark = "rgb(252, 251, 248)", "rgb(22, 24, 28)"

    assert wide["chosen"] == [dark, light, light]
    assert phone["chosen"] == [dark, light, dark]


@needs_browser
def test_the_page_as_it_is_breaks_no_policy_of_its_own(html: str, tmp_path: Path) -> None:
    document, log = browse(tmp_path, html)

    assert 'class="moves"' in document  # its script has run
    assert not [line for line in log.splitlines() if "CONSOLE" in line or "Content Security Policy" in line]
