"""Paragraphs of a DOCX, by a parser without entities or network.

Only the text is wanted, so styles are left out; a form feed alone in the list marks a new page or a bookmark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediakit.loading.archives import check, member

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAK = "\f"
DOCUMENT = "word/document.xml"


def of_docx(data: bytes) -> list[str]:
    """Paragraphs of a DOCX, those of tables included.

    Raises
    ------
    ArchiveError
        The archive is not safe to open.
    ValueError
        It holds no Word document.
    """
    from lxml import etree

    archive = check(data)
    if DOCUMENT not in archive.namelist():
        raise ValueError(f"no {DOCUMENT} in this archive: not a Word document")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False
    )
    xml = member(archive, DOCUMENT, len(data))
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise ValueError("the document declares entities; not read")
    root = etree.fromstring(xml, parser)
    return [p for element in root.iter(f"{WORD}p") for p in paragraph(element)]


def paragraph(element: Any) -> Iterator[str]:
    """A page break or bookmark, if there is one, and the text of a `w:p`, line breaks as separate paragraphs."""
    parts: list[str] = []
    marked = False
    for node in element.iter():
        if node.tag == f"{WORD}t":
            parts.append(node.text or "")
        elif node.tag in (f"{WORD}tab", f"{WORD}cr"):
            parts.append("\t" if node.tag.endswith("tab") else "\n")
        elif node.tag == f"{WORD}br":
            paged = node.get(f"{WORD}type") == "page"
            marked = marked or paged
            parts.append("" if paged else "\n")
        elif node.tag in (f"{WORD}bookmarkStart", f"{WORD}lastRenderedPageBreak", f"{WORD}pageBreakBefore"):
            marked = True
    if marked:
        yield BREAK
    yield from "".join(parts).split("\n")
