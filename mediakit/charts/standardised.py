"""Means on one scale, so that measures of different units can stand in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def standardised(estimates: pd.DataFrame) -> pd.DataFrame:
    """Return the estimates with a column `z`: how far an outlet's mean lies from the mean of the outlets.

    The yardstick is the standard deviation of articles within outlets (pooled over outlets, column `sd`), so that a
    small difference stays small even where there are only two outlets. Where the table has no `sd`, it is the
    standard deviation of the outlets' means.

    Parameters
    ----------
    estimates : table of `compare`

    Returns
    -------
    DataFrame
        The same rows with `z`; NaN where the mean is NaN or where nothing varies.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["A", "B"], "measure": "lix", "n": 9, "mean": [40.0, 44.0], "sd": 4.0})
    >>> standardised(table)["z"].tolist()
    [-0.5, 0.5]
    """
    by = estimates.groupby("measure", sort=False)
    middle = by["mean"].transform("mean")
    if "sd" in estimates:
        freedom = (estimates["n"] - 1).clip(lower=0).where(estimates["sd"].notna(), 0)
        squares = (estimates["sd"].fillna(0) ** 2 * freedom).groupby(estimates["measure"], sort=False).transform("sum")
        total = freedom.groupby(estimates["measure"], sort=False).transform("sum")
        yard = (squares / total.where(total > 0)) ** 0.5
    else:
        yard = by["mean"].transform("std")
    return estimates.assign(z=(estimates["mean"] - middle) / yard.where(yard > 0))
