"""A classifier that the user trains on verdicts of their own, to tell whether a hit is a hedge where it stands.

Nothing trained is shipped: carried to another kind of text such a classifier is worse than the rules. Source: logistic
regression over the words around the cue, as in Georgescul (2010).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.audit import verdicts
from mediakit.corpus import Array
from mediakit.errors import InputError
from mediakit.tables import require, require_count

NEEDS = ("article_id", "cue", "category", "before", "text", "after")
FEWEST = 10
"""Verdicts of each kind below which nothing is trained."""


@dataclass(frozen=True, slots=True)
class Disambiguator:
    """A trained classifier; `report` says what it gained over the rules on articles it had not seen."""

    model: Any
    report: pd.DataFrame

    def probability(self, sheet: pd.DataFrame) -> Array:
        """Probability that each hit of a sheet is right, float array, (n_rows,), in [0, 1]."""
        require(sheet, NEEDS, "sheet")
        return np.asarray(self.model.predict_proba(features(sheet))[:, 1])


def train_disambiguator(labelled: pd.DataFrame, *, folds: int = 5, seed: int = 0) -> Disambiguator:
    """Train on a judged sheet, and test by cross-validation over articles.

    Parameters
    ----------
    labelled : DataFrame
        A sheet of `hedge_sheet` with yes or no in `is_right`; rows without a verdict are left out.
    folds : int, at least 2
        Parts of the articles, each tested by a classifier trained on the others.
    seed : int

    Returns
    -------
    Disambiguator
        `probability(sheet)` for other sheets, and `report`: one row for the rules alone and one for the classifier at a
        probability of one half: `method`, `n`, `n_kept`, `precision`, `recall` (of the right hits), `f1`.

    Raises
    ------
    InputError
        Fewer than 10 verdicts of a kind, fewer articles than folds, fewer than 2 folds, or verdicts of one kind in all
        but one fold.
    MissingColumnError
        `labelled` is no sheet.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> texts = ["It may rain on Monday.", "They may leave the room, the teacher says."] * 10
    >>> corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": texts}))
    >>> sheet = mk.hedge_sheet(corpus, 20).assign(is_right=["yes", "no"] * 10)
    >>> trained = mk.train_disambiguator(sheet, folds=2)
    >>> trained.report[["method", "n_kept", "precision", "recall"]].values.tolist()
    [['rules alone', 20, 0.5, 1.0], ['classifier', 10, 1.0, 1.0]]
    """
    from sklearn.model_selection import GroupKFold, cross_val_predict

    require(labelled, [*NEEDS, "is_right"], "labelled sheet")
    require_count(folds, "folds", 2)
    right = verdicts(labelled["is_right"])
    known = labelled[right.notna()]
    truth = right.dropna().to_numpy().astype(bool)
    if min(truth.sum(), (~truth).sum()) < FEWEST:
        raise InputError(
            f"training needs {FEWEST} verdicts of each kind; there are {truth.sum()} yes and {(~truth).sum()} no"
        )
    if known["article_id"].nunique() < folds:
        raise InputError(f"{folds} folds need as many articles; the verdicts are of {known['article_id'].nunique()}")
    rows = features(known)
    groups = known["article_id"].map(str).to_numpy(dtype=object)
    parts = list(GroupKFold(folds, shuffle=True, random_state=seed).split(rows, truth, groups))
    if any(truth[train].all() or not truth[train].any() for train, _ in parts):
        raise InputError("the articles outside one fold have verdicts of one kind only; judge more articles")
    guess = cross_val_predict(_untrained(), rows, truth, cv=parts)
    report = pd.DataFrame(
        [_scored("rules alone", truth, np.ones(len(truth), dtype=bool)), _scored("classifier", truth, guess)]
    )
    return Disambiguator(_untrained().fit(rows, truth), report)


def _untrained() -> Any:
    """Features to columns, then logistic regression."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    return make_pipeline(DictVectorizer(), LogisticRegression(C=1.0, max_iter=1000))


def features(sheet: pd.DataFrame) -> list[dict[str, Any]]:
    """What the classifier sees of each hit: its cue, category and capital, three words on each side, their endings."""
    return [_features_of(row) for row in sheet[[*NEEDS]].to_dict("records")]


def _features_of(hit: dict[Hashable, Any]) -> dict[str, Any]:
    """Features of one hit; an empty cell of context is read as no words."""
    before, after = hit["before"], hit["after"]
    left = before.split()[-3:] if isinstance(before, str) else []
    right = after.split()[:3] if isinstance(after, str) else []
    found = {"cue": str(hit["cue"]), "category": str(hit["category"]), "capital": str(hit["text"])[:1].isupper()}
    for side, words in (("l", left[::-1]), ("r", right)):
        for i, word in enumerate(words, start=1):
            form = word.lower().strip(".,;:!?\"'“”‘’()")
            found |= {f"{side}{i}": form, f"{side}{i}_end": form[-3:], f"{side}_any_{form}": 1}
    return found


def _scored(method: str, truth: Array, kept: Array) -> dict[str, Any]:
    """Precision, recall and F1 of the hits that are kept."""
    n_right = int((truth & kept).sum())
    precision, recall = n_right / max(1, int(kept.sum())), n_right / int(truth.sum())
    f1 = 2 * precision * recall / (precision + recall) if n_right else 0.0
    return {
        "method": method,
        "n": len(truth),
        "n_kept": int(kept.sum()),
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }
