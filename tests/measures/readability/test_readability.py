"""Readability of articles: counting, names, voices, intervals, flags."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingExtraError, UnknownNameError
from mediakit.measures.readability import (
    MEASURE,
    grade_intervals,
    readability,
    readability_flags,
    readability_inputs,
    sentence_influence,
)
from mediakit.measures.readability.counts import common_endings

LONG = (
    "The regional transport authority announced on Monday that the ferry service would be suspended. "
    "Nobody was told. “We are sad,” said Ann Hale, who runs a shop. “It is bad.” "
    "The administration subsequently acknowledged that communication had been insufficient."
)


def corpus(*texts: str, outlet: str = "A") -> mk.Corpus:
    return mk.segment(pd.DataFrame({"outlet": outlet, "text": list(texts)}, index=[f"a{i}" for i in range(len(texts))]))


def test_raw_counts_are_those_of_a_hand_count() -> None:
    counts = readability_inputs(corpus("Mr. Hale paid 3.5 crowns. The committee deliberated in Tarn.")).iloc[0]
    assert counts[["n_sentences", "n_words", "n_syllables", "n_polysyllables"]].tolist() == [2, 10, 17, 2]


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        pytest.param("they met the committee", 1, id="three syllables"),
        pytest.param("they met in Alexandria", 0, id="a name"),
        pytest.param("it was predicted", 0, id="three syllables by -ed"),
        pytest.param("a military-hospital was made", 1, id="a long part keeps a compound hard"),
        pytest.param("a window-box was made", 0, id="short parts and a hyphen"),
        pytest.param("Alexandria was quiet, and alexandria slept", 2, id="written small elsewhere: no name"),
        pytest.param("the Tourism Administration met", 2, id="common words in the name of an organisation"),
    ],
)
def test_hard_words_are_gunnings(text: str, hard: int) -> None:
    assert readability_inputs(corpus(text))["n_hard_words"].tolist() == [hard]


@pytest.mark.parametrize(
    "row", [pytest.param(r, id=r["ending"]) for r in mk.load_lexicon("common_endings").to_dict("records")]
)
def test_common_ending_does_what_its_row_says(row: dict[str, str]) -> None:
    example, counter = (word.lower().endswith(common_endings()) for word in (row["example"], row["counter_example"]))
    assert (example, counter) == (True, False)


def test_no_words_gives_nan_not_zero() -> None:
    found = readability(corpus("", "!!!", "\n\n"))
    assert all(np.isnan(values).all() for values in found.values())


def test_curly_and_straight_marks_score_alike() -> None:
    straight = LONG.replace("“", '"').replace("”", '"')
    found = readability(corpus(LONG, straight))
    assert all(values[0] == pytest.approx(values[1]) for values in found.values())


@pytest.mark.parametrize("other", [LONG.replace(" ", "\u00a0"), f"{LONG}\n\n", LONG.replace(". ", ".  ")])
def test_blanks_do_not_move_the_scores(other: str) -> None:
    found = readability(corpus(LONG, other))
    assert all(values[0] == pytest.approx(values[1]) for values in found.values())


def test_repeating_an_article_changes_no_score() -> None:
    found = readability(corpus(LONG, f"{LONG}\n{LONG}\n{LONG}"))
    assert all(values[0] == pytest.approx(values[1]) for values in found.values())


def test_an_empty_article_changes_nothing() -> None:
    alone, beside = readability(corpus(LONG)), readability(corpus("", LONG))
    assert all(alone[k][0] == beside[k][1] for k in alone)


def test_quoted_speech_reads_easier_than_the_rest() -> None:
    c = corpus(LONG)
    own, quoted = (readability(c.voice(v))["flesch_kincaid_grade"][0] for v in ("own", "quoted"))
    assert quoted < own


@pytest.mark.usefixtures("cmudict_for_nltk")
def test_textstat_counting_is_textstats_own() -> None:
    import textstat

    found = readability(corpus(LONG, ""), counting="textstat")
    assert found["flesch_kincaid_grade"][0] == pytest.approx(textstat.flesch_kincaid_grade(LONG))
    assert np.isnan(found["smog_grade"][1])


def test_a_missing_dictionary_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk

    monkeypatch.setattr(nltk.data, "path", [])
    with pytest.raises(MissingExtraError, match=r"nltk.downloader cmudict"):
        readability(corpus(LONG), counting="textstat")


def test_abbreviations_are_spelled_out_on_request() -> None:
    c = corpus("The U.S. and the U.N. met.")
    one, spelled = (readability(c, spoken=s)["flesch_kincaid_grade"][0] for s in (False, True))
    assert spelled - one == pytest.approx(11.8 * 2 / 6)


def test_an_unknown_counting_is_named() -> None:
    with pytest.raises(UnknownNameError, match="news, textstat; not 'mine'"):
        readability(corpus(LONG), counting="mine")


def test_interval_holds_the_score_and_is_seeded() -> None:
    one, two = (grade_intervals(corpus(LONG, "Rain."), draws=500) for _ in range(2))
    assert one.equals(two)
    assert one["low"][0] < one["value"][0] < one["high"][0]
    assert np.isnan(one["low"][1])
    assert set(one["note"]) == {"this article, not the outlet"}


def test_interval_of_an_article_does_not_depend_on_the_others() -> None:
    beside = grade_intervals(corpus(LONG, "Rain fell. It stopped."))
    assert grade_intervals(corpus(LONG)).iloc[0].equals(beside.iloc[0])


def test_intervals_cover_as_they_say() -> None:
    rng = np.random.default_rng(5)
    pool = [
        " ".join(rng.choice(["rain", "committee", "the", "mayor", "went"], size=n)) + "."
        for n in rng.integers(4, 40, 400)
    ]
    truth = readability(corpus(" ".join(pool).replace(". ", ".\n")))["flesch_kincaid_grade"][0]
    drawn = ["\n".join(rng.choice(pool, size=40)) for _ in range(150)]
    table = grade_intervals(corpus(*drawn), draws=400)
    assert 0.88 <= ((table["low"] <= truth) & (truth <= table["high"])).mean() <= 0.99


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param({"level": 95}, "level must lie between 0 and 1; not 95", id="level"),
        pytest.param({"draws": 0}, "draws must be a whole number from 1; not 0", id="draws"),
    ],
)
def test_a_level_or_number_of_draws_that_cannot_be_is_named(options: dict[str, float], says: str) -> None:
    with pytest.raises(InputError, match=says):
        grade_intervals(corpus(LONG), **options)


def test_influence_is_what_leaving_the_sentence_out_does() -> None:
    first, second = "The committee deliberated extensively.", "It rained."
    table = sentence_influence(corpus(f"{first} {second}"))
    both, rest = (readability(corpus(t))["flesch_kincaid_grade"][0] for t in (f"{first} {second}", second))
    assert table["influence"][0] == pytest.approx(both - rest)


def test_one_sentence_has_no_influence_to_measure() -> None:
    assert np.isnan(sentence_influence(corpus("It rained."))["influence"][0])


def test_an_unknown_score_is_named() -> None:
    with pytest.raises(UnknownNameError, match="flesch_kincaid_grade"):
        grade_intervals(corpus(LONG), "fk")


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param("", "no words", id="no words"),
        pytest.param("It rained.", "short", id="short"),
        pytest.param("word " * 70, "no sentence ends", id="no sentence ends"),
        pytest.param("RAIN FELL ON TARN.", "capitals", id="capitals"),
        pytest.param("It rained.", "smog below 30 sentences", id="few sentences"),
    ],
)
def test_doubtful_scores_are_flagged(text: str, flag: str) -> None:
    assert flag in set(readability_flags(corpus(text))["flag"])


def test_a_text_far_shorter_than_its_outlet_writes_is_flagged() -> None:
    table = readability_flags(corpus(LONG * 4, LONG * 4, LONG * 4, "It rained all day."))
    assert table.loc[table["flag"] == "shorter than the outlet's", "article_id"].tolist() == ["a3"]


def test_measure_has_eight_columns() -> None:
    assert set(MEASURE.of(corpus(LONG))) == {c.name for c in MEASURE.columns}
