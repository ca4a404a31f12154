"""Dask and Spark give the scores of one call, also when a worker dies on the way."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError

ROOT = Path(mk.__file__).parents[1]
no_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="Dask is not installed: pip install '.[dask]'"
)
no_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark needs Java and pip install '.[spark]'",
)

DASK = """
import os, signal, sys
import pandas as pd
import mediakit as mk

def dying(part, marker):
    if os.path.exists(marker) and len(part):
        os.remove(marker)
        os.kill(os.getpid(), signal.SIGKILL)
    return mk.score(part)

def main(source, target, marker):
    import dask
    import dask.dataframe as dd
    from dask.distributed import Client, LocalCluster

    dask.config.set({"distributed.scheduler.allowed-failures": 3})
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, Client(cluster):
        articles = dd.read_parquet(source)
        assert articles.npartitions > 1
        scores = mk.score_dask(articles)
        if marker:
            scores = articles.map_partitions(dying, marker, meta=mk.score_schema())
        scores.compute().to_parquet(target)
        mk.combine(mk.score_dask(articles).map_partitions(mk.aggregate).compute()).to_parquet(target + ".estimates")

if __name__ == "__main__":
    main(*sys.argv[1:])
"""

SPARK = """
import sys
import mediakit as mk
from pyspark.sql import SparkSession

def main(source, target):
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    mk.score_spark(spark.read.parquet(source)).toPandas().to_parquet(target)
    spark.stop()

if __name__ == "__main__":
    main(*sys.argv[1:])
"""


def run(program, folder, *arguments):
    """Run a program in a process of its own, as clusters start processes that read it again."""
    path = folder / "program.py"
    path.write_text(program, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, path, *map(str, arguments)],
        env=env,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture
def files(sample, tmp_path):
    """Four Parquet files, four partitions."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for k in range(4):
        sample.iloc[k::4].to_parquet(folder / f"{k}.parquet")
    return folder


@no_dask
@pytest.mark.parametrize(
    "killed",
    [
        pytest.param(False, id="undisturbed", marks=pytest.mark.soak),
        pytest.param(True, id="a worker killed in mid-run"),
    ],
)
def test_two_dask_workers_give_the_scores_of_one_call(files, sample, tmp_path, killed):
    marker = tmp_path / "kill"
    marker.write_bytes(b"")
    run(DASK, tmp_path, files, tmp_path / "scores.parquet", marker if killed else "")
    assert marker.exists() == (not killed)
    scores, expected = pd.read_parquet(tmp_path / "scores.parquet"), mk.score(sample)
    assert len(scores) == len(expected)
    assert_frame_equal(scores.loc[expected.index], expected, check_exact=True)
    estimates = pd.read_parquet(f"{tmp_path / 'scores.parquet'}.estimates")
    assert_frame_equal(estimates, mk.combine(mk.aggregate(expected)), rtol=1e-9, atol=1e-9)


@no_dask
@pytest.mark.filterwarnings("default")
def test_dask_partitions_have_the_declared_schema(sample):
    import dask.dataframe as dd

    articles = dd.from_pandas(sample, npartitions=3)
    scores = mk.score_dask(articles)
    assert_frame_equal(scores._meta, mk.score_schema())
    assert scores.known_divisions is False
    got = scores.compute(scheduler="synchronous")
    assert_frame_equal(got.loc[sample.index], mk.score(sample), check_exact=True)
    plain = articles.map_partitions(mk.score, meta=mk.score_schema()).compute(scheduler="synchronous")
    assert_frame_equal(plain, got)
    with pytest.raises(MissingColumnError, match="text"):
        mk.score_dask(articles.drop(columns="text"))


@no_spark
@pytest.mark.soak
def test_spark_gives_the_scores_of_one_call(sample, tmp_path):
    plain = sample.reset_index().assign(published=sample["published"].to_numpy())
    plain.to_parquet(tmp_path / "articles.parquet", coerce_timestamps="us")
    run(SPARK, tmp_path, tmp_path / "articles.parquet", tmp_path / "scores.parquet")
    scores = pd.read_parquet(tmp_path / "scores.parquet").set_index("article_id")
    expected = mk.score(sample)
    scores["published"] = scores["published"].dt.tz_localize("UTC").dt.as_unit("us")
    assert_frame_equal(scores.loc[expected.index], expected, check_exact=True, check_index_type=False)


@pytest.mark.parametrize(
    ("call", "package"), [(mk.score_dask, "dask"), (mk.score_spark, "pyspark")], ids=["dask", "spark"]
)
def test_a_plain_table_is_told_where_it_belongs(call, package, sample):
    pytest.importorskip(package, reason=f"{package} is not installed")
    with pytest.raises(InputError, match=r"mediakit\.score"):
        call(sample)


def test_a_spark_table_needs_a_column_of_ids():
    class Table:
        columns = ("outlet", "text")
        mapInPandas = None  # noqa: N815  Spark's name

    with pytest.raises(MissingColumnError, match="article_id"):
        mk.score_spark(Table())


def test_what_spark_calls_gives_a_table_for_each_table(sample):
    from mediakit.scaling.clusters import scored_frames, spark_schema

    frames = list(scored_frames(iter([sample.reset_index(), sample.reset_index().iloc[:0]]), clean=False))
    assert [len(f) for f in frames] == [len(sample), 0]
    assert [part.split("`")[1] for part in spark_schema().split(", ")] == list(frames[0].columns)
