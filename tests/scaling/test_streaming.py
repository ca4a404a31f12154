"""Parquet in, Parquet out: however it is divided, interrupted or spoilt, the scores are those of one call."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit.__main__ import main
from mediakit.errors import InputError, MissingColumnError
from mediakit.scaling import jobs, processes, sources

ROOT = Path(mk.__file__).parents[1]
RUN = "import sys, mediakit as mk; mk.score_parquet(sys.argv[1], sys.argv[2], batch=int(sys.argv[3]), clean=False, workers=int(sys.argv[4]))"


def contents(folder):
    """Return the bytes of every file of a folder, hidden ones too."""
    return {p.name: p.read_bytes() for p in sorted(Path(folder).iterdir())}


@pytest.mark.parametrize(
    "division",
    [
        pytest.param((1, 2000), id="one batch"),
        pytest.param((1, 7), id="many batches"),
        pytest.param((1, 1), id="one article at a time"),
        pytest.param((2, 25), id="two workers"),
    ],
)
def test_scores_do_not_depend_on_batch_or_workers(parquet, whole, tmp_path, division):
    workers, batch = division
    parts = mk.score_parquet(parquet, tmp_path / "scores", workers=workers, batch=batch, clean=False)
    assert_frame_equal(pd.read_parquet(tmp_path / "scores"), whole, check_exact=True)
    assert_frame_equal(pd.concat([pd.read_parquet(p) for p in parts]), whole, check_exact=True)
    assert all(len(pd.read_parquet(p)) <= batch for p in parts)


def test_cleaning_is_that_of_each_page_by_itself(parquet, mixed, tmp_path):
    mk.score_parquet(parquet, tmp_path / "scores", batch=30)
    assert_frame_equal(pd.read_parquet(tmp_path / "scores"), mk.score(mixed, clean=True), check_exact=True)


def test_parts_of_two_workers_are_byte_for_byte_those_of_one(parquet, tmp_path):
    for workers in (1, 2):
        mk.score_parquet(parquet, tmp_path / str(workers), workers=workers, batch=25, clean=False)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_finished_run_called_again_changes_nothing(parquet, tmp_path):
    first = mk.score_parquet(parquet, tmp_path / "scores", clean=False, batch=20)
    times = {p: p.stat().st_mtime_ns for p in first}
    assert mk.score_parquet(parquet, tmp_path / "scores", clean=False, batch=20) == first
    assert {p: p.stat().st_mtime_ns for p in first} == times


def test_only_the_parts_that_are_missing_are_made_again(parquet, tmp_path):
    parts = mk.score_parquet(parquet, tmp_path / "scores", clean=False, batch=6)
    before = contents(tmp_path / "scores")
    kept = parts[0].stat().st_mtime_ns
    for part in parts[1::3]:
        part.unlink()
    (tmp_path / "scores" / f".{parts[1].name}.999").write_bytes(b"half a part")
    mk.score_parquet(parquet, tmp_path / "scores", clean=False, batch=6)
    assert contents(tmp_path / "scores") == before
    assert parts[0].stat().st_mtime_ns == kept


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda folder: spoil(folder / "a.parquet"), "the source changed: a.parquet", id="one byte"),
        pytest.param(lambda folder: (folder / "a.parquet").unlink(), "the source changed: a.parquet", id="a file gone"),
        pytest.param(
            lambda folder: (folder / "later" / "c.parquet").write_bytes((folder / "a.parquet").read_bytes()),
            "the source changed: later/c.parquet",
            id="a file more",
        ),
    ],
)
def test_a_run_is_not_gone_on_with_when_the_source_changed(parquet, tmp_path, change, words):
    mk.score_parquet(parquet, tmp_path / "scores", clean=False)
    before = contents(tmp_path / "scores")
    change(parquet)
    with pytest.raises(InputError, match=words):
        mk.score_parquet(parquet, tmp_path / "scores", clean=False)
    assert contents(tmp_path / "scores") == before


def spoil(path):
    """Change one byte in the first column's data, and put the file's time back."""
    content, times = bytearray(path.read_bytes()), (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    content[100] ^= 0xFF
    path.write_bytes(content)
    os.utime(path, ns=times)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"clean": True}, "clean was False, is True", id="cleaning"),
        pytest.param({"clean": False, "batch": 5}, "batch was 2000, is 5", id="batch"),
    ],
)
def test_a_run_is_not_gone_on_with_under_other_parameters(parquet, tmp_path, options, words):
    mk.score_parquet(parquet, tmp_path / "scores", clean=False)
    with pytest.raises(InputError, match=words):
        mk.score_parquet(parquet, tmp_path / "scores", **options)


def test_a_run_is_not_gone_on_with_under_another_version(parquet, tmp_path):
    mk.score_parquet(parquet, tmp_path / "scores", clean=False)
    path = tmp_path / "scores" / "_plan.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    plan["versions"]["vaderSentiment"] = "1.0"
    path.write_text(json.dumps(plan), encoding="utf-8")
    with pytest.raises(InputError, match=r"vaderSentiment was '1\.0'"):
        mk.score_parquet(parquet, tmp_path / "scores", clean=False)


@pytest.mark.parametrize("content", ["", "no json", "[]", "{}"])
def test_a_spoilt_plan_is_refused(parquet, tmp_path, content):
    (tmp_path / "scores").mkdir()
    (tmp_path / "scores" / "_plan.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="name a new folder"):
        mk.score_parquet(parquet, tmp_path / "scores")


def test_a_folder_with_other_things_is_left_alone(parquet, tmp_path):
    (tmp_path / "scores").mkdir()
    (tmp_path / "scores" / "part-000000-000000.parquet").write_bytes(b"somebody's work")
    with pytest.raises(InputError, match="not empty"):
        mk.score_parquet(parquet, tmp_path / "scores")


def test_wrong_calls_are_told_before_anything_is_written(parquet, tmp_path):
    (tmp_path / "text.parquet").write_bytes(b"no parquet")
    (tmp_path / "empty").mkdir()
    dst = tmp_path / "scores"
    with pytest.raises(InputError, match="no file or folder"):
        mk.score_parquet(tmp_path / "nowhere", dst)
    with pytest.raises(InputError, match=r"no \.parquet file"):
        mk.score_parquet(tmp_path / "empty", dst)
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        mk.score_parquet(tmp_path / "text.parquet", dst)
    with pytest.raises(InputError, match="cannot lie in the folder"):
        mk.score_parquet(parquet, parquet / "scores")
    for options in ({"workers": 0}, {"batch": 0}):
        with pytest.raises(InputError, match="at least 1"):
            mk.score_parquet(parquet, dst, **options)
    pd.DataFrame({"text": ["a"]}).to_parquet(tmp_path / "no-outlet.parquet")
    with pytest.raises(MissingColumnError, match="outlet"):
        mk.score_parquet(tmp_path / "no-outlet.parquet", dst)
    with pytest.raises(InputError, match="is a file"):
        mk.score_parquet(parquet, tmp_path / "text.parquet")
    assert not dst.exists()


def test_no_articles_give_one_empty_table_of_scores(tmp_path):
    pd.DataFrame({"outlet": [], "text": []}, dtype="str").to_parquet(tmp_path / "none.parquet")
    parts = mk.score_parquet(tmp_path / "none.parquet", tmp_path / "scores")
    assert_frame_equal(pd.read_parquet(tmp_path / "scores"), mk.score_schema())
    assert len(parts) == 1


def test_articles_without_ids_are_named_by_file_and_row(tmp_path):
    pd.DataFrame({"outlet": "A", "text": ["One.", "Two.", "Three."]}).to_parquet(
        tmp_path / "x.parquet", row_group_size=2
    )
    mk.score_parquet(tmp_path / "x.parquet", tmp_path / "scores", batch=2)
    assert pd.read_parquet(tmp_path / "scores").index.to_list() == ["x.parquet:0", "x.parquet:1", "x.parquet:2"]


def test_an_index_of_another_name_is_the_id(tmp_path):
    pd.DataFrame({"outlet": "A", "text": ["One."]}, index=pd.Index(["n7"], name="key")).to_parquet(
        tmp_path / "x.parquet"
    )
    mk.score_parquet(tmp_path / "x.parquet", tmp_path / "scores")
    assert pd.read_parquet(tmp_path / "scores").index.to_list() == ["n7"]


def test_hidden_files_and_links_out_of_the_folder_are_passed_over(parquet, tmp_path):
    for name in ("_old", ".hidden"):
        (parquet / name).mkdir()
        (parquet / name / "x.parquet").write_bytes(b"no parquet")
    (tmp_path / "outside.parquet").write_bytes((parquet / "a.parquet").read_bytes())
    (parquet / "link.parquet").symlink_to(tmp_path / "outside.parquet")
    assert [p.name for p in sources.files_of(parquet)] == ["a.parquet", "b.parquet"]


def test_rows_that_cannot_be_read_are_rows_with_a_reason(mixed, tmp_path):
    path = tmp_path / "x.parquet"
    mixed.to_parquet(path, row_group_size=20, compression="zstd")
    chunk = pq.ParquetFile(path).metadata.row_group(2)
    text = next(chunk.column(c) for c in range(chunk.num_columns) if chunk.column(c).path_in_schema == "text")
    content = bytearray(path.read_bytes())
    start = text.dictionary_page_offset or text.data_page_offset
    content[start : start + text.total_compressed_size] = b"\xff" * text.total_compressed_size
    path.write_bytes(content)
    mk.score_parquet(path, tmp_path / "scores", batch=8, clean=False)
    scores = pd.read_parquet(tmp_path / "scores")
    bad = scores["problem"].str.startswith("cannot be read")
    assert np.flatnonzero(bad).tolist() == list(range(40, 60))
    assert scores.index[40] == "x.parquet:40"
    expected = mk.score(mixed)
    assert_frame_equal(scores[~bad.to_numpy()], expected[~bad.to_numpy()], check_exact=True)


def test_the_progress_bar_counts_every_article_and_is_shown_only_on_request(parquet, mixed, tmp_path, capsys):
    mk.score_parquet(parquet, tmp_path / "quiet", clean=False)
    assert capsys.readouterr().err == ""
    mk.score_parquet(parquet, tmp_path / "told", clean=False, progress=True)
    assert f"{len(mixed)}/{len(mixed)}" in capsys.readouterr().err


def test_the_command_line_scores_and_tells_a_wrong_call(parquet, whole, tmp_path, capsys):
    assert main(["score", str(parquet), str(tmp_path / "scores"), "--no-clean"]) == 0
    assert_frame_equal(pd.read_parquet(tmp_path / "scores"), whole, check_exact=True)
    assert main(["score", str(tmp_path / "nowhere"), str(tmp_path / "other")]) == 2
    assert "no file or folder" in capsys.readouterr().err


def test_a_worker_that_is_killed_costs_nothing_but_time(parquet, whole, tmp_path, monkeypatch):
    plain, calls = processes.attempt, []

    def dying(todo, n_workers, told):
        calls.append(len(todo))
        if len(calls) == 1:  # the first attempt ends after two jobs, as if the pool had broken
            for job in todo[:2]:
                told(sum(jobs.made_of(job)))
            return todo[2:]
        return plain(todo, n_workers, told)

    monkeypatch.setattr(processes, "attempt", dying)
    mk.score_parquet(parquet, tmp_path / "scores", workers=2, batch=25, clean=False)
    assert len(calls) == 2
    assert_frame_equal(pd.read_parquet(tmp_path / "scores"), whole, check_exact=True)


def test_workers_that_are_killed_again_and_again_end_the_run_with_a_reason(parquet, tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "attempt", lambda todo, *_: todo)
    with pytest.raises(InputError, match="killed 3 times"):
        mk.score_parquet(parquet, tmp_path / "scores", workers=2, clean=False)


def killed_after(n_parts, wait, command, dst):
    """Start a run and kill it, and all that it started, when `n_parts` parts are there; True if it was killed."""
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        while process.poll() is None:
            if dst.is_dir() and len(list(dst.glob("part-*.parquet"))) >= n_parts:
                time.sleep(wait)
                process.send_signal(signal.SIGKILL)
                process.wait()
                return process.returncode == -signal.SIGKILL
            time.sleep(0.002)
        assert process.returncode == 0, process.stderr.read().decode()
        return False
    finally:
        process.stderr.close()


def resumed_is_the_same(mixed, tmp_path, kills, *, workers):
    """Kill a run at random moments, finish it, and compare it byte for byte with one that was let be."""
    rng = random.Random(kills + workers)  # noqa: S311  moments, not secrets
    source, dst = tmp_path / "articles.parquet", tmp_path / "killed"
    large = pd.concat([mixed] * 4).set_axis([f"r{i}" for i in range(4 * len(mixed))])
    large.to_parquet(source, row_group_size=20)
    reference = mk.score_parquet(source, tmp_path / "whole", batch=5, clean=False)
    command = [sys.executable, "-c", RUN, str(source), str(dst), "5", str(workers)]
    moments = sorted(rng.randrange(len(reference)) for _ in range(kills))
    n_killed = sum(killed_after(n, rng.uniform(0, 0.05), command, dst) for n in moments)
    assert n_killed >= 1
    mk.score_parquet(source, dst, batch=5, clean=False)
    assert contents(dst) == contents(tmp_path / "whole")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_at_any_moment_goes_on_and_ends_byte_for_byte_alike(mixed, tmp_path, workers):
    resumed_is_the_same(mixed, tmp_path, 2, workers=workers)


@pytest.mark.soak
def test_a_run_killed_at_twenty_random_moments_ends_byte_for_byte_alike(mixed, tmp_path):
    resumed_is_the_same(mixed, tmp_path, 20, workers=1)


def test_workers_end_when_the_run_that_started_them_is_killed(parquet, tmp_path):
    command = [sys.executable, "-c", RUN, str(parquet), str(tmp_path / "scores"), "1", "2"]
    assert killed_after(1, 0.05, command, tmp_path / "scores")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any_mention(str(tmp_path / "scores")):
        time.sleep(0.1)
    before = len(list((tmp_path / "scores").iterdir()))
    time.sleep(0.5)
    assert len(list((tmp_path / "scores").iterdir())) == before


def any_mention(words):
    """Whether any process names the folder in its command."""
    return any(words in commandline(p) for p in Path("/proc").glob("[0-9]*")) if Path("/proc").is_dir() else False


def commandline(process):
    """Command of a process that may be gone by now."""
    try:
        return (process / "cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
