"""A corpus that does not change: a Parquet table with a manifest of hashes, versions, rule digests and drop counts."""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd

from mediakit.errors import InputError
from mediakit.loading.files import as_path
from mediakit.tables import ARTICLES, group_labels, require

TABLE, MANIFEST = "articles.parquet", "mediakit.json"
PACKAGES = ("mediakit", "pandas", "pyarrow", "trafilatura", "py3langid", "ftfy")


def freeze(articles: pd.DataFrame, folder: str | Path) -> Path:
    """Write articles so that `load` gives the same table again, and notices if a byte has changed.

    Parameters
    ----------
    articles : DataFrame
        Loaded or cleaned articles.
    folder : str or Path
        Made if needed; a frozen corpus in it is replaced.

    Returns
    -------
    Path
        Of the manifest, `mediakit.json`: SHA-256 of the table and of every text, versions, the digest of the cleaning
        rules, numbers of articles by outlet and of characters that cleaning removed.

    Raises
    ------
    MissingColumnError
        `articles` lacks outlet or text.
    InputError
        `folder` is a file, ids are not unique, or a column holds what Parquet cannot, such as numbers among texts or
        a lone surrogate. Nothing is written then.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A"], "text": ["It rained."]}, index=pd.Index(["a"], name="article_id"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     manifest = mk.freeze(articles, folder)
    ...     manifest.name, mk.load(folder).equals(articles)
    ('mediakit.json', True)
    """
    require(articles, ARTICLES, "articles")
    if not articles.index.is_unique:
        raise InputError(f"article_id is not unique: {articles.index[articles.index.duplicated()][0]!r} occurs twice")
    place = as_path(folder)
    if place.exists() and not place.is_dir():
        raise InputError(f"{str(folder)!r} is a file; freeze needs a folder")
    place.mkdir(parents=True, exist_ok=True)
    store(articles, place / TABLE)
    manifest = place / MANIFEST
    manifest.write_text(
        json.dumps(facts(articles, place / TABLE), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return manifest


def store(articles: pd.DataFrame, path: Path) -> None:
    """Write the table, whole or not at all."""
    names: list[object] = list(articles.columns)
    odd = [name for name in names if not isinstance(name, str)]
    if odd:
        raise InputError(f"a column must be named by a text to be stored; not {odd[0]!r}")
    new = path.with_suffix(".part")
    try:
        articles.to_parquet(new)
    except (ValueError, TypeError, NotImplementedError) as error:
        new.unlink(missing_ok=True)
        raise InputError(f"the articles cannot be stored as Parquet: {str(error)[:200]}") from error
    new.replace(path)


def facts(articles: pd.DataFrame, table: Path) -> dict[str, object]:
    """What the manifest says."""
    rules = sorted({str(r) for r in articles["cleaned_with"].dropna()}) if "cleaned_with" in articles else []
    raw = articles["raw_text"] if "raw_text" in articles else articles["text"]
    return {
        "format": "mediakit frozen corpus 1",
        "table": {
            "file": TABLE,
            "sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
            "columns": list(map(str, articles)),
        },
        "articles": len(articles),
        "articles_by_outlet": dict(sorted(Counter(group_labels(articles, "outlet").tolist()).items())),
        "text_sha256": digest(articles["text"]),
        "characters": sum(lengths(articles["text"])),
        "characters_before_cleaning": sum(lengths(raw.where(raw.notna(), articles["text"]))),
        "cleaning_rules": rules,
        "versions": {"python": platform.python_version(), **{p: v for p in PACKAGES if (v := installed(p))}},
    }


def installed(package: str) -> str:
    """Version of a package, "" if it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def lengths(texts: pd.Series) -> list[int]:
    """Characters of each text; 0 where it is missing."""
    return [len(text) if isinstance(text, str) else 0 for text in texts.to_list()]


def digest(texts: pd.Series) -> str:
    """SHA-256 over ids and texts, in order."""
    total = hashlib.sha256()
    for name, text in texts.astype(object).where(texts.notna(), "nan").items():
        total.update(f"{name}\0{text}\0".encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def is_frozen(path: Path) -> bool:
    """Whether a path is a folder that `freeze` wrote."""
    return (path / MANIFEST).is_file() and (path / TABLE).is_file()


def thaw(folder: Path) -> pd.DataFrame:
    """Read a frozen corpus and check it.

    Raises
    ------
    InputError
        The table is not the one that was written.
    """
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        expected, texts = said["table"]["sha256"], said["text_sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{str(folder / MANIFEST)!r} is not a manifest of a frozen corpus: {error}") from error
    found = hashlib.sha256((folder / TABLE).read_bytes()).hexdigest()
    if found != expected:
        raise InputError(
            f"{TABLE} in {str(folder)!r} has changed since it was frozen: SHA-256 {found[:12]}, not {expected[:12]}"
        )
    articles = pd.read_parquet(folder / TABLE)
    if digest(articles["text"]) != texts:
        raise InputError(f"the texts in {str(folder)!r} are not those that were frozen")
    return articles


def report_of(folder: Path, articles: pd.DataFrame) -> pd.DataFrame:
    """The loading report of a frozen corpus: every article was read."""
    given = {c: articles.get(c, "") for c in ("encoding", "language", "flags")}
    return pd.DataFrame({
        "source_file": articles.get("source_file", folder.name), "item": "",
        "article_id": articles.index, "status": "read", "reason": "", "format": "frozen corpus", **given,
        "n_characters": lengths(articles["text"]),
    }).reset_index(drop=True)  # fmt: skip
