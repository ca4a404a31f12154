"""Apply a table of removals, and undo it: the text as loaded stays beside the cleaned one, in `raw_text`."""

from __future__ import annotations

import pandas as pd

from mediakit.cleaning.fields import FILLED, column, listed, old, with_fields, without_fields
from mediakit.cleaning.finding import removals as find
from mediakit.cleaning.naming import with_own_ids
from mediakit.cleaning.rules import all_rules, digest
from mediakit.cleaning.seams import cut, cuts_of
from mediakit.cleaning.spans import ACTIONS
from mediakit.cleaning.strengths import STRENGTHS, at_strength
from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import ARTICLES, require

NEEDED = ("article_id", "start", "end", "action")
ADDED = ("raw_text", "cleaned_with", FILLED)


def clean(articles: pd.DataFrame, removals: pd.DataFrame | None = None, *, strength: str = "full") -> pd.DataFrame:
    r"""Take page furniture out of the articles.

    Parameters
    ----------
    articles : DataFrame
        Loaded articles; those already cleaned are left as they are.
    removals : DataFrame, optional
        The table of `removals(articles)`, as it is or edited: delete rows, or set `action` to `flag`, to keep text.
    strength : {"full", "light", "raw"}
        `light` acts only on nearly certain evidence (phrases, code, repetition, repairs), `raw` on none.

    Returns
    -------
    DataFrame
        The same rows and index; `text` cleaned, lifted fields filled (standfirst, byline, captions, …; only where
        they were empty), `raw_text` the text as it was, `cleaned_with` the digest of the rules and the strength.

    Raises
    ------
    MissingColumnError
        `articles` lacks outlet or text, or `removals` one of its columns.
    InputError
        `removals` was made for other texts.
    UnknownNameError
        An action or a strength that there is not.

    Examples
    --------
    >>> page = "Share on Facebook Share on Twitter Email Print\nRain fell on the town for a third day."
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": [page]}, index=pd.Index(["a"], name="article_id"))
    >>> clean(articles)["text"]["a"]
    'Rain fell on the town for a third day.'
    """
    require(articles, ARTICLES, "articles")
    table = at_strength(find(articles) if removals is None else checked(removals, articles), strength)
    used = [r for r in table["rules"].dropna().unique() if r] if "rules" in table else []
    label = f"{used[0] if used else digest(all_rules())} {strength}"
    cuts = cuts_of(table)
    before, raw, rules = (old(articles, name) for name in ("text", "raw_text", "cleaned_with"))
    after = [cut(t, cuts[i]) if i in cuts and t else t for i, t in zip(articles.index, before, strict=True)]
    result = articles.copy()
    result["text"] = column(after, articles.index)
    result["raw_text"] = column([t if r is None else r for t, r in zip(before, raw, strict=True)], articles.index)
    result["cleaned_with"] = column([r or label for r in rules], articles.index)
    return with_fields(result, table)


def variants(articles: pd.DataFrame, removals: pd.DataFrame | None = None) -> dict[str, pd.DataFrame]:
    r"""Give the articles under raw, light and full cleaning, to see how far a result depends on it.

    Parameters
    ----------
    articles : DataFrame
        Loaded articles; cleaned ones are restored first.
    removals : DataFrame, optional
        As of `clean`.

    Returns
    -------
    dict of str to DataFrame
        `raw`, `light`, `full`: the same rows and index, ready for `segment` and `measure`.

    Raises
    ------
    MissingColumnError, InputError, UnknownNameError
        As of `clean`.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]})
    >>> {name: table["text"][0] for name, table in mk.variants(articles).items()}
    {'raw': 'Advertisement\nRain fell.', 'light': 'Rain fell.', 'full': 'Rain fell.'}
    """
    loaded = restore(articles)
    table = find(loaded) if removals is None else removals
    return {strength: clean(loaded, table, strength=strength) for strength in STRENGTHS}


def restore(articles: pd.DataFrame) -> pd.DataFrame:
    r"""Undo `clean`: the text as it was loaded, character for character; fields that cleaning filled are emptied.

    Returns
    -------
    DataFrame
        The table as it was before `clean`; the columns that cleaning added are dropped. Of a text file
        `text.encode(encoding)` is the file again, byte for byte.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]}, index=["a"])
    >>> restore(clean(articles))["text"]["a"]
    'Advertisement\nRain fell.'
    """
    require(articles, ARTICLES, "articles")
    if "raw_text" not in articles:
        return articles.copy()
    texts = [t if r is None else r for r, t in zip(old(articles, "raw_text"), old(articles, "text"), strict=True)]
    result = without_fields(articles.assign(text=column(texts, articles.index)))
    return result.drop(columns=[c for c in ADDED if c in result])


def checked(removals: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Look at a table of removals before it is applied; its ids become those of the articles."""
    require(removals, NEEDED, "removals")
    unknown = set(removals["action"].unique()) - set(ACTIONS)
    if unknown:
        raise UnknownNameError("action", min(map(str, unknown)), ACTIONS)
    removals = with_own_ids(removals, articles.index)
    texts = dict(zip(articles.index, articles["text"], strict=True))
    strange = [a for a in removals["article_id"].unique() if a not in texts]
    if strange:
        raise InputError(f"removals are of article {strange[0]!r}, which is not in articles")
    if "text" in removals:
        for name, start, end, text in zip(*listed(removals, "article_id", "start", "end", "text"), strict=True):
            if isinstance(text, str) and texts[name][start:end] != text:
                where = f"{start}-{end} of {name!r}"
                raise InputError(f"the removal {text[:40]!r} is not what stands at {where}; restore the articles first")
    return removals
