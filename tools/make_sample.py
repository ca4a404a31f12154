"""Writes the raw pages of the sample, its manifest, the offset tables of its labels and the registry.

    python -m tools.make_sample

Reads `data/source/` (see `sample_markup.py`); the same source always gives the same bytes. Hedges are judged in
context in files of their own: see `label_hedges.py`.
"""

import csv
import hashlib
import sys
from pathlib import Path

from tools import sample_markup as markup
from tools import sample_spans as spans
from tools.sample_pages import page

ROOT = Path(__file__).parents[1]
SOURCE, SAMPLE, LABELS = ROOT / "data/source", ROOT / "data/sample", ROOT / "data/labels"
MANIFEST = ("file", "outlet", "title", "published", "url", "event")
TEST_EVENTS = {"cannery-closure", "tidal-study", "bridge-closure", "hospital-report"}


def read_all() -> list[tuple[dict[str, str], list[markup.Block]]]:
    """Return header and blocks of every source, in the order of their file names in the sample."""
    pages = []
    for path in sorted(SOURCE.glob("*/*.txt")):
        if path.name.startswith("_"):
            continue
        head, body = markup.read_source(path.read_text(encoding="utf-8"))
        furniture = (path.parent / "_furniture.txt").read_text(encoding="utf-8")
        pages.append((head, markup.read_blocks(body, head["style"], markup.read_macros(furniture, head["style"]))))
    for head, blocks in pages:
        head["title"] = next(block.text for block in blocks if block.category == "headline")
    return sorted(pages, key=lambda page: page[0]["file"])


def write(path: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Write a table as csv."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def registry() -> list[tuple[object, ...]]:
    """Name, SHA-256 and size of every file of the sample and its labels."""
    files = sorted(p for folder in (SAMPLE, LABELS) for p in folder.rglob("*") if p.is_file())
    return [
        (p.relative_to(ROOT / "data").as_posix(), hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_size)
        for p in files
    ]


def main() -> None:
    """Write everything anew."""
    (SAMPLE / "pages").mkdir(parents=True, exist_ok=True)
    for old in (SAMPLE / "pages").iterdir():
        old.unlink()
    tables: dict[str, list[tuple[object, ...]]] = {name: [] for name in spans.COLUMNS}
    manifest, scraped = [], []
    for head, blocks in read_all():
        file = f"pages/{head['file']}"
        raw, where = page(head, blocks)
        (SAMPLE / file).write_text(raw, encoding="utf-8", newline="")
        manifest.append((file, *(head.get(name, "") for name in MANIFEST[1:])))
        scraped.append((file, head.get("scraped", head["outlet"]), *manifest[-1][2:]))
        tables["blocks"] += [(file, start, end, category, raw[start:end]) for category, start, end in where]
        for name, rows in spans.body_tables(file, blocks).items():
            tables[name] += rows
        tables["split"].append((file, "test" if head["event"] in TEST_EVENTS else "dev"))
        tables["events"].append((file, head["event"]))
    lost = [row for rows in tables.values() for row in rows if "nowhere" in row]
    if lost:
        sys.exit("not in the text:\n" + "\n".join(map(str, lost)))
    write(SAMPLE / "articles.csv", MANIFEST, manifest)
    write(SAMPLE / "articles-as-scraped.csv", MANIFEST, scraped)
    for name, rows in tables.items():
        write(LABELS / f"{name}.csv", spans.COLUMNS[name], rows)
    write(ROOT / "data/registry.csv", ("file", "sha256", "n_bytes"), registry())


if __name__ == "__main__":
    main()
