"""The commands ``check`` and ``validate``: what is found in reports and in records, in the format asked for."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import IO, NoReturn, cast

from ..schema import Severity
from ..viewer.findings import Found, Language, Run, Source
from .reading import UnreadableError, read_text
from .settled import settled
from .streams import REFUSED, say, shown, standard_output, stop
from .whole import whole_file

__all__ = ["FOUND", "UNWRITTEN", "check_files", "hand_out", "validate_files"]

FOUND, UNWRITTEN = 1, 3
_WIDTH_IN_FILE = 120


def check_files(paths: Sequence[str], profile: str) -> Iterator[Source]:
    """Yield the reports, to be read, parsed and checked one after another; the example where there is none."""
    from ..checks import check
    from ..data import example_report
    from ..extractor import default_steps, parse
    from ..viewer.findings import in_report

    def found_in(text: str, name: str) -> Iterator[Found]:
        report = parse(text, source=name)
        return in_report(report, check(report, profile=profile))

    if not paths:
        say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
        yield Source("example report", None, lambda source: found_in(example_report(), source.name))
    with settled(default_steps):
        for path in paths:
            yield _source(path, lambda source: found_in(read_text(source.path or "-"), source.name))


def validate_files(paths: Sequence[str]) -> Iterator[Source]:
    """Yield the files of records, to be validated one after another."""
    from ..checks.records import validate
    from ..extractor import parse
    from ..viewer.findings import in_record

    def found_in(source: Source) -> Iterator[Found]:
        given = cast("IO[bytes]", _StandardInput()) if source.path is None else source.path
        return map(in_record, validate(given))

    # The first record reads the rules and builds the models.
    with settled(lambda: list(validate(parse("")))):
        for path in paths:
            yield _source(path, found_in)


class _StandardInput:
    """Standard input as it arrives: who reads a part of it does not wait until there is as much as was asked for."""

    def __init__(self) -> None:
        buffer = sys.stdin.buffer
        self.read: Callable[[int], bytes] = getattr(buffer, "read1", buffer.read)


def _source(path: str, found: Callable[[Source], Iterable[Found]]) -> Source:
    def guarded(source: Source) -> Iterator[Found]:
        try:
            yield from found(source)
        except (OSError, UnreadableError) as error:
            source.problem = (error.strerror if isinstance(error, OSError) else None) or str(error)
            say(f"{source.name}: {source.problem}")

    return Source(shown(path), None if path == "-" else path, guarded)


def _pieces(run: Run, form: str, to_file: bool) -> Iterator[str]:
    if form == "table":
        from ..viewer.findings_table import findings_table

        return findings_table(run, file=io.StringIO(), width=_WIDTH_IN_FILE) if to_file else findings_table(run)
    if form == "sarif":
        from ..viewer.sarif import findings_sarif

        return findings_sarif(run)
    if form == "github":
        from ..viewer.findings_github import findings_github

        return findings_github(run)
    from ..viewer.findings_json import findings_json, findings_jsonl

    return findings_json(run) if form == "json" else findings_jsonl(run)


def hand_out(sources: Iterable[Source], *, form: str, lang: Language, fail_on: str, output: str | None) -> NoReturn:
    """Write what is found, as it is found, and end the run with the exit code due.

    Args:
        sources: Where it is found.
        form: table, json, jsonl, sarif or github.
        lang: The language of the messages.
        fail_on: The least severity that makes the run end with :data:`FOUND`.
        output: A file, which is written whole or not at all; standard output where there is none.
    """
    run = Run(sources, lang)
    path = None if output == "-" else output
    try:
        with nullcontext() if path is None else whole_file(path, UNWRITTEN) as file:
            for piece in _pieces(run, form, to_file=file is not None):
                if file is None:
                    _print(piece, form)
                else:
                    file.write(piece.encode("utf-8", "replace"))
            if file is not None and run.files == run.unread:
                # Nothing was read: an earlier run's output is worth more than one without content.
                stop(REFUSED)
    except ImportError:
        raise
    except Exception:
        # Python's own exit code for it would say that there are findings.
        traceback.print_exc()
        stop(UNWRITTEN)
    stop(REFUSED if run.unread else FOUND if run.has(Severity(fail_on)) else 0)


def _print(piece: str, form: str) -> None:
    with standard_output(UNWRITTEN) as out:
        if form == "table":
            # For people: in the encoding of their terminal.
            sys.stdout.write(piece)
        else:
            out.write(piece.encode("utf-8", "replace"))
