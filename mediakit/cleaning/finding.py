"""Find page furniture: every span with its category, action, rule and evidence, as a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from mediakit.cleaning import appeals, captions, context, edits, headlines, stylesheets
from mediakit.cleaning.layout import lines_of, pieces_of, shape
from mediakit.cleaning.quotations import quoted_spans
from mediakit.cleaning.repetition import Run, repeated
from mediakit.cleaning.rules import Rule, UserRules, all_rules, digest, phrases
from mediakit.cleaning.spans import Span, Taken
from mediakit.cleaning.strengths import decided
from mediakit.errors import InputError
from mediakit.tables import ARTICLES, require

COLUMNS = (
    "article_id", "start", "end", "category", "action", "rule", "text",
    "replacement", "field", "evidence", "confidence", "rules",
)  # fmt: skip
MANY_ARTICLES = 2_000
FEWEST_OWN_WORDS = 6
LEAST_OWN = 0.05
LONG_PASSAGE = 110
Spots = list[tuple[int, int]]


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
    found = spans_of(articles, chosen)
    texts = articles["text"].to_numpy(dtype=object)
    rows = [
        (name, s.start, s.end, s.category, s.action, s.rule, texts[i][s.start : s.end], *detail(s))
        for i, name in enumerate(articles.index)
        for s in found.get(i, ())
    ]
    table = frame(rows).assign(rules=fingerprint)
    return table if overrides is None else decided(table, overrides, articles)


def detail(span: Span) -> tuple[object, ...]:
    """The columns of a span after its text."""
    return span.replacement, span.field, span.evidence, span.confidence


def frame(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows as a table with types that do not depend on whether there are rows."""
    table = pd.DataFrame(rows, columns=list(COLUMNS[:-1]), dtype=object)
    kinds = {"start": np.int64, "end": np.int64, "confidence": float}
    plain = [c for c in COLUMNS[1:-1] if c not in kinds]
    table = table.astype(kinds)
    for name in plain:
        try:
            table[name] = table[name].astype("str")
        except UnicodeEncodeError:  # a slice with a lone surrogate stays a plain object
            continue
    with suppress(UnicodeEncodeError):  # so does an id with one
        table["article_id"] = table["article_id"].infer_objects()
    return table


def spans_of(articles: pd.DataFrame, rules: Sequence[Rule]) -> dict[int, list[Span]]:
    """Spans by the article's position, outlet by outlet; articles without text or already cleaned have none."""
    texts = articles["text"].to_numpy(dtype=object)
    titles = articles["title"].to_numpy(dtype=object) if "title" in articles else [None] * len(articles)
    done = articles["cleaned_with"].notna().to_numpy() if "cleaned_with" in articles else np.zeros(len(articles), bool)
    groups: dict[str, list[int]] = {}
    for i, outlet in enumerate(articles["outlet"].to_list()):
        if isinstance(texts[i], str) and not done[i]:
            groups.setdefault(str(outlet), []).append(i)
    found: dict[int, list[Span]] = {}
    for outlet, members in watched(groups, len(articles)):
        for i, runs in zip(members, repeated([texts[i] for i in members]), strict=True):
            found[i] = page_spans(texts[i], titles[i], [r for r in rules if r.outlet in ("", outlet)], runs)
    return found


def watched(groups: dict[str, list[int]], n_articles: int) -> Iterable[tuple[str, list[int]]]:
    """Outlets, with a progress bar if there is much to do."""
    if n_articles < MANY_ARTICLES:
        return groups.items()
    from tqdm.auto import tqdm

    return tqdm(groups.items(), desc="cleaning", unit="outlet")


def page_spans(text: str, title: object, rules: Sequence[Rule], runs: Sequence[Run]) -> list[Span]:
    """The furniture of one page, from the surest evidence to the weakest."""
    lowered = lower(text)
    lines = lines_of(text)
    taken = Taken()
    taken.add(text, stylesheets.code(text, lines))
    prose = [line for line in lines if taken.is_free(*line)]
    rows = [pieces_of(text, *line) for line in prose]
    pieces = [p for row in rows for p in row]
    titled = list(headlines.headlines(text, title, prose, taken))
    taken.add(text, (s for s in titled if s.rule != headlines.BELOW))
    quoted = quoted_spans(text)
    usable = [r for r in rules if r.applies(lowered)]
    taken.add(text, outside(quoted, phrases(text, lowered, {"line": prose, "piece": pieces}, usable)))
    taken.add(text, outside(quoted, captions.captions(text, prose, taken)))
    taken.add(text, outside(quoted, appeals.appeals(text, lowered, rows)))
    page = context.is_dump(text, rows, taken)
    told = list(shared(text, pieces, runs, page=page))
    taken.add(text, (s for s in told if s.action != "flag"))
    taken.add(text, context.around(text, rows, taken) if page else ())
    taken.add(text, (s for s in titled if s.rule == headlines.BELOW))
    taken.add(text, () if page else context.fragments(text, rows, taken))
    taken.add(text, edits.edits(text, prose))
    taken.add(text, (s for s in told if s.action == "flag"))  # last: a flag must not stand in the way of a removal
    return taken.spans


def lower(text: str) -> str:
    """The text in small letters, at the same offsets."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def shared(text: str, pieces: Spots, runs: Sequence[Run], *, page: bool) -> Iterator[Span]:
    """Repeated runs; one that is a few words of a longer sentence is a way of speaking and only flagged.

    On a text without any other furniture only what most of the outlet's articles share is taken out; long
    passages of prose that few share, what else those few share with them, and texts without prose of their own are
    versions of a story and stay.
    """
    starts = [s for s, _ in pieces]
    version = not page and is_version(text, pieces, runs)
    few = max((run.documents for run in runs if is_story(text, run)), default=0)
    for run in runs:
        evidence = f"in {run.documents} of {run.of} pages of the outlet"
        at = bisect_right(starts, run.start) - 1
        if at >= 0 and is_phrase(text, pieces[at], run):
            yield Span(run.start, run.end, "shared_phrase", "flag", "repetition.phrase", evidence, 0.4)
        elif version or not (page or run.documents * 2 > run.of) or is_story(text, run) or is_told(text, run, few):
            yield Span(run.start, run.end, "shared_text", "flag", "repetition.version", evidence, 0.4)
        else:
            yield Span(run.start, run.end, "ui_chrome", "remove", "repetition.run", evidence)


def is_phrase(text: str, piece: tuple[int, int], run: Run) -> bool:
    """Whether a run is a part of one sentence that few articles share."""
    inside = run.end <= piece[1] and (run.end - run.start) < 0.6 * (piece[1] - piece[0])
    if not inside or run.documents > max(2, run.of // 2):
        return False
    look = shape(text[slice(*piece)])
    return look.is_sentence and look.words <= 70 and look.function_words * 6 >= look.words


def is_story(text: str, run: Run) -> bool:
    """Whether a run that few articles share is so much prose on end that it is a passage of a story, told twice."""
    if run.documents > max(2, run.of // 3) or run.end - run.start < LONG_PASSAGE * 4:
        return False
    return longest_prose(text, run) >= LONG_PASSAGE


def is_told(text: str, run: Run, few: int) -> bool:
    """Whether a run is mostly sentences, and no more articles share it than share a story (`few`)."""
    return run.documents <= few and longest_prose(text, run) * 2 >= len(text[run.start : run.end].split())


def longest_prose(text: str, run: Run) -> int:
    """Words of the longest row of sentences in a run."""
    longest = words = 0
    for line in lines_of(text[run.start : run.end]):
        for start, end in pieces_of(text[run.start : run.end], *line):
            look = shape(text[run.start + start : run.start + end])
            words = words + look.words if look.is_sentence else 0
            longest = max(longest, words)
    return longest


def is_version(text: str, pieces: Spots, runs: Sequence[Run]) -> bool:
    """Whether hardly a sentence of a text is its own: the rest stands in other articles of its outlet too."""
    if not runs:
        return False
    ends = [r.end for r in runs]
    own = total = 0
    for start, end in pieces:
        look = shape(text[start:end])
        if look.is_sentence:
            at = bisect_right(ends, start)
            covered = at < len(runs) and runs[at].start <= start + 20 and runs[at].end >= end - 20
            total += look.words
            own += 0 if covered else look.words
    return own < max(FEWEST_OWN_WORDS, LEAST_OWN * total)


def outside(quoted: Spots, spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not begin or end inside a quotation, nor lie in one."""
    starts = [a for a, _ in quoted]
    for span in spans:
        near = quoted[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        if not any(a < span.end and span.start < b and not (span.start <= a and b <= span.end) for a, b in near):
            yield span
