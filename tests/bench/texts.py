"""The texts that are timed: the project's own reports, and longer or more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from rule_of_law_extract import example_report

DATA = Path(__file__).parents[1] / "quality" / "data"

_COUNTS = re.compile(r"(?<![\d.])[1-9]\d*+(?=[件次人起场份个家])")
_VARIANTS = 97


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@cache
def bundled() -> dict[str, str]:
    """The reports written for this project, D1 to D8, and the example that the package carries."""
    return {path.stem: read(path) for path in sorted(DATA.glob("D*.txt"))} | {"example": example_report()}


def characters() -> int:
    return sum(map(len, bundled().values()))


@cache
def of_size(size: int) -> str:
    """One text of so many bytes of UTF-8, or two fewer: the reports in turn, as often as it takes."""
    once = "\n".join(bundled().values()).encode()
    return (once * (size // len(once) + 1))[:size].decode("utf-8", errors="ignore")


@cache
def _variants() -> tuple[str, ...]:
    """The reports with their counts multiplied, so that sums still hold and no cache has seen all numerals."""
    return tuple(_multiplied(text, factor) for factor in range(1, _VARIANTS + 1) for text in bundled().values())


def _multiplied(text: str, factor: int) -> str:
    return _COUNTS.sub(lambda match: str(int(match.group()) * factor), text)


def many(number: int) -> Iterator[str]:
    """Yield so many reports of ordinary length."""
    return islice(cycle(_variants()), number)
