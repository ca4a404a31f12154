"""Share of voice: who speaks in the quotes of each outlet, and how much of the quoted words is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import at_least_one, needed, several
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.style import INK
from mediakit.charts.text import (
    CHARACTER,
    axis_titles,
    breadth,
    fitting,
    lettered,
    names_width,
    row_labels,
    slot,
    small_print,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REST, NOBODY = "others", "not named"
MOST = 4
"""So many speakers of an outlet can be told apart."""
Part = tuple[str, float, tuple[str, str]]
"""Of a bar: who, their share, and its colour and hatch."""
FILLS = ("#0072B2", "#5BA3CF", "#A9CFE6", "#D3E6F1", "#E9F1F6")


def voices(shares: pd.DataFrame, *, top: int = 3, order: Sequence[str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw a stacked bar an outlet: its most quoted speakers, the others, and who is not named.

    Parameters
    ----------
    shares : table of `share_of_voice`
        Columns `outlet, speaker, share`; shares of an outlet sum to 1.
    top : 1 to 4
        So many speakers of each outlet are named, as far as their names have room under the bar.
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
    row_labels(ax, outlets)
    size = fitting(ax, 3.4 * len(outlets), largest=7.5)
    told, most = [], max(6, int((slot(ax)[0] - names_width(ax) - 24) / (CHARACTER * size)))
    left_out = False
    for row, outlet in enumerate(outlets):
        rows = shares[shares["outlet"] == outlet]
        parts, shown = parts_of(rows, top), parts_with_room(rows, top, most)
        stack(ax, row, shown, (size, most))
        left_out |= len(named(shown)) < len(named(parts))
        said = ", ".join(f"{name} {share:.0%}" for name, share, _ in parts)
        told.append(f"{outlet}: {said or 'no quotes'}")
    ax.set_xlim(0, 1)
    axis_titles(ax, "share of the outlet's quoted words")
    small_print(
        ax,
        "left, blue: most quoted speakers, named under the bar",
        "light grey: all others" + (", also those whose names have no room" if left_out else ""),
        "hatched: not named (he, she, nobody certain)",
        "shares of all quotes, no interval",
    )
    title = f"Share of voice in quotes of {count(len(outlets), 'outlet')}"
    ax.set_label(sentences(title, "by outlet: " + listed(told, "; ")))
    return ax


def parts_of(rows: pd.DataFrame, top: int) -> list[Part]:
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


def parts_with_room(rows: pd.DataFrame, top: int, most: int) -> list[Part]:
    """Parts of a bar with so many speakers that their names fit into this many characters; the first always stays."""
    return next(parts for n in range(top, 0, -1) if fits(parts := parts_of(rows, n), most) or n == 1)


def fits(parts: Sequence[Part], most: int) -> bool:
    """Whether the names of the parts fit into this many characters."""
    return breadth(", ".join(named(parts))) <= most


def named(parts: Sequence[Part]) -> list[str]:
    """Names of the speakers among the parts, with their shares."""
    return [f"{name} {share:.0%}" for name, share, (_, hatch) in parts if not hatch and name != REST]


def stack(ax: Axes, row: int, parts: Sequence[Part], room: tuple[float, int]) -> None:
    """Draw one bar, and under it the names of its speakers; `room` is their size and how many characters fit."""
    left = 0.0
    for _, share, (color, hatch) in parts:
        ax.barh(row - 0.14, share, left=left, height=0.42, color=color, hatch=hatch, edgecolor="#9A9A9A", linewidth=0.6)
        left += share
    text, (size, most) = ", ".join(named(parts)) or ("no quotes" if not parts else ""), room
    size *= min(1.0, most / max(1.0, breadth(text)))
    ax.text(0.004, row + 0.3, lettered(text, 400) if text else "", va="center", fontsize=size, color=INK)
