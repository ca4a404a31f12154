"""Write a large corpus, or score one and tell how long it took and how much memory it needed.

python tests/scaling/streamed.py write N PATH
python tests/scaling/streamed.py score SRC DST WORKERS
"""

import json
import re
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[2]
GROUP = 2_000


def write(n, path):
    """Write `n` articles of about 800 words, in row groups; the vocabulary grows as in news."""
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    from texts import articles  # the corpus of the benchmarks

    frame = articles(n)
    with pq.ParquetWriter(path, pa.Schema.from_pandas(frame)) as writer:
        for a in range(0, n, GROUP):
            writer.write_table(pa.Table.from_pandas(frame.iloc[a : a + GROUP]))


def score(src, dst, workers):
    """Score the corpus; seconds and peak memory in MB of this process and of its workers as JSON."""
    import mediakit as mk

    start = time.perf_counter()
    parts = mk.score_parquet(src, dst, workers=workers, clean=False)
    seconds = time.perf_counter() - start
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    return json.dumps({"seconds": seconds, "peak": int(peak.group(1)) / 1024, "parts": len(parts)})


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(int(sys.argv[2]), sys.argv[3])
    else:
        sys.stdout.write(score(sys.argv[2], sys.argv[3], int(sys.argv[4])))
