"""Kind of a marked span: speech, scare quote or title, by points for what is seen in and around it.

Each row of `quote_kinds.csv` is a piece of evidence with its points: above 0 for speech, below 0 against it. The sum
decides, and the reason given is the evidence that weighed most towards the decision. The points were fitted once, by
logistic regression on news articles in which people had marked attributed speech, and rounded.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from mediakit.segmentation import quote_words as qw
from mediakit.segmentation.quote_line import Line
from mediakit.segmentation.quote_spans import Spans

Array = np.ndarray[Any, Any]

WINDOW = 9
REACH = 30
SPEECH, SCARE, TITLE = range(3)
VERBS = ("verb_near", "verb_far", "weak_near", "weak_far", "verb_after", "verb_after_comma", "broadcast")
NO_PLACE = (qw.OF, qw.AS, qw.BY, qw.TO)
KINDS = ("speech", "scare", "title")


def classify(spans: Spans, line: Line) -> tuple[Array, Array, Array]:
    """Decide kind (an index of `KINDS`), reason (a row of `evidence`) and points of each span."""
    seen = features(spans, line)
    table = evidence()
    points = np.array([row.points for row in table])
    weights = np.column_stack([seen[row.name] for row in table]) * points
    total = weights.sum(axis=1) + START
    speech = total > 0
    reason = np.where(speech, weights.argmax(axis=1), weights.argmin(axis=1))
    titled = seen["capitals_one"] | seen["capitals_two"] | seen["capitals_more"] | seen["after_work"]
    return np.where(speech, SPEECH, np.where(titled, TITLE, SCARE)), reason, total


START = 0.95
MOST = 0.7


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of `quote_kinds.csv`."""

    name: str
    points: float
    reason: str


@cache
def evidence() -> tuple[Evidence, ...]:
    """Read the table of evidence."""
    with resources.files("mediakit.lexicons").joinpath("quote_kinds.csv").open(encoding="utf8") as file:
        return tuple(Evidence(row["evidence"], float(row["points"]), row["reason"]) for row in csv.DictReader(file))


def features(spans: Spans, line: Line) -> dict[str, Array]:
    """Each piece of evidence as a bool array, one value a span."""
    seen = _form(spans, line)
    seen |= _neighbours(spans, line)
    seen |= _verbs(spans, line, seen)
    seen["headline"] = spans.headline & ~seen["verb_after_comma"]  # “We won,” said the mayor, is no headline
    return seen | _together(seen, spans.article)


def _together(seen: dict[str, Array], article: Array) -> dict[str, Array]:
    """Evidence that lies in two things together, and in the other quotes of the article."""
    capitals = seen["capitals_one"] | seen["capitals_two"] | seen["capitals_more"]
    verb = seen["verb_near"] | seen["verb_far"] | seen["verb_after_comma"]
    short = seen["words_one"] | seen["words_two"] | seen["words_three"]
    any_verb = verb | seen["weak_near"] | seen["weak_far"] | seen["verb_after"]
    others = np.bincount(article)[article] - 1
    share = (np.bincount(article, weights=verb)[article] - verb) / np.maximum(others, 1)
    return {
        "capitals_after_verb": capitals & (seen["verb_near"] | seen["verb_far"]),
        "capitals_before_verb": capitals & seen["verb_after_comma"],
        "capitals_after_preposition": capitals & (seen["after_preposition"] | seen["after_of"]),
        "capitals_after_genitive": capitals & seen["after_genitive"],
        "bare_before_lower": short & ~any_verb & seen["before_lower"],
        "nine_in_paragraph": seen["words_nine"] & (seen["after_sentence"] | seen["paragraph_first"]),
        "nine_with_verb": seen["words_nine"] & verb,
        "others_attributed": (others > 1) & (share > MOST),
        "others_bare": (others > 1) & (share < 1 - MOST),
    }


def _form(spans: Spans, line: Line) -> dict[str, Array]:
    """What the words inside look like."""
    n_tokens = spans.end - spans.begin
    at = spans.begin[:, None] + np.arange(WINDOW)
    there = at < spans.end[:, None]
    ids = line.types_at(at)
    letters = line.table["letters"][ids] & there
    n = np.where(n_tokens > WINDOW, n_tokens, letters.sum(axis=1))
    capital, kind = line.table["capital"][ids] & letters, np.where(letters, line.table["kind"][ids], 0)
    small = qw.among(kind, (qw.ARTICLE, qw.PREPOSITION, qw.JOINER)) & ~capital
    all_capital = (capital | small | ~letters).all(axis=1) & capital.any(axis=1) & (n_tokens <= WINDOW)
    lower = letters & ~capital
    talk = lower & qw.among(kind, (qw.PRONOUN, qw.PARTICLE, qw.DETERMINER, qw.CONJUNCTION))
    personal = qw.among(kind, (qw.FIRST_PERSON, qw.SECOND_PERSON))
    first = capital[:, 0]
    return {
        "words_one": n <= 1,
        "words_two": n == 2,
        "words_three": n == 3,
        "words_four_to_eight": (n >= 4) & (n <= 8),
        "words_nine": n >= 9,
        "capitals_one": all_capital & (n == 1),
        "capitals_two": all_capital & (n == 2),
        "capitals_more": all_capital & (n > 2),
        "capital_first": first & ~all_capital,
        "pronoun_inside": talk.any(axis=1) & ~all_capital,
        "person_inside": (personal & ~(all_capital & (n < 3))[:, None]).any(axis=1),
        "auxiliary_inside": ((kind == qw.AUXILIARY) & lower).any(axis=1),
        "final_comma": spans.final == ord(","),
        "final_stop": spans.final == ord("."),
        "final_question": np.isin(spans.final, (ord("?"), ord("!"))),
    }


def _neighbours(spans: Spans, line: Line) -> dict[str, Array]:
    """What stands just before and after the marks."""
    last = len(line.ids) - 1
    before, after = line.facts(spans.begin - 1), line.facts(spans.end)
    paragraph = line.paragraph[spans.begin]
    first = (spans.begin == 0) | (line.paragraph[np.maximum(spans.begin - 1, 0)] != paragraph)
    final = (spans.end > last) | (line.paragraph[np.minimum(spans.end, last)] != paragraph)
    open_end = ~np.isin(spans.final, [ord(c) for c in ",.?!…—"])
    inner = line.facts(spans.begin)["capital"] & (spans.end - spans.begin <= 2)
    abbreviated = before["kind"] == qw.TITLE
    sentence = before["stop"] & ~abbreviated
    name = (
        before["capital"]
        & ~sentence
        & ~before["comma"]
        & ~before["colon"]
        & (before["verb"] == 0)
        & (before["kind"] == 0)
    )
    dash = ~before["letters"]
    return {
        "paragraph_first": first,
        "paragraph_whole": first & final,
        "after_sentence": ~first & sentence,
        "after_colon": ~first & before["colon"],
        "after_comma": ~first & before["comma"],
        "after_dash": ~first & dash,
        "after_genitive": ~first & before["genitive"],
        "after_work": ~first & (before["hint"] == qw.WORK),
        "after_term": ~first & (before["hint"] == qw.TERM),
        "after_of": ~first & (before["hint"] == qw.OF),
        "after_as": ~first & (before["hint"] == qw.AS),
        "after_and": ~first & (before["kind"] == qw.JOINER),
        "after_preposition": ~first & (before["kind"] == qw.PREPOSITION) & ~np.isin(before["hint"], NO_PLACE),
        "before_lower": ~final & open_end & ~after["capital"] & after["letters"] & ~after["bracket"],
        "before_bracket": ~final & after["bracket"],
        "before_source": ~final & after["source"] & ~before["colon"],
        "before_link": ~final & after["link"],
        "before_by": ~final & (after["hint"] == qw.BY),
        "unclosed": spans.unclosed & ~spans.continued & ~spans.pulled,
        "pull_quote": spans.pulled,
        "continued": spans.continued,
        "nickname": ~first & ~final & name & inner & open_end & after["capital"],
    }


def _verbs(spans: Spans, line: Line, seen: dict[str, Array]) -> dict[str, Array]:
    """Reporting verbs in the sentence, outside any marks."""
    at = line.verbs
    if not len(at):
        none = np.zeros(len(spans.begin), dtype=bool)
        return dict.fromkeys(VERBS, none)
    strong = _strong(line.facts(at))
    index = np.searchsorted(at, spans.begin) - 1
    place = at[np.maximum(index, 0)]
    distance = spans.begin - place
    before = (index >= 0) & (distance <= REACH) & (line.paragraph[place] == line.paragraph[spans.begin])
    before &= line.stops[spans.begin] == line.stops[place]
    near, sure = distance <= 4, strong[np.maximum(index, 0)]
    index = np.searchsorted(at, spans.end)
    place = at[np.minimum(index, len(at) - 1)]
    after = (index < len(at)) & (place - spans.end <= 4)
    after &= (line.paragraph[place] == line.paragraph[spans.begin]) & (line.stops[place] == line.stops[spans.end])
    pause = seen["final_comma"] | seen["final_question"]
    return {
        "verb_near": before & sure & near,
        "verb_far": before & sure & ~near,
        "weak_near": before & ~sure & near,
        "weak_far": before & ~sure & ~near,
        "verb_after": after & ~pause,
        "verb_after_comma": after & pause,
        "broadcast": (seen["capitals_two"] | seen["capitals_more"]) & _on_or_told(spans, line, before & sure),
    }


def _on_or_told(spans: Spans, line: Line, said: Array) -> Array:
    """Whether "on" after a verb of saying, or a verb such as "told", stands right before the marks."""
    word = line.facts(spans.begin - 1)
    told = qw.verbs_with("content", "person")[word["verb"]] & ~word["comma"] & ~word["colon"]
    return np.asarray(said & ((word["hint"] == qw.ON) | told))


def _strong(facts: Array) -> Array:
    """Whether a verb is one of saying, in a form that is not also a noun."""
    table = qw.verb_table()
    saying = np.array([row[1] in ("neutral", "loaded") for row in table])
    noun = np.array([row[3] == "noun" for row in table])
    return np.asarray(saying[facts["verb"]] & ~(noun[facts["verb"]] & qw.among(facts["tag"], qw.NOUN_FORMS)))
