"""The scores of the sample are what they were: a change of any number is seen, and made on purpose.

`make golden` stores them anew; CHANGELOG.md says why.
"""

import pandas as pd
import pytest

from mediakit.measures import MEASURES
from tools import make_golden


@pytest.fixture(scope="module")
def stored():
    """Read the stored table."""
    return pd.read_csv(make_golden.GOLDEN, index_col="article_id")


@pytest.fixture(scope="module")
def computed():
    """Score the sample now."""
    return make_golden.scores()


def test_the_stored_table_has_every_article_and_every_column(stored, computed):
    assert stored.index.tolist() == computed.index.tolist()
    assert stored.columns.tolist() == computed.columns.tolist()


@pytest.mark.parametrize("column", [c.name for m in MEASURES for c in m.columns])
def test_the_scores_of_the_sample_have_not_changed(stored, computed, column):
    pd.testing.assert_series_equal(stored[column], computed[column], rtol=1e-6, atol=2e-6, check_dtype=False)


def test_storing_twice_gives_the_same_bytes(tmp_path):
    make_golden.main(tmp_path / "one.csv")
    make_golden.main(tmp_path / "two.csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
