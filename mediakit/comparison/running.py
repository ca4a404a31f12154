"""A plan carried out: each filter counted, each deviation named, versions and digests kept."""

from __future__ import annotations

import hashlib
import platform
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mediakit.cleaning import clean
from mediakit.comparison.contrasts import contrasts
from mediakit.comparison.estimates import compare
from mediakit.comparison.events import match_events
from mediakit.comparison.exclusions import exclude
from mediakit.comparison.groups import measures_of
from mediakit.comparison.plan import Plan, plan_digest, read_plan
from mediakit.comparison.plan_report import deviations_of, report_of
from mediakit.comparison.verdicts import verdict
from mediakit.measures import measure
from mediakit.segmentation import segment
from mediakit.tables import ARTICLES, group_labels, require

PACKAGES = ("mediakit", "numpy", "pandas", "pyarrow", "pysyllables", "scipy", "textstat", "vaderSentiment")


class PlanRun(NamedTuple):
    """What a plan gave.

    Attributes
    ----------
    scores, estimates, contrasts : DataFrame
        Of the articles that stayed; `contrasts` has a column `question`: "confirmatory" or "exploratory".
    verdict : Series of str
        One sentence a measure.
    filters : DataFrame
        `step, n_before, n_after, left_out`: articles after each filter, in order.
    deviations : DataFrame
        `what, planned, done`: empty when the plan was followed to the letter.
    provenance : DataFrame
        `name, value`: digests of plan, articles and word lists, versions, seed.
    report : str
        All of this in Markdown.
    """

    scores: pd.DataFrame
    estimates: pd.DataFrame
    contrasts: pd.DataFrame
    verdict: pd.Series[str]
    filters: pd.DataFrame
    deviations: pd.DataFrame
    provenance: pd.DataFrame
    report: str


def run_plan(plan: str | Path | dict[str, Any] | Plan, articles: pd.DataFrame) -> PlanRun:
    """Carry out a plan on articles.

    Parameters
    ----------
    plan : path, dict or Plan
        A TOML file such as::

            title = "Do the outlets quote alike?"
            measures = ["quoted_word_share", "n_words"]
            pair = "event"
            correction = "holm"

            [exclude]
            min_words = 100
            wire_copy = true

        See `Plan` and `Exclusions` for all keys.
    articles : DataFrame
        As loaded.

    Returns
    -------
    PlanRun
        Tables and a report; the report states every deviation, the number of articles after each filter, and the
        digests and versions that are needed to do it again.

    Raises
    ------
    InputError, UnknownNameError
        The plan cannot be read, or nothing is left to compare.

    Examples
    --------
    >>> texts = ["It rained. We left.", "We stayed in bed.", "“Never,” she said.", "Sun again today."]
    >>> articles = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "text": texts})
    >>> run = run_plan({"measures": ["n_words"], "exclude": {"min_words": 3}}, articles)
    >>> run.filters[["step", "n_after"]].values.tolist()
    [['all articles', 4], ['long enough', 4]]
    """
    planned = read_plan(plan)
    require(articles, ARTICLES, "articles")
    corpus_digest = articles_digest(articles)
    cleaned = clean(articles) if planned.clean else articles
    if planned.match_events:
        cleaned = match_events(cleaned)
    kept, filters = exclude(cleaned, planned.exclude)
    scores = measure(segment(kept), voice=planned.voice)
    require(kept, [planned.by], "articles")
    wanted = [c for c in (planned.by, planned.pair) if c in kept.columns and c not in scores]
    scores = scores.assign(**{c: kept[c].to_numpy() for c in wanted})
    table = planned_contrasts(scores, planned)
    provenance = provenance_of(planned, corpus_digest, kept)
    deviations = deviations_of(planned, scores, table, group_labels(articles, planned.by))
    estimates = compare(scores, by=planned.by, seed=planned.seed)
    sentences = verdict(table)
    report = report_of(
        planned, {"filters": filters, "deviations": deviations, "contrasts": table, "provenance": provenance}, sentences
    )
    return PlanRun(scores, estimates, table, sentences, filters, deviations, provenance, report)


def planned_contrasts(scores: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Contrasts of the confirmatory and of the exploratory measures, each family corrected apart."""
    pair = plan.pair if plan.pair in scores.columns else ""
    known = measures_of(scores, [plan.by, *([pair] if pair else [])])
    families = [
        ("confirmatory" if plan.measures else "exploratory", plan.measures or tuple(known), plan.correction),
        ("exploratory", plan.exploratory, "bh"),
    ]
    tables = []
    for question, measures, correction in families:
        others = [m for m in known if m not in measures]
        if len(others) == len(known):
            continue
        made = contrasts(
            scores.drop(columns=others),
            by=plan.by,
            pair=pair or None,
            reference=plan.reference or None,
            correction=correction,
            seed=plan.seed,
        )
        tables.append(made.assign(question=question))
    return pd.concat(tables, ignore_index=True) if tables else contrasts(scores[[plan.by]]).assign(question="")


def articles_digest(articles: pd.DataFrame) -> str:
    """SHA-256 of ids, outlets and texts; the order of rows makes no difference."""
    digest = hashlib.sha256()
    parts = (articles.index.map(str), articles["outlet"].map(str), articles["text"].map(str))
    for row in sorted(zip(*parts, strict=True)):
        for value in row:
            data = value.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def provenance_of(plan: Plan, loaded: str, kept: pd.DataFrame) -> pd.DataFrame:
    """Digests, versions and seed, as name and value."""
    rows = {
        "plan sha256": plan_digest(plan),
        "articles as loaded sha256": loaded,
        "articles compared sha256": articles_digest(kept),
        "word lists sha256": lexicon_digest(),
        "seed": str(plan.seed),
        "python": platform.python_version(),
    }
    for name in PACKAGES:
        try:
            rows[name] = version(name)
        except PackageNotFoundError:
            rows[name] = "not installed"
    return pd.DataFrame({"name": list(rows), "value": list(rows.values())})


def lexicon_digest() -> str:
    """SHA-256 of all shipped word lists, by name."""
    digest = hashlib.sha256()
    folder = resources.files("mediakit") / "lexicons"
    for file in sorted((f for f in folder.iterdir() if f.name.endswith((".csv", ".toml"))), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
