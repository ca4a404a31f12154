"""An article with its furniture coloured by category, as HTML for a notebook; all text is escaped."""

from __future__ import annotations

import html
import unicodedata

import pandas as pd

from mediakit.cleaning.auditing import loaded_text
from mediakit.cleaning.spans import GONE
from mediakit.errors import UnknownNameError
from mediakit.tables import ARTICLES, require

COLOURS = ("#fde2c4", "#cfe3f7", "#d9ead3", "#ead1dc", "#fff2b3", "#d0e0e3", "#e6d5f2", "#f4cccc", "#dcdcdc", "#c9e7e0")
LONGEST_SPAN = 400
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
        Shown by a notebook; a string everywhere else. Long spans are shortened, all text is escaped.

    Raises
    ------
    UnknownNameError
        There is no such article.
    MissingColumnError
        `articles` lacks outlet or text.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]})
    >>> page = mk.show_removals(articles, mk.removals(articles), 0)
    >>> page[page.index("<span title") :]
    '<span title="remove · advertisement · ad.label · phrase" style="...">Advertisement</span>\nRain fell...'
    """
    require(articles, ARTICLES, "articles")
    if article_id not in articles.index:
        raise UnknownNameError("article_id", article_id, articles.index[:10].to_list())
    text = dict(zip(articles.index, loaded_text(articles), strict=True))[article_id]
    mine = removals[removals["article_id"] == article_id].sort_values("start")
    colours = {c: COLOURS[i % len(COLOURS)] for i, c in enumerate(sorted(set(mine["category"])))}
    parts: list[str] = []
    last = 0
    for row in mine.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        parts += [safe(text[last:start]), marked(text[start:end], {str(k): str(v) for k, v in row.items()}, colours)]
        last = max(last, end)
    body = "".join(parts) + safe(text[last:])
    return Html(f'<div style="{STYLE}">{legend(mine, colours)}<div>{body}</div></div>')


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
