"""The whole way from articles to one page that can be sent around: texts, charts, tables, verdicts, methods."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediakit.charts import colors
from mediakit.cleaning import clean, removals
from mediakit.comparison import compare
from mediakit.errors import InputError
from mediakit.measures import measure
from mediakit.reporting.page import page
from mediakit.reporting.saving import written
from mediakit.reporting.sections import SECTIONS, Results
from mediakit.segmentation import segment
from mediakit.tables import ARTICLES, require


def report(
    articles: pd.DataFrame, out: str | Path, *, title: str = "Comparative media report", progress: bool = False
) -> Path:
    """Clean, measure and compare the articles, and write one self-contained page of HTML.

    Parameters
    ----------
    articles : table of `load`, not yet cleaned
    out : path of the page, or a folder, where it becomes `report.html`
    title : heading of the page
    progress : bool
        Whether to show a progress bar on standard error.

    Returns
    -------
    Path
        The page. It holds its pictures, loads nothing and runs no script; the same articles give the same bytes.

    Raises
    ------
    MissingColumnError
        If the table has no `outlet` or `text`.
    InputError
        If there is no article.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A"], "text": ["Es regnet."], "language": ["de"]})  # German: few charts
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = mk.report(articles, folder, title="Rain in the papers")
    ...     page.name, "<h1>Rain in the papers</h1>" in page.read_text("utf-8")
    ('report.html', True)
    """
    require(articles, ARTICLES, "articles")
    if articles.empty:
        raise InputError("there is no article to report on; the table has 0 rows")
    path = Path(out)
    path = path if path.suffix in (".html", ".htm") else path / "report.html"
    results = results_of(articles)
    from tqdm import tqdm

    steps = tqdm(SECTIONS, desc="report", unit="section", disable=not progress, delay=0.1)
    sections = [(name, make(results)) for name, make in steps]
    return written(path, page(title, sections).encode("utf-8", "replace"))


def results_of(articles: pd.DataFrame) -> Results:
    """Take the articles through cleaning, segmenting, measuring and comparing."""
    removed = removals(articles)
    corpus = segment(clean(articles, removed))
    scores = measure(corpus)
    estimates = compare(scores, by="outlet", corpus=corpus)
    palette = colors(scores["outlet"].dropna().astype(str))
    return Results(articles, removed, corpus, scores, estimates, palette)
