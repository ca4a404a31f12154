"""Several processes, each scoring one job after another; a killed one costs the parts it had not finished."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from mediakit.errors import InputError
from mediakit.scaling.jobs import Job, made_of

ATTEMPTS = 3


def in_processes(jobs: Sequence[Job], n_workers: int, told: Callable[[int], object]) -> None:
    """Do all jobs in `n_workers` processes and tell how many articles each had.

    Raises
    ------
    InputError
        A process was killed in each of three attempts, most likely for want of memory.
    """
    left = list(jobs)
    for _ in range(ATTEMPTS):
        left = attempt(left, n_workers, told)
        if not left:
            return
    names = ", ".join(sorted({job.run.file for job in left})[:3])
    raise InputError(
        f"a worker was killed {ATTEMPTS} times, at the latest in {names}; take fewer workers or a smaller batch"
    )


def attempt(jobs: list[Job], n_workers: int, told: Callable[[int], object]) -> list[Job]:
    """Do the jobs; return those that were not finished because a process died."""
    # "spawn": a fork would copy the memory and the locks of a notebook with all its threads
    pool = ProcessPoolExecutor(n_workers, mp_context=get_context("spawn"), initializer=end_with_parent)
    done: set[int] = set()
    try:
        futures: dict[Future[int], Job] = {pool.submit(whole, job): job for job in jobs}
        for future in as_completed(futures):
            told(future.result())
            done.add(futures[future].number)
    except BrokenProcessPool:
        return [job for job in jobs if job.number not in done]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return []


def whole(job: Job) -> int:
    """Do one job; the number of its articles."""
    return sum(made_of(job))


def end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed run leaves nothing running behind."""
    parent = parent_process()
    if parent is not None:
        Thread(target=leave_after, args=(parent.sentinel,), daemon=True).start()


def leave_after(sentinel: int) -> None:
    """Wait for the end of the parent."""
    wait([sentinel])
    os._exit(1)
