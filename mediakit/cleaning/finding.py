"""Find page furniture: every span with its category, action, rule and evidence, as a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from mediakit.cleaning import appeals, captions, context, headlines, stylesheets
from mediakit.cleaning.layout import lines_of, pieces_of, shape
from mediakit.cleaning.quotations import quoted_spans
from mediakit.cleaning.repetition import Run, repeated
from mediakit.cleaning.rules import Rule, UserRules, all_rules, digest, phrases
from mediakit.cleaning.spans import Span, Taken
from mediakit.tables import ARTICLES, require

COLUMNS = (
    "article_id",
    "start",
    "end",
    "category",
    "action",
    "rule",
    "text",
    "replacement",
    "field",
    "evidence",
    "confidence",
)


def removals(articles: pd.DataFrame, *, rules: UserRules = None) -> pd.DataFrame:
    """Find what cleaning would take out of each article, and why.

    Parameters
    ----------
    articles : DataFrame
        Loaded articles; what an outlet repeats is judged from all its articles in this table.
    rules : DataFrame, list of dict or path of a .toml or .csv, optional
        Phrase rules of your own: id, category, scope, pattern (see `rules.toml`), and action, needs, outlet, field.

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

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post"], "text": ["Advertisement\\nRain fell."]}, index=["a"])
    >>> removals(articles)[["start", "end", "category"]].to_numpy().tolist()
    [[0, 13, 'advertisement']]
    """
    require(articles, ARTICLES, "articles")
    chosen = all_rules(rules)
    fingerprint = digest(chosen)
    rows: list[tuple[object, ...]] = []
    texts = articles["text"].to_numpy(dtype=object)
    outlets = articles["outlet"].to_numpy(dtype=object)
    titles = articles["title"].to_numpy(dtype=object) if "title" in articles else [None] * len(articles)
    done = articles["cleaned_with"].notna().to_numpy() if "cleaned_with" in articles else [False] * len(articles)
    groups: dict[object, list[int]] = {}
    for i, outlet in enumerate(outlets):
        if isinstance(texts[i], str) and not done[i]:
            groups.setdefault(outlet, []).append(i)
    spans: dict[int, list[Span]] = {}
    for outlet, members in groups.items():
        for i, runs in zip(members, repeated([texts[i] for i in members]), strict=True):
            spans[i] = page_spans(texts[i], str(outlet), titles[i], chosen, runs)
    for i, name in enumerate(articles.index):
        for s in spans.get(i, ()):
            rows.append(
                (
                    name,
                    s.start,
                    s.end,
                    s.category,
                    s.action,
                    s.rule,
                    texts[i][s.start : s.end],
                    s.replacement,
                    s.field,
                    s.evidence,
                    s.confidence,
                )
            )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def page_spans(text: str, outlet: str, title: object, rules: Sequence[Rule], runs: Iterable[Run]) -> list[Span]:
    """The furniture of one page, from the surest evidence to the weakest."""
    lowered = lower(text)
    lines = lines_of(text)
    taken = Taken()
    taken.add(text, stylesheets.code(text, lines))
    prose = [line for line in lines if taken.is_free(*line)]
    rows = [pieces_of(text, *line) for line in prose]
    pieces = [p for row in rows for p in row]
    usable = [r for r in rules if r.applies(lowered, outlet)]
    taken.add(text, headlines.headlines(text, title, prose, taken))
    quoted = quoted_spans(text)
    taken.add(text, outside(quoted, phrases(text, lowered, prose, pieces, usable)))
    taken.add(text, captions.captions(text, prose, taken))
    taken.add(text, appeals.appeals(text, lowered, rows))
    page = context.is_dump(text, rows, taken)
    taken.add(text, shared(text, pieces, runs, page=page))
    if page:
        taken.add(text, context.around(text, rows, taken))
    return taken.spans


def lower(text: str) -> str:
    """The text in small letters, at the same offsets."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def shared(text: str, pieces: list[tuple[int, int]], runs: Iterable[Run], *, page: bool) -> Iterator[Span]:
    """Repeated runs; one that is a few words of a longer sentence is a way of speaking and only flagged.

    On a text without any other furniture only what most of the outlet's articles share is taken out.
    """
    starts = [s for s, _ in pieces]
    for run in runs:
        evidence = f"in {run.documents} of {run.of} pages of the outlet"
        at = bisect_right(starts, run.start) - 1
        inside = at >= 0 and run.end <= pieces[at][1]
        if inside and (run.end - run.start) < 0.6 * (pieces[at][1] - pieces[at][0]) and run.documents <= max(2, run.of // 2):
            look = shape(text[slice(*pieces[at])])
            if look.is_sentence and look.words <= 70 and look.function_words * 6 >= look.words:
                yield Span(run.start, run.end, "shared_phrase", "flag", "repetition.phrase", evidence, 0.4)
                continue
        sure = page or run.documents * 2 > run.of
        yield Span(run.start, run.end, "ui_chrome", "remove" if sure else "flag", "repetition.run", evidence)


def outside(quoted: list[tuple[int, int]], spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not begin or end inside a quotation, nor lie in one."""
    starts = [a for a, _ in quoted]
    for span in spans:
        near = quoted[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        if not any(a < span.end and span.start < b and not (span.start <= a and b <= span.end) for a, b in near):
            yield span
