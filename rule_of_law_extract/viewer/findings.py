"""Findings as they are handed out (检查结果): each with its place as people and editors name it, file by file.

A run goes over its sources once and holds one at a time; the formats, a module each, turn it into text piece by piece.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from ..schema import Finding, Report, Severity, Span

__all__ = ["Found", "Language", "Region", "Run", "Source", "in_record", "in_report"]

Language = Literal["en", "zh"]


class Region(NamedTuple):
    """A stretch of text by lines and columns, counted from 1 in characters; the end is behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its place.

    Attributes:
        code, severity, message, message_zh, detail, span: As in the finding.
        line: The line of the text, or of the JSON Lines, from 1.
        region: Where in a text it is.
        text: The words found, as the text has them.
        pointer: Where in a record it is: a JSON Pointer (RFC 6901), the empty string for the whole record.
        record: Which record of the source it is in, from 0.
    """

    code: str
    severity: Severity
    message: str
    message_zh: str | None = None
    detail: str | None = None
    span: Span | None = None
    line: int | None = None
    region: Region | None = None
    text: str | None = None
    pointer: str | None = None
    record: int | None = None

    def words(self, language: Language) -> str:
        """Return the message in a language; in English where there is no other."""
        return self.message_zh if language == "zh" and self.message_zh is not None else self.message


class InRecord(Protocol):
    """What ``validate`` yields."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def message(self) -> str: ...
    @property
    def message_zh(self) -> str | None: ...
    @property
    def detail(self) -> str | None: ...
    @property
    def span(self) -> Span | None: ...
    @property
    def pointer(self) -> str: ...
    @property
    def line(self) -> int | None: ...
    @property
    def record(self) -> int | None: ...


def in_record(finding: InRecord) -> Found:
    """Return a finding of ``validate`` with its place."""
    return Found(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        message_zh=finding.message_zh,
        detail=finding.detail,
        span=finding.span,
        line=finding.line,
        pointer=finding.pointer,
        record=finding.record,
    )


def in_report(report: Report, findings: Iterable[Finding]) -> Iterator[Found]:
    """Yield the findings of ``check`` with their places in the report's text.

    Lines end at ``\\n``; a ``\\r`` before it is the line's last character, as SARIF has it too.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> report = parse("一、主要举措\\n三、工作安排")
        >>> [(found.code, found.region) for found in in_report(report, report.findings)][-1]
        ('skipped-ordinal', Region(line=2, column=1, end_line=2, end_column=7))
    """
    starts = [0, *(match.end() for match in re.finditer("\n", report.text))]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    for finding in findings:
        span = finding.span
        region = None if span is None else Region(*place(span.start), *place(span.end))
        yield Found(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            message_zh=finding.message_zh,
            detail=finding.detail,
            span=span,
            line=None if region is None else region.line,
            region=region,
            text=None if span is None else report.text[span.start : span.end],
        )


@dataclass(eq=False, slots=True)
class Source:
    """A file and what was found in it, found while it is asked for.

    Attributes:
        name: As it is shown.
        path: The path as given; None for what is no file.
        found: Called once; it may set `problem`.
        problem: Why the file could not be read, or not to its end.
        counts: How many findings of each severity have been given.
    """

    name: str
    path: str | None
    found: Callable[[Source], Iterable[Found]]
    problem: str | None = None
    counts: Counter[Severity] = field(default_factory=Counter[Severity])

    def __iter__(self) -> Iterator[Found]:
        for item in self.found(self):
            self.counts[item.severity] += 1
            yield item


class Run:
    """Sources, gone over once, one after another.

    Attributes:
        language: That of the messages.
        counts: How many findings of each severity there were so far.
        files, clean, unread: How many sources were done, were without findings, could not be read.
    """

    def __init__(self, sources: Iterable[Source], language: Language = "en") -> None:
        self._sources = sources
        self.language: Language = language
        self.counts: Counter[Severity] = Counter()
        self.files = self.clean = self.unread = 0

    def __iter__(self) -> Iterator[Source]:
        for source in self._sources:
            self.files += 1
            yield source
            self.counts += source.counts
            self.unread += source.problem is not None
            self.clean += source.problem is None and not source.counts

    def has(self, threshold: Severity) -> bool:
        """Is there a finding at or above the threshold?"""
        order = list(Severity)
        return any(self.counts[severity] for severity in order[: order.index(threshold) + 1])
