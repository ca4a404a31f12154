"""Outlets compared within the events they share, so that topic and day cancel out.

Each outlet has one value an event (the mean of its articles of that event). The rest of the corpus is, in each event,
the mean of the other outlets; p values exchange the outlets within each event. Where the sides have uneven numbers of
articles an event and there are many shared events, the difference is that of least squares with event effects and
errors clustered by event (Liang & Zeger 1986), which equals the paired one when every outlet has one article an event.
Clustered errors are too small where a few events hold most of the weight, so events count as (sum w)² / sum w², the
number of equal ones that would weigh the same.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from mediakit.comparison.formulas import Gap, spread

if TYPE_CHECKING:
    from mediakit.corpus import Array

CLUSTERS = 20
"""Fewest events, counted by weight, for clustered errors; they are too small below."""


class Cells(NamedTuple):
    """Articles by event and group: the row and column of each article, and the mean and number of each cell."""

    event: Array
    group: Array
    means: Array
    counts: Array


class Shared(NamedTuple):
    """The articles of two sides in the events that both cover, and the difference in each event.

    `choices` holds, for each event and group, what the difference would be if that group were side a (NaN where it does
    not tell the event); column `own` is side a itself.
    """

    a: Array
    b: Array
    a_event: Array
    b_event: Array
    differences: Array
    choices: Array
    own: int

    @property
    def balanced(self) -> bool:
        """Whether side a has one article in every shared event, and side b the same number in all."""
        _, first = np.unique(self.a_event, return_counts=True)
        _, second = np.unique(self.b_event, return_counts=True)
        return bool((first == 1).all() and (second == second[:1]).all())

    @property
    def n_even_events(self) -> float:
        """Shared events, counted by the weight that least squares with event effects gives them."""
        _, first = np.unique(self.a_event, return_counts=True)
        _, second = np.unique(self.b_event, return_counts=True)
        weight = first * second / (first + second)
        return float(weight.sum() ** 2 / (weight**2).sum())


def event_numbers(events: pd.Series) -> Array:
    """Position of each article's event among the sorted events; -1 for none."""
    texts = events.astype(object).where(events.notna(), None)
    codes, _ = pd.factorize(texts.map(lambda e: None if e is None or not str(e).strip() else str(e)), sort=True)
    return np.asarray(codes)


def cells(values: Array, event: Array, group: Array) -> Cells:
    """Mean of `values` (NaN left out) in each event and group; NaN where there is no value."""
    kept = ~np.isnan(values) & (event >= 0)
    shape = (int(event.max(initial=0)) + 1, int(group.max(initial=0)) + 1)
    flat = event[kept] * shape[1] + group[kept]
    counts = np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)
    sums = np.bincount(flat, values[kept], minlength=shape[0] * shape[1]).reshape(shape)
    means = np.full(shape, np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return Cells(np.where(kept, event, -1), group, means, counts)


def shared(values: Array, cell: Cells, one: int, others: list[int]) -> Shared:
    """Return what group `one` and the groups `others` say in the events that both cover."""
    groups = sorted([one, *others])
    means, own = cell.means[:, groups], groups.index(one)
    n = (~np.isnan(means)).sum(axis=1, keepdims=True)
    rest = (np.nansum(means, axis=1, keepdims=True) - means) / np.maximum(n - 1, 1)
    both = ~np.isnan(means[:, own]) & (n[:, 0] > 1)
    choices = (means - rest)[both]
    inside = (cell.event >= 0) & both[cell.event]
    a, b = inside & (cell.group == one), inside & np.isin(cell.group, others)
    return Shared(values[a], values[b], cell.event[a], cell.event[b], np.sort(choices[:, own]), choices, own)


def paired_gap(differences: Array) -> Gap:
    """Mean of the differences over events, with its standard error."""
    n = len(differences)
    return Gap(float(differences.mean()), spread(differences) / math.sqrt(n), float(n - 1) if n > 1 else math.nan)


def event_effects_gap(side: Shared) -> Gap:
    """Least squares with event effects: difference between the sides, errors clustered by event."""
    y = np.concatenate([side.a, side.b])
    x = np.concatenate([np.ones(len(side.a)), np.zeros(len(side.b))])
    _, event = np.unique(np.concatenate([side.a_event, side.b_event]), return_inverse=True)
    n = np.bincount(event)
    x = x - (np.bincount(event, x) / n)[event]
    y = y - (np.bincount(event, y) / n)[event]
    slope = (x * y).sum() / (x * x).sum()
    scores = np.bincount(event, x * (y - slope * x))
    clusters = len(n)
    error = math.sqrt(clusters / (clusters - 1) * (scores**2).sum()) / (x * x).sum()
    return Gap(float(slope), float(error), float(clusters - 1))
