"""HTML of database exports: parsed with care, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediakit.loading.extraction import TOO_DEEP, depth

BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "tr",
        "table",
        "br",
        "center",
        "blockquote",
        "hr",
        "section",
    }
)
SILENT = frozenset({"script", "style", "head", "title", "meta", "link"})


def parsed(data: bytes) -> Any:
    """The tree of a page; comments and scripts are never run or followed.

    Raises
    ------
    ValueError
        Nested too deeply, or no HTML at all.
    """
    from lxml import etree, html

    if depth(data) > TOO_DEEP:
        raise ValueError(f"HTML nested more than {TOO_DEEP:,} levels deep")
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding_of(data)
    )
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise ValueError(f"no HTML in this file: {error}") from error
    return tree


def encoding_of(data: bytes) -> str | None:
    """UTF-8 if the bytes are; else what the page declares counts."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def blocks(tree: Any) -> Iterator[str]:
    """The text of each block, its white space made single spaces."""
    parts: list[str] = []
    for event, text in events(tree):
        if event == "text":
            parts.append(text)
        elif joined := " ".join("".join(parts).split()):
            yield joined
            parts = []
        else:
            parts = []
    if joined := " ".join("".join(parts).split()):
        yield joined


def events(tree: Any) -> Iterator[tuple[str, str]]:
    """Texts and borders of blocks, in order, without recursion."""
    stack = [(tree, False)]
    while stack:
        element, closing = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if name in BLOCKS:
            yield "border", ""
        if closing or not name or name in SILENT:
            yield "text", element.tail or ""
            continue
        yield "text", element.text or ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def text_of(element: Any) -> str:
    """All text of an element, white space made single spaces."""
    return " ".join("".join(element.itertext()).split())
