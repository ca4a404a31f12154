"""Loading: one small file per input format, all giving the same table of articles."""

from mediakit.loading.collection import load, load_report
from mediakit.loading.freezing import freeze

__all__ = ["freeze", "load", "load_report"]
