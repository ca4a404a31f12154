"""Reading: every counted hit in its context, and an article as safe HTML with the hits marked."""

from mediakit.reading.highlight import highlight
from mediakit.reading.kwic import kwic

__all__ = ["highlight", "kwic"]
