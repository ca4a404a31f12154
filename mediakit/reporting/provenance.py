"""Where a result comes from: the digest of its texts and the versions of the packages that made it."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath

import pandas as pd

from mediakit.corpus import Corpus
from mediakit.tables import ARTICLES, require

PACKAGES = (
    "mediakit", "matplotlib", "numpy", "pandas", "pyarrow", "pysyllables", "scikit-learn", "scipy", "statsmodels",
    "textstat", "trafilatura", "vaderSentiment",
)  # fmt: skip


def corpus_digest(corpus: Corpus | pd.DataFrame) -> dict[str, object]:
    """SHA-256 of ids, outlets and texts, and the number of articles; the order of rows makes no difference."""
    articles = corpus.articles if isinstance(corpus, Corpus) else corpus
    require(articles, ARTICLES, "corpus")
    columns = (articles.index.to_list(), articles["outlet"].to_list(), articles["text"].to_list())
    digest = hashlib.sha256()
    for fields in sorted(zip(*(map(str, column) for column in columns), strict=True)):
        for field in fields:
            data = field.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "little") + data)
    return {"sha256": digest.hexdigest(), "n_articles": len(articles)}


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that are installed."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def plain_value(value: object) -> object:
    """Return a value as JSON can hold it: numbers, texts, lists and mappings of these; anything else as text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)  # noqa: PLR0124 - NaN
    if isinstance(value, Mapping):
        return {str(k): plain_value(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | pd.Index):
        return [plain_value(v) for v in (sorted(value, key=str) if isinstance(value, set) else value)]
    return value.name if isinstance(value, PurePath) else str(value)  # a folder would say whose computer it was
