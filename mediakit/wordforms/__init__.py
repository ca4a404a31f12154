"""Facts of a word form, each computed once a type: functions from the types of a corpus to one value a type."""

from mediakit.wordforms.familiar import is_easy
from mediakit.wordforms.forms import (
    folded_id,
    has_digit,
    is_capitalised,
    is_upper,
    is_word,
    n_characters,
    n_letters,
    word_form,
)
from mediakit.wordforms.syllables import n_syllables, n_syllables_spoken

__all__ = [
    "folded_id",
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
