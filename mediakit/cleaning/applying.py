"""Apply a table of removals, and undo it: the text as loaded stays beside the cleaned one, in `raw_text`."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from mediakit.cleaning.finding import removals as find
from mediakit.cleaning.spans import ACTIONS, GONE
from mediakit.cleaning.strengths import STRENGTHS, at_strength
from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import ARTICLES, require

NEEDED = ("article_id", "start", "end", "action")
KEPT_FIRST = ("title", "byline", "published", "url", "outlet", "language")
"""Fields that the page's own text may fill but never change."""
SENTENCE_END = re.compile(r"[.!?…:]['\"”’)\]]*$")
UNTITLED = "edited by hand"
OPENING = re.compile(r"[\"'“‘(]?[A-Z0-9]")
Cut = tuple[int, int, str | None]
"""Start, end and, for an edit, what takes its place."""


def clean(articles: pd.DataFrame, removals: pd.DataFrame | None = None, *, strength: str = "full") -> pd.DataFrame:
    """Take page furniture out of the articles.

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
        The same rows and index; `text` cleaned, lifted fields filled (standfirst, byline, captions, …; `title` only
        where it was missing), `raw_text` the text as it was, `cleaned_with` the digest of the rules.

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
    >>> page = "Share on Facebook Share on Twitter Email Print\\nRain fell on the town for a third day."
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": [page]}, index=pd.Index(["a"], name="article_id"))
    >>> clean(articles)["text"]["a"]
    'Rain fell on the town for a third day.'
    """
    require(articles, ARTICLES, "articles")
    table = find(articles) if removals is None else checked(removals, articles)
    table = at_strength(table, strength)
    rules = str(table["rules"].iloc[0]) if "rules" in table and len(table) else UNTITLED
    gone = table[table["action"].isin(GONE)]
    cuts = cuts_of(gone)
    before = articles["text"].to_numpy(dtype=object)
    after = [cut(text, cuts[name]) if name in cuts else text for name, text in zip(articles.index, before, strict=True)]
    result = articles.copy()
    raw, rule_column = old(articles, "raw_text"), old(articles, "cleaned_with")
    fresh = [pd.isna(r) for r in raw]
    result["text"] = column(after, articles.index)
    result["raw_text"] = column([b if f else r for b, f, r in zip(before, fresh, raw, strict=True)], articles.index)
    result["cleaned_with"] = column(
        [rules if f else r for f, r in zip(fresh, rule_column, strict=True)], articles.index
    )
    return with_fields(result, table)


def variants(articles: pd.DataFrame, removals: pd.DataFrame | None = None) -> dict[str, pd.DataFrame]:
    """The articles under raw, light and full cleaning, to see how far a result depends on it.

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
    """
    loaded = restore(articles)
    table = find(loaded) if removals is None else removals
    return {strength: clean(loaded, table, strength=strength) for strength in STRENGTHS}


def restore(articles: pd.DataFrame) -> pd.DataFrame:
    """Undo `clean`: the text as it was loaded, character for character; fields that cleaning filled are emptied.

    Returns
    -------
    DataFrame
        The table as it was before `clean`, except for the columns that cleaning added, which are dropped.
        `text.encode(encoding)` gives the bytes of a text file again.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\\nRain fell."]}, index=["a"])
    >>> restore(clean(articles))["text"]["a"]
    'Advertisement\\nRain fell.'
    """
    require(articles, ARTICLES, "articles")
    if "raw_text" not in articles:
        return articles.copy()
    raw = articles["raw_text"]
    result = articles.assign(
        text=column([t if pd.isna(r) else r for r, t in zip(raw, articles["text"], strict=True)], articles.index)
    )
    for name in sorted({f for fields in old(articles, "filled") if isinstance(fields, str) for f in fields.split()}):
        emptied = [isinstance(fields, str) and name in fields.split() for fields in articles["filled"]]
        if all(emptied[i] or pd.isna(v) for i, v in enumerate(articles[name])) and name not in KEPT_FIRST:
            result = result.drop(columns=name)
        else:
            result[name] = articles[name].mask(pd.Series(emptied, index=articles.index))
    return result.drop(columns=[c for c in ("raw_text", "cleaned_with", "filled") if c in result])


def column(values: Iterable[object], index: pd.Index) -> pd.Series:
    """A column of text; as plain objects if a string cannot be stored otherwise (lone surrogates)."""
    values = list(values)
    try:
        return pd.Series(values, index=index, dtype="str")
    except UnicodeEncodeError:
        return pd.Series(values, index=index, dtype=object)


def old(articles: pd.DataFrame, name: str) -> list[object]:
    """A column that may not be there yet."""
    return articles[name].to_list() if name in articles else [None] * len(articles)


def checked(removals: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Look at a table of removals before it is applied."""
    require(removals, NEEDED, "removals")
    unknown = set(removals["action"]) - set(ACTIONS)
    if unknown:
        raise UnknownNameError("action", sorted(map(str, unknown))[0], ACTIONS)
    texts = dict(zip(articles.index, articles["text"], strict=True))
    strange = [a for a in removals["article_id"].unique() if a not in texts]
    if strange:
        raise InputError(
            f"removals are of article {strange[0]!r}, which is not in articles; make them with removals(articles)"
        )
    if "text" in removals:
        for name, start, end, text in removals[["article_id", "start", "end", "text"]].itertuples(index=False):
            if texts[name][start:end] != text:
                raise InputError(
                    f"the removal {text[:40]!r} is not what stands at {start}-{end} of {name!r}: was the text changed since?"
                )
    return removals


def cuts_of(gone: pd.DataFrame) -> dict[object, list[Cut]]:
    """Cuts by article, in the order of the text; of overlapping ones (of an edited table) the first is taken."""
    replacement = gone["replacement"] if "replacement" in gone else [""] * len(gone)
    cuts: dict[object, list[Cut]] = {}
    rows = zip(gone["article_id"], gone["start"], gone["end"], gone["action"], replacement, strict=True)
    for name, start, end, action, new in sorted(rows, key=lambda r: (str(r[0]), r[1], r[2])):
        mine = cuts.setdefault(name, [])
        if not mine or start >= mine[-1][1]:
            placed = (new if isinstance(new, str) else "") if action == "edit" else None
            mine.append((int(start), int(end), placed))
    return cuts


def cut(text: str, cuts: list[Cut]) -> str:
    """The text without the cuts; where a block went a paragraph ends, where a few words went a space stays."""
    if not cuts:
        return text
    parts: list[str] = []
    last, edited = 0, True
    for start, end, new in [*cuts, (len(text), len(text), None)]:
        kept = text[last:start]
        parts += [kept] if edited else seam(parts, kept)
        edited, last = new is not None, end
        if new:
            parts.append(new)
    return "".join(parts).strip()


def seam(parts: list[str], right: str) -> list[str]:
    """What follows a removal: the white space on both sides of it becomes one border, a newline if there was one.

    The white space at the end of `parts` is taken off.
    """
    gap = right[: len(right) - len(right.lstrip())]
    while parts and not parts[-1].strip():
        gap += parts.pop()
    if not parts:
        return [right.lstrip()]
    left = parts[-1].rstrip()
    gap += parts[-1][len(left) :]
    parts[-1] = left
    rest = right.lstrip()
    ends_paragraph = "\n" in gap or "\r" in gap or (SENTENCE_END.search(left[-8:]) and OPENING.match(rest))
    return ["\n" if gap and ends_paragraph else " " if gap else "", rest]


def with_fields(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Fill the fields that removals are lifted to."""
    if "field" not in table or not len(table):
        return articles
    lifted = table[(table["field"].fillna("") != "") & table["action"].isin(("lift", "remove"))].sort_values(
        "start", kind="stable"
    )
    filled: dict[object, set[str]] = {}
    for name, group in lifted.groupby("field", sort=True):
        texts = {a: "\n".join(g["text"]) for a, g in group.groupby("article_id", sort=False)}
        present = old(articles, str(name))
        new = [texts.get(i) if pd.isna(p) else p for i, p in zip(articles.index, present, strict=True)]
        for i, p in zip(articles.index, present, strict=True):
            if i in texts and pd.isna(p):
                filled.setdefault(i, set()).add(str(name))
        articles[str(name)] = column(new, articles.index)
    articles["filled"] = column(
        [" ".join(sorted(filled[i])) if i in filled else None for i in articles.index], articles.index
    )
    return articles
