"""Word lists: data in csv files with examples, and readers for the user's own lists.

Nothing here knows what a list means; a part of the package reads the list it needs by name.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pandas as pd

from mediakit.errors import InputError, UnknownNameError


def load_lexicon(name_or_path: str | Path) -> pd.DataFrame:
    """Read a shipped word list by its name, or the user's own by its path.

    Parameters
    ----------
    name_or_path : str or Path
        The name of a shipped list, such as `"hedges"`; or the path of a `.csv` or `.tsv` with a header line, or of a
        LIWC-style `.dic` (category numbers and names between two lines of `%`, then a word and its categories a line).

    Returns
    -------
    DataFrame
        Strings without NaN (an empty cell is `""`), columns as in the file. Of a `.dic`: `pattern` and `category`, one
        row for each category of a word.

    Raises
    ------
    UnknownNameError
        No shipped list has this name, and it is not a path either.
    InputError
        The file is missing, is no text in UTF-8, or is not of its format.

    Examples
    --------
    >>> load_lexicon("agencies").columns.to_list()[:2]
    ['form', 'agency']
    """
    path = Path(name_or_path)
    if isinstance(name_or_path, str) and not path.suffix and len(path.parts) == 1:
        return _shipped(name_or_path)
    readers = {".csv": _read_csv, ".tsv": _read_csv, ".dic": _read_dic}
    if path.suffix.lower() not in readers:
        raise InputError(f"a word list is a file that ends in {', '.join(readers)}; not {path.name!r}")
    if not path.is_file():
        raise InputError(f"there is no word list at {path}")
    try:
        return readers[path.suffix.lower()](path)
    except UnicodeDecodeError as problem:
        raise InputError(f"{path} is not text in UTF-8 (byte {problem.start}); save it as UTF-8") from None


def _shipped(name: str) -> pd.DataFrame:
    """Read the list of this name in the package."""
    folder = resources.files("mediakit") / "lexicons"
    known = sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv"))
    if name not in known:
        raise UnknownNameError("lexicon", name, [*known, "or a path that ends in .csv, .tsv or .dic"])
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype=str, keep_default_na=False)


def _read_csv(path: Path) -> pd.DataFrame:
    """Table with a header line; the tab parts the columns of a `.tsv`."""
    try:
        sep = "\t" if path.suffix.lower() == ".tsv" else ","
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", sep=sep)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as problem:
        raise InputError(f"{path} cannot be read as a table: {str(problem).strip()}") from None


def _read_dic(path: Path) -> pd.DataFrame:
    """Words and their categories as LIWC writes them."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    marks = [i for i, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise InputError(f"{path} is no .dic: its categories must stand between two lines that hold only %")
    names = dict(line.split(None, 1) for line in lines[marks[0] + 1 : marks[1]] if len(line.split()) > 1)
    rows = []
    for number, line in enumerate(lines[marks[1] + 1 :], start=marks[1] + 2):
        if not line.strip():
            continue
        word, *codes = line.split("\t") if "\t" in line else line.split()
        codes = [c.strip() for c in codes if c.strip()]
        unknown = [c for c in codes if c not in names]
        if unknown:
            raise InputError(
                f"{path}, line {number}: no category has the number {unknown[0]!r}; there are {', '.join(names)}"
            )
        rows += [(word.strip().lower(), names[c].strip()) for c in codes]
    return pd.DataFrame(rows, columns=["pattern", "category"], dtype=str)
