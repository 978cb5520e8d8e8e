"""Timings: parse by report and by step, import, cost against length. Run with `pytest tests/bench`.

Figures depend on the machine: compare them with one another, or with a run of another version beside them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from rule_of_law_extract import parse
from rule_of_law_extract.extract.assemble import assemble
from rule_of_law_extract.extract.draft import Draft
from rule_of_law_extract.extractor import default_steps
from rule_of_law_extract.text.fold import fold

pytestmark = pytest.mark.benchmark

DATA = Path(__file__).parents[1] / "quality" / "data"
REAL = Path(__file__).parents[3] / "shared" / "reports"
REPORTS = sorted((*DATA.glob("D*.txt"), *(REAL.glob("0*.txt") if REAL.is_dir() else ())))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_parse(benchmark: BenchmarkFixture, path: Path) -> None:
    text = read(path)
    parse(text)
    report = benchmark(parse, text)
    benchmark.extra_info["characters"] = len(text)
    benchmark.extra_info["figures"] = len(report.observations)
    assert report.text == text


@pytest.mark.parametrize("name", [*(step.name for step in default_steps()), "assemble"])
def test_step(benchmark: BenchmarkFixture, name: str) -> None:
    text = read(DATA / "D1.txt")

    def before() -> tuple[tuple[Draft], dict[str, object]]:
        draft = Draft(text, fold(text))
        for step in default_steps():
            if step.name == name:
                break
            step(draft)
        return (draft,), {}

    wanted = next((step for step in default_steps() if step.name == name), assemble)
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        wanted, setup=before, rounds=60
    )


@pytest.mark.parametrize("copies", [1, 10, 100])
def test_cost_against_length(benchmark: BenchmarkFixture, copies: int) -> None:
    text = read(DATA / "D1.txt") * copies
    report = benchmark.pedantic(  # type: ignore[no-untyped-call]
        parse, args=(text,), rounds=3, warmup_rounds=1
    )
    benchmark.extra_info["characters"] = len(text)
    assert len(report.text) == len(text)


@pytest.mark.parametrize("module", ["pydantic", "rule_of_law_extract"])
def test_import(benchmark: BenchmarkFixture, module: str) -> None:
    command = [sys.executable, "-c", f"import {module}; {module}.__version__"]
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        subprocess.run, args=(command,), kwargs={"check": True}, rounds=7
    )
