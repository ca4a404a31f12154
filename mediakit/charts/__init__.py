"""Charts: each takes a table, draws it on an Axes and returns the Axes; nothing is computed, shown or set.

Pass `colors(articles["outlet"])` to every chart of a corpus, and use `with charts.style():` for the look. The alt text
of a chart is the label of its Axes; `mediakit.show` and `mediakit.save` deliver it.
"""

from mediakit.charts.dotplot import dotplot
from mediakit.charts.heatmap import heatmap
from mediakit.charts.scatter import scatter
from mediakit.charts.strip import stripplot
from mediakit.charts.style import colors, style

__all__ = ["colors", "dotplot", "heatmap", "scatter", "stripplot", "style"]
