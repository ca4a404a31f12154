"""Sensitivity: the same comparison under other settings, such as raw text, own words or without wire copy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences, told_value
from mediakit.charts.labels import axis_label, known_measure, needed
from mediakit.charts.layout import canvas, nothing, plain, records
from mediakit.charts.style import GRID, MUTED, PALETTE, legible
from mediakit.charts.text import axis_titles, row_labels, small_print, value_column
from mediakit.tables import plain_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHAPES = "osD^vPX"


def settings(sensitivity: pd.DataFrame, measure: str, *, ax: Axes | None = None) -> Axes:
    """Draw the differences of one measure under each setting, a block for each pair of outlets.

    Parameters
    ----------
    sensitivity : table of `sensitivity`
        Columns `setting, measure, outlet, reference, difference, low, high`; `changes` is written at the right. Any
        table of `contrasts` with a column `setting` will do, such as raw, light and strict cleaning.
    measure : one of its measures
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        The first setting is the plan and is drawn filled, the others hollow; so is the plan where there is no interval,
        as with one article.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the measure.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"setting": ["all words", "own words"], "difference": [9.0, 4.0], "low": [6.0, -1.0]})
    >>> table = table.assign(measure="lix", outlet="Post", reference="Herald", high=[12.0, 9.0])
    >>> ax = mk.charts.settings(table, "lix")
    >>> ax.get_xlabel(), [label.get_text() for label in ax.get_yticklabels()]
    ('difference in LIX', ['all words: Post − Herald', 'own words'])
    """
    columns = ["setting", "measure", "outlet", "reference", "difference", "low", "high"]
    sensitivity = needed(sensitivity, columns, "sensitivity")
    if len(sensitivity):
        known_measure(measure, sorted(set(sensitivity["measure"])))
    rows = sensitivity[sensitivity["measure"] == measure].reset_index(drop=True)
    rows["block"] = rows.groupby(["outlet", "reference"], sort=False).ngroup()
    rows = rows.sort_values("block", kind="stable").reset_index(drop=True)
    ax = canvas(ax, len(rows))
    if rows.empty:
        return nothing(ax, "No setting to draw: the table is empty")
    plain(ax)
    ax.axvline(0, color=MUTED, linewidth=1)
    names = list(dict.fromkeys(rows["setting"]))
    marks(ax, rows, names)
    row_labels(ax, [row_name(r, names[0]) for r in records(rows)])
    changes = rows["changes"].fillna("").astype(str).tolist() if "changes" in rows else [""] * len(rows)
    if any(changes):
        value_column(ax, changes, "what changes")
    axis_titles(ax, f"difference in {plain_name(measure)}")
    known = bool(rows["low"].notna().any())
    small_print(
        ax,
        *fill_words(rows, names),
        "line: 95 % interval" if known else "no interval",
        "changes are told against the first setting" if any(changes) else "",
    )
    intervals = "with 95 % intervals" if known else "no interval"
    title = f"Differences in {axis_label(measure)} under {count(len(names), 'setting')}, {intervals}"
    ax.set_label(sentences(title, "by setting: " + listed([told_row(r, measure) for r in records(rows)], "; ")))
    return ax


def fill_words(rows: pd.DataFrame, names: list[str]) -> list[str]:
    """Say which marks are filled and which are hollow."""
    lined = rows.loc[rows["setting"] == names[0], "low"].notna()
    others = ["other settings"] if len(names) > 1 else []
    hollow = [*others, *([] if lined.all() else [f"{names[0]} without an interval, as of one article"])]
    return [f"filled: {names[0]}" if lined.any() else "", "hollow: " + ", ".join(hollow) if hollow else ""]


def told_row(row: Mapping[str, Any], measure: str) -> str:
    """Row in words: its setting, its two outlets, the difference and its interval."""
    name = f"{row['setting']}, {row['outlet']} \u2212 {row['reference']}:"
    return told_value(name, row["difference"], measure, low=row["low"], high=row["high"])


def row_name(row: Mapping[str, object], plan: str) -> str:
    """Name of a row: its setting, and the two outlets where a block begins."""
    pair = f": {row['outlet']} \u2212 {row['reference']}" if row["setting"] == plan else ""
    return f"{row['setting']}{pair}"


def marks(ax: Axes, rows: pd.DataFrame, names: list[str]) -> None:
    """Draw the rows, with a thin line between the blocks; each setting has its own shape."""
    for row, r in enumerate(records(rows)):
        number = names.index(r["setting"])
        place = number % len(PALETTE)
        edge = legible(PALETTE[place])
        ax.plot([r["low"], r["high"]], [row, row], color=edge, linewidth=1.8, solid_capstyle="butt")
        fill = edge if number == 0 and pd.notna(r["low"]) else "white"
        ax.plot(r["difference"], row, SHAPES[place], markersize=6, color=fill, markeredgecolor=edge)
    for row in np.flatnonzero(rows["block"].diff() > 0).tolist():
        ax.axhline(row - 0.5, color=GRID, linewidth=0.8)
