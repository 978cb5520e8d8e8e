"""From files to pieces of output: what one process does, and how several share it."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from .inputs import Source
from .reading import UnreadableError, read_text
from .settled import settle, settled
from .signals import held
from .streams import FAULT, stop

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..schema import Report

__all__ = ["RECORDS", "Failure", "Format", "How", "Job", "Made", "made_from", "record"]

Format = Literal["jsonl", "csv", "parquet"]

RECORDS = "records"
"""Stands for the records themselves where the name of a table could stand."""

_CHECKED = frozenset({"reports", "findings"})
_FILES_A_TASK = 8
_TASKS_A_PROCESS = 3


@dataclass(frozen=True, slots=True)
class How:
    """What to make of each report.

    Attributes:
        form: The format.
        names: Tables, or :data:`RECORDS`.
        pretty: Make indented JSON as well.
        keep: Give the reports back as well.
    """

    form: Format
    names: tuple[str, ...]
    pretty: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A file to parse, with the name of its report in tables."""

    source: Source
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no report. `kind` is ``unreadable``, or ``fault`` where the program is at fault."""

    source: str
    kind: Literal["unreadable", "fault"]
    message: str
    detail: str | None = None


@dataclass(slots=True)
class Made:
    """What came of some files, in their order: a piece of output for each name, words to say, and the failures."""

    files: int = 0
    done: int = 0
    pieces: dict[str, Any] = field(default_factory=dict[str, Any])
    pretty: list[bytes] = field(default_factory=list[bytes])
    reports: list[Any] = field(default_factory=list[Any])
    told: list[str] = field(default_factory=list[str])
    failures: list[Failure] = field(default_factory=list[Failure])


def record(report: Report, indent: int | None = None) -> bytes:
    """Return a report as JSON with a line break behind it."""
    return report.model_dump_json(indent=indent).encode() + b"\n"


def made_from(jobs: Iterable[Job], how: How, *, processes: int, at_once: bool) -> Generator[Made, None, None]:
    """Yield what comes of the files, in their order, whatever the number of processes.

    At most a few files a process are under way at a time, so memory does not grow with their number.

    Args:
        jobs: The files.
        how: What to make of them.
        processes: How many work; 1 is this one.
        at_once: Give what comes of each file before the next is read; only for one process.
    """
    tasks = _tasks(jobs, 1 if at_once and processes == 1 else _FILES_A_TASK)
    if processes == 1:
        with settled(_load):
            for task in tasks:
                yield _make(task, how)
    else:
        yield from _shared(tasks, how, processes)


def _tasks(jobs: Iterable[Job], size: int) -> Iterator[list[Job]]:
    waiting = iter(jobs)
    while task := list(islice(waiting, size)):
        yield task


def _shared(tasks: Iterable[list[Job]], how: How, processes: int) -> Generator[Made, None, None]:
    # Here and not above: who parses one file does not wait for what only several processes need.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    others = set(active_children())
    # Not fork: this process may have threads by now (pyarrow's, the bar's).
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)
    under_way: deque[Future[Made]] = deque()
    try:
        for task in tasks:
            with held():
                under_way.append(pool.submit(_make, task, how))
            if len(under_way) >= processes * _TASKS_A_PROCESS:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        words = "a process of --jobs was ended from outside, perhaps for want of memory: no file was written"
        stop(FAULT, f"{words}; try fewer, or --jobs 1")
    except BaseException:
        # Nobody waits for what is under way.
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Make a process ready for work."""
    # Ctrl-C goes to every process of the terminal; the one that shares out the work ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load()
    settle()


def _load() -> None:
    from ..extractor import default_steps

    default_steps()


def _make(jobs: list[Job], how: How) -> Made:
    made = Made(files=len(jobs))
    entries: list[Any] = []
    lines: list[bytes] = []
    for job in jobs:
        try:
            report = _report(job.source, made.told.append)
            if how.names == (RECORDS,):
                lines.append(record(report))
            else:
                entries.append(_entry(report, job, how))
            if how.pretty:
                made.pretty.append(record(report, 2))
        except UnreadableError as error:
            made.failures.append(Failure(job.source.name, "unreadable", str(error)))
        except Exception as error:  # one file never stops the rest
            words = f"{type(error).__name__}: {error}"
            made.failures.append(Failure(job.source.name, "fault", words, traceback.format_exc()))
        else:
            made.done += 1
            if how.keep:
                made.reports.append(report)
    made.pieces = {RECORDS: b"".join(lines)} if how.names == (RECORDS,) else _tables(entries, how)
    return made


def _report(source: Source, tell: Callable[[str], object]) -> Report:
    from ..data import example_report
    from ..extractor import parse

    if source.problem is not None:
        raise UnreadableError(source.problem)
    if not source.path:
        return parse(example_report(), source="example report")
    return parse(read_text(source.path, tell), source=source.name)


def _entry(report: Report, job: Job, how: How) -> Any:
    from ..checks import check
    from ..tabular.rows import Entry

    findings = check(report) if _CHECKED & set(how.names) else None
    return Entry(report, job.name, job.position, findings)


def _tables(entries: list[Any], how: How) -> dict[str, Any]:
    from ..tabular.delimited import csv_rows
    from ..tabular.lines import json_lines
    from ..tabular.tables import tables_of

    made = tables_of(entries, how.names)
    if how.form == "parquet":
        return {name: made[name].to_arrow() for name in how.names}
    write = csv_rows if how.form == "csv" else json_lines
    return {name: write(made[name]) for name in how.names}
