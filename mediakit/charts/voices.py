"""Share of voice: who speaks in the quotes of each outlet, and how much of the quoted words is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import listed, sentences
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.style import INK
from mediakit.charts.text import axis_titles, fitting, lettered, room, row_labels, small_print
from mediakit.tables import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REST, NOBODY = "others", "nobody named"
FILLS = ("#0072B2", "#5BA3CF", "#A9CFE6", "#D3E6F1", "#E9F1F6")


def voices(shares: pd.DataFrame, *, top: int = 3, order: Sequence[str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw a stacked bar an outlet: its most quoted speakers, the others, and quotes of nobody certain.

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
    """
    require(shares, ["outlet", "speaker", "share"], "shares")
    outlets = list(order) if order is not None else sorted(shares["outlet"].dropna().unique())
    ax = canvas(ax, len(outlets))
    if not outlets:
        return nothing(ax, "No quote to draw: the table is empty")
    plain(ax)
    told = []
    for row, outlet in enumerate(outlets):
        parts = parts_of(shares[shares["outlet"] == outlet], min(top, 4))
        stack(ax, row, parts)
        said = ", ".join(f"{name} {share:.0%}" for name, share, _ in parts)
        told.append(f"{outlet}: {said or 'no quotes'}")
    row_labels(ax, list(map(str, outlets)))
    ax.set_xlim(0, 1)
    axis_titles(ax, "share of the outlet's quoted words")
    small_print(
        ax,
        "blue: most quoted speakers; light grey: all others; hatched: nobody certain",
        "shares of all quotes, no interval",
    )
    ax.set_label(sentences(f"Share of voice in quotes of {len(outlets)} outlets", listed(told)))
    return ax


def parts_of(rows: pd.DataFrame, top: int) -> list[tuple[str, float, tuple[str, str]]]:
    """Parts of a bar from the left: name, share, and its colour and hatch; a speaker with no name comes last."""
    named = rows[rows["speaker"].fillna("").astype(str).str.strip() != ""]
    ranked = named.sort_values(["share", "speaker"], ascending=[False, True])
    first = [
        (str(s), float(v), (FILLS[i], ""))
        for i, (s, v) in enumerate(zip(ranked["speaker"][:top], ranked["share"][:top], strict=True))
    ]
    rest, nobody = float(ranked["share"][top:].sum()), float(rows["share"].sum() - named["share"].sum())
    last = [(REST, rest, ("#E4E4E4", "")), (NOBODY, nobody, ("white", "////"))]
    return first + [part for part in last if part[1] > 1e-9]


def stack(ax: Axes, row: int, parts: Sequence[tuple[str, float, tuple[str, str]]]) -> None:
    """Draw one bar; a part is named inside where its name fits."""
    left = 0.0
    size = min(7.5, fitting(ax, 2.6 * max(row + 1, 3), 7.5))
    for name, share, (color, hatch) in parts:
        ax.barh(row, share, left=left, height=0.66, color=color, hatch=hatch, edgecolor="#B0B0B0", linewidth=0.6)
        width = room(ax, size, part=0.6 * share)
        text = lettered(name, max(width, 6))
        if share > 0.05 and max(map(len, text.split("\n"))) <= width and text.count("\n") < 2 and name != NOBODY:
            ink = "white" if color == FILLS[0] else INK
            ax.text(left + share / 2, row, text, ha="center", va="center", fontsize=size, color=ink)
        left += share
    if not parts:
        ax.text(0.01, row, "no quotes", va="center", fontsize=size, color=INK)
