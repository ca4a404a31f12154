"""Whatever the scores: no warning, no crash, and the numbers keep their promises."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.comparison import compare, contrasts, omnibus, pooled, verdict

NUMBERS = st.sampled_from([float("nan"), 0.0, 0.1, 1.0, -3.5, 1e6, 1e-9, float("inf")])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A", "a", "B", "C ", None, ""]),
        st.sampled_from(["e1", "e2", "e3", None, ""]),
        NUMBERS,
        st.one_of(st.floats(-10, 10), NUMBERS),
    ),
    min_size=2,
    max_size=24,
).filter(lambda rows: len({str(r[0]).strip().casefold() for r in rows}) > 1)


def frame(rows):
    return pd.DataFrame(rows, columns=["outlet", "event", "n_words", "tone"])


@settings(max_examples=80)
@given(ROWS)
def test_estimates_keep_their_promises(rows):
    scores = frame(rows)
    made = compare(scores)
    assert (made.groupby("measure")[["n", "n_missing"]].sum().sum(axis=1) == len(scores)).all()
    known = made.dropna(subset="low")
    assert (known["low"] <= known["mean"] + 1e-9 * known["mean"].abs()).all()
    assert (made["low"].isna() == (made["n"] < 2)).all()
    assert (made.loc[made["n"] < 2, "note"] != "").all()


@settings(max_examples=60)
@given(ROWS, st.sampled_from([None, "event"]), st.sampled_from(["holm", "bh"]))
def test_contrasts_keep_their_promises(rows, pair, correction):
    made = contrasts(frame(rows), pair=pair, correction=correction)
    tested = made.dropna(subset="p")
    assert tested["p_adjusted"].between(tested["p"] - 1e-12, 1).all()
    assert (tested["p"] >= tested["p_floor"] - 1e-9).all()
    assert (made["p"].isna() == made["p_adjusted"].isna()).all()
    assert made["cliffs_delta"].dropna().between(-1, 1).all()
    known = made.dropna(subset=["hedges_g", "g_low"])
    assert ((known["g_low"] <= known["hedges_g"]) & (known["hedges_g"] <= known["g_high"])).all()
    assert (made["note"].isna() | made["p"].notna() | (made["note"] != "")).all()
    assert verdict(made).str.len().gt(0).all()


@settings(max_examples=40)
@given(ROWS)
def test_omnibus_and_pooled_never_fail(rows):
    scores = frame(rows)
    assert omnibus(scores, pair="event")["p"].dropna().between(0, 1).all()
    made = pooled(scores.assign(n_words=scores["n_words"].abs()), "tone")
    assert np.isfinite(made["low"].dropna()).all()
