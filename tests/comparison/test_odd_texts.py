"""Texts at the edge: every function of a corpus gives a table, without a warning."""

import pandas as pd
import pytest

from mediakit.comparison import keyness, measure_health, reused, shared_quotes, unshared, wire_share
from mediakit.segmentation import segment

TEXTS = {
    "no articles": [],
    "one article": ["The town slept."],
    "empty and blank": ["", "   "],
    "missing": [None, float("nan")],
    "marks only": ["!!!", "“”"],
    "one word": ["word", "word"],
    "NUL": ["\x00\x00 a", "a \x00"],
    "lone surrogate": ["\ud800 lone word", "lone \udfff word"],
    "quotes never closed": ["“We left, and we came back again.", "“We left, and we came back again."],
    "one long line": ["so it goes on " * 20_000, "so it goes on " * 10],
    "other scripts": ["街の橋は閉じられた。", "Мост в городе закрыли."],
}


@pytest.mark.parametrize("function", [keyness, measure_health, reused, shared_quotes, unshared, wire_share])
@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_a_table_is_given(function, texts):
    outlets = ["A", "B"][: len(texts)]
    table = pd.DataFrame({
        "outlet": pd.Series(outlets, dtype=object), "text": pd.Series(texts, dtype=object),
        "event": pd.Series(["e"] * len(texts), dtype=object),
    })  # fmt: skip
    assert isinstance(function(segment(table)), pd.DataFrame)
