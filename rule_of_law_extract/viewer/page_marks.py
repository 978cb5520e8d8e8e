"""Marks (标记) on the text of a report, and the sweep that cuts overlapping ones into segments side by side."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..schema import Finding, Report
from ..schema.base import Span

__all__ = ["KINDS", "Mark", "Segment", "marks_of", "segments"]

KINDS = ("figure", "date", "citation", "problem", "plan", "finding", "field")
"""What is marked, in the order in which marks are numbered; a field is one of the metadata, at its evidence."""

# How many marks a segment names. Real reports lay no more than five over one another; a forged record could lay
# thousands, and the page would grow with their square.
_DEEPEST = 16


class Mark(NamedTuple):
    """A stretch ``[start, end)`` of the text and what stands there; `start` is -1 where it has no place."""

    kind: str
    anchor: str
    start: int
    end: int


class Segment(NamedTuple):
    """A stretch of the text under the same marks throughout, given by their numbers, the shortest mark first."""

    start: int
    end: int
    marks: tuple[int, ...]


def marks_of(report: Report, findings: Iterable[Finding]) -> list[Mark]:
    """Return every mark of a report, kind by kind in the order of :data:`KINDS`.

    Spans of a record that leave its text are cut to it, and one of no length is given the character beside it.

    Args:
        report: The report.
        findings: What is found odd in it; the page shows what ``check`` finds, which is more than the record has.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> marks_of(parse("办结案件85起。"), ())
        [Mark(kind='figure', anchor='o1', start=4, end=7)]
    """
    found: list[tuple[str, str, Span | None]] = [
        ("figure", item.id, item.quantity.span) for item in report.observations
    ]
    spans: tuple[tuple[str, list[Span | None]], ...] = (
        ("date", [item.span for item in report.dates]),
        ("citation", [item.span for item in report.citations]),
        ("problem", [item.span for item in report.problems]),
        ("plan", [item.span for item in report.plans]),
        ("finding", [item.span for item in findings]),
    )
    found += [(kind, f"{kind}{number}", span) for kind, of_kind in spans for number, span in enumerate(of_kind, 1)]
    found += [("field", f"field-{name}", span) for name, span in report.metadata.evidence.items()]
    length = len(report.text)
    return [Mark(kind, anchor, *_within(span, length)) for kind, anchor, span in found]


def _within(span: Span | None, length: int) -> tuple[int, int]:
    if span is None or not length:
        return -1, -1
    start = min(span.start, length - 1)
    return start, min(max(span.end, start + 1), length)


def segments(marks: Sequence[Mark], cuts: Iterable[int]) -> Iterator[Segment]:
    """Sweep over the text once and yield its segments from the first place named to the last.

    Args:
        marks: The marks, in any order, nested or overlapping as they like.
        cuts: Further places at which a segment must end, such as the ends of lines.

    Examples:
        >>> marks = [Mark("plan", "plan1", 0, 6), Mark("figure", "o1", 2, 4), Mark("finding", "finding1", 3, 8)]
        >>> [(part.start, part.end, part.marks) for part in segments(marks, [0, 9])]
        [(0, 2, (0,)), (2, 3, (1, 0)), (3, 4, (1, 2, 0)), (4, 6, (2, 0)), (6, 8, (2,)), (8, 9, ())]
    """
    begin: dict[int, list[int]] = {}
    cease: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        if mark.start >= 0:
            begin.setdefault(mark.start, []).append(number)
            cease.setdefault(mark.end, []).append(number)
    places = sorted({*cuts, *begin, *cease})
    active: list[tuple[int, int]] = []
    for place, following in pairwise(places):
        for number in cease.get(place, ()):
            key = (marks[number].end - marks[number].start, number)
            del active[bisect_left(active, key)]
        for number in begin.get(place, ()):
            insort(active, (marks[number].end - marks[number].start, number))
        yield Segment(place, following, tuple(number for _, number in active[:_DEEPEST]))
