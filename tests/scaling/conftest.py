"""Articles of every kind, and the same ones as Parquet."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from tests.scaling.texts import HOSTILE


@pytest.fixture(scope="session")
def sample():
    return mk.load_sample()[["outlet", "event", "published", "title", "text"]]


@pytest.fixture(scope="session")
def mixed(sample):
    """Shuffle the sample, three times over and cut short, with hostile articles among it."""
    rng = np.random.default_rng(5)
    rows = [
        row._replace(text=row.text[: rng.integers(80, 900)]) for _ in range(3) for row in sample.itertuples(index=False)
    ]
    strange = [rows[0]._replace(text=text, outlet="Strange") for text in HOSTILE if storable(text)]
    frame = pd.DataFrame([*rows, *strange]).sample(frac=1, random_state=3)
    frame.index = pd.Index([f"id{i:04d}" for i in range(len(frame))], name="article_id")
    return frame


def storable(text):
    """Whether Parquet can hold a text: it has no place for lone surrogates and for other things than text."""
    return text is None or (isinstance(text, str) and not any("\ud800" <= c <= "\udfff" for c in text))


@pytest.fixture(scope="session")
def whole(mixed):
    return mk.score(mixed)


@pytest.fixture
def parquet(mixed, tmp_path):
    """Two files, in row groups of 20 and of 7 articles."""
    folder = tmp_path / "articles"
    (folder / "later").mkdir(parents=True)
    mixed.iloc[:90].to_parquet(folder / "a.parquet", row_group_size=20)
    mixed.iloc[90:].to_parquet(folder / "later" / "b.parquet", row_group_size=7)
    return folder
