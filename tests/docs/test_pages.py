"""The code of every page in docs/ runs, and prints what the page says it prints."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*.md"))
PAIR = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_prints_what_the_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    pairs = list(PAIR.finditer(text))
    assert len(pairs) == text.count("```python")
    names: dict[str, object] = {}
    for pair in pairs:
        # Later blocks use the names of earlier ones, as a reader at a prompt would.
        with redirect_stdout(io.StringIO()) as stream:
            exec(compile(pair["code"], str(page), "exec"), names)
        assert stream.getvalue() == pair["output"]


def test_there_are_pages_with_code() -> None:
    assert any("```python" in page.read_text(encoding="utf-8") for page in PAGES)
