"""What a table of contrasts says, in one plain sentence a measure."""

from __future__ import annotations

import pandas as pd

from mediakit.comparison.contrasts import NOBODY, REST
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
        In the order of the table. A difference is told when its `p_adjusted` is below .05. When there is none the
        sentence gives the widest interval, so that "no difference found" is not read as "no difference"; or, where an
        interval lies on one side of 0, that difference, and whether so few articles or events could have reached .05.

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
        return f"{name}: the same in every {'article' if rows['p'].isna().all() else 'event'}."
    if rows["p"].isna().all():
        return f"{name}: descriptive only, no test was possible."
    found = rows[rows["p_adjusted"] < ALPHA]
    told = "; ".join(claim(row) for _, row in found.iterrows()) if len(found) else nothing_found(rows)
    return f"{name}: {told}."


def nothing_found(rows: pd.DataFrame) -> str:
    """Return the words for a measure without a difference that stands, and for how large one may be."""
    away = rows[(rows["low"] > 0) | (rows["high"] < 0)]
    if away.empty:
        return f"cannot be told apart (interval {number(rows['low'].min())} to {number(rows['high'].max())})"
    row = away.sort_values("p", kind="stable").iloc[0]
    floor, n_tests = (float(row.get(c, 0)) for c in ("p_floor", "n_family"))
    said = f"{row['outlet']} less {the_other(row)} {numbers(row)}"
    if floor > ALPHA:
        return f"too few for a test, whose smallest possible p is {floor:.2g} ({said})"
    if floor * n_tests > ALPHA:
        return f"too few for {n_tests:.0f} tests, as the smallest possible p is {floor:.2g} ({said})"
    return f"cannot be told apart, all tests considered ({said})"


def claim(row: pd.Series[float]) -> str:
    """Return the words for one difference that was found."""
    direction = "higher" if row["difference"] > 0 else "lower"
    return f"{row['outlet']} is {direction} than {the_other(row)} ({numbers(row)})"


def the_other(row: pd.Series[float]) -> str:
    """Name of what an outlet was compared with."""
    other = str(row["reference"])
    return "the rest" if other == REST else other


def numbers(row: pd.Series[float]) -> str:
    """Return a difference with its interval."""
    return f"{number(row['difference'])}, 95 % {number(row['low'])} to {number(row['high'])}"


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
