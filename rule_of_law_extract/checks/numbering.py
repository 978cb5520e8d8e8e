"""Numbering (层次序号) of headings and points, GB/T 9704-2012, 7.3.3: 一、（一） 1.（1）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..schema import Finding, Point, Section
from ..text.fold import fold
from .reading import Reading

__all__ = ["check_numbering", "check_points"]

_WHOLE = re.compile(
    r"[一二三四五六七八九十]{1,3} ?[、.,:]|第[一二三四五六七八九十]{1,3}(?:部分|章)"
    r"|\( ?[一二三四五六七八九十]{1,3} ?\)|[㈠-㈩①-⑳⑴-⒇]|\d{1,2}[.、,:]|\(? ?\d{1,2} ?\)"
)
_RUNS_ON = 3
"""Headings 1. 2. 3. may run on across （一）（二）."""

_NEAR = 1200
"""Points further apart than this are of two lists."""


def check_numbering(reading: Reading) -> Iterator[Finding]:
    """Find numbers of headings that repeat, skip or begin again, levels that are mixed, and damaged markers."""
    for section in reading.sections:
        marker = section.marker
        if marker is not None and not (_WHOLE.match(marker) or _WHOLE.match(fold(marker))):
            yield reading.finding("damaged-marker", _heading(section), marker=marker)
    yield from _siblings(reading, reading.report.sections)
    for section in reading.sections:
        yield from _siblings(reading, section.children)


def _siblings(reading: Reading, sections: Iterable[Section]) -> Iterator[Finding]:
    last: int | None = None
    level: int | None = None
    slipped = False
    for section in sections:
        ordinal = section.ordinal
        if ordinal is None:
            continue
        if level is not None and section.level != level:
            yield reading.finding("mixed-levels", _heading(section), level=section.level, other=level)
            last = None if ordinal == 1 else last
        if last is None:
            if ordinal != 1 and section.level != _RUNS_ON:
                yield reading.finding("skipped-ordinal", _heading(section), ordinal=ordinal, due=1)
        elif ordinal == 1 and last > 1:
            yield reading.finding("restarted-ordinal", _heading(section), last=last)
        elif ordinal <= last:
            yield reading.finding("repeated-ordinal", _heading(section), ordinal=ordinal, last=last)
        elif ordinal > last + 1 and not (slipped and ordinal == last + _GAP):
            yield reading.finding("skipped-ordinal", _heading(section), ordinal=ordinal, due=last + 1)
        # Where a number stood twice, the next goes on from it or from the number that was due.
        slipped = ordinal == last
        last, level = ordinal, section.level


def _heading(section: Section) -> tuple[int, int]:
    return section.heading_span.start, section.heading_span.end


def check_points(reading: Reading) -> Iterator[Finding]:
    """Find the same number twice in a run of points, a number left out, and a marker that has lost its 是."""
    previous: Point | None = None
    slipped = False
    for section in reading.sections:
        for point in section.points:
            place = (point.span.start, point.span.start + len(point.marker))
            if _kind(point) == "":
                yield reading.finding("bare-point-marker", place, marker=point.marker)
            goes_on = previous is not None and _goes_on(previous, point)
            step = point.ordinal - previous.ordinal if previous is not None and goes_on else 1
            repeated = step == 0 and point.ordinal > 1
            if repeated:
                yield reading.finding("repeated-point-ordinal", place, ordinal=point.ordinal)
            elif step == _GAP and not slipped:
                last = point.ordinal - step
                yield reading.finding("skipped-point-ordinal", place, ordinal=point.ordinal, last=last)
            # Where a number stood twice, the next goes on from the number that was due.
            slipped = repeated
            previous = point


def _goes_on(first: Point, second: Point) -> bool:
    """Are the two of one list? They are near and of one kind; a bare numeral goes on any list."""
    kinds = {_kind(first), _kind(second)} - {""}
    return second.span.start - first.span.start < _NEAR and len(kinds) < 2


def _kind(point: Point) -> str:
    """Return what the marker is but for its number: 是 or 要, 其, 第; nothing for a bare numeral."""
    return point.marker.strip(_NUMERALS)


_GAP = 2
_NUMERALS = "一二三四五六七八九十"
