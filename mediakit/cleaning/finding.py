"""Find page furniture: every span with its category, action, rule and evidence, as a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from mediakit.cleaning import appeals, captions, chrome, context, edits, headlines, stylesheets
from mediakit.cleaning.deciding import decided
from mediakit.cleaning.fields import column
from mediakit.cleaning.layout import Page, lines_of, page_of
from mediakit.cleaning.needles import Spot
from mediakit.cleaning.placing import placed
from mediakit.cleaning.quotations import quoted_spans
from mediakit.cleaning.repetition import Run, repeated
from mediakit.cleaning.rules import Rule, UserRules, all_rules, digest, phrases
from mediakit.cleaning.sharing import shared
from mediakit.cleaning.signs import signs_of
from mediakit.cleaning.spans import Span, Taken
from mediakit.errors import InputError
from mediakit.tables import ARTICLES, require

COLUMNS = (
    "article_id", "start", "end", "category", "action", "rule", "text",
    "replacement", "field", "evidence", "confidence", "rules",
)  # fmt: skip
NUMBERS = {"start": np.int64, "end": np.int64, "confidence": np.float64}
MANY_ARTICLES = 2_000
Row = tuple[Any, ...]


def removals(articles: pd.DataFrame, *, rules: UserRules = None, overrides: pd.DataFrame | None = None) -> pd.DataFrame:
    r"""Find what cleaning would take out of each article, and why.

    Parameters
    ----------
    articles : DataFrame
        Loaded articles; what an outlet repeats is judged from all its articles in this table.
    rules : DataFrame, list of dict or path of a .toml or .csv, optional
        Phrase rules of your own: id, category, scope, pattern (see `rules.toml`), and action, needs, outlet, field.
    overrides : DataFrame, optional
        Decisions kept from earlier runs: `action` and any of article_id, outlet, rule, category, text, start, end. An
        id may be a number or its text; a decision that selects nothing is told by a warning.

    Returns
    -------
    DataFrame
        `article_id, start, end, category, action, rule, text, replacement, field, evidence, confidence, rules`;
        offsets in `articles.text`, spans disjoint, `text` the slice. Action is `remove`, `lift` (moved to a field),
        `edit` (replaced by `replacement`) or `flag` (kept). Articles already cleaned have no rows.

    Raises
    ------
    MissingColumnError
        `articles` lacks outlet or text.
    InputError
        An id occurs twice.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\nRain fell."]}, index=["a"])
    >>> removals(articles)[["start", "end", "category"]].to_numpy().tolist()
    [[0, 13, 'advertisement']]
    """
    require(articles, ARTICLES, "articles")
    if not articles.index.is_unique:
        raise InputError(f"article_id is not unique: {articles.index[articles.index.duplicated()][0]!r} occurs twice")
    chosen = all_rules(rules)
    fingerprint = digest(chosen)
    found = found_in(articles, chosen)
    rows = list(chain.from_iterable(found[i] for i in sorted(found)))
    table = frame(rows).assign(rules=fingerprint)
    return table if overrides is None else decided(table, overrides, articles)


def rows_of(name: object, text: str, spans: Iterable[Span]) -> list[Row]:
    """The rows of an article, as `frame` takes them."""
    return [
        (name, start, end, category, action, rule, text[start:end], replacement, field, evidence, confidence)
        for start, end, category, action, rule, evidence, confidence, replacement, field in spans
    ]


def detail(span: Span) -> tuple[object, ...]:
    """The columns of a span after its text."""
    return span.replacement, span.field, span.evidence, span.confidence


def frame(rows: list[Row]) -> pd.DataFrame:
    """Rows as a table with types that do not depend on whether there are rows."""
    names, *others = zip(*rows, strict=True) if rows else [()] * (len(COLUMNS) - 1)
    index = pd.RangeIndex(len(rows))
    ids = pd.Series(names, index=index, dtype=object)
    with suppress(UnicodeEncodeError):  # an id with a lone surrogate stays a plain object
        ids = ids.infer_objects()
    table: dict[str, Any] = {COLUMNS[0]: ids}
    for name, cells in zip(COLUMNS[1:-1], others, strict=True):
        table[name] = np.array(cells, dtype=NUMBERS[name]) if name in NUMBERS else column(cells, index)
    return pd.DataFrame(table)


def found_in(articles: pd.DataFrame, rules: Sequence[Rule]) -> dict[int, list[Row]]:
    """Rows by the article's position, outlet by outlet; articles without text or already cleaned have none."""
    texts = articles["text"].to_numpy(dtype=object)
    titles = articles["title"].to_numpy(dtype=object) if "title" in articles else [None] * len(articles)
    names = articles.index.to_list()
    done = articles["cleaned_with"].notna().to_numpy() if "cleaned_with" in articles else np.zeros(len(articles), bool)
    groups: dict[str, list[int]] = {}
    for i, outlet in enumerate(articles["outlet"].to_list()):
        if isinstance(texts[i], str) and not done[i]:
            groups.setdefault(str(outlet), []).append(i)
    found: dict[int, list[Row]] = {}
    for outlet, members in watched(groups, len(articles)):
        used = [r for r in rules if r.outlet in ("", outlet)]
        for i, runs in zip(members, repeated([texts[i] for i in members]), strict=True):
            found[i] = rows_of(names[i], texts[i], page_spans(texts[i], titles[i], used, runs))
    return found


def watched(groups: dict[str, list[int]], n_articles: int) -> Iterable[tuple[str, list[int]]]:
    """Outlets, with a progress bar if there is much to do."""
    if n_articles < MANY_ARTICLES:
        return groups.items()
    from tqdm.auto import tqdm

    return tqdm(groups.items(), desc="cleaning", unit="outlet")


def page_spans(text: str, title: object, rules: Sequence[Rule], runs: Sequence[Run]) -> list[Span]:
    """The furniture of one page, from the surest evidence to the weakest."""
    signs = signs_of(text)
    lines = lines_of(signs)
    taken = Taken()
    taken.add(text, stylesheets.code(text, lines))
    needed = (*chain.from_iterable(r.needs for r in rules), *appeals.phrases().every, *chrome.small())
    free = [line for line in lines if taken.is_free(*line)] if taken.spans else lines
    page = page_of(text, signs, free, needed)
    titled = list(headlines.headlines(page, title, taken))
    taken.add(text, (s for s in titled if s.rule != headlines.BELOW))
    quoted = quoted_spans(text)
    is_dump = by_words(page, rules, quoted, taken)
    beside = list(outside(quoted, captions.captions(page, taken, is_dump=is_dump)))
    taken.add(text, (s for s in beside if s.action != "flag"))
    taken.add(text, outside(quoted, appeals.appeals(page)))
    told = list(shared(page, runs, quoted, is_dump=is_dump))
    taken.add(text, (s for s in told if s.action != "flag"))
    if is_dump:
        taken.fill(context.around(page, taken))
    taken.add(text, (s for s in titled if s.rule == headlines.BELOW))
    if not is_dump:
        taken.fill(context.fragments(page, taken))
    taken.add(text, edits.edits(page))
    flags = (s for s in chain(beside, told) if s.action == "flag")
    taken.add(text, flags)  # last: a flag must not stand in the way of a removal
    return taken.spans


def by_words(page: Page, rules: Sequence[Rule], quoted: list[Spot], taken: Taken) -> bool:
    """Take what the rules find, those with a place last; give whether the page shows furniture enough for a dump."""
    taken.add(page.text, outside(quoted, phrases(page, [r for r in rules if not r.place])))
    is_dump = context.is_dump(page, taken)
    taken.add(page.text, outside(quoted, placed(page, [r for r in rules if r.place], taken, is_dump=is_dump)))
    return is_dump


def outside(quoted: list[Spot], spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not begin or end inside a quotation, nor lie in one."""
    starts = [a for a, _ in quoted]
    for span in spans:
        near = quoted[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        if not any(a < span.end and span.start < b and not (span.start <= a and b <= span.end) for a, b in near):
            yield span
