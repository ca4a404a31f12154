"""The sample that ships with mediakit: invented news pages and their labels, checked against a registry.

The data folder is `mediakit/data/` in an installed wheel and `data/` beside the package in a checkout. Source of the
idea of a registry of names and hashes: pooch (Uieda et al. 2020).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from mediakit.errors import InputError, UnknownNameError
from mediakit.loading.collection import load

PACKAGE = Path(__file__).parents[1]


def data_folder() -> Path:
    """Where the sample is: inside the package when it is installed, beside it in a checkout.

    Raises
    ------
    InputError
        Neither folder holds a registry.
    """
    places = (PACKAGE / "data", PACKAGE.parent / "data")
    for place in places:
        if (place / "registry.csv").is_file():
            return place
    raise InputError(f"the sample is not installed: no registry.csv in {' or '.join(map(str, places))}")


def check_registry(folder: Path, part: str) -> None:
    """Compare every file of `folder` that the registry lists under `part` with its SHA-256.

    Raises
    ------
    InputError
        Files are missing or changed; the message names all of them.
    """
    listed = pd.read_csv(folder / "registry.csv", dtype=str)
    wrong = []
    for row in listed[listed["file"].str.startswith(part)].itertuples():
        path = folder / str(row.file)
        if not path.is_file():
            wrong.append(f"{row.file} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != row.sha256:
            wrong.append(f"{row.file} has changed")
    if wrong:
        how = "get the files again (git checkout, or install anew); after a change on purpose run tools/make_sample.py"
        raise InputError(f"the sample in {folder} is not what its registry says: {'; '.join(wrong)}. To mend it, {how}")


def load_sample() -> pd.DataFrame:
    """Load the shipped sample: invented articles of five invented outlets on eight events.

    Returns
    -------
    DataFrame
        Articles as `load` gives them: raw page texts with their furniture, one row a page. They were written for this
        project with known differences between the outlets, so they prove nothing about real media.

    Raises
    ------
    InputError
        A file is missing or differs from the registry.

    Examples
    --------
    >>> articles = load_sample()
    >>> sorted(articles["event"].unique())[:2]
    ['bridge-closure', 'cannery-closure']
    """
    folder = data_folder()
    check_registry(folder, "sample/")
    return load(folder / "sample")


def load_labels(name: str) -> pd.DataFrame:
    """Load one table of labels of the sample.

    Parameters
    ----------
    name : str
        A table of `data/labels/`, for instance `quotes`, `hedges`, `sentences` or `blocks`. The codebook there says for
        each whether its offsets count in the raw page or in the clean body, which is the table `bodies`.

    Returns
    -------
    DataFrame
        The table; `file` is the page's path below the sample folder. Empty cells are NaN.

    Raises
    ------
    UnknownNameError
        There is no such table; the message lists those there are.
    InputError
        The table is missing or differs from the registry.

    Examples
    --------
    >>> load_labels("events").columns.to_list()
    ['file', 'event']
    """
    folder = data_folder()
    known = sorted(path.stem for path in (folder / "labels").glob("*.csv"))
    if name not in known:
        raise UnknownNameError("name of a label table", name, known)
    check_registry(folder, f"labels/{name}.csv")
    return pd.read_csv(folder / "labels" / f"{name}.csv")
