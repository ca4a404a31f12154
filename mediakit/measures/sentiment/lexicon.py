"""Lexicons of your own: a csv of words and valences, read by the same engine as VADER's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.errors import InputError
from mediakit.measures.sentiment.instruments import Instrument
from mediakit.measures.sentiment.news import NEWS_RULES
from mediakit.measures.sentiment.table import entries_of
from mediakit.segmentation.tokens import tokenize
from mediakit.tables import require

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

OWN_RULES = frozenset(NEWS_RULES) - {"neutral"}
"""News mode's own list is about VADER's lexicon; a list of your own says itself what is neutral."""


def own_instruments(
    lexicons: Mapping[str, str | Path | pd.DataFrame], taken: Collection[str] = ()
) -> dict[str, Instrument]:
    """Read each list into an instrument, by name, which may not be one of those taken."""
    for name in lexicons:
        if name in taken:
            raise InputError(f"lexicon {name!r}: {name!r} is a column of tone already; give the list another name")
    return {name: Instrument(entries_of(own_valences(name, source)), OWN_RULES) for name, source in lexicons.items()}


def own_valences(name: str, source: str | Path | pd.DataFrame) -> dict[str, float]:
    """Words (lower case) and valences of one list; the last row of a word counts."""
    table = source if isinstance(source, pd.DataFrame) else _from_file(name, source)
    require(table, ("word", "valence"), f"lexicon {name!r}")
    words = [str(w).strip().lower() for w in table["word"].to_list()]
    values = pd.to_numeric(table["valence"], errors="coerce").to_numpy(dtype=float)
    wrong = [w for w, v in zip(words, values, strict=True) if not abs(v) < float("inf")]
    if wrong:
        raise InputError(
            f"lexicon {name!r}: valence must be a number such as -1.5; it is not for: {', '.join(wrong[:5])}"
        )
    n_tokens = np.diff(tokenize(words).article_start)
    phrases = [w for w, n in zip(words, n_tokens.tolist(), strict=True) if n != 1]
    if phrases:
        shown = ", ".join(map(repr, phrases[:5]))
        raise InputError(f"lexicon {name!r}: an entry must be one word, or it would never be found: {shown}")
    return dict(zip(words, values.tolist(), strict=True))


def _from_file(name: str, path: str | Path) -> pd.DataFrame:
    """Read a csv of strings; an empty cell is no NaN."""
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"lexicon {name!r}: {path} cannot be read as csv ({error})") from error
