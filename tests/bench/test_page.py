"""Timings of the evidence page."""

from __future__ import annotations

import time

import pytest
from bench.texts import of_size
from bench.timing import Timing

from rule_of_law_extract import parse
from rule_of_law_extract.viewer.page import view


@pytest.mark.benchmark(group="page", timer=time.process_time, disable_gc=True)
def test_view(timing: Timing, text: str) -> None:
    report = parse(text)
    page = timing(lambda: view(report), reports=1, characters=len(text))
    timing.tell(bytes=len(page.encode()))
    assert page


@pytest.mark.benchmark(group="page", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("size", [10**5, 10**6], ids="{:,}".format)
def test_view_of_size(timing: Timing, size: int) -> None:
    report = parse(of_size(size))
    page = timing(lambda: view(report), label=f"{size:,} bytes", reports=1, characters=len(report.text))
    timing.tell(bytes=len(page.encode()))
    assert page
