"""Cost against number, from 1 to 10,000 reports, and how much memory that takes."""

from __future__ import annotations

import resource
import sys
import time

import pytest
from bench.texts import many
from bench.timing import Timing

from rule_of_law_extract.extractor import Extractor

UNIT = 1 if sys.platform == "darwin" else 1024
"""What ru_maxrss counts in: bytes on macOS, kibibytes elsewhere."""


def most_memory() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


@pytest.mark.benchmark(group="number", timer=time.process_time)
@pytest.mark.parametrize("number", [1, 10, 100, 1_000, 10_000], ids="{:,}".format)
def test_number(timing: Timing, number: int) -> None:
    texts = list(many(number))
    extractor = Extractor()
    before = most_memory()
    seen = timing(
        lambda: sum(1 for _ in extractor.parse_many(texts)),
        rounds=1 if number >= 1_000 else None,
        reports=number,
        characters=sum(map(len, texts)),
    )
    timing.tell(memory=most_memory() - before)
    assert seen == number
