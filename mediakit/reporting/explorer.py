"""A panel for notebooks: choose measure, voice and outlet, click a dot, read its article with the hits marked.

Needs ipywidgets (extra `lab`) in a running notebook; elsewhere the same call gives a static chart.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pandas as pd

from mediakit import charts
from mediakit.attribution import quotes
from mediakit.charts.dotplot import strip_heights
from mediakit.charts.labels import axis_label, known_measure, measures_in, rows_of, values_of
from mediakit.comparison import compare
from mediakit.corpus import Corpus, require_corpus
from mediakit.errors import InputError, MissingExtraError
from mediakit.measures import measure as measured
from mediakit.measures.hedging import hedges
from mediakit.reading import highlight
from mediakit.reading.safe import escaped
from mediakit.reporting.clickable import Clickable
from mediakit.reporting.display import Picture, root_figure, settle, show
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

VOICES = ("all", "own", "quoted")
MOST = 400
"""So many articles are offered for reading; choose an outlet to see the others."""


def explore(corpus: Corpus, scores: pd.DataFrame, *, measure: str | None = None, widgets: bool | None = None) -> Any:
    """Look at scores and read the articles behind them.

    Parameters
    ----------
    corpus : Corpus
    scores : table of `measure`, of the same articles
    measure : one of its columns, optional
        Shown first. Default: the first one with a value.
    widgets : bool, optional
        Whether to use widgets. Default: if ipywidgets is installed and a notebook is running.

    Returns
    -------
    ipywidgets.VBox or Picture
        A panel: measure, voice and outlet to choose, a dot plot, a list of the articles from the lowest to the highest
        value, and the chosen article with its hits marked. A click on a dot chooses its article; so does the list.
        At most 400 articles can be chosen at a time, those of the lowest values; an outlet or another measure brings
        the others. Without widgets the dot plot as a `Picture`.

    Raises
    ------
    UnknownNameError
        If the table does not have the measure.
    MissingColumnError
        If the scores have no column `outlet`.
    InputError
        If `corpus` is no Corpus, or the scores are not of its articles or hold no number.
    MissingExtraError
        If widgets are asked for and ipywidgets is not installed.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A", "B"], "text": ["It may rain.", "Rain fell."]}))
    >>> mk.explore(corpus, mk.measure(corpus), measure="n_words", widgets=False)
    Dot plot of number of words for 2 outlets, 1 article each. From highest to lowest: A 3, B 2. No interval.
    """
    require_corpus(corpus)
    require(scores, ["outlet"], "scores")
    if not scores.index.isin(corpus.articles.index).all():
        raise InputError("scores must be of the articles of this corpus; some article_id is not in it")
    known = [m for m in measures_in(scores) if scores[m].notna().any()]
    if not known:
        raise InputError("scores has no measure with a value")
    if measure is not None:
        known_measure(measure, known)
    first = measure if measure is not None else known[0]
    scores = labelled(scores)
    if widgets if widgets is not None else in_notebook():
        return panel(Explorer(corpus, scores, known), first)
    return chart(scores, first, "all outlets")[0]


def labelled(scores: pd.DataFrame) -> pd.DataFrame:
    """Scores whose outlets are names; those without one are a group of their own."""
    return scores.assign(outlet=group_labels(scores, "outlet"))


def in_notebook() -> bool:
    """Whether ipywidgets is installed and a Jupyter kernel is running."""
    if find_spec("ipywidgets") is None or find_spec("IPython") is None:
        return False
    from IPython import get_ipython

    return get_ipython() is not None and hasattr(get_ipython(), "kernel")


class Explorer:
    """What the panel shows: the scores of each voice, made when they are first asked for, and the hits."""

    def __init__(self, corpus: Corpus, scores: pd.DataFrame, known: list[str]) -> None:
        self.corpus = corpus
        self.known = known
        self.outlets = sorted(scores["outlet"].unique())
        self.of_voice = {"all": scores}
        self.hits: list[pd.DataFrame] = []

    def scores(self, voice: str) -> pd.DataFrame:
        """Scores of one voice, of the articles that were given."""
        if voice not in self.of_voice:
            every = labelled(measured(self.corpus, voice=voice))
            self.of_voice[voice] = every.loc[self.of_voice["all"].index]
        return self.of_voice[voice]

    def choices(self, measure: str, voice: str, outlet: str) -> list[tuple[str, object]]:
        """Articles from the lowest to the highest value, as (words, article_id)."""
        rows = of_outlet(self.scores(voice), outlet).sort_values(measure, kind="stable")
        rows = rows[rows[measure].notna()].head(MOST)
        told = zip(rows[measure].astype(float), rows["outlet"], rows.index, strict=True)
        return [(f"{value:.3g}  {name}  {article}", article) for value, name, article in told]

    def article(self, article_id: object) -> str:
        """One article with quotes and hedges marked."""
        self.hits = self.hits or [quotes(self.corpus), hedges(self.corpus)]
        return highlight(self.corpus, [article_id], self.hits)


def of_outlet(scores: pd.DataFrame, outlet: str) -> pd.DataFrame:
    """Rows of one outlet, or all."""
    return scores if outlet == "all outlets" else scores[scores["outlet"] == outlet]


def chart(scores: pd.DataFrame, measure: str, outlet: str) -> tuple[Picture, dict[object, tuple[float, float]]]:
    """Dot plot of one measure over its articles, and where in the picture the dot of each article is."""
    import matplotlib.pyplot as plt

    palette = charts.colors(scores["outlet"])
    rows = of_outlet(scores, outlet)
    estimates = compare(rows[["outlet", measure]])
    with charts.style():
        figure, ax = plt.subplots(figsize=(6, min(9.0, 1.4 + 0.4 * max(2, rows["outlet"].nunique()))))
        charts.dotplot(estimates, measure, scores=rows, colors=palette, ax=ax)
        settle(figure)
        values = values_of(rows, measure, rows_of(estimates, measure).index)
        return show(figure), dots(ax, values)


def dots(ax: Axes, values: dict[str, pd.Series]) -> dict[object, tuple[float, float]]:
    """Place of each article's dot: shares of the picture's width and height, from its top left corner."""
    box = root_figure(ax).bbox
    found: dict[object, tuple[float, float]] = {}
    for row, shown in enumerate(values.values()):
        places = zip(shown.index, shown, strip_heights(row, shown), strict=True)
        for article, *place in places:
            x, y = ax.transData.transform(place)
            found[article] = float(x / box.width), float(1 - y / box.height)
    return found


def panel(explorer: Explorer, measure: str) -> Any:
    """Widgets that follow each other: choices, chart, list of articles, article."""
    try:
        import ipywidgets as w
    except ImportError as error:
        raise MissingExtraError("the explorer", "ipywidgets", "pip install 'mediakit[lab]'") from error
    wide = w.Layout(width="98%")
    names = [(axis_label(m), m) for m in explorer.known]
    which = w.Dropdown(options=names, value=measure, description="measure")
    voice = w.ToggleButtons(options=VOICES, description="voice", layout=wide, style={"button_width": "6em"})
    outlet = w.Dropdown(options=["all outlets", *explorer.outlets], description="outlet")
    articles, text = w.Select(rows=8, description="article", layout=wide), w.HTML(layout=wide)
    picture = Clickable(lambda article: setattr(articles, "value", article))

    def redraw(_: object = None) -> None:
        drawn, places = chart(explorer.scores(voice.value), which.value, outlet.value)
        offered = explorer.choices(which.value, voice.value, outlet.value)
        picture.draw(drawn, [(words, key, *places[key]) for words, key in offered if key in places])
        articles.options = offered
        picture.mark(articles.value)

    def read(_: object = None) -> None:
        picture.mark(articles.value)
        text.value = guarded(explorer.article, articles.value)

    for chosen in (which, voice, outlet):
        chosen.observe(redraw, names="value")
    articles.observe(read, names="value")
    redraw()
    read()
    return w.VBox([w.HBox([which, outlet]), voice, picture.box, articles, text])


def guarded(view: Callable[[object], str], chosen: object) -> str:
    """Show the chosen article, or a line that says that there is none."""
    return view(chosen) if chosen is not None else f"<p>{escaped('No article has a value.')}</p>"
