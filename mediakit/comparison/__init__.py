"""Comparison of outlets: estimates, contrasts, events, copies and words."""

from mediakit.comparison.contrasts import contrasts
from mediakit.comparison.estimates import compare
from mediakit.comparison.events import event_pairs, match_events
from mediakit.comparison.keyness import keyness
from mediakit.comparison.omnibus import omnibus
from mediakit.comparison.reuse import reused
from mediakit.comparison.verdicts import verdict

__all__ = ["compare", "contrasts", "event_pairs", "keyness", "match_events", "omnibus", "reused", "verdict"]
