"""Scores of a Parquet folder of any size: bounded memory, several processes, and a run that can be killed and resumed.

Each part of the result is written under another name and renamed when it is whole, so a part that is there is right and
a resumed run makes only those that are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mediakit.errors import InputError
from mediakit.scaling import plan, sources
from mediakit.scaling.jobs import Job, made_of
from mediakit.scaling.scoring import BATCH


def score_parquet(
    src: str | Path,
    dst: str | Path,
    *,
    workers: int = 1,
    clean: bool = True,
    batch: int = BATCH,
    progress: bool = False,
) -> list[Path]:
    """Score Parquet files of articles into Parquet files of scores, batch by batch.

    Killed at any moment and called again, it goes on where it stopped, and the files are byte for byte those of a run
    that was not interrupted.

    Parameters
    ----------
    src : str or Path
        A Parquet file or a folder of them (names that begin with `_` or `.` are passed over), with the columns
        `outlet` and `text`; `article_id`, `event`, `published` and `title` if known. Articles without an id are named
        by file and row.
    dst : str or Path
        Folder for the scores, made if needed: one `part-….parquet` a batch, and `_plan.json`, which holds the digest of
        the source, the parameters and the versions. `pandas.read_parquet(dst)` reads all.
    workers : int
        Processes; each scores whole row groups. Scores do not depend on it. In a script the call must stand
        under `if __name__ == "__main__":`, as always when processes are started.
    clean : bool
        Whether page furniture is taken out first, each page judged by itself, as in `score`.
    batch : int
        Most articles of one part. Scores do not depend on it, only how they are divided into files.
    progress : bool
        Whether a progress bar is shown.

    Returns
    -------
    list of Path
        The parts, in the order of the source.

    Raises
    ------
    InputError
        `src` is not there or not Parquet; `dst` holds other things, or was begun with another source, other
        parameters or versions; `workers` or `batch` is below 1; a worker was killed again and again.
    MissingColumnError
        A file lacks `outlet` or `text`.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["It rained.", "It may stop soon."]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     articles.to_parquet(f"{folder}/news.parquet")
    ...     parts = mk.score_parquet(f"{folder}/news.parquet", f"{folder}/scores")
    ...     pd.read_parquet(parts)["n_words"].to_dict()
    {'news.parquet:0': 2.0, 'news.parquet:1': 4.0}
    """
    if workers < 1 or batch < 1:
        raise InputError(f"workers and batch must be at least 1; not {workers!r} and {batch!r}")
    jobs = planned(Path(src), Path(dst), clean=clean, batch=batch)
    with bar(sum(job.run.n_rows for job in jobs), shown=progress) as told:
        if workers == 1:
            for n in (n for job in jobs for n in made_of(job)):
                told(n)
        else:
            from mediakit.scaling.processes import in_processes

            in_processes(jobs, workers, told)
    plan.swept(Path(dst))
    return [part for job in jobs for part in job.parts()]


def planned(src: Path, dst: Path, *, clean: bool, batch: int) -> list[Job]:
    """Cut the source into jobs, and write down or check what the run is about."""
    if src.is_dir() and dst.resolve().is_relative_to(src.resolve()):
        raise InputError(f"the scores cannot lie in the folder of the articles, {str(src)!r}")
    files = sources.described(sources.files_of(src), src)
    plan.begin(dst, plan.made(files, clean=clean, batch=batch))
    root = src if src.is_dir() else src.parent
    runs = sources.runs_of(files, batch) or [sources.Run(files[0]["file"], (), 0, 0)]
    return [Job(root / run.file, run, number, dst, clean, batch) for number, run in enumerate(runs)]


@contextmanager
def bar(total: int, *, shown: bool) -> Iterator[Callable[[int], object]]:
    """Count articles, on a progress bar if it is to be shown."""
    from tqdm.auto import tqdm

    with tqdm(total=total, desc="scoring", unit="article", disable=not shown) as made:
        yield made.update
