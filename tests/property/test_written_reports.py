"""A written report comes back whole: what its writer put in is what the parser finds, one test a kind of thing."""

from __future__ import annotations

from hypothesis import given, settings

from rule_of_law_extract import Report, parse
from rule_of_law_extract.schema import Observation
from rule_of_law_extract.testing import ExpectedReport, assert_grounded, reports, sections_of

Written = tuple[str, ExpectedReport]

some = settings(max_examples=60)


def observation_at(report: Report, start: int, written: str) -> Observation:
    """The observation whose figure overlaps what was written at `start`."""
    found = [
        item
        for item in report.observations
        if item.quantity.span.start < start + len(written) and start < item.quantity.span.end
    ]
    assert len(found) == 1, f"{written!r} at {start}: {[item.quantity.text for item in found]}"
    return found[0]


@some
@given(reports())
def test_grounded(written: Written) -> None:
    text, _ = written
    assert_grounded(parse(text), text)


@some
@given(reports())
def test_title_and_year(written: Written) -> None:
    text, expected = written
    found = parse(text).metadata
    assert (found.title, found.year) == (expected.title, expected.year)


def begins_with_year(written: Written) -> bool:
    _, expected = written
    return expected.title.startswith(str(expected.year))


@some
@given(reports().filter(lambda written: not begins_with_year(written)))
def test_issuer_that_heads_the_title(written: Written) -> None:
    assert_issuer(written)


@some
@given(reports().filter(begins_with_year))
def test_issuer_that_stands_behind_the_year_in_the_title(written: Written) -> None:
    assert_issuer(written)


def assert_issuer(written: Written) -> None:
    text, expected = written
    found = parse(text).metadata.issuer
    assert found is not None
    assert (found.name, found.level) == (expected.issuer, expected.level)


@some
@given(reports())
def test_date_of_publication(written: Written) -> None:
    text, expected = written
    assert parse(text).metadata.published_on == expected.published_on


@some
@given(reports())
def test_date_of_creation(written: Written) -> None:
    text, expected = written
    assert parse(text).metadata.created_on == expected.created_on


@some
@given(reports())
def test_document_number(written: Written) -> None:
    text, expected = written
    assert parse(text).metadata.document_number == expected.document_number


@some
@given(reports())
def test_index_number_and_category(written: Written) -> None:
    text, expected = written
    found = parse(text).metadata
    assert (found.index_number, found.category) == (expected.index_number, expected.category)


@some
@given(reports())
def test_sections(written: Written) -> None:
    text, expected = written
    found = [section for section, _ in sections_of(parse(text)) if section.marker is not None]
    assert [(item.level, item.ordinal, item.marker, item.heading, item.part, item.span.start) for item in found] == [
        (item.level, item.ordinal, item.marker, item.heading, item.part, item.start) for item in expected.sections
    ]


@some
@given(reports())
def test_points(written: Written) -> None:
    text, expected = written
    found = [point for section, _ in sections_of(parse(text)) for point in section.points]
    assert [(point.marker, point.ordinal, point.span.start) for point in found] == [
        (point.marker, point.ordinal, point.start) for point in expected.points
    ]


@some
@given(reports())
def test_quantities(written: Written) -> None:
    text, expected = written
    found = [(item.quantity, item.role) for item in parse(text).observations]
    assert [(item.text, item.value, item.value_max, item.unit, item.modifier, role) for item, role in found] == [
        (item.text, item.value, item.value_max, item.unit, item.modifier, item.role) for item in expected.quantities
    ]
    assert [item.span.start for item, _ in found] == [item.start for item in expected.quantities]


@some
@given(reports())
def test_indicators(written: Written) -> None:
    text, expected = written
    report = parse(text)
    assert [observation_at(report, item.start, item.text).indicator for item in expected.quantities] == [
        item.indicator for item in expected.quantities
    ]


@some
@given(reports())
def test_dates(written: Written) -> None:
    text, expected = written
    found = [(date.span.start, date.start, date.end) for date in parse(text).dates]
    stated = [(date.start, date.first, date.last) for date in expected.dates]
    # A heading 下一年度工作计划 states a date as well, a relative one, which the writer does not note.
    assert [date for date in found if not text.startswith("下一年", date[0])] == stated


@some
@given(reports())
def test_citations(written: Written) -> None:
    text, expected = written
    found = [(cited.text, cited.span.start, cited.title, cited.kind, cited.number) for cited in parse(text).citations]
    assert found == [(cited.text, cited.start, cited.title, cited.kind, cited.number) for cited in expected.citations]


@some
@given(reports())
def test_breakdowns(written: Written) -> None:
    text, expected = written
    report = parse(text)
    starts = {item.id: item.quantity.span.start for item in report.observations}
    found = [
        (starts[group.whole], tuple(starts[part] for part in group.parts), group.complete, group.holds)
        for group in report.breakdowns
    ]
    assert found == [(group.whole, group.parts, group.complete, group.holds) for group in expected.breakdowns]
    mismatches = sum(finding.code == "breakdown-sum-mismatch" for finding in report.findings)
    assert mismatches == sum(group.holds is False for group in expected.breakdowns)


def is_signed(written: Written) -> bool:
    text, expected = written
    return text.rstrip().rpartition("\n")[0].rstrip().endswith(expected.issuer)


@some
@given(reports().filter(lambda written: not is_signed(written)))
def test_problems_and_plans(written: Written) -> None:
    assert_statements(written)


@some
@given(reports().filter(is_signed))
def test_problems_and_plans_of_a_signed_report(written: Written) -> None:
    assert_statements(written)


def assert_statements(written: Written) -> None:
    text, expected = written
    report = parse(text)
    markers = {section.start + len(section.marker): section.start for section in expected.sections}
    for found, wanted in ((report.problems, expected.problems), (report.plans, expected.plans)):
        assert len(found) == len(wanted), [item.text for item in found]
        for item, stated in zip(found, wanted, strict=True):
            # A statement that is a section may begin with the section's marker or behind it.
            assert item.span.start in {stated.start, markers.get(stated.start, stated.start)}
            assert item.text.endswith(stated.text), item.text


@some
@given(reports())
def test_no_finding_but_what_is_odd(written: Written) -> None:
    text, expected = written
    codes = {finding.code for finding in parse(text).findings}
    allowed = {"breakdown-sum-mismatch"} if any(group.holds is False for group in expected.breakdowns) else set()
    assert codes <= allowed
