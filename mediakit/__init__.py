"""mediakit: comparative media analysis, from articles to charts that do not oversell."""

from mediakit import charts
from mediakit.comparison import compare, contrasts, omnibus, verdict
from mediakit.reading import highlight, kwic
from mediakit.reporting import alt_text, save, show

__all__ = [
    "alt_text",
    "charts",
    "compare",
    "contrasts",
    "highlight",
    "kwic",
    "omnibus",
    "save",
    "show",
    "verdict",
]
