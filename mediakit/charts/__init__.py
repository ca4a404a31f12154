"""Charts: each takes a table, draws it on an Axes and returns the Axes; nothing is computed, shown or set.

Pass `colors(articles["outlet"])` to every chart of a corpus, and use `with charts.style():` for the look. The alt text
of a chart is the label of its Axes; `mediakit.show` and `mediakit.save` deliver it.
"""

from mediakit.charts.barcode import barcode
from mediakit.charts.categories import categories
from mediakit.charts.contributions import contributions
from mediakit.charts.dotplot import dotplot
from mediakit.charts.forest import forest
from mediakit.charts.heatmap import heatmap
from mediakit.charts.keys import keydots
from mediakit.charts.paired import paired
from mediakit.charts.panels import panels
from mediakit.charts.reuse import reuse
from mediakit.charts.scatter import scatter
from mediakit.charts.settings import settings
from mediakit.charts.shares import shares
from mediakit.charts.strip import stripplot
from mediakit.charts.style import colors, style
from mediakit.charts.timeline import timeline
from mediakit.charts.voices import voices

__all__ = [
    "barcode",
    "categories",
    "colors",
    "contributions",
    "dotplot",
    "forest",
    "heatmap",
    "keydots",
    "paired",
    "panels",
    "reuse",
    "scatter",
    "settings",
    "shares",
    "stripplot",
    "style",
    "timeline",
    "voices",
]
