"""Marks on the text and the sweep that cuts them into segments."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rule_of_law_extract import check, example_report, parse
from rule_of_law_extract.schema import Finding
from rule_of_law_extract.schema.base import Span
from rule_of_law_extract.viewer.page_marks import KINDS, Mark, marks_of, segments

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=10
)


@given(SPANS, st.lists(st.integers(0, 40), max_size=5))
def test_segments_are_what_a_look_at_every_place_finds(spans: list[tuple[int, int]], cuts: list[int]) -> None:
    marks = [Mark("figure", f"o{number}", start, end) for number, (start, end) in enumerate(spans)]
    found = list(segments(marks, cuts))
    places = sorted({*cuts, *(place for span in spans for place in span)})
    assert [part[:2] for part in found] == list(pairwise(places))
    for part in found:
        over = [number for number, mark in enumerate(marks) if mark.start <= part.start and part.end <= mark.end]
        assert part.marks == tuple(sorted(over, key=lambda number: (marks[number].end - marks[number].start, number)))


def test_marks_are_numbered_kind_by_kind() -> None:
    report = parse(example_report())
    found = marks_of(report, check(report))
    order = [KINDS.index(mark.kind) for mark in found]
    assert order == sorted(order)
    assert set(order) == set(range(len(KINDS)))
    assert [mark.anchor for mark in found[:2]] == ["o1", "o2"]


def test_what_has_no_place_keeps_its_number() -> None:
    finding = Finding(code="own-code", severity="info", message="no place")  # type: ignore[arg-type]
    assert marks_of(parse("一、主要举措"), [finding]) == [Mark("finding", "finding1", -1, -1)]
    assert [part.marks for part in segments([Mark("finding", "finding1", -1, -1)], [0, 3])] == [()]


def test_spans_that_leave_the_text_are_cut_to_it() -> None:
    report = parse("无事")
    for start, end, wanted in ((0, 9, (0, 2)), (5, 9, (1, 2)), (1, 1, (1, 2)), (2, 2, (1, 2)), (1, 0, (1, 2))):
        finding = Finding.model_construct(
            code="a", severity="info", message="", span=Span.model_construct(start=start, end=end)
        )
        assert marks_of(report, [finding])[-1][2:] == wanted


def test_many_marks_over_one_another_cost_no_square() -> None:
    many = [Mark("finding", f"finding{number}", number, 40_000 - number) for number in range(20_000)]
    began = time.perf_counter()
    deepest = max(len(part.marks) for part in segments(many, ()))
    assert deepest == 16
    assert time.perf_counter() - began < 5
