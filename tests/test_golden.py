"""The scores of the sample are those stored; a change of any number is a visible diff, made by `make golden`."""

import pandas as pd

from tools import make_golden

RELATIVE = 1e-5
HOW = "if the change is wanted, run `make golden` and say why in CHANGELOG.md"


def differences(stored, now):
    """A line for every number that differs, the articles and columns that came or went first."""
    lines = [
        f"article {a}: only {'stored' if a in stored.index else 'now'}"
        for a in stored.index.symmetric_difference(now.index)
    ]
    lines += [
        f"column {c}: only {'stored' if c in stored else 'now'}"
        for c in stored.columns.symmetric_difference(now.columns)
    ]
    shared = stored.index.intersection(now.index)
    for column in stored.columns.intersection(now.columns):
        pair = pd.DataFrame({"stored": stored.loc[shared, column], "now": now.loc[shared, column]})
        lines += [f"{a} {column}: stored {s}, now {n}" for a, s, n in pair.itertuples() if not equal(s, n)]
    return lines


def equal(stored, now):
    """Equal up to rounding; missing equals missing."""
    if pd.isna(stored) or pd.isna(now):
        return pd.isna(stored) and pd.isna(now)
    if isinstance(stored, str) or isinstance(now, str):
        return str(stored) == str(now)
    return abs(stored - now) <= RELATIVE * max(1.0, abs(stored))


def as_stored(frame, folder):
    """A table as it comes back from its file."""
    frame.to_csv(folder / "scores.csv", lineterminator="\n")
    return pd.read_csv(folder / "scores.csv", index_col="article_id")


def test_scores_of_the_sample_are_those_stored(tmp_path):
    stored = pd.read_csv(make_golden.GOLDEN, index_col="article_id")
    lines = differences(stored, as_stored(make_golden.scores(), tmp_path))
    assert not lines, f"{len(lines)} differences; {HOW}:\n" + "\n".join(lines[:40])


def test_a_changed_number_a_lost_article_and_a_new_column_are_told():
    stored = pd.DataFrame({"x": [1.0, 2.0, None]}, index=["a", "b", "c"])
    now = pd.DataFrame({"x": [1.0, 2.1], "y": [0.0, 0.0]}, index=["a", "b"])
    assert differences(stored, now) == ["article c: only stored", "column y: only now", "b x: stored 2.0, now 2.1"]
