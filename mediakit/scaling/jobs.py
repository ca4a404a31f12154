"""One run of row groups scored by one process, part by part."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mediakit.scaling import plan, sources
from mediakit.scaling.scoring import score


class Job(NamedTuple):
    """What one process does at a time: a run of row groups, and the parts made of it."""

    path: Path
    run: sources.Run
    number: int
    dst: Path
    clean: bool
    batch: int

    def parts(self) -> list[Path]:
        """Files that the job makes, one a batch; a source without rows has one empty part."""
        n = max(1, -(-self.run.n_rows // self.batch))
        return [self.dst / f"part-{self.number:06d}-{k:06d}.parquet" for k in range(n)]


def made_of(job: Job) -> Iterator[int]:
    """Make the parts of a job that are not there yet; after each the number of its articles."""
    parts = job.parts()
    if not job.run.n_rows:
        save(score(pd.DataFrame({"outlet": [], "text": []})), parts[0])
        return
    if all(part.is_file() for part in parts):
        yield job.run.n_rows
        return
    for part, articles in zip(parts, sources.read(job.path, job.run, job.batch), strict=True):
        if not part.is_file():
            save(with_reasons(articles, clean=job.clean), part)
        yield len(articles)


def with_reasons(articles: pd.DataFrame, *, clean: bool) -> pd.DataFrame:
    """Scores of the articles; the reason why rows could not be read takes the place of "no text"."""
    scores = score(articles, clean=clean)
    return scores.assign(problem=articles["problem"].to_list()) if "problem" in articles else scores


def save(scores: pd.DataFrame, path: Path) -> None:
    """Write one part, whole or not at all."""
    stream = io.BytesIO()
    scores.to_parquet(stream, engine="pyarrow", compression="zstd", index=True)
    plan.write(path, stream.getvalue())
