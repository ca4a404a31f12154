"""Comparison of outlets: estimates, contrasts, events, copies and words."""

from mediakit.comparison.contrasts import contrasts
from mediakit.comparison.estimates import compare
from mediakit.comparison.omnibus import omnibus
from mediakit.comparison.verdicts import verdict

__all__ = ["compare", "contrasts", "omnibus", "verdict"]
