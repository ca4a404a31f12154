"""Word lists: data in csv files, each row with an example."""

from __future__ import annotations

from importlib import resources

import pandas as pd

from mediakit.errors import UnknownNameError


def load_lexicon(name: str) -> pd.DataFrame:
    """Shipped word list of this name, as strings without NaN."""
    folder = resources.files("mediakit") / "lexicons"
    known = sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv"))
    if name not in known:
        raise UnknownNameError("lexicon", name, known)
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype=str, keep_default_na=False)
