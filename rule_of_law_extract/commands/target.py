"""Where the output of the command ``parse`` goes: standard output, or files with the list of failures beside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from .making import Failure, Made
from .streams import FAULT, shown, standard_output, stop
from .wanted import Wanted
from .whole import WholeFile, WholeFiles, is_replaced

__all__ = ["Target", "opened"]

_FAILURES = "failures.jsonl"


class Target:
    """A writer for each name; files come into their places when all are written, and so does the list of failures.

    Args:
        writers: Take the pieces of each name.
        failures: The list of failures, beside files.
    """

    def __init__(self, writers: dict[str, Callable[[Any], object]], failures: _Failures | None = None) -> None:
        self._writers = writers
        self._failures = failures

    def write(self, made: Made) -> None:
        """Write what came of some files."""
        for name, write in self._writers.items():
            write(made.pieces[name])
        if self._failures is not None:
            for failure in made.failures:
                self._failures.add(failure)

    def keep_failures_only(self) -> None:
        """Put nothing into place but the list of failures."""
        if self._failures is not None:
            self._failures.keep_only()


class _Failures:
    """The list of failures beside the output. It is written only if there are any, and else taken away."""

    def __init__(self, path: Path | None, files: WholeFiles) -> None:
        self._path = path
        self._files = files
        self._file: WholeFile | None = None

    def add(self, failure: Failure) -> None:
        """Write a failure, as a line of JSON."""
        if self._path is None:
            return
        if self._file is None:
            self._file = self._files.open(str(self._path))
        self._file.write(json.dumps(asdict(failure), ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def keep_only(self) -> None:
        """Give up all other files."""
        self._files.give_up(but=self._file)

    def end(self) -> None:
        """See to the list of an earlier run where this one had no failures."""
        if self._file is None and self._path is not None:
            self._files.remove(self._path)


@contextmanager
def opened(wanted: Wanted) -> Generator[Target, None, None]:
    """Open what the output goes to.

    Args:
        wanted: What the command line asks for.
    """
    if wanted.path is None:
        shows = wanted.pretty or wanted.summary
        yield Target({} if shows else {wanted.names[0]: _to_standard_output(wanted)})
        return
    folder = None if wanted.records or wanted.table is not None else wanted.path
    with _made_folder(folder), WholeFiles() as files:
        writers: dict[str, Callable[[Any], object]] = {}
        for name in wanted.names:
            path = wanted.path if folder is None else os.path.join(folder, f"{name}.{wanted.form}")
            writers[name] = _file(files, name, path, wanted)
        failures = _Failures(_failures_path(wanted.path, folder), files)
        yield Target(writers, failures)
        failures.end()


def _file(files: WholeFiles, name: str, path: str, wanted: Wanted) -> Callable[[Any], object]:
    if wanted.form == "parquet":
        from ..tabular.arrow import ParquetFile

        return files.open(path, partial(ParquetFile, name)).write
    file = files.open(path)
    if wanted.form == "csv":
        file.write(_csv_head(name, bom=wanted.bom))
    return file.write


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
    return path.with_name(f"{path.stem}-{_FAILURES}") if is_replaced(output) else None
