"""mediakit: comparative media analysis, from articles to charts that do not oversell."""

from mediakit import charts
from mediakit.comparison import compare, contrasts, omnibus, verdict
from mediakit.measures import measure
from mediakit.reading import highlight, kwic
from mediakit.reporting import alt_text, save, show
from mediakit.segmentation import segment, sentences

__all__ = [
    "alt_text",
    "charts",
    "compare",
    "contrasts",
    "highlight",
    "kwic",
    "measure",
    "omnibus",
    "save",
    "segment",
    "sentences",
    "show",
    "verdict",
]
