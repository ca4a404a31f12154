"""Eight readability formulas over counts, as published; `textstat` is the oracle in the tests.

Sources: Flesch (1948), Kincaid et al. (1975), Gunning (1952), McLaughlin (1969, SMOG), Coleman & Liau (1975), Smith &
Senter (1967, ARI), Dale & Chall (1948), Bjornsson (1968, LIX).
"""

from __future__ import annotations

import numpy as np

from mediakit.tables import Columns


def formulas(counts: Columns) -> Columns:
    """Eight scores from counts.

    Parameters
    ----------
    counts : dict of float arrays, any one shape
        `n_words`, `n_sentences`, `n_syllables`, `n_polysyllables`, `n_hard_words`, `n_letters`, `n_characters`,
        `n_difficult`, `n_long_words`.

    Returns
    -------
    dict of float arrays of that shape
        NaN where there are no words. `flesch_reading_ease` is higher for easier text, all others for harder text.
        `dale_chall` is the raw score of 1948 with its constant, which textstat adds above 5 % difficult words only.
    """
    words = np.where(counts["n_words"] > 0, counts["n_words"], np.nan)
    sentences = np.where(counts["n_sentences"] > 0, counts["n_sentences"], np.nan)
    length, syllables = words / sentences, counts["n_syllables"] / words
    return {
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * syllables,
        "flesch_kincaid_grade": 0.39 * length + 11.8 * syllables - 15.59,
        "gunning_fog": 0.4 * (length + 100 * counts["n_hard_words"] / words),
        "smog_grade": 1.0430 * np.sqrt(30 * counts["n_polysyllables"] / sentences) + 3.1291,
        "coleman_liau_grade": 0.0588 * 100 * counts["n_letters"] / words - 0.296 * 100 * sentences / words - 15.8,
        "ari_grade": 4.71 * counts["n_characters"] / words + 0.5 * length - 21.43,
        "dale_chall": 0.1579 * 100 * counts["n_difficult"] / words + 0.0496 * length + 3.6365,
        "lix": length + 100 * counts["n_long_words"] / words,
    }
