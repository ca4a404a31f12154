"""Cleaning: finds page furniture as spans, applies them, undoes them, and says what was taken out."""

from mediakit.cleaning.applying import clean, restore, variants
from mediakit.cleaning.auditing import methods_paragraph, removal_summary
from mediakit.cleaning.duplicates import duplicates
from mediakit.cleaning.finding import removals
from mediakit.cleaning.views import show_removals

__all__ = [
    "clean",
    "duplicates",
    "methods_paragraph",
    "removal_summary",
    "removals",
    "restore",
    "show_removals",
    "variants",
]
