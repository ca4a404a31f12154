"""Found spans held to labelled ones."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.comparison.accuracy import accuracy
from mediakit.errors import MissingColumnError, UnknownNameError

SPANS = ["article_id", "start", "end", "kind"]


def table(*rows: tuple[str, int, int, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=SPANS)


spans = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.integers(21, 40), st.sampled_from("xy")))


@pytest.mark.parametrize(
    ("found", "labelled", "precision", "recall"),
    [
        pytest.param([("a", 0, 4, "x")], [("a", 0, 4, "x")], 1, 1, id="the same span"),
        pytest.param([("a", 0, 3, "x")], [("a", 0, 4, "x")], 0, 0, id="another end is wrong"),
        pytest.param(
            [("b", 0, 4, "x"), ("a", 9, 10, "x")], [("a", 0, 4, "x")], 0, 0, id="unlabelled articles do not count"
        ),
    ],
)
def test_exact_spans(found, labelled, precision, recall):
    row = accuracy(table(*found), table(*labelled)).iloc[0]
    assert (row["precision"], row["recall"]) == (precision, recall)


def test_overlap_needs_one_character():
    labelled = table(("a", 0, 4, "x"))
    assert accuracy(table(("a", 3, 9, "x")), labelled, match="overlap")["f1"].tolist() == [1]
    assert accuracy(table(("a", 4, 9, "x")), labelled, match="overlap")["f1"].tolist() == [0]


def test_groups_are_scored_apart():
    found, labelled = table(("a", 0, 4, "x"), ("a", 5, 9, "y")), table(("a", 0, 4, "x"), ("a", 5, 9, "x"))
    rows = accuracy(found, labelled, by="kind").set_index("group")
    assert rows.loc[["all", "x"], "recall"].tolist() == [1, 0.5]
    assert rows.loc["y", "precision"] == 0
    assert np.isnan(rows.loc["y", "recall"])


def test_nothing_to_count_gives_nan_not_zero():
    row = accuracy(table(), table()).iloc[0]
    assert row[["precision", "recall", "f1"]].isna().all()


@given(spans, spans)
def test_exact_score_equals_sets(found, labelled):
    mine = {s[:3] for s in found if s[0] in {row[0] for row in labelled}}
    gold = {s[:3] for s in labelled}
    found_table = table(*found).drop_duplicates(["article_id", "start", "end"])
    row = accuracy(found_table, table(*labelled).drop_duplicates(["article_id", "start", "end"])).iloc[0]
    assert row["n_found"] == len(mine)
    assert row["recall"] == pytest.approx(len(mine & gold) / len(gold), nan_ok=True) if gold else True


@given(spans, spans)
def test_overlap_is_never_stricter_than_exact(found, labelled):
    exact, loose = (accuracy(table(*found), table(*labelled), match=m).iloc[0] for m in ("exact", "overlap"))
    assert not exact["precision"] > loose["precision"]
    assert not exact["recall"] > loose["recall"]


def test_wrong_calls_are_named():
    with pytest.raises(UnknownNameError, match="exact, overlap; not 'near'"):
        accuracy(table(), table(), match="near")
    with pytest.raises(MissingColumnError, match="kind"):
        accuracy(table().drop(columns="kind"), table(), by="kind")
