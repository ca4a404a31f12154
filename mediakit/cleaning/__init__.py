"""Cleaning: finds page furniture as spans, applies them, and undoes them."""

from mediakit.cleaning.applying import clean, restore
from mediakit.cleaning.finding import removals

__all__ = ["clean", "removals", "restore"]
