"""How much is taken out: `raw`, `light` or `full`."""

from __future__ import annotations

import pandas as pd

from mediakit.errors import UnknownNameError

STRENGTHS = ("raw", "light", "full")
LIGHT = 0.9
"""Light cleaning acts only on evidence that is nearly certain: phrases, code, repetition, repairs."""


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
