"""Count lines and parameters, and fail past the hard stops of the house rules.

A file about 150 lines, a function about 25, four parameters: those are aims, for readers. The stops below are for this
program. Nothing is to be split only to reach a number.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("mediakit", "tools")
FILE_LINES, FUNCTION_LINES, PARAMETERS, METHODS = 250, 50, 6, 8

Function = ast.FunctionDef | ast.AsyncFunctionDef


def body_lines(function: Function) -> int:
    """Lines of the body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def parameters(function: Function) -> int:
    """Parameters a caller can give; `self` and `cls` are not among them."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def excesses(path: Path) -> Iterator[str]:
    """Name what is past a hard stop in one file."""
    text = path.read_text(encoding="utf-8")
    if (n := len(text.splitlines())) > FILE_LINES:
        yield f"{path}: {n} lines, at most {FILE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            if (n := body_lines(node)) > FUNCTION_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {n} lines, at most {FUNCTION_LINES}"
            if (n := parameters(node)) > PARAMETERS:
                yield f"{path}:{node.lineno}: {node.name} has {n} parameters, at most {PARAMETERS}"
        elif isinstance(node, ast.ClassDef):
            methods = [m for m in node.body if isinstance(m, Function) and not m.name.startswith("_")]
            if len(methods) > METHODS:
                yield f"{path}:{node.lineno}: {node.name} has {len(methods)} methods, at most {METHODS}"


def main(root: Path = ROOT) -> int:
    """Check the package and the tools; 1 when a stop is passed."""
    found = [e for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")) for e in excesses(path)]
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
