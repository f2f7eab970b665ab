"""Measure the reading of PDF files: seconds of CPU per 1,000 pages, and what was found.

    python tests/bench/pdf.py FOLDER [--show PAGES]

With `--show`, the blocks of the first pages of each file are printed with their places, to be read beside the file.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import process_time

import pypdfium2

from usmx_corpus.reading import reader


def main() -> None:
    """Read each PDF below a folder and print a line for it, then the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="PAGES")
    arguments = parser.parse_args()
    pages, seconds = 0, 0.0
    for path in sorted(arguments.folder.rglob("*.pdf")):
        content = path.read_bytes()
        began = process_time()
        document, problems = reader.read(path.name, content)
        took = process_time() - began
        count = _pages(content)
        pages, seconds = pages + count, seconds + took
        print(f"{path.name}: {count} pages, {took:.2f} s, {document.words} words, {[each.code for each in problems]}")
        for block in document.blocks:
            place = document.locate(block.number, 0, len(block.text.clean))
            if place.page <= arguments.show:
                print(
                    f"  {place.page}.{place.line}–{place.last_page}.{place.last_line} {block.kind}: {block.text.clean}"
                )
    print(f"{pages} pages, {1000 * seconds / max(pages, 1):.1f} s of CPU for 1,000")


def _pages(content: bytes) -> int:
    try:
        return len(pypdfium2.PdfDocument(content))
    except pypdfium2.PdfiumError:
        return 0


if __name__ == "__main__":
    main()
