"""Facts of a word form, each computed once a type: functions from the types of a corpus to one value a type."""

from mediakit.wordforms import characters, forms, syllables, vocabulary
from mediakit.wordforms.familiar import is_easy
from mediakit.wordforms.forms import (
    distinct_forms,
    folded_id,
    has_digit,
    is_capitalised,
    is_upper,
    is_word,
    n_characters,
    n_letters,
    word_form,
)
from mediakit.wordforms.guessing import guesses
from mediakit.wordforms.syllables import form_syllables, n_syllables, n_syllables_spoken

__all__ = [
    "clear_caches",
    "distinct_forms",
    "folded_id",
    "form_syllables",
    "guesses",
    "has_digit",
    "is_capitalised",
    "is_easy",
    "is_upper",
    "is_word",
    "n_characters",
    "n_letters",
    "n_syllables",
    "n_syllables_spoken",
    "word_form",
]


def clear_caches() -> None:
    """Forget every fact remembered of earlier words: for timing cold runs, and to give memory back.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A"], "text": ["It rained all day."]})
    >>> before = mk.measure(mk.segment(articles))
    >>> mk.clear_caches()
    >>> mk.measure(mk.segment(articles)).equals(before)
    True
    """
    for remembered in (characters, forms, vocabulary, syllables):
        remembered.clear()
