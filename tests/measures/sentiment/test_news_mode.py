"""News mode: every rule with its cases, and the same score for the same words in any typography."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import UnknownNameError
from mediakit.lexicons import load_lexicon
from mediakit.measures.sentiment.stock import installed

NEGATION = pd.read_csv(Path(__file__).with_name("negation.csv"))
NEUTRAL = load_lexicon("news_neutral")
LABELS = {-1: "negative", 0: "neutral", 1: "positive"}


def news(text, **options):
    """News compound of one sentence."""
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]}))
    values = mk.tone(corpus, **options)["news"]
    assert len(values) == 1
    return values[0]


def label(value):
    return LABELS[int(value >= 0.05) - int(value <= -0.05)]


@pytest.mark.parametrize("row", list(NEGATION.itertuples()), ids=lambda row: row.sentence)
def test_negation_is_read_as_published(row):
    assert (label(news(row.sentence)) == row.expected) == (row.holds == "yes")


def test_forty_sentences_on_negation_hold():
    assert (NEGATION["holds"] == "yes").sum() == 40


@pytest.mark.parametrize("row", list(NEUTRAL.itertuples()), ids=lambda row: row.word)
def test_a_neutral_word_has_no_tone_in_its_example_and_leaves_that_of_others(row):
    stock = mk.tone(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [row.example]})))["vader"]
    assert abs(stock[0]) > 0
    assert news(row.example) == 0
    assert news(row.counter_example) != 0
    assert row.word in row.example.lower()
    assert row.word in row.counter_example.lower()


def test_the_neutral_list_only_takes_words_out_and_says_why():
    assert set(NEUTRAL["word"]) <= installed().valences.keys()
    assert NEUTRAL["word"].is_unique
    assert NEUTRAL["reason"].str.len().gt(3).all()
    assert set(NEUTRAL["since"]) == {"1"}


NAMES = load_lexicon("fixed_names")


@pytest.mark.parametrize("row", list(NAMES.itertuples()), ids=lambda row: row.word)
def test_a_fixed_name_has_no_tone_in_its_example_and_the_word_has_it_in_the_other(row):
    assert news(row.example) == 0
    assert news(row.counter_example) != 0
    assert row.word in row.counter_example.lower()


@pytest.mark.parametrize("text", ["“Miss Lee knew,” he said.", "Great Britain’s rail met.", "Champions League"])
def test_fixed_names_are_names_wherever_they_stand(text):
    assert news(text) == 0


@pytest.mark.parametrize(
    "text", ["The Ministry of Defence met.", "The defence lawyer spoke.", "A Defense official spoke."]
)
def test_defence_is_an_institution_in_either_spelling(text):
    assert news(text) == 0


@pytest.mark.parametrize(
    "word", ["war", "killed", "crime", "attack", "support", "freedom", "win", "won", "lost", "crisis"]
)
def test_topics_and_events_keep_their_tone(word):
    assert word not in set(NEUTRAL["word"])


@pytest.mark.parametrize(
    ("text", "has_tone"),
    [
        pytest.param("They met Grace there.", False, id="name inside a sentence"),
        pytest.param("Grace came late.", True, id="first word is not taken for a name"),
        pytest.param("He said: Great weather.", True, id="after a colon"),
        pytest.param('He said "Great weather" twice.', True, id="opening a quotation"),
        pytest.param("Great Joy At The Harbour Fair", True, id="title case"),
        pytest.param("GREAT JOY AT THE FAIR", True, id="all capitals"),
        pytest.param("They met in the Great hall of Joy.", False, id="two names"),
        pytest.param("Grace Ellwood came late.", False, id="first word with a last name"),
        pytest.param("Sadly, Ellwood came late.", True, id="first word before a comma"),
        pytest.param("Weak EU sales came late.", True, id="first word before an acronym"),
    ],
)
def test_capitalised_words_inside_a_sentence_are_names(text, has_tone):
    assert (news(text) != 0) == has_tone


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param("marks", "It isn’t good.", id="marks"),
        pytest.param("names", "They met Joy there.", id="names"),
        pytest.param("neutral", "The party met.", id="neutral"),
        pytest.param("but", "They love rain but growth came.", id="but by place, not by value"),
    ],
)
def test_each_rule_can_be_switched_off(rule, text):
    others = [r for r in mk.measures.sentiment.NEWS_RULES if r != rule]
    assert news(text) != news(text, rules=others)


def test_capitals_are_no_shouting_unless_the_rule_is_off():
    assert news("it was GOOD there.", rules=["capitals"]) == news("it was good there.", rules=[])
    assert news("it was GOOD there.", rules=[]) > news("it was good there.", rules=[])


def test_an_unknown_rule_is_named():
    with pytest.raises(UnknownNameError, match="marks, names, capitals, neutral, but; not 'caps'"):
        mk.tone(mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["Rain."]})), rules=["caps"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("It isn’t a “great” plan.", 'It isn\'t a "great" plan.', id="quotation marks"),
        pytest.param("A crisis—a disaster—for all.", "A crisis — a disaster — for all.", id="spaced dash"),
        pytest.param("A crisis—a disaster—for all.", "A crisis--a disaster--for all.", id="double hyphen"),
        pytest.param("Bad… very bad news.", "Bad... very bad news.", id="ellipsis"),
        pytest.param("‘Terrible’ news, he said.", "'Terrible' news, he said.", id="single marks"),
        pytest.param("A great\u00a0day.", "A great day.", id="no-break space"),
    ],
)
def test_typography_does_not_change_the_score(one, other):
    assert news(one) == pytest.approx(news(other), abs=1e-12)


TOKEN = st.sampled_from(
    [
        "good",
        "bad",
        "isn't",
        "'fine'",
        '"great"',
        "no",
        "war",
        "don't",
        "not",
        "very",
        "dogs'",
        "the",
        "'twas",
        '"no"',
        '"Joy"',
        "kind",
        "of",
    ]
)


@given(st.lists(TOKEN, min_size=1, max_size=12))
def test_curly_and_straight_marks_score_the_same(words):
    straight = " ".join(words)
    curly = straight.replace("'", "’").replace('"', "”")
    assert news("It was " + straight) == pytest.approx(news("It was " + curly), abs=1e-12)


def test_rules_table_shows_what_each_rule_does():
    texts = ["The party met. It isn’t good.", "They met Joy there.", "Rain."]
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": texts}))
    table = mk.tone_rules(corpus)
    assert table.index.tolist() == ["all", "marks", "names", "capitals", "neutral", "but"]
    assert table.loc[["marks", "names", "neutral"], "n_changed"].tolist() == [1, 1, 1]
    scores = mk.measure(corpus)
    assert table.loc["all", "mean_with"] == pytest.approx(scores["news_tone_mean"].mean())
    assert table.loc["all", "mean_without"] == pytest.approx(scores["vader_sentence_mean"].mean(), abs=1e-4)
    assert np.allclose(table["effect"], table["mean_with"] - table["mean_without"])
