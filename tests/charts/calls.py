"""Each chart, called with the tables it takes."""

from mediakit import charts

CALLS = {
    "barcode": lambda t, ax: charts.barcode(t.positions, t.articles, density=t.density, ax=ax),
    "categories": lambda t, ax: charts.categories(t.hedges, words={"own": 5000, "quoted": 900}, ax=ax),
    "contributions": lambda t, ax: charts.contributions(t.words, ax=ax),
    "dotplot": lambda t, ax: charts.dotplot(t.estimates, "hedges_per_1k_words", scores=t.scores, ax=ax),
    "forest": lambda t, ax: charts.forest(t.contrasts, "n_words", ax=ax),
    "heatmap": lambda t, ax: charts.heatmap(t.estimates, ["n_words", "news_tone_mean"], ax=ax),
    "keydots": lambda t, ax: charts.keydots(t.keys, ax=ax),
    "paired": lambda t, ax: charts.paired(t.scores, "n_words", contrasts=t.contrasts, ax=ax),
    "reuse": lambda t, ax: charts.reuse(t.passages, t.articles, ax=ax),
    "scatter": lambda t, ax: charts.scatter(t.estimates, "n_words", "news_tone_mean", scores=t.scores, ax=ax),
    "settings": lambda t, ax: charts.settings(t.sensitivity, "n_words", ax=ax),
    "shares": lambda t, ax: charts.shares(t.estimates, ax=ax),
    "stripplot": lambda t, ax: charts.stripplot(t.scores, "n_words", estimates=t.estimates, ax=ax),
    "timeline": lambda t, ax: charts.timeline(t.trends, "n_words", ax=ax),
    "voices": lambda t, ax: charts.voices(t.voices, ax=ax),
}
