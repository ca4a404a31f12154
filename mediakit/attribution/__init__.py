"""Attribution: who is speaking in each quote, and what is reported without marks."""

from mediakit.attribution.audit import corrected_share, quote_precision, sample_quotes
from mediakit.attribution.quotes import quotes
from mediakit.attribution.reported import reported
from mediakit.attribution.voices import quote_density, quote_marks, quote_positions, share_of_voice

__all__ = [
    "corrected_share",
    "quote_density",
    "quote_marks",
    "quote_positions",
    "quote_precision",
    "quotes",
    "reported",
    "sample_quotes",
    "share_of_voice",
]
