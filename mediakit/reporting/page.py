"""A page of HTML that needs nothing but itself: escaped text, inline pictures, no script, no request."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediakit.reading.safe import escaped
from mediakit.tables import is_missing

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 60rem; margin: 2rem auto;
       padding: 0 1rem; overflow-wrap: anywhere; }
p, li { max-width: 46rem; }
h1, h2 { line-height: 1.2; } h2 { border-top: 1px solid #ddd; padding-top: 1.2rem; margin-top: 2.4rem; }
img { max-width: 100%; height: auto; } figure { margin: 1rem 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.8rem; overflow-wrap: break-word; }
td { max-width: 26em; } td:first-child { min-width: 6em; }
th, td { text-align: left; padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 1px solid #e4e4e4; vertical-align: top; }
th { vertical-align: bottom; }
.number { text-align: right; font-variant-numeric: tabular-nums; } caption { text-align: left; color: #5f5f5f; }
summary { cursor: pointer; color: #005a8c; } .small { color: #5f5f5f; font-size: 0.85rem; }
"""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Content security policy: a browser refuses whatever an article might try to load."""


def page(title: str, sections: Sequence[tuple[str, str]]) -> str:
    """Return a whole page: a heading, links to the sections, and each section's heading and HTML."""
    links = " · ".join(f'<a href="#part{i}">{escaped(name)}</a>' for i, (name, _) in enumerate(sections))
    parts = "".join(f'<h2 id="part{i}">{escaped(name)}</h2>\n{body}\n' for i, (name, body) in enumerate(sections))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escaped(title)}</title><style>{STYLE}</style>"
    )
    body = f"<h1>{escaped(title)}</h1><nav>{links}</nav>{parts}"
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


def table_html(table: pd.DataFrame, caption: str = "", most: int = 200) -> str:
    """Return a table as HTML, escaped; rows beyond `most` are counted, not shown."""
    shown = table.head(most)
    head = "".join(head_html(shown[c]) for c in shown.columns)
    rows = "".join(
        "<tr>" + "".join(map(cell_html, row)) + "</tr>"
        for row in shown.astype(object).itertuples(index=False, name=None)
    )
    left = len(table) - len(shown)
    rest = f'<p class="small">{left:,} more {"row is" if left == 1 else "rows are"} not shown.</p>' if left else ""
    title = f"<caption>{escaped(caption)}</caption>" if caption else ""
    body = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="wide" tabindex="0">{body}</div>{rest}'


def head_html(column: pd.Series) -> str:
    """Return the head of a column; above numbers to the right, as they are."""
    numeric = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    name = escaped(column.name).replace("_", "_<wbr>")  # a long name may go on in a second line
    return f'<th scope="col"{" class=number" if numeric else ""}>{name}</th>'


def cell_html(value: object) -> str:
    """Return one cell: numbers to the right, floats with four significant digits, nothing for a missing value.

    >>> cell_html(0.123456), cell_html("<b>"), cell_html(float("nan"))
    ('<td class="number">0.1235</td>', '<td>&lt;b&gt;</td>', '<td></td>')
    """
    if is_missing(value):
        return "<td></td>"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"<td>{escaped(value)}</td>"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    return f'<td class="number">{text.replace("-", "−")}</td>'


def folded(title: str, body: str) -> str:
    """Return HTML that is shown on request."""
    return f"<details><summary>{escaped(title)}</summary>{body}</details>"


def paragraph(*sentences: str) -> str:
    """Return escaped sentences as a paragraph."""
    return f"<p>{escaped(' '.join(s for s in sentences if s))}</p>"
