"""Office documents from strangers: bombs, deep nesting, damage and tricks; each a problem, in bounded time."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import warnings
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from office import W, codes, docx, odt, p, read, shown, w, zipped
from usmx_corpus.reading.office import package as package_module

if TYPE_CHECKING:
    from pathlib import Path

BODY = f"<w:body>{p('We dig.')}</w:body>"
BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def package(document: str | bytes, **parts: str | bytes) -> bytes:
    return zipped({"word/document.xml": document, **{f"word/{name}": part for name, part in parts.items()}})


def messages(content: bytes, path: str = "plan.docx") -> str:
    return " ".join(str(problem) for problem in read(content, path)[1])


def in_seconds(limit: float, content: bytes, path: str = "plan.docx") -> list[tuple[str, int]]:
    begin = time.process_time()
    found = codes(content, path)

    assert time.process_time() - begin < limit
    return found


@pytest.mark.parametrize("path", ["plan.docx", "plan.odt", "plan.docm"])
@pytest.mark.parametrize("content", [b"Not a package.", b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 500, b"PK\x05\x06" * 50])
def test_a_file_that_is_no_package_says_so(path: str, content: bytes) -> None:
    assert ("damaged", 1) in codes(content, path)


@pytest.mark.parametrize("path", ["plan.docx", "plan.odt"])
def test_a_package_without_its_text_says_so(path: str) -> None:
    assert codes(zipped({"other.xml": "<a/>"}), path) == [("damaged", 1)]


def test_files_of_old_word_and_encrypted_ones_say_what_to_do() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512

    assert "save it as .docx" in messages(old, "plan.doc")
    assert "encrypted" in messages(old + "EncryptedPackage".encode("utf-16-le"))


def test_an_encrypted_open_document_says_what_to_do() -> None:
    manifest = "<manifest:encryption-data/>"
    content = zipped({"content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest})

    assert "encrypted" in messages(content, "plan.odt")


@pytest.mark.parametrize("size", [10, 1_000, 40_000])
def test_a_file_cut_off_anywhere_is_a_problem(size: int) -> None:
    content = docx("".join(p(f"We dig {number}.") for number in range(20_000)))

    assert {code for code, _ in codes(content[:size])} == {"damaged"}


def test_text_before_the_damage_is_read() -> None:
    content = package(w("document", "<w:body>" + p("We dig.") + p("We fill."))[:-40])

    assert (shown(content)[0], codes(content)) == ("We dig.", [("damaged", 1)])


def test_wrong_sums_are_a_problem() -> None:
    content = bytearray(docx(p("We dig.")))
    with ZipFile(BytesIO(content)) as file:
        info = file.getinfo("word/document.xml")
    place = content.index(b"PK\x01\x02", content.index(b"word/document.xml", info.header_offset))
    wrong = bytes(content[:place]) + bytes(content[place:]).replace(info.CRC.to_bytes(4, "little"), b"\1\2\3\4")

    assert ("damaged", 1) in codes(wrong)


@pytest.mark.parametrize("part", ["document.xml", "styles.xml"])
def test_entities_are_refused(part: str) -> None:
    bomb = BOMB + w("document", f"<w:body><w:p><w:r><w:t>{'&b;' * 100}</w:t></w:r></w:p></w:body>").partition("?>")[2]
    parts: dict[str, str | bytes] = {"document.xml": w("document", BODY), part: bomb}
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    content = package(parts.pop("document.xml"), **parts, **{"_rels/document.xml.rels": relations})

    assert "declares a document type" in messages(content)
    assert "ha" not in " ".join(shown(content))


def test_an_entity_bomb_in_a_flat_open_document_is_refused() -> None:
    assert "declares a document type" in messages((BOMB + "<d>&b;</d>").encode(), "plan.fodt")


@pytest.mark.parametrize(
    "name", ["w:p", "w:tbl", "w:sdt", "w:ins", "w:tc", "w:txbxContent", "mc:AlternateContent", "w:x"]
)
def test_deep_nesting_is_read_in_time(name: str) -> None:
    nested = f"<{name}>" * 100_000 + p("We dig.") + f"</{name}>" * 100_000

    in_seconds(10, package(w("document", f"<w:body>{nested}{p('We fill.')}</w:body>")))


def test_tables_nested_without_end_are_cut_and_told() -> None:
    begin, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    content = docx(begin * 5_000 + p("Deep.") * 5_000 + end * 5_000 + p("We dig."))

    assert ("left-out", 1) in in_seconds(10, content)
    assert "We dig." in shown(content)


@pytest.mark.parametrize("name", ["text:list", "table:table-cell", "text:span", "text:section"])
def test_deep_nesting_of_open_documents_is_read_in_time(name: str) -> None:
    content = odt(f"<{name}>" * 50_000 + "<text:p>Deep.</text:p>" + f"</{name}>" * 50_000 + "<text:p>We dig.</text:p>")

    in_seconds(10, content, "plan.odt")
    assert shown(content, "plan.odt")[-1] == "We dig."


def test_fields_without_end_are_read_in_time() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    in_seconds(10, docx(f"<w:p>{mark * 50_000}</w:p>{p('We dig.') * 5_000}"))


def test_styles_that_are_based_on_each_other_are_read() -> None:
    def style(id_: int, base: int) -> str:
        return f'<w:style w:type="paragraph" w:styleId="s{id_}"><w:basedOn w:val="s{base}"/></w:style>'

    circle = w("styles", "".join(style(number, (number + 1) % 5_000) for number in range(5_000)))
    body = "".join(p(f"We dig {number}.", f'<w:pStyle w:val="s{number}"/>') for number in range(5_000))

    assert in_seconds(10, docx(body, styles=circle)) == []


def test_lists_of_many_levels_and_counts_are_read_in_time() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="99999999"/><w:numFmt w:val="upperRoman"/>'
        f'<w:lvlText w:val="{"%1" * 5_000}"/></w:lvl>'
        for number in range(2_000)
    )
    lists = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>' for number in range(1, 2_000))
    numbering = w("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}')
    body = "".join(p("We dig.", f'<w:numPr><w:numId w:val="{number}"/></w:numPr>') for number in range(1, 2_000))

    in_seconds(20, docx(body, numbering=numbering))


@pytest.mark.parametrize("value", ["-1", "9" * 5_000, "²", "", "x"])
def test_odd_numbers_are_no_error(value: str) -> None:
    properties = (
        f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
    )
    body = p("We dig.", properties) + f'<w:p><w:r><w:sym w:char="{value}" w:font="Symbol"/></w:r></w:p>'

    assert shown(docx(body))[0].endswith("We dig.")


def test_parts_of_one_name_are_told() -> None:
    out = BytesIO()
    with warnings.catch_warnings(), ZipFile(out, "w") as file:
        warnings.simplefilter("ignore")
        file.writestr("word/document.xml", w("document", f"<w:body>{p('First.')}</w:body>"))
        file.writestr("word/document.xml", w("document", f"<w:body>{p('Last.')}</w:body>"))

    assert (shown(out.getvalue()), codes(out.getvalue())) == (["Last."], [("damaged", 1)])


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..", ""])
def test_references_lead_to_parts_only(target: str) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="x/officeDocument" Target="{target}"/></Relationships>'
    )

    assert codes(zipped({"_rels/.rels": relations, "a": "b"})) == [("damaged", 1)]


def test_too_many_parts_are_refused() -> None:
    assert codes(zipped({f"{number}.xml": "" for number in range(10_001)})) == [("too-large", 1)]


def in_little_memory(tmp_path: Path, content: bytes, limit: int = package_module.MOST_BYTES) -> str:
    """Return the codes of the problems of a file, of which parts are read up to a limit."""
    (tmp_path / "plan.docx").write_bytes(content)
    code = (
        "import sys; from pathlib import Path\n"
        "from usmx_corpus.reading import reader; from usmx_corpus.reading.office import package\n"
        "package.MOST_BYTES = int(sys.argv[2])\n"
        "for p in reader.read('plan.docx', Path(sys.argv[1]).read_bytes())[1]: print(p.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "plan.docx"), str(limit)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.stderr == ""
    return done.stdout


def _bomb(name: str, begin: str, filling: str, size: int) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file, file.open(name, "w") as part:
        part.write(begin.encode())
        block = (filling * (1_000_000 // len(filling))).encode()
        for _ in range(size):
            part.write(block)
    return out.getvalue()


def test_a_zip_bomb_is_read_to_its_limit_only(tmp_path: Path) -> None:
    begin = f'<w:document xmlns:w="{W}"><w:body>' + p("We dig.")

    assert "too-large" in in_little_memory(tmp_path, _bomb("word/document.xml", begin, " " * 100, 200))


# The limit itself takes 20 seconds with a file of nothing but tags.
@pytest.mark.parametrize("filling", ["<w:p><w:r><w:t/></w:r></w:p>", "<!-- -->", f"<w:p {'a' * 50}='1'/>", "<w:x>"])
def test_a_zip_bomb_of_tags_takes_little_memory(tmp_path: Path, filling: str) -> None:
    begin = f'<w:document xmlns:w="{W}"><w:body>' + p("We dig.")

    assert "too-large" in in_little_memory(tmp_path, _bomb("word/document.xml", begin, filling, 20), 4 << 20)


def test_a_comment_of_megabytes_is_read_in_time(tmp_path: Path) -> None:
    begin = f'<w:document xmlns:w="{W}"><w:body>' + p("We dig.") + "<!--"

    assert "damaged" in in_little_memory(tmp_path, _bomb("word/document.xml", begin, "x", 60))
