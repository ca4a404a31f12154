"""Quotes: their kind with the reason for it, utterances, flags, and the mask of quoted tokens."""

import csv
import re
from importlib import resources

import numpy as np
import pandas as pd
import pytest

from mediakit.segmentation import segment
from mediakit.segmentation.quote_kinds import evidence, features
from mediakit.segmentation.quote_line import line_of
from mediakit.segmentation.quote_words import HINTS, KINDS, TAGS, facts, verb_table
from mediakit.segmentation.quotes import find_quotes, spans_of
from mediakit.segmentation.tokens import tokenize

STORY = "The road to Bogtown was shut on Monday.\nAnn Lee, the mayor, spoke to reporters in the rain at noon. {}"


def rows(name):
    with (resources.files("mediakit") / "lexicons" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def found(text):
    return find_quotes([text], tokenize([text]))[0]


def seen(text):
    tokens = tokenize([text])
    spans = spans_of([text], tokens)
    return features(spans, line_of(spans, tokens)) if len(spans.begin) else {}


@pytest.mark.parametrize("row", rows("quote_kinds"), ids=lambda row: row["evidence"])
def test_evidence_is_seen_in_its_example_and_not_in_its_counter_example(row):
    assert seen(row["example"])[row["evidence"]].any()
    assert not seen(row["counter_example"])[row["evidence"]].any()


def test_every_piece_of_evidence_has_its_points():
    assert set(seen("“It rained,” he said.")) == {row.name for row in evidence()}


@pytest.mark.parametrize("row", rows("attribution_words"), ids=lambda row: row["class"])
def test_a_class_of_words_is_found_in_its_example_only(row):
    for text, expected in ((row["example"], True), (row["counter_example"], False)):
        table = facts(tokenize([text]).types)
        names = {KINDS[k] for k in table["kind"]} | {HINTS[h] for h in table["hint"]}
        assert (row["class"] in names) is expected


@pytest.mark.parametrize("form", ["third", "past", "gerund"])
def test_every_form_of_a_reporting_verb_is_known(form):
    table = facts(np.array([row[form] for row in rows("reporting_verbs")], dtype=object))
    assert (table["verb"] > 0).all()
    assert np.mean([TAGS[tag] == form for tag in table["tag"]]) > 0.95


def test_a_consonant_after_one_short_vowel_is_doubled():
    short = re.compile(r"(?:[^aeiou]+|[^aeiou]*qu)?[aeiou][bcdfgklmnprstvz]")
    table = [row for row in rows("reporting_verbs") if short.fullmatch(row["verb"])]
    assert len(table) > 5
    for row in table:
        assert row["gerund"] == row["verb"] + row["verb"][-1] + "ing"
        assert not row["past"].endswith("ed") or row["past"] == row["verb"] + row["verb"][-1] + "ed"


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("concurred", "concur"),
        ("deadpanned", "deadpan"),
        ("rebutted", "rebut"),
        ("admitted", "admit"),
        ("submitted", "submit"),
        ("preferring", "prefer"),
        ("labelled", "label"),
        ("labeling", "label"),
        ("marvelled", "marvel"),
        ("signalled", "signal"),
        ("learnt", "learn"),
    ],
)
def test_forms_of_longer_verbs_and_both_spellings_are_known(form, verb):
    assert verb_table()[facts(np.array([form], dtype=object))["verb"][0]][0] == verb


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“It rained,” she said.", "speech", id="a comma and a verb"),
        pytest.param("“No,” she said.", "speech", id="one word with a verb"),
        pytest.param("She called the plan “a disaster”.", "speech", id="a part of a sentence with a verb"),
        pytest.param("“We will not go there before the end of June.” She left.", "speech", id="a long quote"),
        pytest.param(
            "She watched Canal Nine's “Slow Rivers of Spring” twice.", "title", id="a title after a possessive"
        ),
        pytest.param("The novel “Slow Rivers of Spring” sold well.", "title", id="a title after a word for a work"),
        pytest.param("They met Joe “Shorty” Hill there.", "title", id="a nickname"),
        pytest.param("Lee said Sunday on “Face the Rain” that it fell.", "title", id="a broadcast"),
        pytest.param("Lee told “Good Rain Bogtown” that it fell.", "title", id="a broadcast that is told"),
        pytest.param("Lee told us “it fell on Bogtown”.", "speech", id="who is told is no broadcast"),
        pytest.param("The town’s “new” road and the town’s “old” road met.", "scare", id="a term"),
    ],
)
def test_kind_follows_the_evidence(text, kind):
    table = found(STORY.format(text))
    assert table["kind"].tolist()[0] == kind
    assert (table["reason"] != "").all()


def test_what_is_told_to_a_broadcast_stays_speech():
    assert found(STORY.format("He told “Rainline Bogtown” it was “fine”."))["kind"].tolist() == ["title", "speech"]


def test_points_say_which_way_and_agree_with_the_kind():
    table = found(STORY.format("“It rained,” she said. The novel “Slow Rivers of Spring” sold well."))
    assert ((table["points"] > 0) == (table["kind"] == "speech")).all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We won,” he said, “and that is that.”", [0, 0], id="split by its attribution"),
        pytest.param("“We won,” he said. “And that is that.”", [0, 1], id="a full stop parts two utterances"),
        pytest.param("“We won.\n“And that is that,” he said.", [0, 0], id="goes on in the next paragraph"),
        pytest.param("“We won,” he said.\n“and that is that.”", [0, 1], id="never over closed paragraphs"),
        pytest.param("“He said ‘no’ to us,” she said.", [0, 0], id="nested with the quote around it"),
    ],
)
def test_utterances_join_the_parts_of_a_split_quote(text, expected):
    assert found(text)["utterance"].tolist() == expected


def test_a_part_of_a_spoken_utterance_is_speech():
    table = found(STORY.format("“We won,” she said, “twice”."))
    assert table["kind"].tolist() == ["speech", "speech"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param("''It rained,'' he said.", "repaired", id="two apostrophes"),
        pytest.param("”It rained,“ he said.", "repaired", id="reversed"),
        pytest.param("He said: “It rained.", "unclosed", id="no closer"),
        pytest.param("“It rained.\n“It snowed,” he said.", "continued", id="next paragraph goes on"),
        pytest.param("Rain “bad” for town, says mayor\nIt rained.", "in_headline", id="headline"),
    ],
)
def test_flags(text, flag):
    table = found(text)
    assert table[flag].iloc[0]
    assert not found("It rained.\nThe mayor said “it rained a lot”.")[flag].any()


def test_single_marks_outside_speech_are_left_out_where_doubles_quote():
    table = found(STORY.format("“It rained,” she said. “It was bad,” she said. The town's 'old' road was shut."))
    assert table["mark"].tolist() == ["curly", "curly"]


def test_a_token_is_quoted_if_its_word_begins_inside():
    text = "He said “well—yes”, and 'no'."
    tokens = tokenize([text])
    _, quoted = find_quotes([text], tokens)
    words = [tokens.types[i] for i, q in zip(tokens.type_ids, quoted, strict=True) if q]
    assert words[:3] == ["“well", "—", "yes”,"]


def test_own_and_quoted_words_are_all_words():
    corpus = segment(pd.DataFrame({"outlet": ["A"], "text": [STORY.format("“It rained,” she said.")]}))
    parts = [len(corpus.voice(v).type_ids) for v in ("own", "quoted")]
    assert sum(parts) == len(corpus.type_ids)
    assert parts[1] == 2
