"""Decisions of the researcher that outlast a new run: which removals are kept, and spans found by hand."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import pandas as pd

from mediakit.cleaning.naming import name_of, own_ids
from mediakit.cleaning.spans import ACTIONS, trim
from mediakit.errors import InputError, MissingColumnError, UnknownNameError

PLACE = ("article_id", "start", "end")
SELECTORS = ("article_id", "outlet", "rule", "category", "text", "start", "end")
Row = dict[str, Any]


def decided(table: pd.DataFrame, decisions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Set the action of the removals that a table of decisions selects.

    Parameters
    ----------
    table : DataFrame
        Removals.
    decisions : DataFrame
        `action` (`remove`, `lift`, `flag` or `keep`) and any of article_id, outlet, rule, category, text, start, end;
        an empty cell selects everything. A row with article_id, start and end that selects nothing
        is a span of its own, which takes its place from those that overlap it.

    Raises
    ------
    MissingColumnError
        `decisions` has no action, or nothing to select by.
    UnknownNameError
        An action that there is not.

    Warns
    -----
    UserWarning
        A decision selects nothing.
    """
    by = [c for c in SELECTORS if c in decisions]
    if "action" not in decisions or not by:
        raise MissingColumnError("overrides", ["action", "one of " + ", ".join(SELECTORS)], decisions.columns)
    strange = set(decisions["action"]) - set(ACTIONS)
    if strange:
        raise UnknownNameError("action", min(map(str, strange)), ACTIONS)
    outlets = table["article_id"].map(articles["outlet"])
    values = {c: comparable(outlets if c == "outlet" else table[c], c) for c in by}
    actions = table["action"].copy()
    own: list[Row] = []
    idle: list[Row] = []
    for row in rows_of(decisions):
        chosen = selected(row, values, table.index)
        actions = actions.mask(chosen, "flag" if row["action"] == "keep" else row["action"])
        if not chosen.any():
            (own if all(filled(row, c) for c in PLACE) else idle).append(row)
    if idle:
        what = ", ".join(f"{c} {idle[0][c]!r}" for c in by if filled(idle[0], c)) or "nothing to select by"
        warnings.warn(f"{len(idle)} of {len(decisions)} overrides select nothing, first: {what}", stacklevel=3)
    result = table.assign(action=actions)
    for row in own:
        result = with_own(result, by_hand(row, articles))
    return result


def rows_of(table: pd.DataFrame) -> list[Row]:
    """The rows of a table, a cell by the name of its column."""
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def filled(row: Row, column: str) -> bool:
    """Whether a decision says something in a column."""
    return bool(pd.notna(row.get(column)))


def comparable(values: pd.Series, column: str) -> pd.Series:
    """Values as they are compared: places as numbers, all others as text, since a file keeps no types."""
    return pd.to_numeric(values, errors="coerce") if column in ("start", "end") else values.map(name_of)


def selected(row: Row, values: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """Which removals a decision selects."""
    chosen = pd.Series(data=True, index=index)
    for column, known in values.items():
        if filled(row, column):
            chosen &= known == comparable(pd.Series([row[column]]), column)[0]
    return chosen


def by_hand(row: Row, articles: pd.DataFrame) -> Row:
    """A removal that only the researcher sees."""
    name = own_ids([row["article_id"]], articles.index).get(row["article_id"], row["article_id"])
    if name not in articles.index:
        raise InputError(f"overrides name article {name!r}, which is not in articles")
    start, end = (max(0, int(float(row[c]))) for c in ("start", "end"))
    text = str(articles["text"].iloc[articles.index.get_loc(name)])[start:end]
    if not text:
        raise InputError(f"overrides name the span {start}-{end} of {name!r}, which is empty")
    category, action = row.get("category"), row["action"]
    return {
        "article_id": name, "start": start, "end": start + len(text), "action": "flag" if action == "keep" else action,
        "rule": "by_hand", "category": category if isinstance(category, str) else "by_hand", "text": text,
        "replacement": "", "field": "", "evidence": "decided by hand", "confidence": 1.0, "rules": "",
    }  # fmt: skip


def with_own(table: pd.DataFrame, own: Row) -> pd.DataFrame:
    """Put in a span by hand: of those that overlap it what lies outside is left, of an edit nothing."""
    start, end = own["start"], own["end"]
    hit = (table["article_id"] == own["article_id"]) & (table["start"] < end) & (table["end"] > start)
    rest = [part for row in rows_of(table[hit]) for part in outside(row, start, end)]
    new = pd.DataFrame([*rest, own], columns=table.columns)
    return pd.concat([table[~hit], new], ignore_index=True) if not hit.all() else new.astype(table.dtypes.to_dict())


def outside(row: Row, start: int, end: int) -> list[Row]:
    """What of a removal lies before and after a span by hand, without white space at its ends."""
    if row["action"] == "edit":
        return []
    first, last, text = row["start"], row["end"], row["text"]
    parts = [trim(text, a - first, b - first) for a, b in ((first, min(start, last)), (max(end, first), last)) if a < b]
    return [{**row, "start": first + a, "end": first + b, "text": text[a:b]} for a, b in parts if a < b]
