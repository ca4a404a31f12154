"""What a token may be around a quote: a reporting verb, a pronoun, a title, the end of a clause; once a type.

The word lists are tables in `lexicons`: `reporting_verbs.csv` (verbs with their class) and `attribution_words.csv`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from mediakit.wordforms import distinct_forms
from mediakit.wordforms.characters import UPPER, Characters, table_of

Array = np.ndarray[Any, Any]

FACTS = np.dtype(
    [
        ("verb", "i2"),
        ("tag", "i1"),
        ("kind", "i1"),
        ("hint", "i1"),
        ("capital", "?"),
        ("comma", "?"),
        ("stop", "?"),
        ("colon", "?"),
        ("bracket", "?"),
        ("source", "?"),
        ("link", "?"),
        ("genitive", "?"),
        ("letters", "?"),
        ("digit", "?"),
        ("short", "?"),
    ]
)
"""Of a type: row of its reporting verb (0: none), its form, its class, and how it begins and ends."""

TAGS = ("", "base", "third", "past", "participle", "gerund")
BASE, THIRD, PAST, PARTICIPLE, GERUND = range(1, 6)
NOUN_FORMS = (BASE, THIRD)
KINDS = (
    "", "pronoun", "first_person", "second_person", "particle", "auxiliary", "adverb", "article", "determiner",
    "preposition", "joiner", "conjunction", "time", "title", "role", "unnamed", "body", "suffix", "name_particle",
)  # fmt: skip
(
    PRONOUN, FIRST_PERSON, SECOND_PERSON, PARTICLE, AUXILIARY, ADVERB, ARTICLE, DETERMINER, PREPOSITION,
    JOINER, CONJUNCTION, TIME, TITLE, ROLE, UNNAMED, BODY, SUFFIX, NAME_PARTICLE,
) = range(1, 19)  # fmt: skip
HINTS = ("", "work", "term", "for_of", "as", "by", "to", "be", "for", "on", "after", "it", "that")
WORK, TERM, OF, AS, BY, TO, BE, FOR, ON, AFTER, IT, THAT = range(1, 13)
PRONOUNS = ("he", "she", "they", "who", "i", "we", "it")
YEARS = "year-old"
OUTER = "\"“”‘’'`´„«».,;:!?()[]{}<>…*_-–—/\\"


CLOSES, STOPS, APOSTROPHES, MARKS = map(table_of, ("\"“”’'`»)]}", ".?!…", "'’", OUTER))


def among(kind: Array, chosen: tuple[int, ...]) -> Array:
    """Whether each class (small numbers from 0) is one of the chosen."""
    found: Array = _chosen(chosen).take(kind)
    return found


@cache
def _chosen(numbers: tuple[int, ...]) -> Array:
    table = np.zeros(len(KINDS), dtype=bool)
    table[list(numbers)] = True
    return table


@cache
def verb_table() -> tuple[tuple[str, ...], ...]:
    """Rows of the reporting verbs: lemma, class, content, noun, subject; row 0 stands for no verb."""
    columns = ("verb", "class", "content", "noun", "subject")
    return (("",) * len(columns), *(tuple(row[c] for c in columns) for row in _rows("reporting_verbs.csv")))


@cache
def verbs_with(column: str, *values: str) -> Array:
    """Whether each row of the verb table has one of the values in its column `content` or `subject`."""
    place = {"content": 2, "subject": 4}[column]
    return np.array([row[place] in values for row in verb_table()])


def facts(types: Array) -> Array:
    """Look each type up; (n_types,) array of `FACTS`."""
    result = np.zeros(len(types), dtype=FACTS)
    if not len(types):
        return result
    forms, place = distinct_forms(types)
    words, verbs, kinds, hints = _lookup()
    index = np.array([words.get(form, -1) for form in forms], dtype=np.int64)[place]
    row = Characters.of(types)
    first, last = row.skip(row.first, MARKS), row.skip(row.last, MARKS, way=-1)
    old = np.flatnonzero((row.codes[last] == ord("d")) & (row.codes[last - 3] == ord("-")) & (index < 0))
    index[[k for k in old.tolist() if forms[place[k]].endswith(YEARS)]] = words[YEARS]  # the 34-year-old
    result["verb"], result["tag"] = verbs[index] // 8, verbs[index] % 8
    result["kind"], result["hint"] = kinds[index], hints[index]
    adverb = (row.codes[last] == ord("y")) & (row.codes[last - 1] == ord("l")) & (index < 0)
    result["kind"][adverb] = ADVERB
    result["capital"] = (row.traits[first] & UPPER) > 0
    result["short"] = row.last - row.first < 2
    result["letters"] = first <= row.last
    result["digit"] = (row.codes[first] >= ord("0")) & (row.codes[first] <= ord("9"))
    _endings(row, result)
    return result


def ends_sentence(table: Array) -> Array:
    """Whether each type ends a sentence: a stop that is neither of a title (Mr.) nor of an initial (J.)."""
    return np.asarray(table["stop"] & ~(table["capital"] & ((table["kind"] == TITLE) | table["short"])))


def verb_tokens(table: Array, ids: Array, blocked: Array) -> Array:
    """Tokens outside what is blocked that are reporting verbs and not nouns of the same form.

    `table` has the facts of each type, `ids` the type of each token.

    A form such as "claims" is a noun after an article, a preposition or a possessive; one that is more often a noun
    ("show", "reports") must follow what a verb can follow.
    """
    at = np.flatnonzero((table["verb"] > 0).take(ids) & ~blocked)
    may_be_noun = np.flatnonzero(among(table["tag"][ids[at]], NOUN_FORMS))
    at_noun = at[may_be_noun]
    before = table[ids[np.maximum(at_noun - 1, 0)]]
    to = before["hint"] == TO
    noun = ~to & (among(before["kind"], (ARTICLE, DETERMINER, PREPOSITION)) | before["genitive"])
    often = np.array([row[3] == "noun" for row in verb_table()])[table["verb"][ids[at_noun]]]
    ready = (
        to
        | before["capital"]
        | among(before["kind"], (PRONOUN, FIRST_PERSON, SECOND_PERSON, AUXILIARY, ADVERB, UNNAMED))
    )
    return np.delete(at, may_be_noun[noun | (often & ~ready)])


def _endings(row: Characters, result: Array) -> None:
    """Fill in how each type ends, looking behind up to three closing marks."""
    codes, last, first = row.codes, row.last.copy(), row.first
    for _ in range(3):
        last -= CLOSES.take(codes[last], mode="clip") & (last > first)
    final = codes[last]
    result["comma"] = final == ord(",")
    result["stop"] = STOPS.take(final, mode="clip")
    result["colon"] = (final == ord(";")) | (final == ord(":"))
    result["bracket"] = codes[first] == ord("(")
    result["source"] = codes[first] == ord("[")
    result["link"] = _links(codes, first)
    result["genitive"] = ((final == ord("s")) | (final == ord("S"))) & APOSTROPHES.take(codes[last - 1], mode="clip")


def _links(codes: Array, first: Array) -> Array:
    """Whether a type begins as a web address does."""
    at = first[: np.searchsorted(first, len(codes) - 4, side="right")]
    starts = [np.logical_and.reduce([codes[at + k] == ord(c) for k, c in enumerate(w)]) for w in ("http", "www.")]
    return np.append(np.logical_or(*starts), np.zeros(len(first) - len(at), dtype=bool))


def _rows(name: str) -> list[dict[str, str]]:
    with resources.files("mediakit.lexicons").joinpath(name).open(encoding="utf8") as file:
        return list(csv.DictReader(file))


@cache
def _lookup() -> tuple[dict[str, int], Array, Array, Array]:
    """Number of each known form; for each (and for none, last) its verb and form as one number, its class, its hint."""
    verbs: dict[str, int] = {}
    for i, row in enumerate(_rows("reporting_verbs.csv"), start=1):
        for tag, column in reversed(list(enumerate(("verb", "third", "past", "participle", "gerund"), start=1))):
            verbs[row[column]] = 8 * i + tag
    words = [(form, row["class"]) for row in _rows("attribution_words.csv") for form in row["words"].split()]
    kinds = {form: KINDS.index(name) for form, name in reversed(words) if name in KINDS}
    hints = {form: HINTS.index(name) for form, name in reversed(words) if name in HINTS}
    forms = {form: i for i, form in enumerate(dict.fromkeys([*verbs, *kinds, *hints]))}
    verb, kind, hint = (np.array([*(t.get(f, 0) for f in forms), 0], dtype=np.int64) for t in (verbs, kinds, hints))
    return forms, verb, kind, hint
