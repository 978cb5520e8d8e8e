"""The command ``rule-of-law-extract``: files of text in, records out.

click reads the command line, and it comes with an extra, so it is imported where it is used.
"""

from __future__ import annotations

import io
import json
import os
import secrets
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from . import __version__

if TYPE_CHECKING:
    import click

    from .schema import Report

__all__ = ["command", "main"]

_NAME = "rule-of-law-extract"
_FAULT, _REFUSED, _INTERRUPTED, _PIPE_CLOSED = 1, 2, 130, 141

_HELP = f"""Read Chinese annual reports on building a law-based government (法治政府建设年度报告).

\b
Examples:
  {_NAME} parse                        the example that comes along
  {_NAME} parse report.txt             a report as a line of JSON
  {_NAME} parse --summary report.txt   the same for reading
  {_NAME} parse *.txt -o out.jsonl     a line of JSON a report
  cat report.txt | {_NAME} parse -     standard input
  {_NAME} explain report.txt o12       why figure o12 is what it is
  {_NAME} schema                       the JSON Schema of a report

\b
Exit codes:
  0    done
  1    the output could not be written, or the program is at fault
  2    the command line is wrong, a file could not be read (the others are
       still done), there is no figure of that id, or an extra is missing
  130  interrupted (Ctrl-C)
  141  the reader of standard output went away
"""


def _say(words: str) -> None:
    print(f"{_NAME}: {words}", file=sys.stderr)


def _stop(code: int, words: str = "") -> NoReturn:
    if words:
        _say(words)
    raise SystemExit(code)


def _shown(path: str) -> str:
    """The path as it may stand in a record and on a terminal: a file's name may hold any bytes."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "standard input" if path == "-" else "".join(char if char.isprintable() else "\ufffd" for char in name)


def _read(path: str) -> str | None:
    """The text of a file; None, and the reason on standard error, where it cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        _say(f"{_shown(path)}: {error.strerror or error}")
    except UnicodeDecodeError as error:
        where = f"byte 0x{error.object[error.start]:02x} at {error.start}"
        _say(f"{_shown(path)}: not UTF-8 text ({where}); if it is GB 18030: iconv -f GB18030 -t UTF-8")
    return None


def _reports(paths: Sequence[str], failed: list[str]) -> Iterator[Report]:
    """Parse file after file, the example where there is none; what cannot be read is noted in `failed`."""
    from .data import example_report
    from .extractor import parse

    if not paths:
        _say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
        yield parse(example_report(), source="example report")
    for path in paths:
        if (text := _read(path)) is None:
            failed.append(path)
        else:
            yield parse(text, source=_shown(path))


def _record(report: Report, indent: int | None = None) -> bytes:
    return report.model_dump_json(indent=indent).encode() + b"\n"


@contextmanager
def _whole_file(path: str) -> Generator[IO[bytes], None, None]:
    """Open a file that is there whole or not at all: whatever stood under the name stays until all is written."""
    target = Path(os.path.realpath(path))
    # A device or a pipe is written to, not replaced.
    beside = None if target.exists() and not target.is_file() else target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with (beside or target).open("xb" if beside else "wb") as file:
            yield file
            file.flush()
            if beside:
                os.fsync(file.fileno())
        if beside:
            beside.replace(target)
    except OSError as error:
        _stop(_FAULT, f"could not write {_shown(path)}: {error.strerror or error}")
    finally:
        if beside:
            # Gone into place, or never made.
            with suppress(OSError):
                beside.unlink()


@contextmanager
def _standard_output() -> Generator[IO[bytes], None, None]:
    """Give standard output for bytes. Where its reader has gone the run ends without a word."""
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried again when Python exits, with a complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        gone = isinstance(error, BrokenPipeError)
        _stop(_PIPE_CLOSED if gone else _FAULT, "" if gone else f"could not write to standard output: {error.strerror}")


def _parse(files: tuple[str, ...], output: str | None, pretty: bool, summary: bool) -> None:
    from .view import print_summary

    failed: list[str] = []
    done = 0
    with _whole_file(output) if output and output != "-" else nullcontext() as file:
        for done, report in enumerate(_reports(files, failed), 1):
            with _standard_output() as shown:
                if summary:
                    print(end="\n" if done > 1 else "")
                    print_summary(report)
                elif pretty or file is None:
                    shown.write(_record(report, 2 if pretty else None))
            if file is not None:
                file.write(_record(report))
        if failed and not done:
            # Nothing was read: an earlier run's output is worth more than an empty file.
            _stop(_REFUSED)
    if failed:
        _stop(_REFUSED)


def _explain(files: tuple[str, ...], figure: str) -> None:
    from .explanation import explain

    if (report := next(_reports(files, []), None)) is None:
        _stop(_REFUSED)
    try:
        told = explain(report, figure)
    except LookupError as error:
        _stop(_REFUSED, f"{report.source}: {error}")
    with _standard_output():
        print(told)


def command() -> click.Group:
    """Return the command for click."""
    import click

    @click.group(_NAME, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name=_NAME, message="%(prog)s %(version)s")
    def group() -> None:
        pass

    @group.command()
    @click.argument("files", nargs=-1, metavar="[FILE]...")
    @click.option("-o", "--output", metavar="OUT", help="Write JSON Lines to this file, whole or not at all.")
    @click.option("--pretty", is_flag=True, help="Print indented JSON.")
    @click.option("--summary", is_flag=True, help="Print a summary for reading.")
    def parse(files: tuple[str, ...], output: str | None, pretty: bool, summary: bool) -> None:
        """Parse each FILE of UTF-8 text; FILE may be - for standard input.

        Prints JSON Lines, a report a line in the order of the files. With -o they go to a file, and only what
        --pretty or --summary asks for is printed. Without FILE: a summary of the example report that comes along.
        """
        if pretty and summary:
            raise click.UsageError("--pretty and --summary exclude each other")
        if files.count("-") > 1:
            raise click.UsageError("standard input can be read only once")
        if output and os.path.realpath(output) in {os.path.realpath(path) for path in files if path != "-"}:
            raise click.UsageError(f"{_shown(output)} is one of the files to read")
        _parse(files, output, pretty, summary or not (files or output or pretty))

    @group.command()
    @click.argument("words", nargs=-1, metavar="[FILE] ID")
    def explain(words: tuple[str, ...]) -> None:
        """Say which rules made the figure ID, such as o12, of FILE; without FILE, of the example report."""
        if len(words) not in (1, 2):
            raise click.UsageError("give a FILE and the ID of a figure, or the ID of one of the example report")
        _explain(words[:-1], words[-1])

    @group.command()
    def schema() -> None:
        """Print the JSON Schema of a report."""
        from .schema import json_schema

        with _standard_output() as shown:
            shown.write(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode() + b"\n")

    return group


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, with the arguments of the process if none are given, and return its exit code."""
    try:
        import click
    except ImportError:
        _say(f"the command needs click and rich: pip install '{_NAME}[cli]'")
        return _REFUSED
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without Chinese characters shows marks in their place.
            stream.reconfigure(errors="replace")
    try:
        with _standard_output():
            code = command().main(arguments, prog_name=_NAME, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ImportError as error:  # says itself which extra is missing
        _say(str(error))
        return _REFUSED
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else _FAULT
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
