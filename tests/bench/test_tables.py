"""Timings of tables: making them, their ways out, the whole way from text to Arrow, and the command with processes."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.texts import bundled, many
from bench.timing import Timing, environment_of_children

from rule_of_law_extract import Extractor, parse
from rule_of_law_extract.tabular import Table, Tables, tables

FILES = 200
STREAM = 100


def all_tables() -> Tables:
    return tables(map(parse, bundled().values()))


WAYS_OUT: dict[str, tuple[str | None, Callable[[Table], object]]] = {
    "records": (None, Table.records),
    "CSV": (None, lambda table: table.to_csv(io.BytesIO())),
    "JSON Lines": (None, lambda table: table.to_jsonl(io.BytesIO())),
    "Arrow": ("pyarrow", Table.to_arrow),
    "Parquet": ("pyarrow", lambda table: table.to_parquet(io.BytesIO())),
    "pandas": ("pandas", Table.to_pandas),
    "polars": ("polars", Table.to_polars),
}
"""By name: the package that the way out needs, and the way."""


@pytest.mark.benchmark(group="tables", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("findings", [True, False], ids=["tables", "tables without findings"])
def test_making(timing: Timing, findings: bool) -> None:
    reports = [parse(text) for text in bundled().values()]
    made = timing(lambda: tables(reports, findings=findings), reports=len(reports))
    assert len(made.reports) == len(reports)


@pytest.mark.benchmark(group="tables", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("name", WAYS_OUT)
def test_way_out(timing: Timing, name: str) -> None:
    package, go = WAYS_OUT[name]
    if package is not None:
        pytest.importorskip(package)
    made = all_tables()
    written = timing(lambda: [go(table) for table in made], label=f"tables to {name}", reports=len(made.reports))
    assert len(written) == 8


@pytest.mark.benchmark(group="tables", timer=time.process_time)
@pytest.mark.parametrize("findings", [True, False], ids=["text to Arrow", "text to Arrow without findings"])
def test_text_to_arrow(timing: Timing, findings: bool) -> None:
    pytest.importorskip("pyarrow")
    texts = list(many(STREAM))

    def run() -> int:
        made = tables(Extractor().parse_many(texts), findings=findings)
        return sum(table.to_arrow().num_rows > 0 for table in made)

    assert timing(run, reports=STREAM) >= 7


@pytest.mark.benchmark(group="processes", timer=time.perf_counter)
@pytest.mark.parametrize("jobs", [1, 2])
def test_processes(timing: Timing, jobs: int, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("click")
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, text in enumerate(many(FILES)):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    environment = environment_of_children(tmp_path / "compiled")
    count = iter(range(100))

    def run() -> int:
        output = tmp_path / f"out{next(count)}"
        words = ["parse", str(folder), "-o", str(output), "--format", "parquet", "--jobs", str(jobs)]
        command = [sys.executable, "-m", "rule_of_law_extract", *words]
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return len(list(output.iterdir()))

    run()
    # By the clock on the wall: it depends on what else the machine does, so no baseline is kept of it.
    assert timing(run, rounds=2, label=f"--jobs {jobs}", reports=FILES, wall=True) == 8
