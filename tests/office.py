"""Small Word and OpenDocument files, made of the XML that a test is about."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from usmx_corpus.reading import reader

if TYPE_CHECKING:
    from usmx_corpus.model import Block, Document, Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of some parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def w(root: str, inside: str, namespace: str = W) -> str:
    """Return a part of a Word file."""
    spaces = f'xmlns:w="{namespace}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {spaces}>{inside}</w:{root}>'


def relations(*listed: tuple[str, str, str]) -> str:
    """Return the references of a part: (id, type, target); an address is outside of the file."""
    outside = 'TargetMode="External"'
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{_R}/{type_}" Target="{target}" {outside if ":" in target else ""}/>'
        for id_, type_, target in listed
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def docx(body: str, namespace: str = W, **parts: str) -> bytes:
    """Return a Word file with a body; `parts` are others by their names without ending: `styles`, `numbering` …"""
    listed = [(f"part{number}", name, f"{name}.xml") for number, name in enumerate(parts)]
    links = ("link", "hyperlink", "https://ports.example/plan_(2021)")
    return zipped(
        {
            "_rels/.rels": relations(("a", "officeDocument", "word/document.xml")),
            "word/document.xml": w("document", f"<w:body>{body}</w:body>", namespace),
            "word/_rels/document.xml.rels": relations(links, *listed),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def p(words: str = "", properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words, run)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def odt_xml(body: str, styles: str = "", root: str = "document-content", meta: str = "") -> str:
    """Return the XML of an OpenDocument text."""
    names = ("office", "text", "table", "style", "drawing", "xsl-fo-compatible")
    spaces = " ".join(f'xmlns:{_short(name)}="{_ODF}{name}:1.0"' for name in names)
    return (
        f'<office:{root} {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta>{meta}</office:meta><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def _short(name: str) -> str:
    return {"drawing": "draw", "xsl-fo-compatible": "fo"}.get(name, name)


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    """Return an OpenDocument text."""
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odt_xml(body, styles, meta=meta)}
    )


def read(content: bytes, path: str = "plan.docx") -> tuple[Document, list[Problem]]:
    """Return the document in a file, and its problems."""
    return reader.read(path, content)


def shown(content: bytes, path: str = "plan.docx") -> list[str]:
    """Return what is read of each block: its mark, and its words."""
    return [f"{_mark(block)}{block.text.clean}" for block in read(content, path)[0].blocks]


def _mark(block: Block) -> str:
    if block.kind == "heading":
        return "#" * block.level + " "
    if block.kind == "item":
        return "  " * (block.level - 1) + (block.marker.clean if block.marker else "-") + " "
    return "~ " if block.kind == "boilerplate" else ""


def codes(content: bytes, path: str = "plan.docx") -> list[tuple[str, int]]:
    """Return the code and line of each problem of a file."""
    return [(problem.code, problem.line) for problem in read(content, path)[1]]
