"""The page about comparison: its code runs, and what it claims of the sample holds."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "comparison.md"


def test_every_block_of_the_page_runs(capsys):
    made = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(block, made)  # noqa: S102  it is the project's own page
    assert "quoted word share: " in capsys.readouterr().out
    assert len(made["contrasts"]) == made["contrasts"]["measure"].nunique() * made["scores"]["outlet"].nunique()
    assert made["run"].filters["n_after"].iloc[-1] < len(made["articles"])
    truth = made["articles"]["event"].reindex(made["matched"].index)
    found = made["matched"]["event"].notna()
    assert truth[found].groupby(made["matched"]["event"][found]).nunique().eq(1).mean() >= 0.9
    assert set(made["stands"]["setting"]) >= {"as planned", "raw text", "own voice", "unpaired"}
