"""Findings as workflow commands of GitHub Actions, which stand as annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..schema import Severity
from .findings import Found, Run, Source

__all__ = ["findings_github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LONGEST = 160


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _properties(source: Source, found: Found) -> Iterator[tuple[str, object]]:
    if source.path is not None:
        yield "file", PurePath(source.path).as_posix()
    region = found.region
    if region is not None:
        yield "line", region.line
        yield "endLine", region.end_line
        if region.end_line == region.line:
            # Columns are taken only within one line; the end is the last character.
            yield "col", region.column
            yield "endColumn", max(region.column, region.end_column - 1)
    elif found.line is not None:
        yield "line", found.line
    yield "title", found.code


def findings_github(run: Run) -> Iterator[str]:
    """Yield a workflow command for each finding: ``::warning file=…,line=…,col=…,title=…::…``.

    The message goes on with the words found, or with the JSON Pointer.
    """
    for source in run:
        for found in source:
            words = found.words(run.language)
            more = (found.text or "").strip()
            if more and more not in words:
                words += "\n" + (more if len(more) <= _LONGEST else more[: _LONGEST - 1] + "…")
            elif found.pointer:
                words += f"\n{found.pointer}"
            properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(source, found))
            yield f"::{_COMMANDS[found.severity]} {properties}::{_data(words)}\n"
