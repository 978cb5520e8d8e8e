"""Measures how fast the library is, and writes docs/benchmarks.md.

    python docs/update/benchmarks.py               measures and writes the page
    python docs/update/benchmarks.py --baseline    the same, and makes the figures the new baseline
    python docs/update/benchmarks.py --compare     measures, and fails where something became slower

It needs pytest and pytest-benchmark (extra ``dev``). The peers of the extra ``bench`` are measured where they are
installed; those that are not are left out, and the page says which were there.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

from benchmark_runs import FOLDER, Result, compare, measure, python_version, read_baseline, write_baseline

PAGE = Path(__file__).parents[1] / "benchmarks.md"
FACTOR = 1.5
"""A timing is worse when it takes more than so many times its baseline, unless another factor is asked for."""
TOLD = ("pydantic", "regex", "pyarrow", "jionlp", "recognizers-text-suite", "cn2an")
"""The packages whose versions the page tells: what the time is spent in, and the peers."""


def time_of(seconds: float) -> str:
    """Write a time to three digits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{_digits(seconds / size)} {unit}"
    return f"{_digits(seconds * 1e9)} ns"


def _digits(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def _each(item: Result, what: str) -> float:
    return item.seconds / float(item.info[what])


COLUMNS: dict[str, Callable[[Result], str]] = {
    "time": lambda item: time_of(item.seconds),
    "loops": lambda item: f"{_digits(item.ratio)}",
    "characters": lambda item: f"{item.info['characters']:,}",
    "figures": lambda item: f"{item.info['figures']:,}",
    "a report": lambda item: time_of(_each(item, "reports")),
    "reports/s": lambda item: _digits(1 / _each(item, "reports")),
    "1,000 characters": lambda item: time_of(1_000 * _each(item, "characters")),
    "characters/s": lambda item: f"{1 / _each(item, 'characters'):,.0f}",
    "a numeral": lambda item: time_of(_each(item, "numerals")),
    "size": lambda item: f"{item.info['bytes'] / 1_000:,.0f} kB",
    "memory": lambda item: f"{item.info['memory'] / 2**20:,.0f} MiB",
}
"""What the tables tell, by the heads of their columns."""


class Table(NamedTuple):
    """A table of the page: the timings of a group, after some words."""

    group: str
    title: str
    words: str
    first: str
    columns: tuple[str, ...]
    with_peers: bool = False


TABLES = (
    Table(
        "parse",
        "`parse`, report by report",
        "From text to `Report`. D1 to D8 are the reports written for this project (dense: a figure every 25 characters "
        "or so), `example` is the one that comes with the package.",
        "report",
        ("characters", "figures", "time", "loops", "reports/s"),
    ),
    Table(
        "steps",
        "`parse`, step by step",
        "Each step over all those reports, as the steps before have left them.",
        "step",
        ("time", "loops", "a report"),
    ),
    Table("check", "`check`, by profile", "Over the same reports, parsed.", "profile", ("time", "loops", "a report")),
    Table(
        "records",
        "Records",
        "The same reports to JSON and back, and `validate` over their lines, which includes reading them.",
        "what",
        ("time", "loops", "a report", "reports/s"),
    ),
    Table(
        "tables",
        "Tables",
        "`tables` over the same reports, and from there to other forms; the last rows are the whole way from "
        "text, with garbage collection on.",
        "what",
        ("time", "loops", "a report", "reports/s"),
    ),
    Table(
        "processes",
        "The command with several processes",
        "`rule-of-law-extract parse FOLDER -o OUT --format parquet --jobs N` over 200 files, start included, by the "
        "clock on the wall.",
        "command",
        ("time", "a report", "reports/s"),
    ),
    Table("page", "The evidence page", "`view` of one report.", "report", ("characters", "time", "loops", "size")),
    Table(
        "start",
        "Start",
        "Fresh processes with compiled modules; each time includes the bare interpreter. The first `parse` reads the "
        "rules and builds their patterns.",
        "process",
        ("time", "loops"),
    ),
    Table(
        "size",
        "Cost against size",
        "One text of so many bytes: the reports above one after another. Linear where the last "
        "column stays; garbage collection is on.",
        "what, and bytes",
        ("characters", "time", "loops", "1,000 characters"),
    ),
    Table(
        "number",
        "Cost against number",
        "`Extractor().parse_many` over so many reports of ordinary length, their counts varied; `memory` is by how "
        "much the most memory that the process ever had grew. Garbage collection is on.",
        "reports",
        ("characters", "time", "loops", "a report", "reports/s", "memory"),
    ),
    Table(
        "quantities",
        "Finding quantities, beside peers",
        "Over the same reports, in the same run. What each finds, and with which accuracy, is another question: see "
        "[quantities](quantities.md). Here it is only the time.",
        "finder",
        ("time", "loops", "characters/s"),
        with_peers=True,
    ),
    Table(
        "dates",
        "Finding dates, beside peers",
        "`find_dates`, JioNLP's `ner.extract_time` and Recognizers-Text's `recognize_datetime`, likewise.",
        "finder",
        ("time", "loops", "characters/s"),
        with_peers=True,
    ),
    Table("durations", "Finding durations", "", "finder", ("time", "loops", "characters/s")),
    Table(
        "numbers",
        "Reading numerals, beside a peer",
        '`parse_number` and `cn2an.cn2an(…, "smart")` on ten numerals, all of which both read alike. `parse_number` '
        "gives an exact `Decimal` with bounds, and reads ranges and vague numbers too.",
        "reader",
        ("time", "loops", "a numeral"),
        with_peers=True,
    ),
)

_INTRODUCTION = """\
# How fast it is

Processor time on one core, the least of several rounds, garbage collection off unless said. Times mean little on
another machine. **Loops** do: between the rounds of everything timed here, a fixed loop of plain Python (`reference` in
`tests/bench/timing.py`) is timed too, and the column tells how many such loops the same time would have held. One loop
took {reference} in this run.

Measured with CPython {python} on {processors} ({machine}); {packages}.

This page is written by `python docs/update/benchmarks.py`. `pytest tests/bench` takes the same timings without writing
anything, `--also FOLDER` adds your own reports to the first table, and

```shell
python docs/update/benchmarks.py --compare {factor}
```

fails when something takes more than {factor} times the loops that it takes in `tests/bench/baseline.json`. What seems
slower is measured again before it counts. A change that makes something slower on purpose measures the baseline anew
with `--baseline`, in the same commit.
"""


def page(results: list[Result]) -> str:
    """Return the page that tells these results."""
    return "\n".join(_lines(results)).rstrip() + "\n"


def _lines(results: list[Result]) -> Iterator[str]:
    filled = _INTRODUCTION.format(
        reference=time_of(min(item.info["reference"] for item in results)),
        python=platform.python_version(),
        processors=f"{os.cpu_count()} processors",
        machine=f"{platform.system()}, {platform.machine()}",
        packages=", ".join(_versions()),
        factor=FACTOR,
    )
    for paragraph in filled.strip().split("\n\n"):
        yield paragraph if paragraph.startswith(("#", "```")) else _wrapped(paragraph)
        yield ""
    for table in TABLES:
        rows = [item for item in results if item.group == table.group]
        if rows:
            yield from _table(table, rows)


def _wrapped(words: str) -> str:
    return fill(words, 120, break_long_words=False, break_on_hyphens=False)


def _versions() -> Iterator[str]:
    for name in TOLD:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} was not there"


def _table(table: Table, rows: list[Result]) -> Iterator[str]:
    yield f"## {table.title}"
    yield ""
    if table.words:
        yield _wrapped(table.words)
        yield ""
    heads = (table.first, *table.columns, *(("ours = 1",) if table.with_peers else ()))
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" + "---:|" * (len(heads) - 1)
    ours = next((item for item in rows if not item.info.get("peer")), None)
    for item in rows:
        cells = [item.label, *(COLUMNS[column](item) for column in table.columns)]
        if table.with_peers:
            # By loops: they were timed one after another, and the machine may have had slower moments.
            cells.append(_digits(item.ratio / ours.ratio) if ours else "")
        yield "| " + " | ".join(cells) + " |"
    yield ""


def main() -> None:
    """Measure, and do what was asked for with the figures."""
    parser = argparse.ArgumentParser(description="Measures how fast the library is.")
    parser.add_argument("--baseline", action="store_true", help="make the figures the new baseline")
    parser.add_argument(
        "--compare", type=float, nargs="?", const=FACTOR, metavar="FACTOR",
        help=f"write nothing; fail where something takes more than FACTOR ({FACTOR}) times its baseline",
    )  # fmt: skip
    wanted = parser.parse_args()
    if wanted.compare is not None:
        _compare(wanted.compare)
        return
    results = measure()
    PAGE.write_text(page(results), encoding="utf-8")
    if wanted.baseline:
        write_baseline(results)


def _compare(factor: float) -> None:
    measured_with, known = read_baseline()
    if measured_with != python_version():
        print(f"The baseline was measured with Python {measured_with}, this is {python_version()}.")
    found = compare(factor)
    for item in found:
        now = "not measured" if item.now is None else f"{item.now:.3g} loops, {item.now / item.was:.2f} times as many"
        print(f"{FOLDER}{item.name}: {item.was:.3g} loops before, now {now}")
    print(f"{len(known)} timings, {len(found)} worse than {factor} times the baseline")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
