"""What cleaning took out, for the eye and for a methods section."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from mediakit.cleaning.applying import checked
from mediakit.cleaning.naming import with_own_ids
from mediakit.cleaning.spans import GONE
from mediakit.tables import ARTICLES, group_labels, require

NEEDED = ("article_id", "start", "end", "category", "action")
SUMMARY = ("outlet", "category", "action", "n_spans", "n_articles", "n_characters", "character_share")


def loaded_text(articles: pd.DataFrame) -> pd.Series:
    """The texts that offsets of removals refer to: as loaded, also of cleaned articles."""
    if "raw_text" not in articles:
        return articles["text"]
    return articles["raw_text"].where(articles["raw_text"].notna(), articles["text"])


def sizes(articles: pd.DataFrame) -> pd.Series:
    """Characters of each loaded text; 0 where it is missing."""
    return pd.Series([len(t) if isinstance(t, str) else 0 for t in loaded_text(articles)], index=articles.index)


def removal_summary(articles: pd.DataFrame, removals: pd.DataFrame) -> pd.DataFrame:
    r"""How much of each outlet's text was which furniture.

    A systematic difference between outlets is itself a finding: it says how far the raw texts could not be compared.

    Parameters
    ----------
    articles : DataFrame
        The articles that `removals` were found in, before or after `clean`.
    removals : DataFrame

    Returns
    -------
    DataFrame
        `outlet, category, action, n_spans, n_articles, n_characters, character_share`; the share is of all characters
        of the outlet's loaded texts, in [0, 1]. Largest share of each outlet first.

    Raises
    ------
    MissingColumnError
        `articles` lacks outlet or text, or `removals` one of its columns.
    InputError
        `removals` was made for other texts.
    UnknownNameError
        An action that there is not.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell on the town for a third day."]})
    >>> table = mk.removal_summary(articles, mk.removals(articles))
    >>> table[["category", "action", "n_spans", "n_characters", "character_share"]].values.tolist()
    [['advertisement', 'remove', 1, 13, 0.25]]
    """
    require(articles, ARTICLES, "articles")
    require(removals, NEEDED, "removals")
    table = checked(removals, articles.assign(text=loaded_text(articles)))
    outlet = group_labels(articles, "outlet")
    size = sizes(articles).groupby(outlet).sum()
    article = articles.index.get_indexer(pd.Index(table["article_id"]))
    table = table.assign(outlet=outlet[article], n=table["end"] - table["start"])
    found = table.groupby(["outlet", "category", "action"], sort=True).agg(
        n_spans=("n", "size"), n_articles=("article_id", "nunique"), n_characters=("n", "sum")
    )
    summary = found.reset_index()
    summary["character_share"] = summary["n_characters"] / summary["outlet"].map(size.to_dict()).astype(float)
    order = summary.sort_values(
        ["outlet", "character_share", "category"], ascending=[True, False, True], ignore_index=True
    )
    return order[list(SUMMARY)]


def methods_paragraph(articles: pd.DataFrame, removals: pd.DataFrame) -> str:
    r"""Write what cleaning did as a paragraph for a methods section.

    Parameters
    ----------
    articles, removals : DataFrame
        As of `removal_summary`.

    Returns
    -------
    str
        Numbers of articles and outlets, the version and the digest of the rules, the median share of characters taken
        out, the range of that share over outlets, and the largest categories.

    Examples
    --------
    >>> from mediakit.cleaning import removals
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]}, index=["a"])
    >>> methods_paragraph(articles, removals(articles))[:58]
    '1 article of 1 outlet was searched for page furniture with'
    """
    require(articles, ARTICLES, "articles")
    require(removals, NEEDED, "removals")
    removals = with_own_ids(removals, articles.index)
    gone = removals[removals["action"].isin(GONE)]
    size = sizes(articles)
    taken = (gone["end"] - gone["start"]).groupby(gone["article_id"]).sum().reindex(articles.index, fill_value=0)
    share = taken / size.where(size > 0)
    outlet = group_labels(articles, "outlet")
    outlets = (taken.groupby(outlet).sum() / size.groupby(outlet).sum()).sort_values()
    largest = (gone["end"] - gone["start"]).groupby(gone["category"]).sum().sort_values(ascending=False).head(3)
    digests = sorted(set(removals["rules"].dropna()) - {""}) if "rules" in removals and len(removals) else []
    kinds = ", ".join(f"{str(c).replace('_', ' ')} ({n:,} characters)" for c, n in largest.items()) or "none"
    told = f", rule set {', '.join(digests)}" if digests else ""
    verb = "was" if len(articles) == 1 else "were"
    searched = (
        f"{counted(len(articles), 'article')} of {counted(len(outlets), 'outlet')} {verb} "
        f"searched for page furniture with mediakit {installed()}{told}: phrase rules, repetition of six or more words "
        "inside an outlet, and the position of the prose on the page. "
    )
    n_touched = int((taken > 0).sum())
    if not n_touched:
        return searched + "None was found."
    spread = ""
    if len(outlets) > 1:
        least, most = (f"{outlets.iloc[i]:.1%} for {outlets.index[i]}" for i in (0, -1))
        spread = f" (from {least} to {most})"
    return searched + (
        f"It was removed from {counted(n_touched, 'article')}. In the median article {share.median():.1%} of the "
        f"characters went{spread}; the largest categories were {kinds}. "
        "Every removal is a row with its offsets and can be undone."
    )


def counted(n: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(2, "outlet")
    ('1 article', '2 outlets')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def installed() -> str:
    """The version of this package."""
    try:
        return version("mediakit")
    except PackageNotFoundError:
        return "(not installed)"
