"""Makes the final labels of hedges from two passes and the resolution of their differences, and counts agreement.

    python -m tools.resolve_labels

The passes and `hedges-resolved.csv` are in `data/labels/passes/`. Where the two passes say the same, that is the label
(unless a later reading found both wrong); each difference needs a row of the resolution, or the build stops. Writes
`data/labels/hedges.csv`, `data/labels/agreement.csv` and the registry.
"""

import csv
import sys
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

from tools import make_sample

LABELS = make_sample.LABELS
PASSES = LABELS / "passes"
COLUMNS = ("file", "start", "end", "text", "cue", "label", "category", "voice")
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row: Row) -> tuple[str, int, int]:
    """Say where a row's span is."""
    return row["file"], int(row["start"]), int(row["end"])


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Return Cohen's kappa of two annotators' labels of the same items (Cohen 1960)."""
    n = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    left, right = Counter(first), Counter(second)
    chance = sum(left[label] * right[label] for label in left) / n**2
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0


def voices() -> dict[str, list[tuple[int, int, str]]]:
    """Spans of other people's words in each article; quotes come first and so win over reported speech."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for name, voice in (("quotes", "quoted"), ("reported", "reported")):
        for row in read(LABELS / f"{name}.csv"):
            if row.get("kind", "speech") == "speech":
                spans.setdefault(row["file"], []).append((int(row["start"]), int(row["end"]), voice))
    return spans


def voice_of(where: tuple[str, int, int], spans: dict[str, list[tuple[int, int, str]]]) -> str:
    """Say whose words a cue is among: quoted, reported or the outlet's own."""
    file, start, _ = where
    return next((voice for s, e, voice in spans.get(file, ()) if s <= start < e), "own")


def hedges() -> list[tuple[object, ...]]:
    """Return the final table of candidates."""
    first, second = (read(PASSES / f"hedges-{n}.csv") for n in "12")
    resolved = {key(r): r for r in read(PASSES / "hedges-resolved.csv")}
    spans, rows, open_ones = voices(), [], []
    for one, two in zip(first, second, strict=True):
        same = (one["label"], one["category"]) == (two["label"], two["category"])
        final = resolved.get(key(one), one if same else None)
        if final is None:
            open_ones.append(key(one))
            continue
        rows.append(
            (*key(one), one["text"], one["text"].lower(), final["label"], final["category"], voice_of(key(one), spans))
        )
    if open_ones:
        sys.exit(f"not resolved: {open_ones}")
    return rows


def agreement_of(name: str, first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[object, ...]:
    """Return a row of the table of agreement."""
    share = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    return name, len(first), f"{share:.4f}", f"{kappa(first, second):.4f}"


def agreements() -> list[tuple[object, ...]]:
    """Agreement of every label type that was judged twice."""
    rows = []
    for path in sorted(PASSES.glob("*-1.csv")):
        first, second = read(path), read(PASSES / path.name.replace("-1", "-2"))
        judged = [c for c in first[0] if c not in ("file", "start", "end", "text")]
        what = path.stem.removesuffix("-1")
        rows += [agreement_of(f"{what}: {c}", [r[c] for r in first], [r[c] for r in second]) for c in judged]
    return rows


def main() -> None:
    """Write the tables."""
    make_sample.write(LABELS / "hedges.csv", COLUMNS, hedges())
    make_sample.write(LABELS / "agreement.csv", ("labels", "n", "same_share", "kappa"), agreements())
    make_sample.write(make_sample.ROOT / "data/registry.csv", ("file", "sha256", "n_bytes"), make_sample.registry())


if __name__ == "__main__":
    main()
