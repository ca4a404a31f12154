"""Paragraphs of word-processor files: DOCX by a parser without entities or network, RTF by a small reader of its own.

Only the text is wanted, so styles are left out; a form feed alone in the list marks a new page or a bookmark.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from mediakit.loading.archives import check, member

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAK = "\f"
DOCUMENT = "word/document.xml"
TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
HIDDEN = frozenset(
    "fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr themedata colorschememapping listtable "
    "listoverridetable rsidtbl generator datastore xmlnstbl latentstyles object fldinst shppict nonshppict footnote".split()
)
SIGNS = {"par": "\n", "line": "\n", "sect": "\n", "row": "\n", "tab": "\t", "cell": "\t", "page": "\n\f\n", "emdash": "—", "endash": "–",
         "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
         "sbkpage": ""}  # fmt: skip
DEEPEST = 2_000


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


def of_rtf(data: bytes) -> list[str]:
    """Paragraphs of an RTF.

    Raises
    ------
    ValueError
        Not an RTF, or nested too deeply.
    """
    if not data.lstrip()[:5] == b"{\\rtf":
        raise ValueError("not an RTF file")
    page = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    return "".join(rtf_text(data, f"cp{page[1].decode()}" if page else "cp1252")).split("\n")


def rtf_text(data: bytes, codec: str) -> Iterator[str]:
    """The text of an RTF, hidden groups left out."""
    try:
        codecs.lookup(codec)
    except LookupError:
        codec = "cp1252"
    stack: list[tuple[bool, int]] = []
    hidden, width, skip = False, 1, 0
    pending = b""
    for m in TOKEN.finditer(data):
        coded, code, word, number, symbol, brace, plain = m.groups()
        if coded is not None:
            if skip:
                skip -= 1
            elif not hidden:
                pending += bytes.fromhex(coded.decode())
            continue
        if pending:
            yield pending.decode(codec, "replace")
            pending = b""
        if brace == b"{":
            stack.append((hidden, width))
            if len(stack) > DEEPEST:
                raise ValueError("RTF nested too deeply")
        elif brace == b"}":
            hidden, width = stack.pop() if stack else (False, 1)
        elif code is not None:
            skip = width
            if not hidden:
                yield sign(int(code))
        elif word is not None:
            name = word.decode()
            hidden = hidden or name in HIDDEN
            width = int(number) if name == "uc" and number else width
            yield "" if hidden else SIGNS.get(name, "")
        elif symbol is not None:
            hidden = hidden or symbol == b"*"
            yield (
                ""
                if hidden
                else {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}.get(
                    symbol, ""
                )
            )
        elif plain is not None:
            text = plain.decode(codec, "replace")
            text, skip = text[skip:], max(0, skip - len(text))
            yield "" if hidden else text
    if pending:
        yield pending.decode(codec, "replace")


def sign(code: int) -> str:
    """The character of a `\\u` code, which is a signed 16-bit number."""
    code = code + 65_536 if code < 0 else code
    return chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def is_word_lock(name: str) -> bool:
    """Whether a file is what Word leaves beside an open document."""
    return name.startswith("~$")
