"""Check how the stored notebooks are written: in order, short cells, no functions, one place for paths.

Functions live in the package, where they are tested and can be reused; a notebook only calls them.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
CELL_LINES = 10
STORED_BYTES = 2_000_000
UNSTORED = ("90-your-own-corpus",)
"""Notebooks for the reader's own material: stored without outputs."""

FORBIDDEN = {
    ast.FunctionDef: "a function: move it to the package",
    ast.AsyncFunctionDef: "a function: move it to the package",
    ast.ClassDef: "a class: move it to the package",
    ast.Lambda: "a lambda: move it to the package",
}


def code_faults(source: str) -> Iterator[str]:
    """Name what does not belong in a cell."""
    if len(source.strip().splitlines()) > CELL_LINES:
        yield f"{len(source.strip().splitlines())} lines, at most {CELL_LINES}"
    if any(line.lstrip().startswith(("%", "!")) for line in source.splitlines()):
        yield "a magic or a shell command"
        return
    for node in ast.walk(ast.parse(source)):
        if type(node) in FORBIDDEN:
            yield FORBIDDEN[type(node)]
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.path":
            yield "sys.path: install the package instead"


def order_faults(name: str, counts: list[int | None]) -> Iterator[str]:
    """Compare the execution counts with 1..n, or with none where no outputs are stored."""
    wanted = [None] * len(counts) if name in UNSTORED else list(range(1, len(counts) + 1))
    if counts != wanted:
        yield f"execution counts are {counts}; run: make notebooks"


def notebook_faults(name: str, notebook: NotebookNode) -> Iterator[str]:
    """Name every fault of one notebook."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if not notebook.cells or notebook.cells[0].cell_type != "markdown":
        yield f"{name}: the first cell must say the question"
    if len([cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]) != 1:
        yield f"{name}: needs exactly one cell tagged `parameters`"
    if set(notebook.metadata) != {"kernelspec"}:
        yield f"{name}: metadata of one machine is stored; run: make notebooks"
    yield from (f"{name}: {fault}" for fault in order_faults(name, [cell.execution_count for cell in cells]))
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "code":
            yield from (f"{name}, cell {number}: {fault}" for fault in code_faults(cell.source))


def main(root: Path = ROOT) -> int:
    """Check every notebook; 1 when one has a fault."""
    found = []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        found += notebook_faults(path.stem, nbformat.read(path, as_version=4))
        if path.stat().st_size > STORED_BYTES:
            found.append(f"{path.stem}: {path.stat().st_size:,} bytes, at most {STORED_BYTES:,}")
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
