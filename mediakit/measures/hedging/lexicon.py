"""The lexicon of hedges, ready for use: patterns written out as phrases, the guards of each row, profiles.

A pattern is words with a blank between; `a/b` is a choice, `word?` may be missing, `@class` is any word of a class of
`hedge_words.csv`, and a word that ends in `*` (users' lists only) is every form that begins so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from mediakit.corpus import Array
from mediakit.errors import InputError, UnknownNameError
from mediakit.lexicons import load_lexicon
from mediakit.measures.hedging.trie import Trie
from mediakit.measures.hedging.words import as_column, flags, looked_up, word_classes
from mediakit.tables import require
from mediakit.wordforms.forms import distinct_forms

ANY_ADVERB = "\0ly"
"""Stands for every form in -ly that no pattern names."""

POLES = ("none", "hedge", "booster")
PROFILES = {
    "epistemic": ("core", "weak"),
    "weasel": ("core", "vague", "weak"),
    "strict": ("core",),
    "news": ("core", "approx", "general"),
    "all": ("core", "weak", "loose", "approx", "bound", "vague", "general", "scare"),
}
"""Groups of hedges that a profile counts; `strict` takes only the rows marked strict."""

ALWAYS = ("idiom", "booster")
"""Groups in every profile: idioms take the place of a cue that means something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Rows of a word list as arrays, and the trie that finds their phrases; `version` is stamped on what is found."""

    rows: pd.DataFrame
    trie: Trie
    prefixes: dict[str, int]
    pole: Array
    version: str

    def codes(self, types: Array) -> Array:
        """Code of each type in the trie, 0 for a form that is in no phrase."""
        forms, place = distinct_forms(types)
        found = looked_up(forms, self.trie.codes, 0)
        adverb = self.trie.codes.get(ANY_ADVERB, 0)
        if adverb:
            found[(found == 0) & flags(pc.ends_with(as_column(forms), "ly"))] = adverb
        free = found == 0
        for start in sorted(self.prefixes, key=len):  # a longer prefix overrules a shorter one
            found[free & flags(pc.starts_with(as_column(forms), start))] = self.prefixes[start]
        return np.asarray(found[place])

    def counted(self, profile: str) -> Array:
        """Rows that take part in a profile, bool, (n_rows,)."""
        if profile not in PROFILES:
            raise UnknownNameError("profile", profile, [*PROFILES, "or a table of patterns"])
        hedges = in_groups(self.rows, PROFILES[profile])
        if profile == "strict":
            hedges &= (self.rows["strict"] == "yes").to_numpy()
        return np.asarray(hedges | in_groups(self.rows, ALWAYS))


def in_groups(rows: pd.DataFrame, groups: tuple[str, ...]) -> Array:
    """Whether each row is of one of the groups; a row may name several."""
    return np.array([not set(groups).isdisjoint(cell.split()) for cell in rows["group"]], dtype=bool)


@cache
def shipped() -> Lexicon:
    """Lexicon of `hedges.csv`."""
    return compiled(load_lexicon("hedges"))


def shipped_codes(types: Array) -> Array:
    """Code of each type in the trie of the shipped lexicon."""
    return shipped().codes(types)


def of_user(table: pd.DataFrame) -> Lexicon:
    """Lexicon of the user's own table: the column `pattern`, and any of the shipped list's other columns.

    Raises
    ------
    MissingColumnError
        There is no column `pattern`.
    InputError
        A pole is none of hedge, booster, none; or there is no pattern at all.
    """
    require(table, ["pattern"], "a list of hedges")
    given = {"category": "own_list", "pole": "hedge", "strength": "1", "needs": "", "forbids": ""}
    rows = table.astype(str).assign(**{c: table[c].astype(str) if c in table else v for c, v in given.items()})
    rows = rows.assign(group="core", strict="yes")[rows["pattern"].str.strip() != ""].reset_index(drop=True)
    wrong = sorted(set(rows["pole"]) - set(POLES))
    if wrong or rows.empty:
        raise InputError(
            f"pole must be one of {', '.join(POLES)}; not {wrong[0]!r}" if wrong else "the list holds no pattern"
        )
    return compiled(rows)


def compiled(rows: pd.DataFrame) -> Lexicon:
    """Write the patterns out, name each row's cue, and build the trie."""
    patterns = rows["pattern"].str.lower().str.strip().to_list()
    phrases = [(words, i) for i, pattern in enumerate(patterns) for words in spelled_out(pattern)]
    trie = Trie.of(phrases)
    prefixes = {word[:-1]: code for word, code in trie.codes.items() if word.endswith("*")}
    pole = np.array([POLES.index(p) for p in rows["pole"]], dtype=np.int8)
    stamp = hashlib.sha256("\n".join(map("|".join, rows.astype(str).to_numpy())).encode()).hexdigest()[:12]
    return Lexicon(rows.assign(cue=[cue_of(p) for p in patterns]), trie, prefixes, pole, stamp)


def spelled_out(pattern: str) -> list[tuple[str, ...]]:
    """Every phrase of a pattern.

    >>> spelled_out("may/might well?")
    [('may', 'well'), ('may',), ('might', 'well'), ('might',)]
    """
    slots = [[(w,) if w else () for w in _choices(slot)] for slot in pattern.split()]
    return [tuple(w for part in phrase for w in part) for phrase in product(*slots)]


def _choices(slot: str) -> list[str]:
    """Words of one place of a pattern; "" where it may be missing."""
    words: list[str] = []
    for word in slot.rstrip("?").split("/"):
        if not word.startswith("@"):
            words.append(word)
        elif word[1:] in word_classes():
            words += [*word_classes()[word[1:]], *([ANY_ADVERB] if word == "@adv" else [])]
        else:
            raise UnknownNameError("class in a pattern", word, word_classes())
    return [*words, *([""] if slot.endswith("?") else [])]


def cue_of(pattern: str) -> str:
    """Name of a pattern's cue: the first choice of each place that may not be missing.

    >>> cue_of("it is/was @adv? believed/thought that?")
    'it is believed'
    """
    return " ".join(slot.split("/")[0].lstrip("@") for slot in pattern.split() if not slot.endswith("?"))
