"""The article in an HTML page: text by trafilatura, metadata from the page's own declarations.

Extractor: Barbaresi (2021), trafilatura, with its fast settings. `deduplicate` stays off: it depends on the documents
read before. Metadata (JSON-LD, Open Graph, `meta`) is read here, because dates need their zone and `published` must not
be mixed with `updated`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from mediakit.loading.records import Record

META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
    ),
    "updated": ("article:modified_time", "datemodified", "og:updated_time", "last-modified"),
    "byline": ("author", "article:author_name", "parsely-author", "dc.creator", "byl"),
    "section": ("article:section", "parsely-section"),
    "site": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
LINKED_DATA = {
    "published": "datePublished",
    "updated": "dateModified",
    "title": "headline",
    "section": "articleSection",
}
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset(b"br img hr meta link input source area base col embed wbr p li td tr th option dd dt".split())
TOO_DEEP = 1_500
TOO_LONG = 8_000_000


def extract(data: bytes, encoding: str = "") -> Record:
    """Read one HTML page.

    Returns
    -------
    dict
        `text` (paragraphs parted by a newline), title, published, updated, byline, section, url, site, extractor.
        Fields that the page does not declare are left out.

    Raises
    ------
    ValueError
        The page is nested too deeply or too long to be parsed in bounded time, or holds no article text.
    """
    if len(data) > TOO_LONG:
        raise ValueError(f"HTML of {len(data):,} bytes; at most {TOO_LONG:,} are read")
    if depth(data) > TOO_DEEP:
        raise ValueError(f"HTML nested more than {TOO_DEEP:,} levels deep")
    from trafilatura import bare_extraction, load_html

    tree = load_html(data.decode(encoding, "replace") if encoding else data)
    if tree is None:
        raise ValueError("no HTML in this file")
    record = metadata(tree)
    document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(document, "text", None) or ""
    if not text.strip():
        raise ValueError("trafilatura found no article text in this page")
    return {**record, "text": text, "extractor": extractor()}


@lru_cache(maxsize=1)
def extractor() -> str:
    """Name, version and settings of the extractor."""
    return f"trafilatura {version('trafilatura')} fast"


def depth(data: bytes) -> int:
    """A bound on the nesting of a page, counted without parsing it (elements that need no end tag are left out)."""
    level = deepest = 0
    for m in TAG.finditer(data):
        if m[2].lower() in VOID:
            continue
        level = max(0, level - 1) if m[1] else level + 1
        deepest = max(deepest, level)
    return deepest


def metadata(tree: Any) -> Record:
    """What a page says about itself, linked data first."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            named.setdefault(name.lower(), content)
    record: Record = {f: v for f, names in META.items() if (v := next((named[n] for n in names if n in named), None))}
    for link in tree.iterfind(".//link[@rel='canonical']"):
        record.setdefault("url", link.get("href") or "")
    if "title" not in record and (title := tree.findtext(".//title")):
        record["title"] = " ".join(title.split())
    if language := tree.get("lang"):
        record["declared_language"] = language
    return {**record, **linked(tree)}


def linked(tree: Any) -> Record:
    """Dates, headline and author of the page's JSON-LD article."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            parts = list(objects(json.loads(script.text or "null", strict=False)))
        except (ValueError, RecursionError):
            continue
        for part in parts:
            if "Article" in str(part.get("@type", "")) or "datePublished" in part:
                found: Record = {f: part[k] for f, k in LINKED_DATA.items() if isinstance(part.get(k), str) and part[k]}
                if names := authors(part.get("author")):
                    found["byline"] = names
                return found
    return {}


def objects(value: object, level: int = 0) -> Iterator[dict[str, Any]]:
    """Objects of a JSON value, outer ones first."""
    if isinstance(value, dict):
        yield value
    inner = value.get("@graph", []) if isinstance(value, dict) else value
    if isinstance(inner, list) and level < 3:
        for item in inner:
            yield from objects(item, level + 1)


def authors(value: object) -> str:
    """Names of a JSON-LD author, who may be a string, an object or a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return str(value.get("name") or "") if isinstance(value.get("name"), str) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (authors(v) for v in value if not isinstance(v, list))))
    return ""
