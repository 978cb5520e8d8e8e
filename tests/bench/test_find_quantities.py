"""Timings of find_quantities: by report, and against length. Run with `pytest tests/bench`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from rule_of_law_extract import find_quantities

pytestmark = pytest.mark.benchmark

DATA = Path(__file__).parents[1] / "quality" / "data"
REAL = Path(__file__).parents[3] / "shared" / "reports"
REPORTS = sorted((*DATA.glob("D*.txt"), *(REAL.glob("0*.txt") if REAL.is_dir() else ())))


def test_all_reports(benchmark: BenchmarkFixture) -> None:
    texts = [path.read_bytes().decode("utf-8") for path in REPORTS]
    found = benchmark(lambda: [item for text in texts for item in find_quantities(text)])
    benchmark.extra_info["characters"] = sum(map(len, texts))
    benchmark.extra_info["found"] = len(found)
    assert found


@pytest.mark.parametrize("copies", [1, 10, 100])
def test_cost_against_length(benchmark: BenchmarkFixture, copies: int) -> None:
    text = (DATA / "D1.txt").read_bytes().decode("utf-8") * copies
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        find_quantities, args=(text,), rounds=5, warmup_rounds=1
    )
    benchmark.extra_info["characters"] = len(text)
    assert found
