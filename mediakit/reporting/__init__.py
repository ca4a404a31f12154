"""Reporting: figures shown with alt text, saved with their table and provenance, and whole reports as a page."""

from mediakit.reporting.building import report
from mediakit.reporting.display import Picture, alt_text, show
from mediakit.reporting.explorer import explore
from mediakit.reporting.saving import save

__all__ = ["Picture", "alt_text", "explore", "report", "save", "show"]
