"""Timings of records: writing, reading, and validating beside reading."""

from __future__ import annotations

import io
import time
from functools import cache

import pytest
from bench.texts import bundled
from bench.timing import Timing

from rule_of_law_extract import Report, parse, validate

pytestmark = pytest.mark.benchmark(group="records", timer=time.process_time, disable_gc=True)

MOST = 1.9
"""So many times what reading a record costs, validating it may cost: reading is half of it, and some noise."""


@cache
def reports() -> tuple[Report, ...]:
    return tuple(map(parse, bundled().values()))


@cache
def lines() -> tuple[bytes, ...]:
    return tuple(report.model_dump_json().encode() for report in reports())


def write_all() -> list[str]:
    return [report.model_dump_json() for report in reports()]


def read_all() -> list[Report]:
    return [Report.model_validate_json(line, strict=True) for line in lines()]


def validate_all() -> list[object]:
    return list(validate(io.BytesIO(b"\n".join(lines()))))


def test_write(timing: Timing) -> None:
    assert len(timing(write_all, reports=len(lines()))) == len(lines())


def test_read(timing: Timing) -> None:
    assert timing(read_all, reports=len(lines())) == list(reports())


def test_validate(timing: Timing) -> None:
    assert timing(validate_all, reports=len(lines())) == []


def test_validating_costs_less_than_twice_as_much_as_reading() -> None:
    validate_all()
    reading = validating = float("inf")
    # In turn, so that a slow moment of the machine strikes both.
    for _ in range(30):
        began = time.process_time()
        read_all()
        between = time.process_time()
        validate_all()
        reading, validating = min(reading, between - began), min(validating, time.process_time() - between)
    assert validating < MOST * reading
