"""What a table of contrasts says, in one plain sentence a measure."""

from __future__ import annotations

import pandas as pd

from mediakit.comparison.contrasts import NOBODY
from mediakit.comparison.formulas import ALPHA
from mediakit.tables import plain_name, require

MINUS = "\N{MINUS SIGN}"
NEEDED = ("measure", "outlet", "reference", "difference", "low", "high", "p", "p_adjusted")


def verdict(contrasts: pd.DataFrame) -> pd.Series[str]:
    """One sentence a measure: who differs from whom and by how much, or that nothing can be told.

    Parameters
    ----------
    contrasts : DataFrame
        As `contrasts` gives it.

    Returns
    -------
    Series of str, index `measure`
        In the order of the table. A difference is told when its `p_adjusted` is below .05; when there is none the
        sentence gives the widest interval, so that "no difference found" is not read as "no difference".

    Raises
    ------
    MissingColumnError
        The table is not one of contrasts.

    Examples
    --------
    >>> table = pd.DataFrame([["n_words", "A", "B", 90., 40., 140., 80., 70., .001, .002]], columns=[
    ...     "measure", "outlet", "reference", "difference", "low", "high", "n", "n_reference", "p", "p_adjusted"])
    >>> verdict(table)["n_words"]
    'number of words: A is higher than B (+90, 95 % +40 to +140).'
    """
    require(contrasts, NEEDED, "contrasts")
    groups = contrasts.groupby("measure", sort=False)
    sentences = {str(measure): sentence(str(measure), group) for measure, group in groups}
    return pd.Series(sentences, name="verdict", dtype=object).rename_axis("measure")


def sentence(measure: str, rows: pd.DataFrame) -> str:
    """Return the sentence of one measure."""
    name = plain_name(measure)
    if (rows["reference"] == NOBODY).all():
        return f"{name}: there is only {rows['outlet'].iloc[0]}, nothing to compare it with."
    if (rows[["low", "high"]] == 0).all(axis=None):
        return f"{name}: the same in every article."
    if rows["p"].isna().all():
        return f"{name}: descriptive only, no test was possible."
    found = rows[rows["p_adjusted"] < ALPHA]
    if found.empty:
        low, high = rows["low"].min(), rows["high"].max()
        return f"{name}: cannot be told apart (interval {number(low)} to {number(high)})."
    return f"{name}: {'; '.join(claim(row) for _, row in found.iterrows())}."


def claim(row: pd.Series[float]) -> str:
    """Return the words for one difference that was found."""
    other = str(row["reference"])
    other = "the rest" if other == "rest" else other
    direction = "higher" if row["difference"] > 0 else "lower"
    numbers = f"{number(row['difference'])}, 95 % {number(row['low'])} to {number(row['high'])}"
    return f"{row['outlet']} is {direction} than {other} ({numbers})"


def number(value: float) -> str:
    """Return a signed number: three significant digits below 100, whole above; no nought before the point.

    >>> number(.1184), number(191.6), number(2.345), number(0.)
    ('+.118', '+192', '+2.35', '0')
    """
    if value == 0:
        return "0"
    digits = f"{abs(value):,.0f}" if abs(value) >= 100 else f"{abs(value):.3g}"
    if "e" in digits:
        digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    return (MINUS if value < 0 else "+") + digits.removeprefix("0") if digits != "0" else "0"
