"""mediakit: comparative media analysis, from articles to charts that do not oversell."""

from mediakit import charts
from mediakit.attribution import (
    corrected_share,
    quote_marks,
    quote_positions,
    quote_precision,
    quotes,
    reported,
    sample_quotes,
    share_of_voice,
)
from mediakit.cleaning import clean, removals, restore
from mediakit.comparison import (
    compare,
    contrasts,
    event_pairs,
    keyness,
    match_events,
    measure_health,
    omnibus,
    pooled,
    reused,
    run_plan,
    sensitivity,
    shared_quotes,
    trend,
    unshared,
    verdict,
    wire_share,
)
from mediakit.corpus import Corpus
from mediakit.loading import freeze, load, load_labels, load_report, load_sample
from mediakit.measures import measure
from mediakit.measures.readability import grade_intervals, readability_flags, readability_inputs, sentence_influence
from mediakit.measures.sentiment import (
    article_compound,
    tone,
    tone_agreement,
    tone_around,
    tone_mentions,
    tone_sheet,
    tone_words,
)
from mediakit.reading import highlight, kwic
from mediakit.reporting import alt_text, save, show
from mediakit.segmentation import segment, sentences
from mediakit.wordforms import clear_caches

__all__ = [
    "alt_text",
    "article_compound",
    "charts",
    "clean",
    "clear_caches",
    "compare",
    "contrasts",
    "Corpus",
    "corrected_share",
    "event_pairs",
    "freeze",
    "grade_intervals",
    "highlight",
    "keyness",
    "kwic",
    "load",
    "load_labels",
    "load_report",
    "load_sample",
    "match_events",
    "measure",
    "measure_health",
    "omnibus",
    "pooled",
    "quote_marks",
    "quote_positions",
    "quote_precision",
    "quotes",
    "readability_flags",
    "readability_inputs",
    "removals",
    "reported",
    "restore",
    "reused",
    "run_plan",
    "sample_quotes",
    "save",
    "segment",
    "sensitivity",
    "sentence_influence",
    "sentences",
    "share_of_voice",
    "shared_quotes",
    "show",
    "tone",
    "tone_agreement",
    "tone_around",
    "tone_mentions",
    "tone_sheet",
    "tone_words",
    "trend",
    "unshared",
    "verdict",
    "wire_share",
]
