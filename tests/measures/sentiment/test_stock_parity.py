"""Oracle: the installed vaderSentiment, sentence by sentence, on plain and hostile text."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import mediakit as mk

STOCK = SentimentIntensityAnalyzer()
NAMES = ("neg", "neu", "pos", "compound")
TONAL = [
    "good",
    "bad",
    "GOOD",
    "Terrible",
    "hope",
    "win",
    "war",
    "kind",
    "no",
    "like",
    "DIED",
    "smiling",
    "fraud",
    "love",
    "hate",
    "sad",
    "badass",
    "killed",
]
BOOSTERS = ["very", "so", "extremely", "SO", "hardly", "barely", "slightly", "most", "kinda", "incredibly", "almost"]
NEGATORS = [
    "not",
    "never",
    "isn't",
    "isn’t",
    "without",
    "cannot",
    "nor",
    "nothing",
    "DIDN'T",
    "no",
    "least",
    "despite",
    "don't",
]
PHRASES = ["kind of", "sort of", "the bomb", "bad ass", "kiss of death", "to die for", "yeah right", "never so"]
PHRASES += ["at least", "very least", "without doubt", "just enough", "beating heart", "bus stop", "never this", "but"]
FILLERS = [
    "the",
    "of",
    "this",
    "said",
    "—",
    "and",
    "“a”",
    "(he)",
    "or",
    "a",
    "at",
    "doubt",
    "but,",
    "But",
    "table's",
    "1.9",
    "İII",
]
MARKS = [
    "!",
    "!!!!!",
    "?",
    "??",
    "????",
    "…",
    "...",
    " 😀",
    "😂😂",
    " ❤️",
    "👍🏽",
    " :)",
    " :-(",
    "—",
    "--",
    " ™",
    "'s",
    "’",
]
WORD = st.sampled_from([*TONAL, *BOOSTERS, *NEGATORS, *PHRASES, *FILLERS])


def mixed(seed, n):
    """Sentences that mix lexicon words with everything the rules look at."""
    draw, groups = np.random.default_rng(seed), [TONAL, BOOSTERS, NEGATORS, PHRASES, FILLERS]
    texts = []
    for _ in range(n):
        chosen = draw.choice(len(groups), size=draw.integers(1, 13), p=np.array([4, 2, 2, 1, 4]) / 13)
        words = [groups[k][draw.integers(len(groups[k]))] for k in chosen]
        words = [w.upper() if draw.random() < 0.08 else w for w in words]
        texts.append(" ".join(w + (MARKS[draw.integers(len(MARKS))] if draw.random() < 0.1 else "") for w in words))
    return texts


def ours_and_stock(texts, analyzer=STOCK):
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": pd.Series(list(texts), dtype=object)}))
    table = mk.tone(corpus)
    whole = corpus.articles["text"]
    sentences = [whole[a][s:e] for a, s, e in zip(table.article_id, table.start, table.end, strict=True)]
    stock = pd.DataFrame([analyzer.polarity_scores(s) for s in sentences], columns=NAMES)
    ours = table.rename(columns={"vader": "compound"})[list(NAMES)]
    return ours.to_numpy(float), stock.to_numpy(float), sentences


def test_compound_equals_the_stock_library_on_mixed_sentences():
    ours, stock, sentences = ours_and_stock(mixed(seed=1, n=4000))
    differ = [
        (s, *pair) for s, *pair in zip(sentences, ours[:, 3], stock[:, 3], strict=True) if abs(pair[0] - pair[1]) > 1e-4
    ]
    assert len(sentences) > 3000
    assert not differ[:5]


def test_all_four_numbers_equal_those_of_the_stock_library_digit_for_digit():
    ours, stock, _ = ours_and_stock(mixed(seed=2, n=2000))
    assert (ours == stock).all()


def test_control_one_changed_valence_is_noticed():
    changed = SentimentIntensityAnalyzer()
    changed.lexicon["good"] += 0.5
    ours, stock, _ = ours_and_stock(mixed(seed=3, n=500), changed)
    assert (np.abs(ours[:, 3] - stock[:, 3]) > 0.01).sum() > 50


def test_control_without_boosters_hundreds_differ(monkeypatch):
    monkeypatch.setattr("vaderSentiment.vaderSentiment.BOOSTER_DICT", {})
    ours, stock, _ = ours_and_stock(mixed(seed=4, n=1000))
    assert (np.abs(ours[:, 3] - stock[:, 3]) > 0.01).sum() > 100


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was a crisis—a disaster—for all", id="a dash glues words"),
        pytest.param("Wait...terrible news", id="an ellipsis glues words"),
        pytest.param("war-torn", id="a hyphen glues words"),
        pytest.param("It isn’t good", id="a curly apostrophe hides the negation"),
        pytest.param("He called it a “disaster”", id="curly marks hide a word"),
        pytest.param("No, it was good", id="short tokens keep their punctuation"),
        pytest.param("They did not say this attack", id="this takes the place of a negation"),
        pytest.param("good good but good good", id="but finds places by value"),
        pytest.param("3.8 great but bad terrible bad but fine", id="only the first but counts"),
        pytest.param("The CARES Act", id="an acronym shouts"),
        pytest.param("ALL GOOD HERE", id="all capitals do not shout"),
        pytest.param("NO good", id="a loud no"),
        pytest.param("nice 😀", id="emoji are read by name"),
        pytest.param("nice😀good", id="emoji inside a word"),
        pytest.param("family 👨‍👩‍👧 flag 🇺🇸 heart ❤️", id="joined emoji match part by part"),
        pytest.param("that was the bomb indeed", id="idiom"),
        pytest.param("it tastes kind of good", id="two-word booster"),
        pytest.param("one of a kind of thing", id="kind of is no hit"),
        pytest.param("KİLL and GOOD", id="dotted capital I is no i"),
        pytest.param("\ud800 good", id="lone surrogate"),
        pytest.param("good\x00bad \x1fgood\u2003bad", id="control characters and wide blanks"),
        pytest.param("! ? !?", id="marks alone"),
    ],
)
def test_traps_of_the_stock_library_are_kept(text):
    ours, stock, _ = ours_and_stock([text])
    assert (ours == stock).all()


@given(st.lists(WORD, min_size=1, max_size=14), st.sampled_from([*MARKS, ""]))
def test_any_mix_of_rule_words_scores_as_the_stock_library_does(words, mark):
    ours, stock, _ = ours_and_stock([" ".join(words) + mark])
    assert np.abs(ours[:, 3] - stock[:, 3]).max() <= 1e-4


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_scores_as_the_stock_library_does(text):
    ours, stock, _ = ours_and_stock([text, "good " + text + " bad"])
    assert not len(ours) or np.abs(ours[:, 3] - stock[:, 3]).max() <= 1e-4


def test_news_mode_without_rules_is_stock():
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": mixed(seed=5, n=800)}))
    table = mk.tone(corpus, rules=())
    assert np.abs(table.vader - table.news).max() <= 5.1e-5
