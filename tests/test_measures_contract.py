"""What every measure promises, whoever wrote it: run over `MEASURES`, so a new measure is covered by being listed."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit.measures import MEASURES
from mediakit.tables import META

STORY = (
    "The harbour bridge will probably reopen in March, the council said on Tuesday. “We are confident, but nobody can "
    "promise a date,” said Mara Ellwood, who leads the works committee. Shopkeepers called the delay a “disaster”.\n"
    "Engineers found two cracks in the northern pier. They may be older than the storm, according to a report that the "
    "office published last week. “It is a terrible loss for the town,” Ellwood said. “We certainly hope for more.”\n"
    "Ferries run every twenty minutes in the meantime, and the fare remains what it was before the closure."
)
PLAIN = "Rain fell. The river rose. Nobody was hurt. The road to the mill is closed until further notice."
LAST_QUOTED = "The mayor spoke. “We will rebuild the wonderful old mill,” said Tom Hale.\n“Perhaps this year.”"
NO_WORDS = ("", " ", "\n", "!!!", "— … —", "\u200b", "\x00", "“”", "¡¿!?")
RATE_UNITS = ("per 1,000", "share", "words per", "mean of", "grade", "points", "standard deviation")
"""Units of columns that describe an article whatever its length."""

LENGTH_FREE = [c.name for m in MEASURES for c in m.columns if any(unit in c.unit for unit in RATE_UNITS)]
WINDOWED = {"mattr_50"}
"""Seams of a repeated article make new windows, so these columns move a little."""

by_name = pytest.mark.parametrize("measure", MEASURES, ids=[m.name for m in MEASURES])


def corpus_of(*texts, **columns):
    """Segment texts as articles a0, a1, … of one outlet."""
    index = pd.Index([f"a{i}" for i in range(len(texts))], name="article_id")
    return mk.segment(pd.DataFrame({"outlet": "A", "text": list(texts), **columns}, index=index))


def same(left, right):
    """Equal up to the last digits of a sum taken in another order; NaN equals NaN."""
    return np.allclose(np.asarray(left, float), np.asarray(right, float), rtol=1e-9, atol=1e-9, equal_nan=True)


def scored(*texts):
    """Score columns alone, without outlet, event and date."""
    scores = mk.measure(corpus_of(*texts))
    return scores.drop(columns=[c for c in (*META, "note") if c in scores])


@by_name
def test_a_measure_returns_exactly_its_declared_columns(measure):
    values = measure.of(corpus_of(STORY, PLAIN))
    assert list(values) == [c.name for c in measure.columns]
    assert {name: np.shape(v) for name, v in values.items()} == {c.name: (2,) for c in measure.columns}


@by_name
def test_a_measure_says_its_unit_its_source_and_what_it_is(measure):
    assert measure.source
    assert measure.of.__doc__
    assert all(column.unit for column in measure.columns)


def test_no_column_is_declared_twice():
    names = [c.name for m in MEASURES for c in m.columns]
    assert len(names) == len(set(names))


@by_name
@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_values_are_in_the_declared_range_in_every_voice(measure, voice):
    values = measure.of(corpus_of(STORY, PLAIN, LAST_QUOTED).voice(voice))
    for column in measure.columns:
        known = np.asarray(values[column.name], float)
        known = known[~np.isnan(known)]
        assert np.all((known >= column.low) & (known <= column.high)), column.name


@by_name
def test_a_story_of_100_words_has_a_number_in_most_columns(measure):
    values = measure.of(corpus_of(STORY, title=["Bridge closed after terrible storm"]))
    known = [name for name, v in values.items() if np.isfinite(v[0])]
    assert len(known) >= 0.7 * len(measure.columns), f"NaN: {set(values) - set(known)}"


@by_name
@pytest.mark.parametrize("text", NO_WORDS, ids=repr)
def test_no_words_gives_nan_not_zero_and_no_warning(measure, text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = measure.of(corpus_of(text))
    numbers = {name: float(v[0]) for name, v in values.items()}
    numbers.pop("n_words", None)  # how many words there are is known: none
    assert all(np.isnan(number) for number in numbers.values()), numbers


@by_name
def test_an_article_without_words_does_not_touch_its_neighbours(measure):
    alone, between = measure.of(corpus_of(STORY)), measure.of(corpus_of("", STORY, "!!!"))
    assert all(same(alone[name][0], between[name][1]) for name in alone)


@by_name
def test_no_articles_give_columns_of_length_zero(measure):
    values = measure.of(corpus_of())
    assert {name: len(v) for name, v in values.items()} == {c.name: 0 for c in measure.columns}


@by_name
def test_a_measure_gives_the_same_value_twice(measure):
    corpus = corpus_of(STORY, PLAIN)
    first, second = measure.of(corpus), measure.of(corpus)
    assert all(np.array_equal(first[name], second[name], equal_nan=True) for name in first)


@by_name
def test_an_article_scores_the_same_alone_and_in_a_batch(measure):
    texts = (STORY, PLAIN, LAST_QUOTED, "", "Again.")
    batch = measure.of(corpus_of(*texts))
    for i, text in enumerate(texts):
        alone = measure.of(corpus_of(text))
        assert all(same(alone[name][0], batch[name][i]) for name in alone), text[:20]


@by_name
def test_the_order_of_articles_does_not_matter(measure):
    forward, backward = measure.of(corpus_of(STORY, PLAIN)), measure.of(corpus_of(PLAIN, STORY))
    assert all(same(forward[name], backward[name][::-1]) for name in forward)


@pytest.mark.parametrize("text", [STORY, PLAIN, LAST_QUOTED], ids=["story", "plain", "quoted end"])
@pytest.mark.parametrize("times", [2, 5])
def test_repeating_an_article_changes_no_rate(text, times):
    once, often = scored(text), scored("\n".join([text] * times))
    moved = [c for c in LENGTH_FREE if c not in WINDOWED and not same(once[c], often[c])]
    assert not moved, pd.concat([once[moved], often[moved]]).T


def test_repeating_an_article_multiplies_its_words():
    assert scored("\n".join([STORY] * 3))["n_words"].item() == 3 * scored(STORY)["n_words"].item()


def test_own_words_and_quoted_words_make_all_words():
    corpus = corpus_of(STORY, PLAIN, LAST_QUOTED)
    words = {voice: mk.measure(corpus, voice=voice)["n_words"].fillna(0) for voice in ("all", "own", "quoted")}
    assert (words["own"] + words["quoted"]).tolist() == words["all"].tolist()


def test_an_unknown_voice_is_named_beside_the_known_ones():
    with pytest.raises(ValueError, match="voice must be one of all, own, quoted; not 'loud'"):
        mk.measure(corpus_of(STORY), voice="loud")


PIECES = st.sampled_from(
    [*"“”\"'‘’()[]!?.,;:…—–-\n\t \x00", "''", "said", "may", "Mr.", "don’t", "U.S.", "3.5", "ü", "漢字", "e\u0301"]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=60)
@given(st.lists(TEXTS, max_size=4))
def test_any_text_gives_numbers_in_range_or_nan(texts):
    corpus = corpus_of(*texts)
    scores = mk.measure(corpus)  # raises when a value is outside its declared range
    assert len(scores) == len(texts)
    assert not np.isinf(scores.drop(columns=[c for c in (*META, "note") if c in scores]).to_numpy(float)).any()


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_any_text_scores_the_same_beside_any_other(text, other):
    assert same(scored(text).iloc[0], scored(other, text).iloc[1])
