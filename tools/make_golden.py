"""Store the scores of the shipped sample, so that a change of any number is a visible diff.

Run it only when a change of the numbers is wanted, and say in CHANGELOG.md why they changed.
"""

import sys
from pathlib import Path

import pandas as pd

import mediakit as mk

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden" / "scores.csv"
DIGITS = 6


def scores() -> pd.DataFrame:
    """Score the sample as the quickstart does: clean, segment, measure; sorted, rounded to six digits."""
    table = mk.measure(mk.segment(mk.clean(mk.load_sample()))).sort_index()
    numbers = table.select_dtypes("number")
    return table.assign(**numbers.round(DIGITS))


def main(path: Path = GOLDEN) -> int:
    """Write the table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scores().to_csv(path, lineterminator="\n")
    print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
