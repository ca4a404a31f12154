"""The eight formulas: equal to textstat's when both are given textstat's counts."""

import numpy as np
import pytest

from mediakit.measures.readability.formulas import formulas
from mediakit.measures.readability.stock import NAMES

TEXTS = (
    "The harbour board met on Tuesday. It decided nothing, and several members complained about the preparation.",
    "Who pays? Nobody knows. The engineering department estimated that remediation would cost 3 million crowns a year.",
    "Unquestionably, municipal administrators misinterpreted the environmental regulations.",
    "He ran. She ran. They all ran down to the old mill and swam.",
)


def counted_by_textstat(text: str) -> dict[str, np.ndarray]:
    from textstat.backend import counts

    numbers = {
        "n_words": counts.count_words(text),
        "n_sentences": counts.count_sentences(text),
        "n_syllables": counts.count_syllables(text, "en_US"),
        "n_polysyllables": counts.count_polysyllable_words(text, "en_US"),
        "n_hard_words": counts.count_difficult_words(text, "en_US", 3),
        "n_letters": counts.count_letters(text),
        "n_characters": counts.count_chars(text, ignore_spaces=True),
        "n_difficult": counts.count_difficult_words(text, "en_US", 0),
        "n_long_words": counts.count_long_words(text),
    }
    return {name: np.array([float(n)]) for name, n in numbers.items()}


@pytest.mark.usefixtures("cmudict_for_nltk")
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ours", NAMES)
def test_formula_equals_textstat_given_its_counts(text: str, ours: str) -> None:
    import textstat

    counts = counted_by_textstat(text)
    score = formulas(counts)[ours][0]
    if ours == "coleman_liau_grade":  # textstat rounds the published .0588
        score += (0.058 - 0.0588) * 100 * counts["n_letters"][0] / counts["n_words"][0]
    if ours == "dale_chall" and counts["n_difficult"][0] <= 0.05 * counts["n_words"][0]:  # textstat drops the constant
        score -= 3.6365
    assert score == pytest.approx(getattr(textstat, NAMES[ours])(text), abs=1e-9)


def test_no_words_give_nan_in_every_formula() -> None:
    empty = {name: np.zeros(1) for name in counted_by_textstat_names()}
    assert all(np.isnan(score).all() for score in formulas(empty).values())


def counted_by_textstat_names() -> tuple[str, ...]:
    return (
        "n_words",
        "n_sentences",
        "n_syllables",
        "n_polysyllables",
        "n_hard_words",
        "n_letters",
        "n_characters",
        "n_difficult",
        "n_long_words",
    )


@pytest.mark.parametrize(
    ("difficult", "words", "length", "published"),
    [
        pytest.param(5.04, 100.0, 18.86, 5.37, id="first example of 1948"),
        pytest.param(15.14, 100.0, 14.56, 6.75, id="second example of 1948"),
        pytest.param(15.16, 100.0, 18.5, 6.95, id="third example of 1948"),
    ],
)
def test_dale_chall_gives_the_scores_printed_in_1948(
    difficult: float, words: float, length: float, published: float
) -> None:
    counts = {name: np.ones(1) for name in counted_by_textstat_names()}
    counts |= {
        "n_difficult": np.array([difficult]),
        "n_words": np.array([words]),
        "n_sentences": np.array([words / length]),
    }
    assert formulas(counts)["dale_chall"][0] == pytest.approx(published, abs=0.01)
