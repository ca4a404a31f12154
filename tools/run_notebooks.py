"""Run every notebook from a clean kernel and store what it shows.

With the shipped sample the executed notebooks are stored in place (they are the evidence a reader sees without
installing anything) and as HTML in build/. With `--corpus` the path goes into the cell tagged `parameters`, and only
build/ is written. `--check` writes nothing and fails where the stored outputs differ from the executed ones.
"""

import argparse
import asyncio
import difflib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
UNSTORED = ("90-your-own-corpus",)
"""Notebooks for the reader's own material: stored without outputs."""

KERNELS = 2
"""How many notebooks run at a time."""

LINES = 20
"""How much of a difference is shown."""

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
VOLATILE = re.compile(r"<[\w.]+ object at 0x|\b0x[0-9a-f]{6,}\b")
"""What is different in every run and so must not be shown; `<Axes: ...>` is not among it."""


def with_corpus(notebook: NotebookNode, corpus: Path) -> NotebookNode:
    """Set ARTICLES in the cell tagged `parameters`; a notebook without one reads no articles and stays as it is."""
    line = f"ARTICLES = {str(corpus)!r}"
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r"^ARTICLES *=.*$", lambda _: line, cell.source, flags=re.MULTILINE)
    return notebook


async def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run all cells in order in a kernel of their own that starts in `folder`."""
    client = NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.extra_arguments = ["--IPKernelApp.log_level=ERROR"]  # not its remarks on how it talks to this program
    return await client.async_execute()


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Drop what differs from machine to machine: times, versions, widget state, editor settings."""
    notebook.metadata = NotebookNode(KERNEL)
    for cell in notebook.cells:
        cell.metadata = NotebookNode({"tags": cell.metadata.tags} if cell.metadata.get("tags") else {})
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    return notebook


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join neighbouring pieces of one stream: how a kernel cuts its prints is luck."""
    kept: list[NotebookNode] = []
    for output in outputs:
        if kept and output.output_type == kept[-1].output_type == "stream" and output.name == kept[-1].name:
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def texts(notebook: NotebookNode) -> Iterator[tuple[int, str, str]]:
    """Cell number, kind and text of every output; a picture counts with its kind and its alternative text."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                yield number, output.name, output.text
            for kind, data in sorted(output.get("data", {}).items()):
                text = "" if kind.startswith("image/") else re.sub(r"data:image/[^\"]+", "", str(data))
                yield number, kind, text


def faults(notebook: NotebookNode) -> list[str]:
    """Name what a stored output may not hold: warnings, addresses, paths of this machine."""
    found = []
    for number, kind, text in texts(notebook):
        if kind == "stderr":
            found.append(f"cell {number} writes to stderr: {text.strip()[:300]}")
        if VOLATILE.search(text):
            found.append(f"cell {number} shows a memory address: {text.strip()[:300]}")
        if str(ROOT) in text:
            found.append(f"cell {number} shows a path of this machine: {text.strip()[:300]}")
    return found


def lines(notebook: NotebookNode) -> list[str]:
    """Return what a notebook shows as lines, each with its cell; HTML only where there is no plain text beside it."""
    shown = list(texts(notebook))
    plain = {number for number, kind, _ in shown if kind == "text/plain"}
    kept = [(n, k, t) for n, k, t in shown if k != "text/html" or n not in plain]
    return [f"cell {n}, {k}: {line}" for n, k, text in kept for line in text.splitlines() or [""]]


def differences(stored: NotebookNode, executed: NotebookNode) -> list[str]:
    """Compare text outputs and number of figures; at most `LINES` lines of what differs."""
    found = list(difflib.unified_diff(lines(stored), lines(executed), "stored", "executed", lineterm="", n=0))
    return found[:LINES] + [f"and {len(found) - LINES} more lines; if this is wanted: make notebooks"] * (
        len(found) > LINES
    )


def write_html(notebook: NotebookNode, path: Path) -> None:
    """Write one self-contained page."""
    from nbconvert import HTMLExporter

    path.parent.mkdir(parents=True, exist_ok=True)
    body, _ = HTMLExporter().from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
    path.write_text(body, encoding="utf-8")


def without_outputs(notebook: NotebookNode) -> NotebookNode:
    """Empty every output and execution count."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def stop(error: CellExecutionError) -> list[str]:
    """Say what stopped a notebook and in which cell; whoever wants the traceback opens the notebook."""
    source = str(error).split("-" * 18)[1]
    return [f"stops with {error.ename}: {error.evalue}", "in the cell:", *source.strip().splitlines()]


async def run(path: Path, options: argparse.Namespace) -> list[str]:
    """Run one notebook and store or compare its results; what is wrong with it comes back as text."""
    stored = nbformat.read(path, as_version=4)
    notebook = nbformat.from_dict(stored)
    if options.corpus:
        notebook = with_corpus(notebook, options.corpus.resolve())
    try:
        notebook = tidy(await execute(notebook, path.parent))
    except CellExecutionError as error:
        return stop(error)
    wrong = [] if options.corpus else faults(notebook)  # of a reader's own material it may warn
    if options.check:
        return wrong + ([] if path.stem in UNSTORED else differences(tidy(stored), notebook))
    write_html(notebook, options.out / f"{path.stem}.html")
    if not options.corpus:
        nbformat.write(without_outputs(notebook) if path.stem in UNSTORED else notebook, path)
    return wrong


async def run_all(paths: list[Path], options: argparse.Namespace) -> int:
    """Run the notebooks, some at a time; how many have a fault."""
    free = asyncio.Semaphore(KERNELS)

    async def one(path: Path) -> bool:
        async with free:
            problems = await run(path, options)
        print(f"{path.stem}: {'ok' if not problems else ''}", *problems, sep="\n  " if problems else "", flush=True)
        return bool(problems)

    return sum(await asyncio.gather(*map(one, paths)))


def main(arguments: list[str] | None = None) -> int:
    """Run the notebooks named, or all; 1 when one has a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: all of notebooks/")
    parser.add_argument("--corpus", type=Path, help="your own articles instead of the sample")
    parser.add_argument("--check", action="store_true", help="compare with the stored outputs, write nothing")
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="where the HTML goes (default: build)")
    options = parser.parse_args(arguments)
    if options.corpus and not options.corpus.exists():
        parser.error(f"there is no {options.corpus}; --corpus takes a folder or a file with articles")
    os.environ.update(PYTHONHASHSEED="0", JUPYTER_PREFER_ENV_PATH="1")
    os.environ.pop("MPLBACKEND", None)  # a notebook draws with the inline backend
    paths = [p.resolve() for p in options.notebooks or sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))]
    wrong = asyncio.run(run_all(paths, options))
    print(f"results are in {options.out}" if not options.check else "compared with the stored outputs")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
