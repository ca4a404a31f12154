"""The same scores on a cluster: Dask and Spark call `score` on each of their partitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import pandas as pd

from mediakit.errors import InputError, MissingColumnError, MissingExtraError
from mediakit.scaling.schema import score_schema
from mediakit.scaling.scoring import score
from mediakit.tables import ARTICLES


def score_dask(articles: Any, *, clean: bool = False) -> Any:
    """Score a Dask table of articles, partition by partition; needs `pip install "mediakit[dask]"`.

    Parameters
    ----------
    articles : dask.dataframe.DataFrame
        As `score` takes them.
    clean : bool
        As in `score`.

    Returns
    -------
    dask.dataframe.DataFrame
        Scores as `score` gives them, not yet computed. Write them with `to_parquet`, or hand them on to
        `map_partitions(mediakit.aggregate)`; nothing is collected.

    Raises
    ------
    InputError
        `articles` is no Dask table.
    MissingExtraError
        It is none, and Dask is not installed.
    MissingColumnError
        `outlet` or `text` is missing.

    Examples
    --------
    The last two lines need the extra `dask`.

    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["It rained.", "It may stop soon."]}, index=["a", "b"])
    >>> import dask.dataframe as dd  # doctest: +SKIP
    >>> mk.score_dask(dd.from_pandas(articles, npartitions=2))["n_words"].compute().to_dict()  # doctest: +SKIP
    {'a': 2.0, 'b': 4.0}
    """
    if not hasattr(articles, "map_partitions"):
        is_installed("score_dask", "dask")
        raise InputError(
            f"score_dask needs a dask.dataframe.DataFrame, not {type(articles).__name__}; see mediakit.score"
        )
    has_columns(articles, ARTICLES)
    # the index becomes text, which sorts otherwise than numbers do, so the old divisions would be wrong
    return articles.map_partitions(score, clean=clean, meta=score_schema(), clear_divisions=True)


def score_spark(articles: Any, *, clean: bool = False) -> Any:
    """Score a Spark table of articles with `mapInPandas`; needs `pip install "mediakit[spark]"` and Java.

    Parameters
    ----------
    articles : pyspark.sql.DataFrame
        With the columns `article_id` (Spark has no index), `outlet` and `text`; others as `score` takes them.
    clean : bool
        As in `score`.

    Returns
    -------
    pyspark.sql.DataFrame
        Scores with the column `article_id` first, not yet computed.

    Raises
    ------
    InputError
        `articles` is no Spark table.
    MissingExtraError
        It is none, and Spark is not installed.
    MissingColumnError
        `article_id`, `outlet` or `text` is missing.

    Examples
    --------
    The last three lines need the extra `spark` and Java.

    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["A"], "text": ["It rained."]})
    >>> from pyspark.sql import SparkSession  # doctest: +SKIP
    >>> spark = SparkSession.builder.getOrCreate()  # doctest: +SKIP
    >>> mk.score_spark(spark.createDataFrame(articles)).toPandas()[["article_id", "n_words"]]  # doctest: +SKIP
      article_id  n_words
    0          a      2.0
    """
    if not hasattr(articles, "mapInPandas"):
        is_installed("score_spark", "pyspark", "spark")
        raise InputError(
            f"score_spark needs a pyspark.sql.DataFrame, not {type(articles).__name__}; see mediakit.score"
        )
    has_columns(articles, ("article_id", *ARTICLES))
    return articles.mapInPandas(partial(scored_frames, clean=clean), schema=spark_schema())


def is_installed(feature: str, package: str, extra: str = "") -> None:
    """Raise `MissingExtraError`, with the command that helps, if a package is not installed."""
    try:
        import_module(package)
    except ImportError as error:
        raise MissingExtraError(feature, package, f"pip install 'mediakit[{extra or package}]'") from error


def has_columns(articles: Any, columns: Sequence[str]) -> None:
    """Raise `MissingColumnError` if a table of a cluster lacks columns; its index cannot be looked at for them."""
    missing = [c for c in columns if c not in articles.columns]
    if missing:
        raise MissingColumnError("articles", missing, articles.columns)


def scored_frames(frames: Iterator[pd.DataFrame], *, clean: bool) -> Iterator[pd.DataFrame]:
    """Scores of each table that Spark hands over."""
    for frame in frames:
        yield score(frame, clean=clean).reset_index()


def spark_schema() -> str:
    """Columns of the scores in Spark's words."""
    empty = score_schema().reset_index()
    kinds = {"float64": "double", "str": "string"}
    return ", ".join(f"`{name}` {kinds.get(str(kind), 'timestamp')}" for name, kind in empty.dtypes.items())
