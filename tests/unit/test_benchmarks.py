"""The runs of the timings: how they are read, compared with the baseline and told. Nothing is timed here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import benchmarks
import pytest
from bench.timing import reference
from benchmark_runs import BASELINE, FOLDER, ROOT, Result, Worse, ratios, read_baseline, read_results, worse


def timed(name: str, ratio: float, group: str = "parse", **info: Any) -> Result:
    return Result(name, group, ratio / 1_000, ratio, {"reports": 2, "characters": 500, "figures": 9, **info})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What measure() is asked for, in turn; the first run is slow, those of single timings are not."""
    asked: list[list[str]] = []

    def measure(names: Any = (), options: Any = ()) -> list[Result]:
        del options
        asked.append(list(names))
        again = len(asked) > 1
        results = [timed("a", 1.0), timed("b", 1.2 if again else 3.0), timed("c", 9.0)]
        return [item for item in results if not names or item.name in names]

    monkeypatch.setattr("benchmark_runs.measure", measure)
    return asked


def test_the_loop_gives_the_same_each_time() -> None:
    assert reference() == reference() > 0


def test_results_are_read() -> None:
    info = {"ratio": 2.5, "reports": 1}
    run = {"benchmarks": [{
        "fullname": "tests/bench/test_parse.py::test_report[D1]", "group": "parse",
        "stats": {"min": 0.005, "max": 0.01}, "extra_info": info,
    }]}  # fmt: skip
    assert read_results(run) == [Result("test_parse.py::test_report[D1]", "parse", 0.005, 2.5, info)]


@pytest.mark.parametrize(
    ("name", "info", "label"),
    [
        ("test_parse.py::test_report[D1]", {}, "D1"),
        ("test_parse.py::test_reading_findings", {}, "reading findings"),
        ("test_finders.py::test_quantities[cn2an]", {"label": "regex and cn2an"}, "regex and cn2an"),
    ],
)
def test_labels(name: str, info: dict[str, Any], label: str) -> None:
    assert timed(name, 1.0, **info).label == label


def test_the_baseline_keeps_neither_peers_nor_the_wall_clock() -> None:
    results = [timed("a", 1.23456), timed("b", 1.0, peer="cn2an"), timed("c", 1.0, wall=True), timed("d", 12345.6)]
    assert ratios(results) == {"a": 1.23, "d": 12300.0}


def test_worse_is_more_than_the_factor_or_not_there() -> None:
    baseline = {"same": 1.0, "just": 2.0, "over": 2.0, "faster": 5.0, "gone": 1.0}
    now = {"same": 1.0, "just": 3.0, "over": 3.01, "faster": 0.1, "new": 100.0}
    assert worse(baseline, now, 1.5) == [Worse("gone", 1.0, None), Worse("over", 2.0, 3.01)]


def test_comparing_measures_again_what_is_worse(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmark_runs.read_baseline", lambda: ("3.11", {"a": 1.0, "b": 1.0, "c": 1.0}))
    monkeypatch.setattr("sys.argv", ["benchmarks.py", "--compare", "1.5"])
    with pytest.raises(SystemExit) as stopped:
        benchmarks.main()
    assert stopped.value.code == 1
    assert runs == [[], ["c", "b"], ["c"]]
    out = capsys.readouterr().out
    assert f"{FOLDER}c: 1 loops before, now 9 loops, 9.00 times as many" in out
    assert f"{FOLDER}b" not in out


@pytest.mark.usefixtures("runs")
def test_comparing_is_content_with_what_is_as_fast(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmark_runs.read_baseline", lambda: ("3.11", {"a": 1.0, "b": 1.0, "c": 8.0}))
    monkeypatch.setattr("sys.argv", ["benchmarks.py", "--compare"])
    benchmarks.main()
    assert "0 worse than 1.5 times the baseline" in capsys.readouterr().out


def test_the_page_tells_all_there_is() -> None:
    results = [
        timed("x::test_report[D1]", 5.0, reference=0.002),
        timed("x::test_quantities[ours]", 2.0, "quantities", reference=0.001),
        timed("x::test_quantities[theirs]", 9.0, "quantities", reference=0.001, peer="theirs"),
    ]
    page = benchmarks.page(results)
    assert "One loop took 1 ms in this run." in " ".join(page.split())
    assert "| D1 | 500 | 9 | 5 ms | 5 | 400 |" in page
    assert "| theirs | 9 ms | 9 | 55,556 | 4.5 |" in page
    assert "Cost against size" not in page


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(74.2, "74.2 s"), (1.0, "1 s"), (0.99, "990 ms"), (0.0051234, "5.12 ms"), (12e-6, "12 µs"), (5e-8, "50 ns")],
)
def test_times(seconds: float, words: str) -> None:
    assert benchmarks.time_of(seconds) == words


def test_the_baseline_names_timings_that_there_are_and_nothing_of_a_machine() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", FOLDER, "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    version, kept = read_baseline()
    there = {line.removeprefix(FOLDER) for line in run.stdout.splitlines() if "::" in line}
    assert set(kept) <= there
    assert re.fullmatch(r"3\.\d+", version)
    assert min(kept.values()) > 0
    assert str(Path.home()) not in BASELINE.read_text(encoding="utf-8")


def test_every_table_is_on_the_page() -> None:
    page = benchmarks.PAGE.read_text(encoding="utf-8")
    missing = [table.title for table in benchmarks.TABLES if f"## {table.title}\n" not in page]
    assert not missing, "run: python docs/update/benchmarks.py --baseline"
