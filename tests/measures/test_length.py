"""Length: words and sentences."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.measures.length import length


def of(*texts: str) -> dict[str, list[float]]:
    found = length(mk.segment(pd.DataFrame({"outlet": "A", "text": list(texts)})))
    return {k: v.tolist() for k, v in found.items()}


@pytest.mark.parametrize(
    ("text", "words", "per_sentence"),
    [
        pytest.param("It rained. She left early.", 5, 2.5, id="words over sentences"),
        pytest.param("A light-rail line in the U.S. cost 3.5", 8, 8, id="compounds, acronyms and figures are one word"),
        pytest.param("crisis—a disaster", 3, 3, id="a dash is no word"),
        pytest.param("Rain!\n***\nSnow!", 2, 1, id="a line of marks is no sentence"),
    ],
)
def test_words_and_sentences(text: str, words: float, per_sentence: float) -> None:
    assert of(text) == {"n_words": [words], "words_per_sentence": [per_sentence]}


def test_no_words_gives_zero_words_and_nan_per_sentence() -> None:
    found = of("", "!!!")
    assert found["n_words"] == [0, 0]
    assert np.isnan(found["words_per_sentence"]).all()


def test_counts_equal_a_plain_loop() -> None:
    texts = ["One two three. Four five.", "Six — seven! Eight?", "..."]
    plain = [sum(any(c.isalnum() for c in w) for w in t.split()) for t in texts]
    assert of(*texts)["n_words"] == plain


def test_repeating_an_article_changes_no_rate() -> None:
    text = "It rained all day. She left."
    assert of(text)["words_per_sentence"] == of(f"{text}\n{text}")["words_per_sentence"]
