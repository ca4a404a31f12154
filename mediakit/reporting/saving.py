"""Figures kept with the table they were drawn from, their alt text and where they come from.

As in The Markup's investigations every figure has its table beside it; the same input gives the same bytes.
"""

from __future__ import annotations

import html
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mediakit.errors import InputError
from mediakit.loading.files import as_path
from mediakit.reporting.display import alt_text, png_bytes, root_figure, settle
from mediakit.reporting.provenance import corpus_digest, plain_value, versions
from mediakit.tables import require

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from mediakit.corpus import Corpus

SUFFIXES = (".svg", ".png", ".csv", ".json", ".pdf")


def save(
    fig: Figure | Axes,
    table: pd.DataFrame | Mapping[str, pd.DataFrame],
    path: str | Path,
    *,
    corpus: Corpus | pd.DataFrame | None = None,
    pdf: bool = False,
    **facts: object,
) -> list[Path]:
    """Write a figure as svg and png, its table as csv, and alt text and provenance as json.

    Parameters
    ----------
    fig : Figure, or one of its Axes
    table : DataFrame, or name -> DataFrame
        What was drawn. Several tables become `path-NAME.csv`.
    path : path without suffix
        Folders are made; earlier files of the same names are replaced.
    corpus : Corpus or articles, optional
        Its digest is written down, so that a figure can be traced to its texts.
    pdf : bool
        Whether to write a pdf too.
    **facts
        Whatever a reader should know: `caption`, `seed`, parameters, rows after each filter; `alt` replaces the
        alt text that the charts made.

    Returns
    -------
    list of Path
        The files, in the order svg, png, csv, json, pdf. The same input gives the same bytes.

    Raises
    ------
    InputError
        If something that is not a file stands at one of the paths, or something else where the figure, a table or the
        articles belong.

    Examples
    --------
    >>> import json, tempfile, pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "B"], "n_words": [410.0, 600.0]})
    >>> ax = mk.charts.stripplot(scores, "n_words")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = mk.save(ax, scores, f"{folder}/length", caption="Length of two articles")
    ...     [file.name for file in files], json.loads(files[3].read_text("utf-8"))["caption"]
    (['length.svg', 'length.png', 'length.csv', 'length.json'], 'Length of two articles')
    """
    figure, stem = root_figure(fig), stem_of(path)
    tables = dict(table) if isinstance(table, Mapping) else {"": table}
    for name, frame in tables.items():
        require(frame, (), f"table {name!r}" if name else "table")
    alt = str(facts.pop("alt", None) or alt_text(figure))
    settle(figure)
    files = {".svg": svg_bytes(figure, alt), ".png": png_bytes(figure, alt)}
    files |= {f"-{name}.csv" if name else ".csv": csv_bytes(frame) for name, frame in tables.items()}
    sheet = provenance(tables, alt, corpus, facts)
    files[".json"] = (json.dumps(sheet, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    if pdf:
        files[".pdf"] = pdf_bytes(figure, alt)
    return [written(stem.with_name(stem.name + ending), data) for ending, data in files.items()]


def stem_of(path: str | Path) -> Path:
    """Return the path without one of the suffixes that are written."""
    path = as_path(path)
    return path.with_suffix("") if path.suffix in SUFFIXES else path


def written(path: Path, data: bytes) -> Path:
    """Write a file, and the folders above it."""
    if path.exists() and not path.is_file():
        raise InputError(f"{path} is not a file and is not overwritten; choose another path")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def provenance(
    tables: Mapping[str, pd.DataFrame],
    alt: str,
    corpus: Corpus | pd.DataFrame | None,
    facts: Mapping[str, object],
) -> dict[str, object]:
    """Alt text, caption, corpus, tables, parameters and versions; no time and no place."""
    return {
        "alt": alt,
        "caption": str(facts.get("caption", "")),
        "corpus": None if corpus is None else corpus_digest(corpus),
        "parameters": {name: plain_value(value) for name, value in facts.items() if name != "caption"},
        "tables": {
            name or "table": {"rows": len(t), "columns": list(map(str, t.columns))} for name, t in tables.items()
        },
        "versions": versions(),
    }


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as csv with full precision; the index is written if it has a name."""
    named = any(name is not None for name in table.index.names)
    return table.to_csv(index=named, lineterminator="\n").encode("utf-8", "replace")


def svg_bytes(figure: Figure, alt: str) -> bytes:
    """Return the figure as svg with the alt text for screen readers, the same bytes every time."""
    from matplotlib import rc_context

    out = io.StringIO()
    metadata = {"Date": None, "Creator": "mediakit", "Description": alt}
    with rc_context({"svg.hashsalt": "mediakit", "svg.fonttype": "path"}):
        figure.savefig(out, format="svg", facecolor="white", bbox_inches=None, metadata=metadata)
    label = html.escape(alt, quote=True)
    return out.getvalue().replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).encode("utf-8")


def pdf_bytes(figure: Figure, alt: str) -> bytes:
    """Return the figure as pdf without a date, the same bytes every time."""
    out = io.BytesIO()
    metadata = {"CreationDate": None, "Subject": alt, "Creator": "mediakit"}
    figure.savefig(out, format="pdf", facecolor="white", bbox_inches=None, metadata=metadata)
    return out.getvalue()
