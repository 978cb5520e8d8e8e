"""Findings for programs: one JSON document, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..schema import Severity
from .findings import Found, Run

__all__ = ["findings_json", "findings_jsonl", "json_text"]


def json_text(value: Any) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def _fields(found: Found) -> dict[str, Any]:
    """The same keys for every finding; null is what does not apply."""
    region, span = found.region, found.span
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "message_zh": found.message_zh,
        "detail": found.detail,
        "span": None if span is None else {"start": span.start, "end": span.end},
        "text": found.text,
        "line": found.line,
        "column": None if region is None else region.column,
        "end_line": None if region is None else region.end_line,
        "end_column": None if region is None else region.end_column,
        "pointer": found.pointer,
        "record": found.record,
    }


def findings_jsonl(run: Run) -> Iterator[str]:
    """Yield a line of JSON for each finding, with its source."""
    for source in run:
        for found in source:
            yield json_text({"source": source.name, **_fields(found)}) + "\n"


def findings_json(run: Run) -> Iterator[str]:
    """Yield one document, piece by piece: the files with their findings, then how many there were of each severity.

    A file that could not be read has an ``error``.
    """
    yield '{"files": ['
    for number, source in enumerate(run):
        yield f'{"," if number else ""}\n{{"source": {json_text(source.name)}, "findings": ['
        comma = ""
        for found in source:
            yield f"{comma}\n  {json_text(_fields(found))}"
            comma = ","
        yield "]" if source.problem is None else f'], "error": {json_text(source.problem)}'
        yield "}"
    counts = {severity.value: run.counts[severity] for severity in Severity}
    files = {"files": run.files, "clean": run.clean, "unread": run.unread}
    yield f'\n], "counts": {json_text({**counts, **files})}}}\n'
