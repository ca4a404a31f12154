"""Loading: one small file per input format, all giving the same table of articles."""

from mediakit.loading.collection import load, load_report
from mediakit.loading.freezing import freeze
from mediakit.loading.sample import load_labels, load_sample

__all__ = ["freeze", "load", "load_labels", "load_report", "load_sample"]
