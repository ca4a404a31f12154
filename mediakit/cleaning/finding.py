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
from mediakit.cleaning.fields import column
from mediakit.cleaning.layout import Page, lines_of, page_of, pieces_of
from mediakit.cleaning.needles import Spot
from mediakit.cleaning.quotations import quoted_spans
from mediakit.cleaning.repetition import Run, repeated
from mediakit.cleaning.rules import Rule, UserRules, all_rules, digest, phrases
from mediakit.cleaning.signs import signs_of
from mediakit.cleaning.spans import Span, Taken
from mediakit.cleaning.strengths import decided
from mediakit.cleaning.words import Words, n_function_words
from mediakit.errors import InputError
from mediakit.tables import ARTICLES, require

COLUMNS = (
    "article_id", "start", "end", "category", "action", "rule", "text",
    "replacement", "field", "evidence", "confidence", "rules",
)  # fmt: skip
NUMBERS = {"start": np.int64, "end": np.int64, "confidence": np.float64}
MANY_ARTICLES = 2_000
FEWEST_OWN_WORDS = 6
LEAST_OWN = 0.05
LONG_PASSAGE = 110
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
        Decisions kept from earlier runs: `action` and any of article_id, outlet, rule, category, text, start, end.

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
    needed = (*chain.from_iterable(r.needs for r in rules), *appeals.phrases()[1], *chrome.small())
    free = [line for line in lines if taken.is_free(*line)] if taken.spans else lines
    page = page_of(text, signs, free, needed)
    titled = list(headlines.headlines(page, title, taken))
    taken.add(text, (s for s in titled if s.rule != headlines.BELOW))
    quoted = quoted_spans(text)
    taken.add(text, outside(quoted, phrases(page, rules)))
    taken.add(text, outside(quoted, captions.captions(page, taken)))
    taken.add(text, outside(quoted, appeals.appeals(page)))
    is_dump = context.is_dump(page, taken)
    told = list(shared(page, runs, is_dump=is_dump))
    taken.add(text, (s for s in told if s.action != "flag"))
    if is_dump:
        taken.fill(context.around(page, taken))
    taken.add(text, (s for s in titled if s.rule == headlines.BELOW))
    if not is_dump:
        taken.fill(context.fragments(page, taken))
    taken.add(text, edits.edits(page))
    taken.add(text, (s for s in told if s.action == "flag"))  # last: a flag must not stand in the way of a removal
    return taken.spans


def shared(page: Page, runs: Sequence[Run], *, is_dump: bool) -> Iterator[Span]:
    """Repeated runs; one that is a few words of a longer sentence is a way of speaking and only flagged.

    On a text without any other furniture only what most of the outlet's articles share is taken out; long
    passages of prose that few share, what else those few share with them, and texts without prose of their own are
    versions of a story and stay.
    """
    pieces = page.pieces
    starts = [s for s, _ in pieces]
    version = not is_dump and is_version(page, runs)
    few = max((run.documents for run in runs if is_story(page, run)), default=0)
    for run in runs:
        evidence = f"in {run.documents} of {run.of} pages of the outlet"
        at = bisect_right(starts, run.start) - 1
        if at >= 0 and is_phrase(page, pieces[at], run):
            yield Span(run.start, run.end, "shared_phrase", "flag", "repetition.phrase", evidence, 0.4)
        elif version or not (is_dump or run.documents * 2 > run.of) or is_story(page, run) or is_told(page, run, few):
            yield Span(run.start, run.end, "shared_text", "flag", "repetition.version", evidence, 0.4)
        else:
            yield Span(run.start, run.end, "ui_chrome", "remove", "repetition.run", evidence)


def is_phrase(page: Page, piece: Spot, run: Run) -> bool:
    """Whether a run is a part of one sentence that few articles share."""
    inside = run.end <= piece[1] and (run.end - run.start) < 0.6 * (piece[1] - piece[0])
    if not inside or run.documents > max(2, run.of // 2):
        return False
    look = page.words.shapes([piece])
    n = int(look.words[0])
    return bool(look.sentences[0]) and n <= 70 and n_function_words(page.text, *piece) * 6 >= n


def is_story(page: Page, run: Run) -> bool:
    """Whether a run that few articles share is so much prose on end that it is a passage of a story, told twice."""
    if run.documents > max(2, run.of // 3) or run.end - run.start < LONG_PASSAGE * 4:
        return False
    return longest_prose(page, run) >= LONG_PASSAGE


def is_told(page: Page, run: Run, few: int) -> bool:
    """Whether a run is mostly sentences, and no more articles share it than share a story (`few`)."""
    return run.documents <= few and longest_prose(page, run) * 2 >= len(page.text[run.start : run.end].split())


def longest_prose(page: Page, run: Run) -> int:
    """Words of the longest row of sentences in a run, which is looked at as a text by itself."""
    text, signs = page.text[run.start : run.end], page.signs[run.start : run.end]
    words = Words(text, signs)
    longest = row = 0
    looks = words.shapes(pieces_of(words, lines_of(signs)))
    for n, is_sentence in zip(looks.words.tolist(), looks.sentences.tolist(), strict=True):
        row = row + n if is_sentence else 0
        longest = max(longest, row)
    return longest


def is_version(page: Page, runs: Sequence[Run]) -> bool:
    """Whether hardly a sentence of a text is its own: the rest stands in other articles of its outlet too."""
    if not runs:
        return False
    ends = [r.end for r in runs]
    own = total = 0
    looks = page.words.shapes(page.pieces)
    for i in np.flatnonzero(looks.sentences).tolist():
        (start, end), n = page.pieces[i], int(looks.words[i])
        at = bisect_right(ends, start)
        covered = at < len(runs) and runs[at].start <= start + 20 and runs[at].end >= end - 20
        total += n
        own += 0 if covered else n
    return own < max(FEWEST_OWN_WORDS, LEAST_OWN * total)


def outside(quoted: list[Spot], spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not begin or end inside a quotation, nor lie in one."""
    starts = [a for a, _ in quoted]
    for span in spans:
        near = quoted[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        if not any(a < span.end and span.start < b and not (span.start <= a and b <= span.end) for a, b in near):
            yield span
