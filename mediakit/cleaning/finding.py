"""Find page furniture: every span with its category, action, rule and evidence, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from mediakit.cleaning import appeals, context, stylesheets
from mediakit.cleaning.layout import lines_of, pieces_of
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
    lowered = text.lower()
    lines = lines_of(text)
    taken = Taken()
    taken.add(text, stylesheets.code(text, lines))
    prose = [line for line in lines if taken.is_free(*line)]
    pieces = [pieces_of(text, *line) for line in prose]
    usable = [r for r in rules if r.applies(lowered, outlet)]
    taken.add(text, outside(quoted_spans(text), phrases(text, prose, pieces, usable)))
    taken.add(text, appeals.appeals(text, lowered, pieces))
    taken.add(
        text,
        (
            Span(
                r.start,
                r.end,
                "ui_chrome",
                "remove",
                "repetition.run",
                f"in {r.documents} of {r.of} pages of the outlet",
            )
            for r in runs
        ),
    )
    left = context.rests(text, pieces, taken)
    if context.is_dump(text, left, taken):
        taken.add(text, context.around(text, left, taken))
    return taken.spans


def outside(quoted: list[tuple[int, int]], spans: Iterable[Span]) -> list[Span]:
    return [
        s for s in spans if not any(a < s.end and s.start < b and not (s.start <= a and b <= s.end) for a, b in quoted)
    ]
