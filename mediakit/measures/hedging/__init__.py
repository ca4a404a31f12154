"""Hedging: what kind, in whose voice, and how sure we are."""

from mediakit.measures.hedging.accuracy import hedge_accuracy
from mediakit.measures.hedging.corrected import hedge_corrected
from mediakit.measures.hedging.disambiguator import train_disambiguator
from mediakit.measures.hedging.profile import hedge_profile
from mediakit.measures.hedging.rates import hedging
from mediakit.measures.hedging.sheet import hedge_precision, hedge_sheet
from mediakit.measures.hedging.table import hedges
from mediakit.tables import Column, Measure

__all__ = [
    "MEASURE",
    "hedge_accuracy",
    "hedge_corrected",
    "hedge_precision",
    "hedge_profile",
    "hedge_sheet",
    "hedges",
    "train_disambiguator",
]

MEASURE = Measure(
    name="hedging",
    columns=(
        Column("hedges_per_1k_words", unit="cues per 1,000 words", low=0, high=1000),
        Column("hedged_sentence_share", unit="share of sentences", low=0, high=1),
        Column("boosters_per_1k_words", unit="cues per 1,000 words", low=0, high=1000),
        Column("hedge_share", unit="share of hedges and boosters", low=0, high=1),
        Column("unnamed_attribution_per_1k_words", unit="attributions per 1,000 words", low=0, high=1000),
    ),
    of=hedging,
    source="hyland2005",
)
