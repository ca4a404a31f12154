"""Loading: one small file per input format, all giving the same table of articles."""

from mediakit.loading.collection import load, load_report
from mediakit.loading.fetching import fetch
from mediakit.loading.freezing import freeze
from mediakit.loading.sample import load_labels, load_sample
from mediakit.loading.spreadsheets import from_spreadsheet, to_spreadsheet

__all__ = ["fetch", "freeze", "from_spreadsheet", "load", "load_labels", "load_report", "load_sample", "to_spreadsheet"]
