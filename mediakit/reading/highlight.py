"""An article as safe HTML with quotes, hedges, boosters, tone and removals marked.

Every mark has a colour and an underline style of its own, its rule and category as a tooltip, and a line in the
legend; there is no script, so it also shows in notebooks that are not trusted.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Hashable, Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from mediakit.corpus import Corpus
from mediakit.errors import InputError, UnknownNameError
from mediakit.reading.kwic import NO_TEXT
from mediakit.reading.safe import Html, escaped
from mediakit.tables import require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 100_000
"""Characters of an article that are shown."""
NEUTRAL = 0.05
"""A sentence whose compound lies closer to zero is not marked (threshold of Hutto & Gilbert 2014)."""
PAGE = (
    "background:#ffffff;color:#222222;max-width:46em;line-height:1.7;overflow-wrap:anywhere;padding:0.8em 1em;"
    "border:1px solid #d0d0d0"
)
DETAILS = (
    "category",
    "cue",
    "kind",
    "pole",
    "voice",
    "speaker",
    "verb",
    "rule",
    "action",
    "news",
    "vader",
)
"""Columns of a span table that go into the tooltip."""


class Span(NamedTuple):
    """Marked characters of a text: half open, the kind of mark, and the words of its tooltip."""

    start: int
    end: int
    kind: str
    tip: str


def highlight(
    corpus: Corpus | pd.DataFrame,
    article_id: object,
    tables: pd.DataFrame | Iterable[pd.DataFrame] | None = None,
) -> Html:
    """Show an article with its hits marked; two or more article ids stand side by side.

    Parameters
    ----------
    corpus : Corpus, or a table of articles
        A table of articles as it was before cleaning is what the offsets of `removals` belong to.
    article_id : one of its articles, or a list of several
    tables : one or more tables of spans, optional
        Such as those of `quotes`, `reported`, `hedges`, `tone` and `removals`; a table of any other spans
        (`article_id`, `start`, `end`) is marked as "hit". Default: quotes and hedges, for a Corpus.

    Returns
    -------
    Html
        A string that notebooks show as HTML. Article text is escaped, characters that cannot be seen (direction
        overrides, zero-width, control) are shown by their code. At most 100,000 characters of a text are shown; an
        article without one is "(no text)".

    Raises
    ------
    UnknownNameError
        If there is no such article.
    MissingColumnError
        If a table has no `article_id`, `start` or `end`, or the articles no `text`.
    InputError
        If something else stands where the articles, an article id or a table belongs, or an id is there twice.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” said Bo. It may stop <now>."]}))
    >>> page = mk.highlight(corpus, 0)
    >>> "&lt;now&gt;" in page, [part[: part.index('"')] for part in page.split('title="')[1:]]
    (True, ['quoted speech; speaker: Bo; verb: say', 'hedge; category: modal; cue: may; voice: own; rule: ...'])
    """
    articles = corpus.articles if isinstance(corpus, Corpus) else corpus
    require(articles, ["text"], "articles")
    if not articles.index.is_unique:
        twice = articles.index[articles.index.duplicated()][0]
        raise InputError(f"article ids must be unique; {twice!r} is there more than once")
    names = _names(article_id, articles.index)
    if tables is None:
        tables = _default_tables(corpus) if isinstance(corpus, Corpus) else ()
    if not isinstance(tables, Iterable):
        raise InputError(f"tables must be one table of spans or a list of them; not a {type(tables).__name__}")
    tables = [tables] if isinstance(tables, pd.DataFrame) else list(tables)
    pages = [_page(articles.iloc[at], name, [s for t in tables for s in spans(t, name)]) for name, at in names]
    if len(pages) == 1:
        return Html(pages[0])
    columns = "".join(f'<div style="flex:1;min-width:18em">{page}</div>' for page in pages)
    return Html(f'<div style="display:flex;flex-wrap:wrap;gap:1em">{columns}</div>')


def _names(article_id: object, known: pd.Index) -> list[tuple[Any, int]]:
    """Each of the ids that are asked for, and its row."""
    names = list(article_id) if isinstance(article_id, list | tuple | pd.Index) else [article_id]
    found = []
    for name in names:
        if not isinstance(name, Hashable):
            raise InputError(f"article_id must be the id of an article or a list of them; not a {type(name).__name__}")
        row = known.get_loc(name) if name in known else None
        if not isinstance(row, int):
            raise UnknownNameError("article_id", name, [*known[:8], "..."])
        found.append((name, row))
    return found


def _default_tables(corpus: Corpus) -> list[pd.DataFrame]:
    """Quotes and hedges of the corpus."""
    from mediakit.attribution import quotes
    from mediakit.measures.hedging import hedges

    return [quotes(corpus), hedges(corpus)]


def spans(table: pd.DataFrame, article_id: object) -> list[Span]:
    """Rows of a span table that belong to the article and are to be marked, as spans."""
    require(table, ["article_id", "start", "end"], "a table of spans")
    table = table if "article_id" in table.columns else table.reset_index()
    ids = zip(table["article_id"].to_list(), table["article_id"].isna(), strict=True)
    rows = table[[not missing and name == article_id for name, missing in ids]]
    found = []
    for record in rows.to_dict("records"):
        row = {str(k): v for k, v in record.items()}
        kind, start, end = kind_of(row), number(row["start"]), number(row["end"])
        if kind and math.isfinite(start) and math.isfinite(end):
            found.append(Span(int(start), int(end), kind, tip_of(row, kind)))
    return found


def number(cell: object) -> float:
    """A cell as a number, NaN if it is none."""
    try:
        return float(str(cell))
    except ValueError:
        return math.nan


def kind_of(row: Mapping[str, object]) -> str:
    """Which mark a row of a span table gets; empty for a sentence of neutral tone."""
    if "news" in row or "vader" in row:
        compound = number(row.get("news", row.get("vader")))
        return "negative" if compound <= -NEUTRAL else "positive" if compound >= NEUTRAL else ""
    if "action" in row and "rule" in row:
        return "removed"
    named = str(row.get("pole", row.get("kind", "")))
    return named if named in looks() else "reported" if "source_start" in row else "hit"


def tip_of(row: Mapping[str, object], kind: str) -> str:
    """Tooltip: what the mark is, then the facts that the row gives."""
    facts = [f"{name}: {row[name]}" for name in DETAILS if name in row and _told(row[name]) and row[name] != kind]
    return "; ".join([looks()[kind][0], *facts])


def _told(value: Any) -> bool:
    """Whether a cell says something."""
    return bool(str(value).strip()) and not (pd.api.types.is_scalar(value) and pd.isna(value))


@lru_cache(maxsize=1)
def looks() -> dict[str, tuple[str, str]]:
    """Kind of mark -> (its name in words, its CSS), as `marks.csv` says."""
    text = files("mediakit.reading").joinpath("marks.csv").read_text(encoding="utf-8")
    return {row["kind"]: (row["words"], row["style"]) for row in csv.DictReader(text.splitlines())}


def _page(article: pd.Series, name: object, marked: list[Span]) -> str:
    """Heading, text and legend of one article."""
    text = article["text"] if isinstance(article["text"], str) else ""
    title = article.get("title")
    heading = " · ".join(escaped(x) for x in (article.get("outlet"), title, name) if _told(x))
    left = len(text) - LONGEST
    rest = f"<p><em>{left:,} more characters are not shown.</em></p>" if left > 0 else ""
    body = marked_text(text[:LONGEST], marked).replace("\n", "<br>") if text else f"<em>{NO_TEXT}</em>"
    return f'<div dir="auto" style="{PAGE}"><p><b>{heading}</b></p><p>{body}</p>{rest}{legend(marked)}</div>'


def marked_text(text: str, marked: Sequence[Span]) -> str:
    """Escaped text with its spans marked; overlapping spans are nested, the longest outside.

    >>> marked_text("It <may> rain", [Span(3, 8, "hedge", "hedge")]).count("&lt;may&gt;</span>")
    1
    """
    inside = [s._replace(start=max(0, s.start), end=min(s.end, len(text))) for s in marked]
    inside = sorted(
        (s for s in inside if s.start < s.end),
        key=lambda s: (s.start - s.end, s.start, s.kind),
    )
    edges = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    parts = []
    for start, end in pairwise(edges):
        over = [s for s in inside if s.start <= start and end <= s.end]
        opened = "".join(f'<span title="{escaped(s.tip)}" style="{looks()[s.kind][1]}">' for s in over)
        parts.append(opened + escaped(text[start:end]) + "</span>" * len(over))
    return "".join(parts)


def legend(marked: Sequence[Span]) -> str:
    """Legend: each kind of mark in its own look, with its number."""
    counts = {kind: sum(s.kind == kind for s in marked) for kind in looks()}
    told = [f'<span style="{looks()[k][1]}">{escaped(looks()[k][0])}</span> {n:,}' for k, n in counts.items() if n]
    return f'<p style="font-size:0.85em;color:#5f5f5f">Marks: {" · ".join(told) or "none"}</p>'
