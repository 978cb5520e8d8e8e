"""Runs of the timings in tests/bench, and their comparison with the baseline that is kept with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
FOLDER = "tests/bench/"
BASELINE = ROOT / FOLDER / "baseline.json"
AGAIN = 2
"""How often a timing that is worse is taken again before it counts: another program may have had the machine."""


class Result(NamedTuple):
    """What came of one timing.

    Attributes:
        name: Its name: file, test and parameter.
        group: What it belongs with.
        seconds: The least of all rounds.
        ratio: The same in rounds of the reference loop, which was run in turn with it.
        info: What else the timing tells: `label`, `reports`, `characters`, `peer`, `wall` and the like.
    """

    name: str
    group: str
    seconds: float
    ratio: float
    info: Mapping[str, Any]

    @property
    def label(self) -> str:
        """Its name for a reader: what the timing calls itself, or its parameter, or the test's name."""
        named = self.info.get("label")
        _, bracket, parameter = self.name.partition("[")
        plain = self.name.partition("::test_")[2].replace("_", " ")
        return str(named) if named else parameter.rstrip("]") if bracket else plain


class Worse(NamedTuple):
    """A timing that is worse than it was; `now` is None for one that was not taken."""

    name: str
    was: float
    now: float | None


def measure(names: Iterable[str] = (), options: Iterable[str] = ()) -> list[Result]:
    """Run the timings, all of them or those named.

    Raises:
        SystemExit: A test failed; what pytest said of it has been printed.
    """
    places = [FOLDER + name for name in names] or [FOLDER]
    with TemporaryDirectory() as folder:
        written = Path(folder) / "results.json"
        command = [sys.executable, "-m", "pytest", *places, "-q", "-p", "no:cacheprovider", *options]
        done = subprocess.run(
            [*command, "--benchmark-quiet", f"--benchmark-json={written}"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"{done.stdout}\nThe timings could not be taken.")
        return read_results(json.loads(written.read_bytes()))


def read_results(run: Mapping[str, Any]) -> list[Result]:
    """Read what pytest-benchmark wrote, in its order."""
    return [
        Result(
            item["fullname"].removeprefix(FOLDER),
            item["group"],
            item["stats"]["min"],
            item["extra_info"]["ratio"],
            item["extra_info"],
        )
        for item in run["benchmarks"]
    ]


def ratios(results: Iterable[Result]) -> dict[str, float]:
    """Return the ratios that a baseline keeps, to three digits: of this library, by processor time."""
    kept = (item for item in results if not item.info.get("peer") and not item.info.get("wall"))
    return {item.name: float(f"{item.ratio:.3g}") for item in kept}


def write_baseline(results: Iterable[Result]) -> None:
    """Make these results the baseline."""
    kept = {"python": python_version(), "ratios": ratios(results)}
    BASELINE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_baseline() -> tuple[str, dict[str, float]]:
    """Return the version of Python that the baseline was measured with, and its ratios."""
    kept = json.loads(BASELINE.read_bytes())
    return kept["python"], kept["ratios"]


def python_version() -> str:
    """Return the version of Python that counts for speed, such as 3.11."""
    return ".".join(map(str, sys.version_info[:2]))


def worse(baseline: Mapping[str, float], now: Mapping[str, float], factor: float) -> list[Worse]:
    """Return what costs more than `factor` times what it did, and what is no longer timed; the worst first."""
    found = [
        Worse(name, was, now.get(name)) for name, was in baseline.items() if now.get(name, float("inf")) > factor * was
    ]
    return sorted(found, key=lambda item: -(item.now or float("inf")) / item.was)


def compare(factor: float) -> list[Worse]:
    """Run all timings and return those that are worse than the baseline, each measured again before it counts."""
    _, baseline = read_baseline()
    now = ratios(measure())
    found = worse(baseline, now, factor)
    for _ in range(AGAIN):
        repeated = [item.name for item in found if item.now is not None]
        if not repeated:
            break
        for name, ratio in ratios(measure(repeated)).items():
            now[name] = min(now[name], ratio)
        found = worse(baseline, now, factor)
    return found
