"""Sections nest: children inside parents, side by side, with ids that say where they are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rule_of_law_extract import Report, parse
from rule_of_law_extract.schema import Section
from rule_of_law_extract.testing import ExpectedReport, reports, sections_of

MARKERS = ["一、", "二、", "三、", "十、", "（一）", "（二）", "1.", "2.", "3．", "（1）", "（2）", "①", "一)", "二"]
heading = st.builds(
    lambda marker, words, end: marker + words + end,
    st.sampled_from(MARKERS),
    st.sampled_from(["主要举措", "存在的问题", "下一步打算", "强化学习", "严格执法"]),
    st.sampled_from(["\n", "。抓好落实。\n", "一是抓学习；二是抓落实。\n", "\n正文。\n"]),
)
outlines = st.lists(heading, max_size=14).map("".join)


def assert_nested(report: Report) -> None:
    sections = list(sections_of(report))
    ids = [section.id for section, _ in sections]
    assert len(ids) == len(set(ids))
    for section, parent in sections:
        assert section.marker is None or (section.ordinal is not None and section.ordinal > 0)
        assert section.level is None or 1 <= section.level <= 4
        if parent is not None:
            assert section.id.startswith(f"{parent.id}.")
            assert parent.level is not None
            assert section.level is not None
            assert section.level > parent.level
            assert parent.heading_span.end <= section.span.start
        assert_side_by_side(section.children)
        assert_points_inside(section)
    assert_side_by_side(report.sections)
    known = set(ids)
    assert {item.section_id for item in report.observations} <= known | {None}
    assert {item.section_id for item in (*report.problems, *report.plans)} <= known | {None}


def assert_side_by_side(sections: tuple[Section, ...]) -> None:
    assert all(first.span.end <= second.span.start for first, second in pairwise(sections))


def assert_points_inside(section: Section) -> None:
    assert all(point.ordinal > 0 for point in section.points)
    assert all(first.span.end <= second.span.start for first, second in pairwise(section.points))
    assert all(section.span.start <= point.span.start <= point.span.end <= section.span.end for point in section.points)


@settings(max_examples=60)
@given(reports())
def test_written_reports(written: tuple[str, ExpectedReport]) -> None:
    assert_nested(parse(written[0]))


@settings(max_examples=200)
@given(outlines)
def test_any_outline(text: str) -> None:
    assert_nested(parse(text))


@settings(max_examples=100)
@given(st.text(st.sampled_from("一二三、（）()1.是。\n 工作"), max_size=60))
def test_any_text(text: str) -> None:
    assert_nested(parse(text))


@settings(max_examples=60)
@given(outlines)
def test_sections_cover_the_text(text: str) -> None:
    """No character that is not blank stands outside of every section."""
    report = parse(text)
    inside = bytearray(len(text))
    for section in report.sections:
        inside[section.span.start : section.span.end] = b"\x01" * (section.span.end - section.span.start)
    assert not [char for char, known in zip(text, inside, strict=True) if not known and char.strip()]


@settings(max_examples=60)
@given(reports())
def test_ids_of_observations(written: tuple[str, ExpectedReport]) -> None:
    report = parse(written[0])
    ids = [item.id for item in report.observations]
    assert ids == [f"o{number}" for number in range(1, len(ids) + 1)]
    assert all({group.whole, *group.parts} <= set(ids) for group in report.breakdowns)
    assert all(
        first.quantity.span.start <= second.quantity.span.start for first, second in pairwise(report.observations)
    )
