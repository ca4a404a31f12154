"""mediakit: comparative media analysis, from articles to charts that do not oversell."""

from mediakit import charts
from mediakit.cleaning import clean, removals, restore
from mediakit.comparison import compare, contrasts, omnibus, verdict
from mediakit.loading import freeze, load, load_report
from mediakit.measures import measure
from mediakit.measures.sentiment import article_compound, tone, tone_words
from mediakit.reading import highlight, kwic
from mediakit.reporting import alt_text, save, show
from mediakit.segmentation import segment, sentences

__all__ = [
    "alt_text",
    "article_compound",
    "charts",
    "clean",
    "compare",
    "contrasts",
    "freeze",
    "highlight",
    "kwic",
    "load",
    "load_report",
    "measure",
    "omnibus",
    "removals",
    "restore",
    "save",
    "segment",
    "sentences",
    "show",
    "tone",
    "tone_words",
    "verdict",
]
