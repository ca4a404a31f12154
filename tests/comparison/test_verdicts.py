"""Plain sentences about contrasts."""

import pandas as pd
import pytest

from mediakit.comparison import contrasts, verdict
from mediakit.comparison.verdicts import number
from mediakit.errors import MissingColumnError

COLUMNS = ["measure", "outlet", "reference", "difference", "low", "high", "p", "p_adjusted"]
NAN = float("nan")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        pytest.param(
            [["quoted_word_share", "A", "rest", -0.1184, -0.15, -0.086, 0.001, 0.002]],
            "quoted word share: A is lower than the rest (−.118, 95 % −.15 to −.086).",
            id="a difference that was found",
        ),
        pytest.param(
            [["tone", "A", "B", 0.01, -0.02, 0.04, 0.5, 1.0], ["tone", "C", "B", 0.02, -0.03, 0.07, 0.2, 0.8]],
            "tone: cannot be told apart (interval −.03 to +.07).",
            id="no difference, with the widest interval",
        ),
        pytest.param(
            [["tone", "A", "rest", 0.01, -0.02, 0.04, 0.5, 1.0], ["tone", "C", "rest", 0.5, 0.3, 0.7, 0.01, 0.06]],
            "tone: cannot be told apart, all tests considered (C less the rest +.5, 95 % +.3 to +.7).",
            id="an interval away from 0 that does not survive the correction",
        ),
        pytest.param(
            [["tone", "A", "B", 3.0, 1.0, 5.0, 0.01, 0.02], ["tone", "C", "B", 0.0, -1.0, 1.0, 0.9, 0.9]],
            "tone: A is higher than B (+3, 95 % +1 to +5).",
            id="only what was found is told",
        ),
        pytest.param(
            [["tone", "A", "B", 0.3, NAN, NAN, NAN, NAN]],
            "tone: descriptive only, no test was possible.",
            id="one article a side",
        ),
        pytest.param(
            [["tone", "A", "B", 0.0, 0.0, 0.0, NAN, NAN]], "tone: the same in every article.", id="equal values"
        ),
    ],
)
def test_sentence(rows, sentence):
    assert verdict(pd.DataFrame(rows, columns=COLUMNS)).to_list() == [sentence]


@pytest.mark.parametrize(
    ("n_events", "n_measures", "words"),
    [
        (5, 1, "too few for a test, whose smallest possible p is 0.062 (A less B −10, 95 % "),
        (8, 20, "too few for 20 tests, as the smallest possible p is 0.0078 (A less B −10.1, 95 % "),
    ],
)
def test_too_few_events_for_a_test_are_not_called_alike(n_events, n_measures, words):
    grades = [8 + i / 10 for i in range(n_events)], [18 + i / 10 + (i % 2) / 10 for i in range(n_events)]
    scores = pd.DataFrame({"outlet": ["A"] * n_events + ["B"] * n_events, "event": [*range(n_events)] * 2})
    scores = scores.assign(**{f"m{i}": [*grades[0], *grades[1]] for i in range(n_measures)})
    assert words in verdict(contrasts(scores, pair="event")).iloc[0]


def test_outlets_alike_within_each_event_are_not_alike_in_every_article():
    scores = pd.DataFrame({"outlet": ["A"] * 6 + ["B"] * 6, "event": [*range(6)] * 2, "tone": [*range(6)] * 2})
    assert verdict(contrasts(scores, pair="event")).iloc[0] == "tone: the same in every event."


def test_one_sentence_a_measure_in_the_order_of_the_table():
    rows = [[m, "A", "B", 1.0, 0.5, 2.0, 0.01, 0.01] for m in ("z", "a", "m")]
    assert verdict(pd.DataFrame(rows, columns=COLUMNS)).index.to_list() == ["z", "a", "m"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.00001, "+.00001"), (-1234.5, "−1,234"), (100.4, "+100"), (0.5, "+.5"), (-0.0, "0"), (12.345, "+12.3")],
)
def test_numbers_have_a_sign_and_no_leading_nought(value, text):
    assert number(value) == text


def test_another_table_is_refused_by_name():
    with pytest.raises(MissingColumnError, match="contrasts needs"):
        verdict(pd.DataFrame({"measure": ["x"]}))
