"""An article with its furniture coloured by category, as HTML for a notebook; all text is escaped."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Hashable

import numpy as np
import pandas as pd

from mediakit.cleaning.auditing import NEEDED, loaded_text
from mediakit.cleaning.naming import name_of
from mediakit.cleaning.spans import GONE
from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import ARTICLES, require

COLOURS = ("#fde2c4", "#cfe3f7", "#d9ead3", "#ead1dc", "#fff2b3", "#d0e0e3", "#e6d5f2", "#f4cccc", "#dcdcdc", "#c9e7e0")
LONGEST_SPAN = 400
NO_TEXT = "(no text)"
STYLE = "font-family:Georgia,serif;line-height:1.5;max-width:46em;white-space:pre-wrap;overflow-wrap:anywhere"


class Html(str):
    """HTML that a notebook shows as such; everywhere else an ordinary string."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def show_removals(articles: pd.DataFrame, removals: pd.DataFrame, article_id: object) -> Html:
    r"""Show one article as it was loaded, the furniture coloured by category and struck out where it is taken away.

    Parameters
    ----------
    articles, removals : DataFrame
        Articles, before or after `clean`, and the removals found in them.
    article_id : object
        Which article.

    Returns
    -------
    Html
        Shown by a notebook; a string everywhere else. Long spans are shortened, all text is escaped. Of spans that
        overlap the first is shown, as it is the one that `clean` takes out. An article without a text is "(no text)".

    Raises
    ------
    UnknownNameError
        There is no such article.
    MissingColumnError
        `articles` lacks outlet or text, or `removals` one of its columns.
    InputError
        `article_id` is no id, or an id is there more than once.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]})
    >>> page = mk.show_removals(articles, mk.removals(articles), 0)
    >>> page[page.index("<span title") :]
    '<span title="remove · advertisement · ad.label · phrase" style="...">Advertisement</span>\nRain fell...'
    """
    require(articles, ARTICLES, "articles")
    require(removals, NEEDED, "removals")
    text = text_of(articles, article_id)
    mine = shown(removals[removals["article_id"].map(name_of) == name_of(article_id)])
    colours = {c: COLOURS[i % len(COLOURS)] for i, c in enumerate(sorted(set(mine["category"])))}
    parts: list[str] = []
    last = 0
    for row in mine.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        parts += [safe(text[last:start]), marked(text[start:end], {str(k): str(v) for k, v in row.items()}, colours)]
        last = end
    body = "".join(parts) + safe(text[last:]) or NO_TEXT
    return Html(f'<div style="{STYLE}">{legend(mine, colours)}<div>{body}</div></div>')


def text_of(articles: pd.DataFrame, article_id: object) -> str:
    """The text of one article as it was loaded; empty if it has none."""
    if not isinstance(article_id, Hashable):
        raise InputError(f"article_id must be the id of an article; not a {type(article_id).__name__}")
    if not articles.index.is_unique:
        raise InputError(f"article ids must be unique; {articles.index[articles.index.duplicated()][0]!r} is not")
    if article_id not in articles.index:
        raise UnknownNameError("article_id", article_id, articles.index[:10].to_list())
    text = loaded_text(articles).iloc[articles.index.get_loc(article_id)]
    return text if isinstance(text, str) else ""


def shown(mine: pd.DataFrame) -> pd.DataFrame:
    """Spans with offsets, in the order of the text, without those that overlap one before them, as `clean` takes them.

    What goes comes before what stays.
    """
    offsets = {c: pd.to_numeric(mine[c], errors="coerce").clip(lower=0) for c in ("start", "end")}
    known = mine.assign(category=mine["category"].map(str), **offsets).dropna(subset=["start", "end"])
    order = known.iloc[np.lexsort((known["end"], known["start"], ~known["action"].isin(GONE)))]
    kept: list[tuple[float, float, int]] = []
    for row, (start, end) in enumerate(zip(order["start"], order["end"], strict=True)):
        if all(end <= begin or stop <= start for begin, stop, _ in kept):
            kept.append((start, end, row))
    return order.iloc[[row for *_, row in sorted(kept)]]


def marked(text: str, row: dict[str, str], colours: dict[str, str]) -> str:
    """One span: coloured, struck out if it goes, with category, rule and evidence as its title."""
    why = " · ".join(row.get(k, "") for k in ("action", "category", "rule", "evidence"))
    line = "line-through" if row["action"] in GONE else "none"
    half = LONGEST_SPAN // 2
    left_out = f" […{len(text) - LONGEST_SPAN:,} characters…] "
    short = text if len(text) <= LONGEST_SPAN else text[:half] + left_out + text[-half:]
    style = f"background:{colours[row['category']]};color:#333;text-decoration:{line}"
    return f'<span title="{safe(why)}" style="{style}">{safe(short)}</span>'


def legend(mine: pd.DataFrame, colours: dict[str, str]) -> str:
    """Categories with their colours and numbers of characters."""
    sizes = (mine["end"] - mine["start"]).groupby(mine["category"]).sum()
    chip = "color:#333;padding:0 .4em;margin-right:.5em"
    items = [
        f'<span style="background:{colour};{chip}">{safe(c.replace("_", " "))}: {sizes[c]:,}</span>'
        for c, colour in colours.items()
    ]
    listed = "".join(items) or "nothing found"
    return f'<p style="font-family:sans-serif;font-size:85%">characters by category: {listed}</p>'


def safe(text: str) -> str:
    """Text for HTML; characters that cannot be seen are shown by their code."""
    plain = text.isascii() and text.isprintable()
    return html.escape(text if plain else "".join(map(seen, text)), quote=True)


def seen(character: str) -> str:
    """A character, or its code if it has no shape."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in "\n\t"
    return f"[U+{ord(character):04X}]" if hidden else character
