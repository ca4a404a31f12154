"""From two articles to millions: the same scores in batches, processes and clusters; statistics without articles."""

from mediakit.scaling.aggregates import aggregate, combine
from mediakit.scaling.clusters import score_dask, score_spark
from mediakit.scaling.schema import score_schema
from mediakit.scaling.scoring import score
from mediakit.scaling.streaming import score_parquet
from mediakit.scaling.word_counts import combine_words, word_counts

__all__ = [
    "aggregate",
    "combine",
    "combine_words",
    "score",
    "score_dask",
    "score_parquet",
    "score_schema",
    "score_spark",
    "word_counts",
]
