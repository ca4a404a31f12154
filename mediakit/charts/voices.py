"""Share of voice: who speaks in the quotes of each outlet, and how much of the quoted words is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import at_least_one, needed, several
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.style import INK
from mediakit.charts.text import axis_titles, fitting, lettered, room, row_labels, small_print

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REST, NOBODY = "others", "not named"
MOST = 4
"""So many speakers of an outlet can be told apart."""
FILLS = ("#0072B2", "#5BA3CF", "#A9CFE6", "#D3E6F1", "#E9F1F6")


def voices(shares: pd.DataFrame, *, top: int = 3, order: Sequence[str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw a stacked bar an outlet: its most quoted speakers, the others, and who is not named.

    Parameters
    ----------
    shares : table of `share_of_voice`
        Columns `outlet, speaker, share`; shares of an outlet sum to 1.
    top : 1 to 4
        So many speakers of each outlet are named.
    order : outlets from the top, optional
        Default: by name.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    MissingColumnError
        If the table lacks a column.
    InputError
        If `top` is not a whole number from 1 to 4.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> shares = pd.DataFrame({"outlet": list("AAAB"), "speaker": ["Ann Lee", "Bo Ek", "", "Bo Ek"]})
    >>> mk.charts.voices(shares.assign(share=[0.5, 0.3, 0.2, 1.0]), top=1).get_label()
    'Share of voice in quotes of 2 outlets. By outlet: A: Ann Lee 50%, others 30%, not named 20%; B: Bo Ek 100%.'
    """
    at_least_one(top, most=MOST)
    shares = needed(shares, ["outlet", "speaker", "share"], "shares")
    outlets = several(order) if order is not None else sorted(set(shares["outlet"]))
    ax = canvas(ax, 2 * len(outlets))
    if not outlets:
        return nothing(ax, "No quote to draw: the table is empty")
    plain(ax)
    told, size = [], fitting(ax, 3.4 * len(outlets), largest=7.5)
    for row, outlet in enumerate(outlets):
        parts = parts_of(shares[shares["outlet"] == outlet], top)
        stack(ax, row, parts, size)
        said = ", ".join(f"{name} {share:.0%}" for name, share, _ in parts)
        told.append(f"{outlet}: {said or 'no quotes'}")
    row_labels(ax, outlets)
    ax.set_xlim(0, 1)
    axis_titles(ax, "share of the outlet's quoted words")
    small_print(
        ax,
        "left, blue: most quoted speakers, named under the bar",
        "light grey: all others; hatched: not named (he, she, nobody certain)",
        "shares of all quotes, no interval",
    )
    title = f"Share of voice in quotes of {count(len(outlets), 'outlet')}"
    ax.set_label(sentences(title, "by outlet: " + listed(told, "; ")))
    return ax


def parts_of(rows: pd.DataFrame, top: int) -> list[tuple[str, float, tuple[str, str]]]:
    """Parts of a bar from the left: name, share, and its colour and hatch; who is not named comes last."""
    unnamed = rows["speaker"].fillna("").astype(str).str.strip() == ""
    if "speaker_sort" in rows:
        unnamed |= rows["speaker_sort"] == "pronoun"
    ranked = rows[~unnamed].sort_values(["share", "speaker"], ascending=[False, True])
    leading = zip(ranked["speaker"][:top], ranked["share"][:top], FILLS, strict=False)
    first = [(str(speaker), float(share), (fill, "")) for speaker, share, fill in leading]
    rest, nobody = float(ranked["share"][top:].sum()), float(rows.loc[unnamed, "share"].sum())
    last = [(REST, rest, ("#E4E4E4", "")), (NOBODY, nobody, ("white", "////"))]
    return first + [part for part in last if part[1] > 1e-9]


def stack(ax: Axes, row: int, parts: Sequence[tuple[str, float, tuple[str, str]]], size: float) -> None:
    """Draw one bar, and under it the names of its speakers with their shares, as many as fit."""
    left = 0.0
    for _, share, (color, hatch) in parts:
        ax.barh(row - 0.14, share, left=left, height=0.42, color=color, hatch=hatch, edgecolor="#9A9A9A", linewidth=0.6)
        left += share
    names = [f"{name} {share:.0%}" for name, share, _ in parts if name not in (REST, NOBODY)]
    while names and len(", ".join(names)) > room(ax, size, part=0.6):
        names.pop()
    text = ", ".join(names) or ("no quotes" if not parts else "")
    ax.text(0.004, row + 0.3, lettered(text, 400) if text else "", va="center", fontsize=size, color=INK)
