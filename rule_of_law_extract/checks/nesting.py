"""The nesting of sections (层次嵌套) in a record: ids by position, each in its parent, numbers and levels as marked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import itemgetter

from ..grammar.headings import HEADING_STOPS, find_headings
from ..grammar.numerals import chinese_integer
from ..schema import Part, Point, Report, Section
from ..text.fold import fold
from .issue import Issue, outlined

__all__ = ["Places", "check_sections"]

Places = dict[str, tuple[int, int]]

_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}|[㈠-㈩①-⑳⑴-⒇]")
_CHAPTER = re.compile(r"[ #*>]*第")
_SIDES = "方面"
_SECTION = itemgetter(
    "id", "marker", "ordinal", "level", "heading", "heading_span", "span", "points", "children",
)  # fmt: skip
_CACHED = 1024
_LONGEST = 30
"""No marker is longer, its indent and all."""


def check_sections(report: Report) -> tuple[Places, list[Issue]]:
    """Check the outline of a report.

    Returns:
        The place of each section by its id, and the issues.
    """
    text = report.text
    limit = len(text)
    places: Places = {}
    issues: list[Issue] = []
    waiting: list[tuple[tuple[Section, ...], Section | None, str]] = [(report.sections, None, "/sections")]
    while waiting:
        siblings, parent, above = waiting.pop()
        number, last_start, last_end = 0, 0, 0
        preamble = parent is None and bool(siblings) and siblings[0].marker is None
        own_id = "" if parent is None else parent.id + "."
        outer_level = 0 if parent is None else parent.level or 0
        outer_start, outer_end = (0, limit) if parent is None else (parent.span.start, parent.span.end)
        for index, section in enumerate(siblings):
            given, marker, number_given, level_given, heading, head, span, points, children = _SECTION(section.__dict__)
            start, end = span.start, span.end
            head_start, head_end = head.start, head.end
            number += not (preamble and index == 0)
            due = f"{own_id}{number}" if number else "0"
            if given in places:
                issues.append(Issue("duplicate-id", f"{above}/{index}/id", {"id": given}))
            else:
                places[given] = (start, end)
                if given != due:
                    issues.append(Issue("section-id-mismatch", f"{above}/{index}/id", {"id": given, "expected": due}))
            if start > end or end > limit:
                issues.append(_outside(f"{above}/{index}/span", start, end, limit))
            elif start < outer_start or end > outer_end:
                issues.append(_reaches_out(f"{above}/{index}", given, own_id[:-1], (start, end)))
            elif start < last_start:
                issues.append(Issue("out-of-order", f"{above}/{index}", {"kind": "sections"}, (start, end)))
            elif start < last_end:
                issues.append(Issue("sections-overlap", f"{above}/{index}", {"id": given}, (start, end)))
            last_start, last_end = start, end
            piece = text[head_start:head_end]
            if not head_start <= head_end <= limit:
                issues.append(_outside(f"{above}/{index}/heading_span", head_start, head_end, limit))
            elif head_start < start or head_end > end:
                issues.append(_reaches_out(f"{above}/{index}", "heading", given, (head_start, head_end)))
            elif (marker is None or piece != marker + heading) and not _is_heading(piece, marker, heading):
                words = {"given": outlined(f"{marker or ''}{heading}"), "found": outlined(piece)}
                issues.append(Issue("span-text-mismatch", f"{above}/{index}", words, (head_start, head_end)))
            if marker is None or _numbered(marker) != (number_given, level_given):
                issues += _misnumbered(section, f"{above}/{index}", top=parent is None)
            if parent is not None and (level_given or 0) <= outer_level and _rank(section) <= _rank(parent):
                issues.append(_not_deeper(section, parent, f"{above}/{index}"))
            if points:
                issues += _points(text, points, f"{above}/{index}", (given, start, end))
            if children:
                waiting.append((children, section, f"{above}/{index}/children"))
    return places, issues


def _is_heading(piece: str, marker: str | None, heading: str) -> bool:
    """Does `piece` consist of the marker and the heading, but for spaces and the stop behind it?"""
    printed = piece.lstrip()
    if marker is None:
        return not heading and not printed
    return printed.startswith(marker) and printed[len(marker) :].strip().rstrip(HEADING_STOPS) == heading


def _misnumbered(section: Section, place: str, *, top: bool) -> list[Issue]:
    """Where number and level are not those of the marker; the preamble has none of the three."""
    marker, ordinal, level = section.marker, section.ordinal, section.level
    if marker is None:
        found = [
            Issue(code, place, {"marker": "null", "expected": "null", "given": given})
            for code, given in (("ordinal-marker-mismatch", ordinal), ("level-marker-mismatch", level))
            if given is not None
        ]
        if not top or section.id != "0" or section.part is not Part.PREAMBLE:
            found.append(Issue("not-the-preamble", place, {"id": section.id}))
        return found
    span = (section.heading_span.start, section.heading_span.end)
    shown = zip(("ordinal-marker-mismatch", "level-marker-mismatch"), _numbered(marker), (ordinal, level), strict=True)
    return [
        Issue(code, place, _due(marker, due, given), span)
        for code, due, given in shown
        if given is None or (due is not None and due != given)
    ]


def _due(marker: str, due: int | None, given: int | None) -> dict[str, object]:
    words: dict[str, object] = {"marker": outlined(marker), "expected": due, "given": outlined(given)}
    return words if due is not None else {**words, "expected": "a number", "expected_zh": "数字"}


def _rank(section: Section) -> int:
    """How deep a section stands; 第一部分 stands above 一、, which has the same level."""
    level = section.level
    return 0 if level is None else 2 * level - (level == 1 and _CHAPTER.match(section.marker or "") is not None)


def _not_deeper(section: Section, parent: Section, place: str) -> Issue:
    words = {"id": section.id, "level": outlined(section.level), "parent": parent.id, "above": outlined(parent.level)}
    return Issue("level-not-deeper", place, words, (section.span.start, section.span.end))


def _outside(place: str, start: int, end: int, limit: int) -> Issue:
    return Issue("span-outside-text", place, {"start": start, "end": end, "length": limit})


def _reaches_out(place: str, inner: str, outer: str, span: tuple[int, int]) -> Issue:
    return Issue("child-outside-parent", place, {"inner": inner, "outer": outer}, span)


def _points(text: str, points: tuple[Point, ...], above: str, section: tuple[str, int, int]) -> list[Issue]:
    issues: list[Issue] = []
    given, begin, close = section
    last = begin
    for index, point in enumerate(points):
        span, marker = point.span, point.marker
        start, end = span.start, span.end
        if start > end or end > len(text):
            issues.append(_outside(f"{above}/points/{index}/span", start, end, len(text)))
            continue
        if not text.startswith(marker, start) or start + len(marker) > end:
            words = {"given": outlined(marker), "found": outlined(text[start:end])}
            issues.append(Issue("span-text-mismatch", f"{above}/points/{index}", words, (start, end)))
        if start < begin or end > close:
            issues.append(_reaches_out(f"{above}/points/{index}", marker, given, (start, end)))
        elif start < last:
            issues.append(Issue("out-of-order", f"{above}/points/{index}", {"kind": "points"}, (start, end)))
        last = max(last, start)
        ordinal = _point_ordinal(marker)
        if ordinal is not None and ordinal != point.ordinal:
            shown = _due(marker, ordinal, point.ordinal)
            issues.append(Issue("ordinal-marker-mismatch", f"{above}/points/{index}", shown, (start, end)))
    return issues


def _ordinal(folded: str) -> int | None:
    """The number that a marker shows, whole or damaged."""
    found = _NUMERAL.search(folded)
    if found is None:
        return None
    shown = found.group()
    if shown.isdecimal():
        return int(shown)
    return chinese_integer(shown) if "一" <= shown[0] <= "鿿" else int(unicodedata.numeric(shown))


def _numbered(marker: str) -> tuple[int | None, int | None]:
    """The number and the level that the marker of a heading shows; None for what it does not show for sure."""
    return _heading_marker(marker) if len(marker) <= _LONGEST else (None, None)


@lru_cache(maxsize=_CACHED)
def _heading_marker(marker: str) -> tuple[int | None, int | None]:
    folded = fold(marker)
    whole = find_headings(f"{folded}总则")
    certain = len(whole) == 1 and not whole[0].damaged and whole[0].marker_end == len(folded)
    return _ordinal(folded), whole[0].level if certain else None


def _point_ordinal(marker: str) -> int | None:
    """The number that the marker of a point shows; 一方面 is of no number, since the second may be called so too."""
    return _point_marker(marker) if len(marker) <= _LONGEST else None


@lru_cache(maxsize=_CACHED)
def _point_marker(marker: str) -> int | None:
    folded = fold(marker)
    return None if folded.endswith(_SIDES) else _ordinal(folded)
