"""The fixture and the option that all timings share."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.texts import bundled, read
from bench.timing import Timing
from pytest_benchmark.fixture import BenchmarkFixture


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--also", type=Path, metavar="FOLDER", help="time parse on the .txt files of this folder too")


@pytest.fixture
def timing(benchmark: BenchmarkFixture) -> Timing:
    return Timing(benchmark)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "text" in metafunc.fixturenames:
        also: Path | None = metafunc.config.getoption("--also")
        further = {path.stem: read(path) for path in sorted(also.glob("*.txt"))} if also else {}
        texts = further | bundled()
        metafunc.parametrize("text", texts.values(), ids=texts.keys())
