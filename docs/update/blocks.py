"""Runs the code of the pages: ``python docs/update/blocks.py docs/index.md`` writes what it prints into the page.

Blocks marked ``python`` and ``sh`` run in the order of the page, in a folder of their own that holds ``report.txt``
and ``reports/`` (the example report). Later blocks use the names and files of earlier ones, as a reader at a prompt
would. A ``text`` block right behind one is what it prints; without one it prints nothing that a reader must see. Blocks
marked ``shell`` do not run: they install something or measure for long.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from rule_of_law_extract import example_report

__all__ = ["Block", "blocks", "filled", "outputs"]

_FENCED = re.compile(
    r"^```(?P<language>\w*)\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
_COMMAND = 'rule-of-law-extract() { "$PYTHON" -m rule_of_law_extract "$@"; }\n'


class Block(NamedTuple):
    """A block of code that runs; `output` is None where the page shows none, and `place` is that of what it shows."""

    language: str
    code: str
    output: str | None
    line: int
    place: tuple[int, int]


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page that run, in order."""
    for found in _FENCED.finditer(page):
        if found["language"] in ("python", "sh"):
            line = page.count("\n", 0, found.start()) + 1
            yield Block(found["language"], found["code"], found["output"], line, found.span("output"))


def outputs(page: str, name: str) -> Iterator[tuple[Block, str]]:
    """Run the blocks of a page and yield each with what it printed.

    Args:
        page: The page as Markdown.
        name: Its name, for the traceback of a block that raises.
    """
    names: dict[str, object] = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("reports").mkdir()
        for path in ("report.txt", "reports/hengqiao.txt"):
            Path(path).write_text(example_report(), encoding="utf-8")
        for block in blocks(page):
            yield block, _python(block, name, names) if block.language == "python" else _shell(block)


def _python(block: Block, name: str, names: dict[str, object]) -> str:
    code = "\n" * block.line + block.code  # so that a traceback has the line of the page
    with redirect_stdout(io.StringIO()) as stream:
        exec(compile(code, name, "exec"), names)
    return stream.getvalue()


def _shell(block: Block) -> str:
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", _COMMAND + block.code],
        env={**os.environ, "PYTHON": sys.executable, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"exit code {run.returncode} of\n{block.code}\n{run.stderr}")
    return run.stdout


def filled(page: str, name: str) -> str:
    """Return the page with what its blocks print, where it shows their output."""
    parts: list[str] = []
    done = 0
    for block, printed in outputs(page, name):
        if block.output is not None:
            parts += [page[done : block.place[0]], printed]
            done = block.place[1]
    return "".join([*parts, page[done:]])


def main(paths: list[str]) -> None:
    """Write into each page what its blocks print."""
    for path in map(Path, paths):
        path.write_text(filled(path.read_text(encoding="utf-8"), str(path)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
