"""Cost against size: one text of 1 kB to 10 MB."""

from __future__ import annotations

import time

import pytest
from bench.texts import of_size
from bench.timing import Timing

from rule_of_law_extract import find_quantities, parse

pytestmark = pytest.mark.benchmark(group="size", timer=time.process_time)


@pytest.mark.parametrize("size", [10**3, 10**4, 10**5, 10**6, 10**7], ids="{:,}".format)
def test_parse(timing: Timing, size: int) -> None:
    text = of_size(size)
    rounds = 1 if size >= 10**6 else None
    report = timing(lambda: parse(text), rounds=rounds, label=f"parse, {size:,}", characters=len(text))
    assert report.text == text


@pytest.mark.parametrize("size", [10**3, 10**4, 10**5, 10**6], ids="{:,}".format)
def test_find_quantities(timing: Timing, size: int) -> None:
    text = of_size(size)
    found = timing(lambda: find_quantities(text), label=f"find_quantities, {size:,}", characters=len(text))
    assert found
