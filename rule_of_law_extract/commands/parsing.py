"""The command ``parse``: files and folders of text in; records, or tables of them, out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from .inputs import Source, sources
from .making import RECORDS, Failure, Format, How, Job, Made, made_from
from .progress import Bar
from .streams import FAULT, REFUSED, say, shown, standard_output, stop, whole_file

__all__ = ["Wanted", "objection", "parse_files"]

_FAILURES = "failures.jsonl"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for.

    Attributes:
        files: Files and folders; none is the example that comes along.
        output: A file, or a folder where there are several tables; None or ``-`` is standard output.
        form: The format.
        table: The only table that is wanted; None is records for JSON Lines, else all tables.
        processes: How many work.
        bom: Begin CSV with a byte order mark.
        pretty, summary: Print indented JSON, or a summary.
    """

    files: tuple[str, ...]
    output: str | None
    form: Format
    table: str | None
    processes: int
    bom: bool
    pretty: bool
    summary: bool

    @property
    def path(self) -> str | None:
        """The file or folder to write; None is standard output."""
        return None if self.output == "-" else self.output

    @property
    def records(self) -> bool:
        """Are records wanted, not tables?"""
        return self.form == "jsonl" and self.table is None

    @property
    def names(self) -> tuple[str, ...]:
        """The tables wanted, or :data:`.RECORDS`."""
        if self.table is not None:
            return (self.table,)
        if self.records:
            return (RECORDS,)
        from ..tabular import codebook

        return tuple(codebook())


def objection(wanted: Wanted) -> str | None:
    """Say what is wrong with a command line, if anything is."""
    shows = wanted.pretty or wanted.summary
    several = not wanted.records and wanted.table is None
    refusals = (
        (wanted.pretty and wanted.summary, "--pretty and --summary exclude each other"),
        (wanted.bom and wanted.form != "csv", "--bom is for --format csv"),
        (wanted.form == "parquet" and wanted.path is None, "--format parquet needs -o: it is no text"),
        (several and wanted.path is None, f"--format {wanted.form} needs -o FOLDER for all tables, or --table for one"),
        (shows and wanted.path is None and not wanted.records, "a table, --pretty and --summary exclude each other"),
        (wanted.summary and wanted.processes > 1, "--summary is for --jobs 1"),
        # The standard input of another process is another one.
        ("-" in wanted.files and wanted.processes > 1, "standard input is for --jobs 1"),
    )
    return next((words for wrong, words in refusals if wrong), None)


def parse_files(wanted: Wanted) -> None:
    """Parse the files and write what is wanted; end the run with an exit code if not all went well.

    Args:
        wanted: What the command line asks for.
    """
    if not wanted.files:
        say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
    how = How(wanted.form, wanted.names, pretty=wanted.pretty, keep=wanted.summary)
    printing = wanted.path is None or wanted.pretty or wanted.summary
    jobs = _jobs(wanted)
    results = made_from(jobs, how, processes=wanted.processes, at_once=printing)
    kinds: set[str] = set()
    with ExitStack() as stack:
        target = stack.enter_context(_target(wanted))
        bar = stack.enter_context(Bar(lambda: sum(1 for _ in sources(wanted.files))))
        stack.enter_context(closing(results))
        done = 0
        for made in results:
            target.write(made)
            _show(made, wanted, first=not done)
            for failure in made.failures:
                say(f"{failure.source}: {'the program is at fault: ' * (failure.kind == 'fault')}{failure.message}")
                kinds.add(failure.kind)
            done += made.done
            bar.advance(made.files)
        if kinds and not done:
            # Nothing was read: an earlier run's output is worth more than an empty one.
            stop(FAULT if "fault" in kinds else REFUSED)
    if kinds:
        stop(FAULT if "fault" in kinds else REFUSED)


def _jobs(wanted: Wanted) -> Iterator[Job]:
    from ..tabular.identity import ReportNames

    names = ReportNames()
    output = None if wanted.path is None else os.path.realpath(wanted.path)
    for source in sources(wanted.files) if wanted.files else (Source(""),):
        if output is not None and source.path not in ("", "-") and os.path.realpath(source.path) == output:
            stop(REFUSED, f"{source.name} is one of the files to read")
        yield Job(source, names.name(source.name or "example report"), names.position)


def _show(made: Made, wanted: Wanted, *, first: bool) -> None:
    """Print what goes to standard output besides the output itself."""
    if wanted.summary:
        from ..viewer import print_summary

        for number, report in enumerate(made.reports):
            with standard_output():
                print(end="" if first and not number else "\n")
                print_summary(report)
    for lines in made.pretty:
        with standard_output() as out:
            out.write(lines)


class _Target:
    """Where the output goes: a writer a name, and the failures beside it."""

    def __init__(self, writers: dict[str, Callable[[Any], object]], failed: Callable[[Failure], object]) -> None:
        self._writers = writers
        self._failed = failed

    def write(self, made: Made) -> None:
        """Write what came of some files."""
        for name, write in self._writers.items():
            write(made.pieces[name])
        for failure in made.failures:
            self._failed(failure)


@contextmanager
def _target(wanted: Wanted) -> Generator[_Target, None, None]:
    if wanted.path is None:
        shows = wanted.pretty or wanted.summary
        yield _Target({} if shows else {wanted.names[0]: _to_standard_output(wanted)}, lambda _: None)
        return
    folder = None if wanted.records or wanted.table is not None else wanted.path
    with _made_folder(folder):
        with ExitStack() as stack:
            failures = _Failures(_failures_path(wanted.path, folder), stack)
            writers: dict[str, Callable[[Any], object]] = {}
            for name in wanted.names:
                path = wanted.path if folder is None else os.path.join(folder, f"{name}.{wanted.form}")
                writers[name] = _writer(stack, name, stack.enter_context(whole_file(path)), wanted)
            yield _Target(writers, failures.add)
        failures.forget_earlier()


def _to_standard_output(wanted: Wanted) -> Callable[[bytes], None]:
    head = [_head(wanted)]

    def write(piece: bytes) -> None:
        with standard_output() as out:
            out.write(head.pop() + piece if head else piece)

    return write


def _head(wanted: Wanted) -> bytes:
    return b"" if wanted.form != "csv" or wanted.table is None else _csv_head(wanted.table, bom=wanted.bom)


def _csv_head(name: str, *, bom: bool) -> bytes:
    from ..tabular import codebook
    from ..tabular.delimited import csv_head

    return csv_head(codebook()[name], bom=bom)


def _writer(stack: ExitStack, name: str, file: IO[bytes], wanted: Wanted) -> Callable[[Any], object]:
    if wanted.form == "parquet":
        from ..tabular.arrow import ParquetFile

        return stack.enter_context(ParquetFile(name, file)).write
    if wanted.form == "csv":
        file.write(_csv_head(name, bom=wanted.bom))
    return file.write


@contextmanager
def _made_folder(folder: str | None) -> Generator[None, None, None]:
    """Make the folder if there is none, and take it away again if nothing came into it."""
    made = False
    if folder is not None and not os.path.isdir(folder):
        try:
            os.mkdir(folder)
        except OSError as error:
            stop(FAULT, f"could not write {shown(folder)}: {error.strerror or error}")
        made = True
    try:
        yield
    finally:
        if made and folder is not None:
            with suppress(OSError):  # something is in it
                os.rmdir(folder)


def _failures_path(output: str, folder: str | None) -> Path | None:
    """``OUT/failures.jsonl`` for a folder, ``OUT-failures.jsonl`` for ``OUT.csv``; none beside a device or a pipe."""
    if folder is not None:
        return Path(folder) / _FAILURES
    path = Path(output)
    return None if path.exists() and not path.is_file() else path.with_name(f"{path.stem}-{_FAILURES}")


class _Failures:
    """The list of failures beside the output. It is written only if there are any."""

    def __init__(self, path: Path | None, stack: ExitStack) -> None:
        self._path = path
        self._stack = stack
        self._file: IO[bytes] | None = None

    def add(self, failure: Failure) -> None:
        """Write a failure, as a line of JSON."""
        if self._path is None:
            return
        if self._file is None:
            self._file = self._stack.enter_context(whole_file(str(self._path)))
        self._file.write(json.dumps(asdict(failure), ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def forget_earlier(self) -> None:
        """Take away the list of an earlier run, whose output is replaced, where this one had no failures."""
        if self._file is None and self._path is not None:
            with suppress(OSError):
                self._path.unlink()
