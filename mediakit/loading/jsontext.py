"""JSON with an article an object: a list, an object that holds one, or an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mediakit.errors import InputError
from mediakit.loading.delimited import at_most
from mediakit.loading.records import Rows


def json_rows(text: str) -> Rows:
    """Objects of a JSON text; what is none and a broken line are told and passed over."""
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith("[") or (stripped.startswith("{") and "\n{" not in stripped):
        try:
            return objects((f"item {i}", v) for i, v in enumerate(listed(json.loads(stripped, strict=False)), 1))
        except json.JSONDecodeError as error:
            if stripped.startswith("["):
                raise InputError(f"not JSON: {error}") from error
    return objects(lines(text))


def objects(values: Iterator[tuple[str, object]]) -> Rows:
    """The objects among values, and what is said of the others."""
    found = Rows([], [])
    said = []
    for place, value in values:
        if isinstance(value, dict):
            found.rows.append(value)
        else:
            said.append(f"{place} {value}" if isinstance(value, Broken) else f"{place} is not an object")
    found.said, found.lost = list(at_most(said)), len(said)
    return found


class Broken(str):
    """Why a line is no JSON."""

    __slots__ = ()


def lines(text: str) -> Iterator[tuple[str, object]]:
    """The value of each line."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip("\ufeff \t\r")
        if not bare:
            continue
        try:
            yield f"line {number}", json.loads(bare, strict=False)
        except (ValueError, RecursionError) as error:
            yield f"line {number}", Broken(f"is not JSON: {str(error)[:60]}")


def listed(value: object) -> Iterator[object]:
    """The list in a JSON file, also one level down (`{"articles": [...]}`)."""
    if isinstance(value, dict):
        lists = (v for v in value.values() if isinstance(v, list) and any(isinstance(o, dict) for o in v))
        yield from next(lists, [value])
    elif isinstance(value, list):
        yield from value
