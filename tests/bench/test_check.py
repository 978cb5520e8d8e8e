"""Timings of check(), by profile."""

from __future__ import annotations

import time

import pytest
from bench.texts import bundled
from bench.timing import Timing

from rule_of_law_extract import check, parse
from rule_of_law_extract.checks import PROFILES


@pytest.mark.benchmark(group="check", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("profile", PROFILES)
def test_check(timing: Timing, profile: str) -> None:
    reports = [parse(text) for text in bundled().values()]
    found = timing(lambda: [check(report, profile=profile) for report in reports], reports=len(reports))
    assert len(found) == len(reports)
