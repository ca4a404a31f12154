"""Sentiment: tone of words by sentence, in stock VADER (exactly) and in a named news mode.

Source: Hutto & Gilbert (2014). Tone is the valence of words, not the stance of an outlet.
"""

from mediakit.measures.sentiment.agreement import tone_agreement
from mediakit.measures.sentiment.around import tone_around, tone_mentions
from mediakit.measures.sentiment.guard import SaturatedToneWarning, article_compound
from mediakit.measures.sentiment.measure import MEASURE, sentiment
from mediakit.measures.sentiment.news import NEWS_RULES, NEWS_VERSION
from mediakit.measures.sentiment.robustness import tone_robustness
from mediakit.measures.sentiment.rules import tone_note, tone_rules
from mediakit.measures.sentiment.sentences import tone
from mediakit.measures.sentiment.sheet import tone_sheet
from mediakit.measures.sentiment.stock import stock_version
from mediakit.measures.sentiment.words import tone_words

__all__ = [
    "MEASURE",
    "NEWS_RULES",
    "NEWS_VERSION",
    "SaturatedToneWarning",
    "article_compound",
    "sentiment",
    "stock_version",
    "tone",
    "tone_agreement",
    "tone_around",
    "tone_mentions",
    "tone_note",
    "tone_robustness",
    "tone_rules",
    "tone_sheet",
    "tone_words",
]
