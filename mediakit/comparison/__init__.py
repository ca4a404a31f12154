"""Comparison of outlets: estimates, contrasts, events, copies, shared quotes, words, trends, robustness and plans."""

from mediakit.comparison.accuracy import accuracy
from mediakit.comparison.contrasts import contrasts
from mediakit.comparison.estimates import compare
from mediakit.comparison.events import event_pairs, match_events
from mediakit.comparison.health import measure_health
from mediakit.comparison.keyness import keyness
from mediakit.comparison.omnibus import omnibus
from mediakit.comparison.pooled import pooled
from mediakit.comparison.reuse import reused
from mediakit.comparison.running import run_plan
from mediakit.comparison.sensitivity import sensitivity
from mediakit.comparison.shared import shared_quotes
from mediakit.comparison.trends import trend
from mediakit.comparison.unshared import unshared
from mediakit.comparison.verdicts import verdict
from mediakit.comparison.wire import wire_share

__all__ = [
    "accuracy",
    "compare",
    "contrasts",
    "event_pairs",
    "keyness",
    "match_events",
    "measure_health",
    "omnibus",
    "pooled",
    "reused",
    "run_plan",
    "sensitivity",
    "shared_quotes",
    "trend",
    "unshared",
    "verdict",
    "wire_share",
]
