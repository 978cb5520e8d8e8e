"""Validating records (记录校验): whether JSON conforms to the schema, and to what a schema cannot say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import IO, Any, cast

from pydantic import Field

from ..schema import Finding, Report, Span
from .catalogue import catalogue
from .conformity import record_issues
from .issue import Issue, outlined
from .plain import written
from .reader import Pieces, pieces

__all__ = ["MAX_BYTES", "RecordFinding", "validate"]

MAX_BYTES = 16 * 2**20
"""The largest record that is read unless another limit is asked for, in bytes."""


class RecordFinding(Finding):
    """What is wrong at one place of one record.

    ``span`` is the place in the record's own ``text``, where the finding is about such a place.
    """

    pointer: str = Field(description="The place in the record: a JSON Pointer (RFC 6901), '' for the whole.")
    record: int = Field(description="Which record of the source it is, from 0.", ge=0)
    line: int | None = Field(default=None, description="The number of its line, from 1; null where it is no line.")
    source: str | None = Field(default=None, description="The name of the file; null where there is none.")


def validate(
    source: Report
    | Mapping[str, Any]
    | bytes
    | str
    | os.PathLike[str]
    | IO[str]
    | IO[bytes]
    | Iterable[Report | Mapping[str, Any] | str | bytes],
    *,
    max_bytes: int = MAX_BYTES,
) -> Iterator[RecordFinding]:
    """Validate records: yield all that is wrong with each, in the order of the records.

    First what the schema asks, with the same verdict as a JSON Schema validator gives on ``json_schema()`` (records of
    an older version, which are migrated, and of a later minor one apart); then what it cannot say: that spans quote the
    text, ids are unique and references resolve, sections nest and are numbered as their markers are, values are those
    printed, units and indicators fit, dates and periods run forward, codes check out and breakdowns add up as stated.
    Of a record that does not conform the rest is checked as far as it can be read: unknown fields are passed over,
    faulty items are left out, and nothing more is said of one without a text or of a version that is not known.

    Args:
        source: A ``Report``; a mapping, as ``json.loads`` or ``model_dump`` give it; one JSON document as bytes; the
            path of a file; an open file of lines; or an iterable of records or of lines. A path that ends in ``.jsonl``
            or ``.ndjson`` holds lines, one in ``.json`` an object or an array of objects; any other holds lines if its
            first line is an object. Lines are read one at a time, an array as a whole; blank lines are passed over.
        max_bytes: The largest line or document, in bytes of UTF-8. A larger one is a finding and nothing of it is kept.

    Returns:
        An iterator of findings; none for a record that is in order. A line that is no JSON is a finding, and the
        others are still read. The file of a path is closed at the end, or with the iterator.

    Raises:
        TypeError: `source` is none of these.
        ValueError: `max_bytes` is not a positive number.
        OSError: The file cannot be opened, or, while the iterator runs, not be read.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> report = parse("全年办结行政处罚案件85起。")
        >>> list(validate(report))
        []
        >>> record = report.model_dump()
        >>> record["observations"][0]["quantity"]["value"] = 58
        >>> for finding in validate([report, record, "not JSON"]):
        ...     print(finding.record, finding.code, finding.pointer or "-")
        1 value-text-mismatch /observations/0/quantity
        2 not-json -
    """
    if isinstance(max_bytes, bool) or not isinstance(max_bytes, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"max_bytes must be a number of bytes, not {type(max_bytes).__name__}")
    if max_bytes < 1:
        raise ValueError(f"max_bytes must be 1 or more, not {max_bytes}")
    name, found = pieces(source, max_bytes)
    return _findings(name, found, max_bytes)


def _findings(name: str | None, found: Pieces, max_bytes: int) -> Iterator[RecordFinding]:
    with closing(found):
        for record, (content, line) in enumerate(found):
            for issue in _issues(content, max_bytes):
                yield _finding(issue, record, line, name)


def _issues(content: object, max_bytes: int) -> Iterable[Issue]:
    if isinstance(content, bytes):
        return record_issues(content)
    if isinstance(content, Issue):
        return [content]
    if not isinstance(content, (Report, Mapping)):
        kind = outlined(content) if isinstance(content, (str, int, float, list, type(None))) else type(content).__name__
        return [Issue("not-an-object", "", {"given": kind})]
    line = written(cast("object", content), max_bytes)
    return record_issues(line) if isinstance(line, bytes) else line


def _finding(issue: Issue, record: int, line: int | None, source: str | None) -> RecordFinding:
    entry, words = catalogue()[issue.code], issue.words
    chinese = {**words, **{key.removesuffix("_zh"): value for key, value in words.items() if key.endswith("_zh")}}
    return RecordFinding.model_construct(
        code=issue.code,
        severity=entry.severity,
        message=entry.message.format_map(words),
        message_zh=entry.message_zh.format_map(chinese),
        detail=None,
        span=None if issue.span is None else Span.model_construct(start=issue.span[0], end=issue.span[1]),
        pointer=issue.pointer,
        record=record,
        line=line,
        source=source,
    )
