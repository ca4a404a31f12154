"""JSON of news services: NewsAPI, Event Registry and GDELT DOC; a row that is cut off or has no text says so.

A file holds one answer, several of them, or the articles of answers, as a list or one a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from mediakit.loading.records import Batch, Record, add_flag

CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
REMOVED = "[Removed]"


def looks_like(value: object) -> bool:
    """Whether a JSON value is an answer of one of these services."""
    if not isinstance(value, dict):
        return False
    inner = value.get("articles")
    if isinstance(inner, dict):
        return isinstance(inner.get("results"), list)
    return isinstance(inner, list) and (
        "totalResults" in value or any(is_article(a) or (isinstance(a, dict) and "seendate" in a) for a in inner[:5])
    )


def is_article(value: object) -> bool:
    """Whether a JSON value is an article of NewsAPI as it came; one with a whole text added is a row of a table."""
    if not isinstance(value, dict):
        return False
    source = value.get("source")
    own_text = bool({"text", "body", "full_text", "fulltext", "article_text"} & value.keys())
    return isinstance(source, dict) and "name" in source and "publishedAt" in value and not own_text


def begins(text: str) -> bool:
    """Whether the first line of a text is such an answer or article."""
    try:
        value = json.loads(text.partition("\n")[0], strict=False)
    except (ValueError, RecursionError):
        return False
    return looks_like(value) or is_article(value) or bool(is_error(value))


def of_values(values: Sequence[object]) -> Batch | None:
    """Read a list of answers or of articles; None if it is neither."""
    some = [v for v in values if isinstance(v, dict)][:5]
    if any(map(is_article, some)):
        batch = Batch("NewsAPI JSON", promised=len(values))
        batch.records = list(records(values, newsapi, batch))
        return batch
    if not some or not all(looks_like(v) or is_error(v) for v in some):
        return None
    if len(values) == 1 and looks_like(some[0]):
        return read(some[0])
    return joined(values)


def joined(values: Sequence[object]) -> Batch:
    """Read several answers as one; pages of one query each give its total, so no sum is promised."""
    batch = Batch("JSON of a news service")
    totals: list[str] = []
    for number, value in enumerate(values, 1):
        if not isinstance(value, dict) or not looks_like(value):
            batch.skipped.append((f"#{number}", is_error(value) or "not an answer of a news service"))
            continue
        found = read(value)
        batch.format = found.format
        batch.records += found.records
        batch.skipped += [(f"#{number} {item}", why) for item, why in found.skipped]
        totals += [str(found.promised)] if found.promised is not None else []
    batch.remarks.append(
        f"{len(values)} answers in one file; totals that they give: {', '.join(totals[:20]) or 'none'}"
    )
    return batch


def is_error(value: object) -> str:
    """What a service says went wrong, or ""."""
    if isinstance(value, dict) and value.get("status") == "error":
        return f"the service answered with an error: {value.get('code', '')} {value.get('message', '')}".strip()
    return ""


def read(value: dict[str, Any]) -> Batch:
    """Read an answer."""
    inner = value["articles"]
    if isinstance(inner, dict):
        batch = Batch("Event Registry JSON", promised=whole(inner.get("totalResults")))
        reader = event_registry
        inner = inner["results"]
    elif "totalResults" in value or not any("seendate" in a for a in inner if isinstance(a, dict)):
        batch = Batch("NewsAPI JSON", promised=whole(value.get("totalResults")))
        reader = newsapi
    else:
        batch = Batch("GDELT JSON")
        reader = gdelt
    batch.records = list(records(inner, reader, batch))
    return batch


def whole(value: object) -> int | None:
    """A count, if it is one."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def records(items: Sequence[object], reader: Any, batch: Batch) -> Iterator[Record]:
    """Records of the items that are objects."""
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield reader(item)
        else:
            batch.skipped.append((f"#{number}", "not an object"))


def newsapi(item: dict[str, Any]) -> Record:
    """An article of NewsAPI; `content` is cut at about 200 characters and then flagged."""
    source = item.get("source")
    outlet = source.get("name") if isinstance(source, dict) else source
    title = str(item.get("title") or "")
    record: Record = {
        "outlet": outlet,
        "title": title.removesuffix(f" - {outlet}") or None,
        "url": item.get("url"),
        "published": item.get("publishedAt"),
        "byline": item.get("author") if isinstance(item.get("author"), str) else None,
        "standfirst": item.get("description"),
    }
    content = item.get("content")
    if title == REMOVED or not isinstance(content, str):
        return {**record, "text": None}
    text = TAG.sub(" ", content).replace("\r\n", "\n")
    record["text"] = CUT.sub("", text)
    if CUT.search(text):
        add_flag(record, "truncated", "the service cuts the text off: not an article to measure")
    return record


def event_registry(item: dict[str, Any]) -> Record:
    """An article of Event Registry."""
    source, names = item.get("source"), item.get("authors")
    authors = [str(a.get("name")) for a in names if isinstance(a, dict)] if isinstance(names, list) else []
    return {
        "article_id": item.get("uri"),
        "outlet": (source.get("title") or source.get("uri")) if isinstance(source, dict) else None,
        "title": item.get("title"),
        "url": item.get("url"),
        "text": item.get("body"),
        "event": item.get("eventUri"),
        "published": item.get("dateTimePub") or item.get("dateTime") or item.get("date"),
        "byline": ", ".join(authors) or None,
    }


def gdelt(item: dict[str, Any]) -> Record:
    """An entry of GDELT: no text, and `seendate` is when the page was seen, not when it was published."""
    return {
        "outlet": item.get("domain"),
        "title": item.get("title"),
        "url": item.get("url"),
        "seen": item.get("seendate"),
        "text": None,
    }
