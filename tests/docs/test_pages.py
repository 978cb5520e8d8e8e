"""The code of every page in docs/ runs, and prints what the page says it prints."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from blocks import blocks, filled, outputs

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if any(blocks(path.read_text(encoding="utf-8"))))


@pytest.fixture
def collector() -> Iterator[None]:
    """Leaves the garbage collector as it was: a page tells how to set it."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_code_prints_what_the_page_says(page: Path) -> None:
    for block, printed in outputs(page.read_text(encoding="utf-8"), str(page)):
        if block.output is not None:
            assert printed == block.output, f"{page.name}:{block.line}; run: python docs/update/blocks.py {page}"
        elif block.language == "python":
            assert not printed, f"{page.name}:{block.line} prints what the page does not show"


def test_there_are_pages_with_code() -> None:
    assert {"index", "zh", "report", "notebooks", "pipelines", "own_rules"} <= {page.stem for page in PAGES}


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_every_block_of_python_is_seen(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("```python") == sum(block.language == "python" for block in blocks(text))
    assert text.count("```") % 2 == 0


PAGE = """\
```python
number = 1
```

```python
print(number)
```

```text
2
```

```shell
exit 1
```

```sh
cat report.txt | wc -l
```
"""


def test_a_block_that_prints_another_thing_is_noticed() -> None:
    seen = [(block.line, block.output, printed) for block, printed in outputs(PAGE, "page")]
    assert seen[:2] == [(1, None, ""), (5, "2\n", "1\n")]
    assert len(seen) == 3


def test_outputs_are_filled_in() -> None:
    assert filled(PAGE, "page") == PAGE.replace("2\n", "1\n")


@pytest.mark.parametrize("code", ["```python\n1 / 0\n```\n", "```sh\nfalse\n```\n"])
def test_a_block_that_fails_is_noticed(code: str) -> None:
    with pytest.raises((ZeroDivisionError, RuntimeError)):
        list(outputs(code, "page"))
