"""The command ``rule-of-law-extract``: files of text in, records out.

click reads the command line, and it comes with an extra, so it is imported where it is used.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from .schema import Report

__all__ = ["command", "main"]

_NAME = "rule-of-law-extract"
_INSTALL = f"pip install '{_NAME}[cli]'"
_UNREADABLE, _UNWRITABLE, _INTERRUPTED, _PIPE_CLOSED = 2, 1, 130, 141

_HELP = f"""Read Chinese annual reports on building a law-based government (法治政府建设年度报告).

\b
Examples:
  {_NAME} parse                           the example that comes along, for reading
  {_NAME} parse report.txt                one line of JSON
  {_NAME} parse --summary report.txt      the same for reading
  {_NAME} parse *.txt -o reports.jsonl    a line of JSON a file
  cat report.txt | {_NAME} parse -        standard input
  {_NAME} explain report.txt o12          why figure o12 was read as it was
  {_NAME} schema                          the JSON Schema of a record

\b
Exit codes:
  0    done
  1    the output could not be written, or the program is at fault
  2    the command line is wrong, an extra is not installed, a file could not be
       read, or there is no figure of that id; the other files are still done
  130  interrupted (Ctrl-C)
  141  the reader of standard output went away
"""


class _Unreadable(Exception):
    """A file that cannot be read as text, with the reason."""


def _say(words: str) -> None:
    print(f"{_NAME}: {words}".encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)


def _read(path: str) -> str:
    import click

    try:
        raw = click.get_binary_stream("stdin").read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise _Unreadable(error.strerror or str(error)) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 text (byte 0x{raw[error.start]:02x} at {error.start}); convert it first, for example "
        raise _Unreadable(f"{reason}with iconv -f GB18030 -t UTF-8") from error


def _reports(paths: Sequence[str], failed: list[str]) -> Iterator[Report]:
    """Parse file after file; what cannot be read is told, noted in `failed` and left out."""
    from .extractor import Extractor

    extractor = Extractor()
    for path in paths:
        name = _shown(path)
        try:
            text = _read(path)
        except _Unreadable as error:
            failed.append(name)
            _say(f"{name}: {error}")
            continue
        yield extractor.parse(text, source=name)


def _example() -> Report:
    from .data import example_report
    from .extractor import parse

    _say("no FILE: this is the example report that comes along; give a FILE, or - for standard input")
    return parse(example_report(), source="example report")


def _shown(path: str) -> str:
    import click

    return "standard input" if path == "-" else click.format_filename(path)


def _record(report: Report, indent: int | None = None) -> bytes:
    # A lone surrogate outside the fields that may hold one must not cost the record.
    return report.model_dump_json(indent=indent).encode("utf-8", "replace") + b"\n"


@contextmanager
def _whole_file(path: str) -> Iterator[IO[bytes]]:
    """Open `path` for writing so that it is there whole or not at all: what was there stays until all is written."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or a pipe cannot be put in place; a folder makes this fail.
        with target.open("wb") as file:
            yield file
        return
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    """Standard output for bytes, flushed; where its reader has gone, the run ends without a word."""
    import click

    stream = click.get_binary_stream("stdout")
    try:
        yield stream
        stream.flush()
    except OSError as error:
        # Python would flush once more on its way out, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(_PIPE_CLOSED) from error
        raise


def _summarise(report: Report) -> None:
    import click

    from .view import print_summary

    stream = click.get_text_stream("stdout", errors="replace")
    try:
        print_summary(report, file=stream)
    except ImportError as error:
        _say(str(error))
        raise click.exceptions.Exit(_UNREADABLE) from error
