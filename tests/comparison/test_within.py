"""The interval of a single article from its own sentences."""

import numpy as np
import pytest

from mediakit.comparison import compare
from mediakit.comparison.within import pieces_of, within_article
from mediakit.errors import InputError
from mediakit.measures import measure


def test_one_article_gets_an_interval_of_its_sentences_and_keeps_its_note(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge + "\n" + library), ("B", bridge), ("B", library)])
    made = compare(measure(corpus), corpus=corpus).set_index(["outlet", "measure"])
    row = made.loc[("A", "words_per_sentence")]
    assert row["low"] < row["mean"] < row["high"]
    assert row["method"] == "resampled sentences"
    assert row["note"] == "this article, not the outlet"
    assert made.loc[("B", "words_per_sentence"), "method"] == "95 % t interval"


def test_the_interval_is_the_same_for_the_same_seed(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge + "\n" + library)])
    assert within_article(corpus, 0, 0.95, 1).equals(within_article(corpus, 0, 0.95, 1))


def test_pieces_hold_the_whole_text_and_cut_no_open_quote(make_corpus):
    text = "It rained. “We left. We came back,” she said. Then it stopped."
    pieces = pieces_of(make_corpus([("A", text)]), 0)
    assert " ".join(pieces) == text
    assert "“We left. We came back,” she said." in pieces


def test_few_sentences_give_no_interval(make_corpus):
    corpus = make_corpus([("A", "It rained. It stopped.")])
    made = compare(measure(corpus), corpus=corpus)
    assert made["low"].isna().all()


def test_what_no_sentence_changes_has_no_interval(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge + "\n" + library)])
    ends = within_article(corpus, 0, 0.95, 0)
    assert (ends["low"] < ends["high"]).all()
    assert np.isfinite(ends.to_numpy()).all()


def test_an_article_that_the_corpus_lacks_is_named(make_corpus, bridge):
    corpus = make_corpus([("A", bridge)])
    scores = measure(corpus).rename(index={"a0": "other"})
    with pytest.raises(InputError, match="other"):
        compare(scores, corpus=corpus)
