"""How much is taken out: `raw`, `light` or `full`, and decisions of the researcher that outlast a new run."""

from __future__ import annotations

import pandas as pd

from mediakit.cleaning.spans import ACTIONS
from mediakit.errors import InputError, MissingColumnError, UnknownNameError

STRENGTHS = ("raw", "light", "full")
LIGHT = 0.9
"""Light cleaning acts only on evidence that is nearly certain: phrases, code, repetition, repairs."""
SELECTORS = ("article_id", "outlet", "rule", "category", "text", "start", "end")


def at_strength(table: pd.DataFrame, strength: str) -> pd.DataFrame:
    """The removals that a strength acts on; the others become flags.

    Raises
    ------
    UnknownNameError
        For another strength than raw, light and full.
    """
    if strength not in STRENGTHS:
        raise UnknownNameError("strength", strength, STRENGTHS)
    if strength == "full" or table.empty:
        return table
    weak = table["confidence"] < (LIGHT if strength == "light" else 2)
    return table.assign(action=table["action"].mask(weak, "flag"))


def decided(table: pd.DataFrame, decisions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Set the action of the removals that a table of decisions selects.

    Parameters
    ----------
    table : DataFrame
        Removals.
    decisions : DataFrame
        `action` (`remove`, `lift`, `flag` or `keep`) and any of article_id, outlet, rule, category, text, start, end;
        an empty cell selects everything. A row with article_id, start and end that selects nothing
        is a span of its own.

    Raises
    ------
    MissingColumnError
        `decisions` has no action, or nothing to select by.
    UnknownNameError
        An action that there is not.
    """
    by = [c for c in SELECTORS if c in decisions]
    if "action" not in decisions or not by:
        raise MissingColumnError("overrides", ["action", "one of " + ", ".join(SELECTORS)], decisions.columns)
    strange = set(decisions["action"]) - set(ACTIONS)
    if strange:
        raise UnknownNameError("action", min(map(str, strange)), ACTIONS)
    outlets = table["article_id"].map(articles["outlet"]) if articles.index.is_unique else None
    actions = table["action"].copy()
    own = []
    for row in decisions.to_dict("records"):
        chosen = pd.Series(data=True, index=table.index)
        for column in by:
            if pd.notna(row[column]):
                values = outlets if column == "outlet" and outlets is not None else table[column]
                chosen &= values == row[column]
        actions = actions.mask(chosen, "flag" if row["action"] == "keep" else row["action"])
        if not chosen.any() and all(pd.notna(row.get(c)) for c in ("article_id", "start", "end")):
            own.append(by_hand({str(k): v for k, v in row.items()}, articles))
    decided_table = table.assign(action=actions)
    return (
        pd.concat([decided_table, pd.DataFrame(own, columns=table.columns)], ignore_index=True)
        if own
        else decided_table
    )


def by_hand(row: dict[str, object], articles: pd.DataFrame) -> dict[str, object]:
    """A removal that only the researcher sees."""
    name = str(row["article_id"])
    if name not in articles.index:
        raise InputError(f"overrides name article {name!r}, which is not in articles")
    start, end = int(float(str(row["start"]))), int(float(str(row["end"])))
    text = str(articles["text"][name])[start:end]
    if not text:
        raise InputError(f"overrides name the span {start}-{end} of {name!r}, which is empty")
    category = row.get("category")
    return {
        "article_id": name, "start": start, "end": end, "action": row["action"], "rule": "by_hand",
        "category": category if isinstance(category, str) else "by_hand", "text": text, "replacement": "", "field": "",
        "evidence": "decided by hand", "confidence": 1.0, "rules": "",
    }  # fmt: skip
