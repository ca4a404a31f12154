"""Any input to one table of articles: find the files, read each, put the records together.

One bad file or document is a row of the report and never stops the others; what the files promise is counted.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, overload

import pandas as pd

from mediakit.errors import InputError, MediakitError, MissingColumnError, UnknownNameError
from mediakit.loading import files, formats, freezing
from mediakit.loading.assembling import assemble
from mediakit.loading.files import Source
from mediakit.loading.manifests import MANIFEST, manifest_rows
from mediakit.loading.records import READ_ERRORS, Batch

Options = Mapping[str, object]


@overload
def load(
    path: str | Path,
    *,
    manifest: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    report: Literal[False] = False,
) -> pd.DataFrame: ...


@overload
def load(
    path: str | Path,
    *,
    manifest: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    report: Literal[True],
) -> tuple[pd.DataFrame, pd.DataFrame]: ...


def load(
    path: str | Path,
    *,
    manifest: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    report: bool = False,
) -> pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]:
    """Read articles from a folder, a table, a database export or a frozen corpus.

    Parameters
    ----------
    path : str or Path
        A folder of pages (`.txt`, `.html`; outlets from `articles.csv`, else the file's own, else from sub-folders) or
        exports, one such file, a zip of them, a table (`.csv .tsv .xlsx .json .jsonl .parquet`), or a folder written
        by `freeze`.
    manifest : str or Path, optional
        Table with a column `file` (relative to the manifest's folder) and any of outlet, title, published, url,
        event, article_id; `articles.csv` in the folder is found without being named.
    columns : mapping, optional
        Column of your table -> field, such as `{"body": "text"}`.
    aliases : mapping, optional
        Spelling of an outlet -> its name.
    day_first : bool, optional
        How `03/04/2023` is meant; without it such dates stay missing, with a reason in `note`.
    report : bool
        Also give the table of `load_report`.

    Returns
    -------
    DataFrame, or (DataFrame, DataFrame)
        **articles**: index `article_id` (unique; the file's own where it has one); outlet, title, published (UTC or
        NaT), url, event, text, source_file, updated, seen, byline, language, encoding, extractor, flags, note, ….
        `text` is the decoded page; of HTML it is the extracted article.

    Raises
    ------
    InputError
        Nothing at `path`, or nothing in it that can be read as an article.
    MissingColumnError
        A table or manifest without an outlet or text column.
    UnknownNameError
        `columns` names a column or a field that there is not.

    Notes
    -----
    Warns when documents were left out, and when outlets were folded (`nyt`, `NYT`) or look alike.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"outlet": ["Post", "Herald"], "prose": ["It rained.", "Rain fell."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table.to_csv(f"{folder}/news.csv", index=False)
    ...     mk.load(f"{folder}/news.csv", columns={"prose": "text"})[["outlet", "text"]].to_dict("index")
    {'news-0001': {'outlet': 'Post', 'text': 'It rained.'}, 'news-0002': {'outlet': 'Herald', 'text': 'Rain fell.'}}
    """
    found = files.existing(path)
    if freezing.is_frozen(found):
        articles = freezing.thaw(found)
        return (articles, freezing.report_of(found, articles)) if report else articles
    articles, rows, said = collect(found, manifest, {"columns": columns, "aliases": aliases, "day_first": day_first})
    if articles.empty:
        raise InputError(nothing_read(found, rows))
    for sentence in said:
        warnings.warn(sentence, stacklevel=2)
    return (articles, rows) if report else articles


def load_report(
    path: str | Path, *, manifest: str | Path | None = None, columns: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Say what `load` would read from `path` and what not, a row a document; never raises for bad documents.

    Parameters
    ----------
    path, manifest, columns
        As `load` takes them.

    Returns
    -------
    DataFrame
        `source_file, item, article_id, status, reason, format, encoding, language, n_characters, flags`, file by file
        in the order of its documents; `item` is the document's number, empty where the file is one. Status is
        `read`, `skipped`, `remark` (a guess that was made) or `count` (the file promises another number of documents
        than were read).

    Raises
    ------
    InputError
        Nothing at `path`.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"outlet": "Post", "text": ["It rained.", "Rain fell.", None]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table.to_csv(f"{folder}/news.csv", index=False)
    ...     mk.load_report(f"{folder}/news.csv")[["item", "status", "reason"]].values.tolist()
    [['1', 'read', ''], ['2', 'read', ''], ['3', 'skipped', 'no text'],
     ['', 'count', 'the file says 3 documents, 2 were read']]
    """
    found = files.existing(path)
    if freezing.is_frozen(found):
        return freezing.report_of(found, freezing.thaw(found))
    return collect(found, manifest, {"columns": columns})[1]


def nothing_read(path: Path, rows: pd.DataFrame) -> str:
    """The message for a path without a single article."""
    if rows.empty:
        return f"{str(path)!r} holds no file that is read; put .txt or .html pages, a table or a database export there"
    first = "; ".join(f"{r.source_file}: {r.reason}" for r in rows.head(3).itertuples())
    n = int((rows["status"] == "skipped").sum())
    return f"no article could be read from {str(path)!r} ({n} skipped; {first}). See mediakit.load_report"


def collect(path: Path, manifest: str | Path | None, options: Options) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Articles, report and warnings of a path."""
    sources, refused = find(path, manifest)
    batches = [(source, attempt(source, options, alone=path.is_file())) for source in watched(sources)]
    return assemble(batches, refused, options)


def watched(sources: list[Source]) -> Iterable[Source]:
    """The sources, with a progress bar if there are many."""
    if len(sources) < 500:
        return sources
    from tqdm.auto import tqdm

    return tqdm(sources, desc="loading", unit="file")


def find(path: Path, manifest: str | Path | None) -> tuple[list[Source], list[tuple[str, str]]]:
    """The files to read, from a manifest if there is one."""
    named = files.existing(manifest) if manifest is not None else path / MANIFEST
    if path.is_file() and manifest is None:
        return [Source(path, path.name)], []
    if not named.is_file():
        return files.in_folder(path)
    rows = manifest_rows(files.read_bytes(named), named.name)
    if rows is None:  # a table of whole articles that happens to be called articles.csv
        return files.in_folder(path)
    sources, refused = files.in_manifest(rows, named.parent)
    return sources, refused + files.unnamed(named.parent, sources)


def attempt(source: Source, options: Options, *, alone: bool) -> Batch:
    """Read a file; what goes wrong becomes a skipped row, unless the file is all there is and the call is wrong."""
    try:
        data = files.read_bytes(source.path)
    except (MediakitError, OSError) as error:
        return Batch("unknown", skipped=[(source.name, str(error))])
    batch = read_safely(data, source.name, options, alone=alone)
    batch.records = [files.merged(record, source.given, source.folder) for record in batch.records]
    return batch


def read_safely(data: bytes, name: str, options: Options, *, alone: bool = False) -> Batch:
    """Read the bytes of a file; whatever a damaged one makes a parser raise becomes a skipped row."""
    try:
        return formats.read(data, name, options)
    except MissingColumnError as error:
        if alone:
            raise
        return Batch("unknown", skipped=[(name, str(error))])
    except UnknownNameError:
        raise
    except READ_ERRORS as error:
        what = "" if isinstance(error, MediakitError) else f"could not be read: {type(error).__name__}: "
        return Batch("unknown", skipped=[(name, what + str(error)[:300])])
