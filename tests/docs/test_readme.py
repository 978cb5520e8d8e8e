"""The README's code runs, and prints what the README says it prints."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
PAIR = re.compile(r"```python\n(?P<code>.*?)```\n(?:(?!```).)*?```text\n(?P<output>.*?)```", re.DOTALL)
PAIRS = [(match["code"], match["output"]) for match in PAIR.finditer(README.read_text(encoding="utf-8"))]


def test_readme_shows_code_with_its_output() -> None:
    assert len(PAIRS) == README.read_text(encoding="utf-8").count("```python") >= 2


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_code_prints_what_the_readme_says(number: int) -> None:
    names: dict[str, object] = {}
    printed = ""
    for code, _ in PAIRS[: number + 1]:
        # Later blocks use the names of earlier ones, as a reader at a prompt would.
        with redirect_stdout(io.StringIO()) as stream:
            exec(compile(code, str(README), "exec"), names)
        printed = stream.getvalue()
    assert printed.rstrip() == PAIRS[number][1].rstrip()
