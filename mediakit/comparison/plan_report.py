"""The report of a plan: deviations found by comparing plan and result, and everything as Markdown."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd

from mediakit.comparison.groups import folded, labels, merged
from mediakit.comparison.plan import Plan
from mediakit.corpus import Array

NUMBERS = ("difference", "low", "high", "hedges_g", "p_adjusted")


def deviations_of(plan: Plan, scores: pd.DataFrame, contrasts: pd.DataFrame, loaded: Array) -> pd.DataFrame:
    """Where what was done is not what was planned: `what, planned, done`; no rows if nowhere.

    `loaded` holds the group of each article before any was left out.
    """
    named = (*plan.measures, *plan.exploratory)
    rows = [("measure", name, "there is no such measure") for name in named if name not in scores]
    rows += few_articles(plan, scores, loaded)
    if not plan.measures:
        rows.append(("measures", "none named", "all measures, as exploration"))
    if plan.pair and plan.pair not in scores:
        rows.append(("pair", plan.pair, "there is no such column: compared without pairs"))
    elif plan.pair:
        unpaired = named_rows(contrasts[contrasts["n_events"] == 0])
        rows += [("pair", f"{c} by {plan.pair}", "too few shared events: compared without pairs") for c in unpaired]
    untested = contrasts[contrasts["p"].isna()]
    reasons = zip(named_rows(untested), untested["note"], strict=True)
    rows += [("test", c, f"no test: {note}") for c, note in reasons]
    lost = {m: int(scores[m].isna().sum()) for m in dict.fromkeys(contrasts["measure"])}
    rows += [
        ("missing values", f"{m}: every article", f"{n} article{'s' * (n != 1)} without a value left out")
        for m, n in lost.items()
        if n
    ]
    return pd.DataFrame(rows, columns=["what", "planned", "done"])


def named_rows(contrasts: pd.DataFrame) -> list[str]:
    """Measure and groups of each row, in words."""
    parts = (contrasts[c] for c in ("measure", "outlet", "reference"))
    return [f"{measure}: {one} and {other}" for measure, one, other in zip(*parts, strict=True)]


def few_articles(plan: Plan, scores: pd.DataFrame, loaded: Array) -> list[tuple[str, str, str]]:
    """Groups with fewer articles than planned, those that lost all of them as well; labels that were put together."""
    label, least = labels(scores, plan.by), plan.min_articles
    names = merged(pd.Series(loaded).value_counts(), plan.by)[0].values()
    sizes = pd.Series(label.of_rows).value_counts()
    planned = set(map(folded, plan.exclude.outlets))
    gone = {name for name in names if folded(name) not in planned}
    sizes = sizes.reindex(sorted({*sizes.index, *gone}), fill_value=0)
    few = [("articles", f"{name}: at least {least}", f"{n}") for name, n in sizes.items() if n < least]
    return few + [("labels", name, note) for name, note in sorted(label.notes.items())]


def report_of(plan: Plan, tables: dict[str, pd.DataFrame], sentences: pd.Series[str]) -> str:
    """Return the whole run in Markdown."""
    done = tables["deviations"]
    found = tables["contrasts"]
    shown = found[["question", "measure", "outlet", "reference", "n", "n_reference", *NUMBERS, "method", "note"]]
    family = "; ".join(dict.fromkeys(f"{q}: {f}" for q, f in zip(found["question"], found["family"], strict=True)))
    parts = [
        f"# {plan.title or 'Comparison by plan'}", plan.question,
        "## Plan", markdown(plan_table(plan)),
        "## Articles after each filter", markdown(tables["filters"]),
        "## Deviations from the plan", markdown(done) if len(done) else "None.",
        "## Findings", "\n".join(f"- {s}" for s in sentences), f"Corrected by family ({family}).", markdown(shown),
        "## Provenance", markdown(tables["provenance"]),
    ]  # fmt: skip
    return "\n\n".join(p for p in parts if p) + "\n"


def plan_table(plan: Plan) -> pd.DataFrame:
    """Keys of a plan and what they are set to."""
    rows = [(f.name, getattr(plan, f.name)) for f in fields(plan) if f.name not in ("title", "question", "exclude")]
    rows += [(f"exclude.{f.name}", getattr(plan.exclude, f.name)) for f in fields(plan.exclude)]
    said = [(name, ", ".join(value) if isinstance(value, tuple) else str(value)) for name, value in rows]
    return pd.DataFrame(said, columns=["key", "value"])


def markdown(table: pd.DataFrame) -> str:
    """Return a table in Markdown; numbers with four significant digits, strokes escaped.

    >>> print(markdown(pd.DataFrame({"a": [1.23456], "b": ["x"]})))
    | a | b |
    |---|---|
    | 1.235 | x |
    """

    def cell(value: object) -> str:
        text = f"{value:.4g}" if isinstance(value, float) else str(value)
        return text.replace("|", "\\|").replace("\n", " ")

    lines = ["| " + " | ".join(map(str, table.columns)) + " |", "|" + "---|" * table.shape[1]]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in table.itertuples(index=False, name=None)]
    return "\n".join(lines)
