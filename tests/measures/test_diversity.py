"""Lexical diversity: the moving-average type-token ratio."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.measures.diversity import WINDOW, diversity


def mattr(*texts: str) -> np.ndarray:
    return diversity(mk.segment(pd.DataFrame({"outlet": "A", "text": list(texts)})))["mattr_50"]


def plain(words: list[str]) -> float:
    windows = [words[i : i + WINDOW] for i in range(len(words) - WINDOW + 1)]
    return float(np.mean([len(set(w)) / WINDOW for w in windows]))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["rain"] * 60, 1 / 50, id="one word again and again"),
        pytest.param([f"w{i}" for i in range(70)], 1.0, id="all words different"),
        pytest.param(["Rain,", "rain"] * 25, 1 / 50, id="case and marks do not count"),
    ],
)
def test_windows_of_fifty_words(words: list[str], expected: float) -> None:
    assert mattr(" ".join(words))[0] == pytest.approx(expected)


def test_fewer_than_fifty_words_give_nan_not_zero() -> None:
    assert np.isnan(mattr("", " ".join(["rain"] * 49))).all()


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=50, max_size=120), min_size=1, max_size=3))
def test_ratio_equals_a_plain_loop(articles: list[list[str]]) -> None:
    found = mattr(*(" ".join(words) for words in articles))
    assert found == pytest.approx([plain(words) for words in articles])


def test_length_does_not_move_the_ratio() -> None:
    words = [f"w{i % 45}" for i in range(90)]
    assert mattr(" ".join(words))[0] == pytest.approx(mattr(" ".join(words * 5))[0])
