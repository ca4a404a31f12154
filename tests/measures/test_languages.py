"""Articles in another language: means and samples of English rules are those of the English articles alone."""

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit.corpus import english_only, foreign_languages, is_english
from mediakit.errors import UnknownNameError

RISE = "The mayor may win a great prize. “It rained all day,” said Ann Tarn. Perhaps the flood was a horrible disaster!"
FALL = "Tarn lost a bitter fight. The town could hope for a good year. “We will pay,” the council said. Tarn left."
FRENCH = (
    "Il est possible que le crime soit grave, un horrible désastre! “Il pleut beaucoup ici,” a dit Tarn. Tarn et le "
    "patron ont perdu un fight terrible. Une attaque, une chance, une crise probable pour la question."
)
ARTICLES = pd.DataFrame(
    {
        "outlet": ["A", "A", "B", "B"],
        "text": [RISE, FRENCH, FALL, RISE + " " + FALL],
        "language": ["en", "fr", "en-GB", None],
    },
    index=pd.Index(["a1", "a2", "b1", "b2"], name="article_id"),
)
MIXED = mk.segment(ARTICLES)
ENGLISH = mk.segment(ARTICLES.drop(index="a2"))
UNTOLD = mk.segment(ARTICLES.drop(columns="language"))

LEFT_OUT = {
    "tone_words": mk.tone_words,
    "tone_words_vader": lambda c: mk.tone_words(c, mode="vader", reference="B"),
    "tone_robustness": lambda c: mk.tone_robustness(c, heaviest=2),
    "tone_rules": mk.tone_rules,
    "tone_around": lambda c: mk.tone_around(c, "Tarn"),
    "tone_sheet": lambda c: mk.tone_sheet(c, 100),
    "hedge_sheet": lambda c: mk.hedge_sheet(c, 100),
    "quote_density": mk.quote_density,
    "sentence_influence": mk.sentence_influence,
}
NOTED = {
    "grade_intervals": lambda c: mk.grade_intervals(c, draws=50).set_index("article_id"),
    "countings": mk.countings,
}


@pytest.mark.parametrize("of", LEFT_OUT.values(), ids=LEFT_OUT)
def test_an_article_in_another_language_changes_no_table_of_the_english_ones(of):
    assert_frame_equal(of(MIXED), of(ENGLISH))


@pytest.mark.parametrize("of", LEFT_OUT.values(), ids=LEFT_OUT)
def test_without_a_language_every_article_counts(of):
    assert not of(UNTOLD).equals(of(ENGLISH))


@pytest.mark.parametrize("of", NOTED.values(), ids=NOTED)
def test_an_article_in_another_language_has_a_row_without_scores_that_says_why(of):
    table = of(MIXED)
    assert_frame_equal(table.drop(index="a2"), of(ENGLISH))
    assert table.loc["a2", "note"] == "not English (fr)"
    assert table.loc["a2"].drop(["note", "score", "n_sentences"], errors="ignore").isna().all()


@pytest.mark.parametrize(("mode", "column"), [("news", "news_tone_mean"), ("vader", "vader_sentence_mean")])
def test_contributions_sum_to_the_mean_of_the_measure(mode, column):
    means = mk.measure(MIXED).groupby("outlet")[column].mean()
    sums = mk.tone_words(MIXED, mode=mode).groupby("outlet")["contribution"].sum()
    assert np.allclose(sums, means, rtol=0, atol=1e-9)


def test_the_note_counts_what_is_scored():
    assert mk.tone_note(MIXED) == mk.tone_note(ENGLISH)
    assert "3 articles, 14 sentences" in mk.tone_note(MIXED)


def test_the_density_of_quotes_counts_as_many_articles_as_the_measure():
    scored = mk.measure(MIXED).groupby("outlet")["quoted_word_share"].count()
    assert mk.quote_density(MIXED).groupby("outlet")["n"].first().to_dict() == scored.to_dict()


def test_an_outlet_in_another_language_has_no_mean():
    corpus = mk.segment(ARTICLES.assign(language=["fr", "fr", "en", "en"]))
    assert mk.tone_robustness(corpus)["A"].isna().all()
    assert set(mk.tone_words(corpus)["outlet"]) == {"B"}
    assert mk.tone_around(corpus, "Tarn")["n_articles"].tolist() == [0, 2]
    density = mk.quote_density(corpus).groupby("outlet")
    assert density["n"].first().to_dict() == {"A": 0, "B": 2}
    assert density["share"].mean().isna().to_dict() == {"A": True, "B": False}


@pytest.mark.parametrize("of", [mk.tone_words, *list(LEFT_OUT.values())[2:], *NOTED.values()])
def test_a_corpus_without_english_gives_its_columns(of):
    assert list(of(mk.segment(ARTICLES.assign(language="fr")))) != []


def test_a_reference_in_another_language_is_none():
    with pytest.raises(UnknownNameError, match="reference"):
        mk.tone_words(mk.segment(ARTICLES.assign(language=["fr", "fr", "en", "en"])), reference="A")


def test_the_flag_takes_the_place_of_all_others():
    flags = mk.readability_flags(MIXED)
    of_french = flags[flags["article_id"] == "a2"]
    assert of_french["flag"].tolist() == ["not English"]
    assert of_french["detail"].isna().all()
    assert_frame_equal(flags.drop(index=of_french.index).reset_index(drop=True), mk.readability_flags(ENGLISH))


def test_a_long_article_in_another_language_does_not_move_the_usual_length():
    texts = ["It rained all day. " * 30, "Il pleut. " * 600, "Il pleut. " * 600]
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": texts, "language": ["en", "fr", "fr"]}))
    assert "shorter than the outlet's" not in set(mk.readability_flags(corpus)["flag"])


def test_lists_of_what_was_found_hold_every_article():
    for table in (mk.tone(MIXED), mk.hedges(MIXED), mk.quotes(MIXED), mk.quote_positions(MIXED)):
        assert "a2" in set(table["article_id"])
    assert "a2" in set(mk.tone_mentions(MIXED, "Tarn")["article_id"])


def test_only_a_known_other_language_is_foreign():
    named = ["de", " fr ", "pt-BR", "en", "EN-gb", "und", "French", "", None, float("nan"), 7]
    told = foreign_languages(pd.DataFrame({"language": named}))
    assert told.tolist() == ["de", "fr", "pt-BR", *[""] * 8]
    assert foreign_languages(pd.DataFrame({"outlet": ["A"]})).tolist() == [""]


def test_a_corpus_in_english_is_handed_on_as_it_is():
    for corpus in (ENGLISH, UNTOLD):
        assert english_only(corpus) is corpus
        assert is_english(corpus).all()


def test_the_english_part_keeps_articles_and_tokens_of_the_english_ones():
    part = english_only(MIXED)
    assert is_english(MIXED).tolist() == [True, False, True, True]
    assert part.articles is MIXED.articles
    assert np.diff(part.article_start)[[0, 2, 3]].tolist() == np.diff(ENGLISH.article_start).tolist()
    assert np.diff(part.article_start)[1] == 0
    assert english_only(MIXED.voice("quoted")).quoted.all()
