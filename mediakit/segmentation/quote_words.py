"""What a token may be around a quote: a reporting verb, a pronoun, a title, the end of a clause; once a type.

The word lists are tables in `lexicons`: `reporting_verbs.csv` (verbs with their class) and `attribution_words.csv`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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
        ("short", "?"),
    ]
)
"""Of a type: row of its reporting verb (0: none), its form, its class, and how it begins and ends."""

TAGS = ("", "base", "third", "past", "participle", "gerund")
BASE, THIRD, PAST, PARTICIPLE, GERUND = range(1, 6)
NOUN_FORMS = (BASE, THIRD)
KINDS = (
    "", "pronoun", "first_person", "second_person", "particle", "auxiliary", "adverb", "article", "determiner",
    "preposition", "joiner", "conjunction", "time", "title", "role", "unnamed",
)  # fmt: skip
(
    PRONOUN, FIRST_PERSON, SECOND_PERSON, PARTICLE, AUXILIARY, ADVERB, ARTICLE, DETERMINER, PREPOSITION,
    JOINER, CONJUNCTION, TIME, TITLE, ROLE, UNNAMED,
) = range(1, 16)  # fmt: skip
HINTS = ("", "work", "term", "for_of", "as", "by", "to", "be")
WORK, TERM, OF, AS, BY, TO, BE = range(1, 8)
PRONOUNS = ("he", "she", "they", "who", "i", "we")
OUTER = "\"“”‘’'`´„«».,;:!?()[]{}<>…*_-–—/\\"


def _table(characters: str) -> Array:
    """Whether each code point up to 65,535 is one of the characters."""
    table = np.zeros(1 << 16, dtype=bool)
    table[[ord(c) for c in characters]] = True
    return table


CLOSES, STOPS, APOSTROPHES = _table("\"“”’'`»)]}"), _table(".?!…"), _table("'’")


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
def verb_table() -> tuple[tuple[str, str, str, str], ...]:
    """Rows of the reporting verbs: lemma, class, content, noun; row 0 stands for no verb."""
    return (
        ("", "", "", ""),
        *((row["verb"], row["class"], row["content"], row["noun"]) for row in _rows("reporting_verbs.csv")),
    )


def facts(types: Array) -> Array:
    """Look each type up; (n_types,) array of `FACTS`."""
    result = np.zeros(len(types), dtype=FACTS)
    if not len(types):
        return result
    forms, verbs, kinds, hints = _lookup()
    try:
        bare = pc.utf8_trim(pa.array(types, pa.string()), OUTER)
        found = pc.index_in(pc.replace_substring(pc.utf8_lower(bare), "’", "'"), value_set=forms)
        capital = pc.utf8_is_upper(pc.utf8_slice_codeunits(bare, 0, 1))
    except (pa.ArrowInvalid, UnicodeEncodeError):  # a lone surrogate somewhere
        return facts(np.array([t.encode("utf-8", "replace").decode("utf-8") for t in types], dtype=object))
    index = found.fill_null(len(verbs) - 1).to_numpy(zero_copy_only=False)
    result["verb"], result["tag"] = verbs[index] // 8, verbs[index] % 8
    result["kind"], result["hint"] = kinds[index], hints[index]
    adverb = pc.match_like(bare, "%ly").to_numpy(zero_copy_only=False) & (index == len(verbs) - 1)
    result["kind"][adverb] = ADVERB
    result["capital"] = capital.to_numpy(zero_copy_only=False)
    result["short"] = np.fromiter(map(len, types), np.int64, len(types)) <= 2
    result["letters"] = pc.binary_length(bare).to_numpy(zero_copy_only=False) > 0
    _endings(types, result)
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
    before = table[ids[np.maximum(at - 1, 0)]]
    form = among(table["tag"][ids[at]], NOUN_FORMS)
    to = before["hint"] == TO
    noun = form & ~to & (among(before["kind"], (ARTICLE, DETERMINER, PREPOSITION)) | before["genitive"])
    often = np.array([row[3] == "noun" for row in verb_table()])[table["verb"][ids[at]]]
    ready = (
        to
        | before["capital"]
        | among(before["kind"], (PRONOUN, FIRST_PERSON, SECOND_PERSON, AUXILIARY, ADVERB, UNNAMED))
    )
    return np.asarray(at[~noun & ~(form & often & ~ready)])


def _endings(types: Array, result: Array) -> None:
    """Fill in how each type ends, looking behind up to three closing marks."""
    blob = "\n\n\n\n" + "\n\n\n\n".join(types.tolist())
    codes = np.minimum(np.frombuffer(blob.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), 0xFFFF)
    last = np.cumsum(np.fromiter(map(len, types), np.int64, len(types)) + 4) - 1
    first = last - np.fromiter(map(len, types), np.int64, len(types)) + 1
    for _ in range(3):
        last -= CLOSES.take(codes[last]) & (codes[last - 1] != ord("\n"))
    final = codes[last]
    result["comma"] = final == ord(",")
    result["stop"] = STOPS.take(final)
    result["colon"] = (final == ord(";")) | (final == ord(":"))
    result["bracket"] = codes[first] == ord("(")
    result["source"] = codes[first] == ord("[")
    result["link"] = _links(codes, first)
    result["genitive"] = ((final == ord("s")) | (final == ord("S"))) & APOSTROPHES.take(codes[last - 1])


def _links(codes: Array, first: Array) -> Array:
    """Whether a type begins as a web address does."""
    padded = np.append(codes, np.zeros(4, dtype=codes.dtype))
    starts = (np.logical_and.reduce([padded[first + k] == ord(c) for k, c in enumerate(w)]) for w in ("http", "www."))
    return np.asarray(np.logical_or(*starts))


def _rows(name: str) -> list[dict[str, str]]:
    with resources.files("mediakit.lexicons").joinpath(name).open(encoding="utf8") as file:
        return list(csv.DictReader(file))


@cache
def _lookup() -> tuple[pa.Array, Array, Array, Array]:
    """Known forms, and for each (and for none, last) its verb and form as one number, its class, and its hint."""
    verbs: dict[str, int] = {}
    for i, row in enumerate(_rows("reporting_verbs.csv"), start=1):
        for tag, column in reversed(list(enumerate(("verb", "third", "past", "participle", "gerund"), start=1))):
            verbs[row[column]] = 8 * i + tag
    words = [(form, row["class"]) for row in _rows("attribution_words.csv") for form in row["words"].split()]
    kinds = {form: KINDS.index(name) for form, name in reversed(words) if name in KINDS}
    hints = {form: HINTS.index(name) for form, name in reversed(words) if name in HINTS}
    forms = list(dict.fromkeys([*verbs, *kinds, *hints]))
    codes = np.array([*(verbs.get(f, 0) for f in forms), 0], dtype=np.int64)
    columns = (np.array([*(table.get(f, 0) for f in forms), 0], dtype=np.int64) for table in (kinds, hints))
    return pa.array(forms), codes, *columns
