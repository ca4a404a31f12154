"""Read a coded tone sheet back: agreement of the scores with the coders, and of the coders with each other.

Sources: Krippendorff (2004), alpha for interval data; Hutto & Gilbert (2014) for the correlation of one coder with the
mean of the others as the human ceiling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import articles_of, require_corpus
from mediakit.errors import InputError
from mediakit.measures.sentiment.figures import alpha, correlation, correlation_interval, human_ceiling, macro_f1
from mediakit.measures.sentiment.sentences import tone
from mediakit.measures.sentiment.sheet import CODES
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from pathlib import Path

    from mediakit.corpus import Corpus

FEW = 30


def tone_agreement(sheet: pd.DataFrame | str | Path, corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """Hold coded sentences to both scores: over all of them and outlet by outlet.

    Parameters
    ----------
    sheet : DataFrame or path to a csv
        A sheet of `tone_sheet` with codes: numbers, negative below 0 and positive above; an empty cell is no code.
        Each column whose name begins with `code_` is a coder.
    corpus : Corpus
        The corpus the sentences were drawn from.
    by : str, default "outlet"

    Returns
    -------
    DataFrame, "all" first, then one row an outlet
        The column named by `by`, `n` (coded sentences), `n_coders`, `r_vader`, `r_news` (Pearson, with the mean
        code), `low`, `high` (95 % interval of `r_news`), `f1_vader`, `f1_news` (macro-F1 of negative, neutral,
        positive at 0.05), `alpha` (Krippendorff, interval data), `r_human` (one coder against the mean of the others:
        the ceiling), `note`. NaN where it cannot be told.

    Raises
    ------
    MissingColumnError, InputError
        The sheet lacks a column, has no codes, holds one that is no number, or none of its sentences is in the corpus.

    Examples
    --------
    >>> import mediakit as mk
    >>> texts = ["A great day.", "A disaster.", "It rained.", "A terrible loss."]
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A", "A", "B", "B"], "text": texts}))
    >>> sheet = mk.tone_sheet(corpus, n=4).sort_values("article_id").assign(code_1=[1, -1, 0, -1])
    >>> tone_agreement(sheet, corpus)["f1_news"].tolist()[0]
    1.0
    """
    require_corpus(corpus)
    table = sheet if isinstance(sheet, pd.DataFrame) else _from_file(sheet)
    require(table, ("article_id", "sentence"), "tone sheet")
    require(corpus.articles, (by,), "articles")
    coders = [c for c in table.columns if str(c).startswith(CODES)]
    if not coders:
        raise InputError(
            f"tone sheet needs a column of codes named {CODES}1; it has: {', '.join(map(str, table.columns))}"
        )
    codes = _numbers(table[coders])
    if not codes.notna().to_numpy().any():
        raise InputError(f"tone sheet has no code yet in {', '.join(coders)}")
    scored = _scored(table.assign(**{c: codes[c] for c in coders}), corpus, by)
    groups = {"all": scored, **dict(list(scored.groupby(by, sort=True)))}
    rows = [{by: name, **_agreement(part, coders)} for name, part in groups.items()]
    return pd.DataFrame(rows)


def _from_file(path: str | Path) -> pd.DataFrame:
    """Read a sheet saved as csv, with the separator that the spreadsheet program chose."""
    try:
        return pd.read_csv(path, dtype={"article_id": str}, sep=None, engine="python", encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"tone sheet {path} cannot be read as csv ({error})") from error


def _numbers(codes: pd.DataFrame) -> pd.DataFrame:
    """Codes as floats, NaN for an empty cell; a comma may stand for the decimal point."""
    text = codes.astype("string").apply(lambda c: c.str.strip().str.replace(",", ".").replace("", pd.NA))
    numbers: pd.DataFrame = text.apply(pd.to_numeric, errors="coerce").astype(float)
    wrong = text.to_numpy(dtype=object)[(numbers.isna() & text.notna()).to_numpy()]
    if len(wrong):
        raise InputError(f"codes must be numbers such as -1, 0, 1; not {', '.join(map(repr, wrong[:5]))}")
    return numbers


def _scored(table: pd.DataFrame, corpus: Corpus, by: str) -> pd.DataFrame:
    """Join the scores and groups to the coded rows that the corpus knows."""
    scores = tone(corpus)[["article_id", "sentence", "vader", "news"]]
    scores[by] = group_labels(corpus.articles, by)[articles_of(corpus, scores)]
    scores["article_id"] = scores["article_id"].astype(str)
    table = table.drop(columns=[c for c in ("vader", "news", by) if c in table])
    joined = table.assign(article_id=table["article_id"].astype(str)).merge(scores, on=["article_id", "sentence"])
    if joined.empty:
        raise InputError("no sentence of the tone sheet is in this corpus: are article_id and sentence unchanged?")
    return joined


def _agreement(rows: pd.DataFrame, coders: list[str]) -> dict[str, object]:
    """All figures of one group of sentences."""
    codes = rows[coders].to_numpy(dtype=float)
    coded = ~np.isnan(codes).all(axis=1)
    codes, rows = codes[coded], rows[coded]
    mean = np.nanmean(codes, axis=1) if len(codes) else np.zeros(0)
    news = rows["news"].to_numpy(dtype=float)
    vader = rows["vader"].to_numpy(dtype=float)
    r_news = correlation(news, mean)
    low, high = correlation_interval(r_news, len(mean))
    return {
        "n": len(mean),
        "n_coders": int((~np.isnan(codes)).any(axis=0).sum()),
        "r_vader": correlation(vader, mean),
        "r_news": r_news,
        "low": low,
        "high": high,
        "f1_vader": macro_f1(vader, mean),
        "f1_news": macro_f1(news, mean),
        "alpha": alpha(codes),
        "r_human": human_ceiling(codes),
        "note": "few sentences: read the interval" if len(mean) < FEW else "",
    }
