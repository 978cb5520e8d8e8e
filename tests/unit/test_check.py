"""check(): profiles, the user's own checks, and what it does with findings that a record carries."""

from __future__ import annotations

import pytest

from rule_of_law_extract import Report, example_report, parse
from rule_of_law_extract.checks import check
from rule_of_law_extract.schema import Finding, Severity

TEXT = (
    "柳桥县2024年度法治政府建设情况报告\n\n一、主要举措\n立案73件，分别为市容类41件、违建类12件。\n\n"
    "三、下一步安排\n充实队伍。"
)


def _codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def test_findings_come_in_order_of_place_and_those_of_no_place_first() -> None:
    found = check(parse(TEXT))
    places = [-1 if finding.span is None else finding.span.start for finding in found]
    assert places == sorted(places)
    assert {"breakdown-sum-mismatch", "skipped-ordinal", "missing-part-leadership"} <= set(_codes(found))


def test_a_finding_speaks_both_languages_and_points_at_its_place() -> None:
    report = parse(TEXT)
    found = next(finding for finding in check(report) if finding.code == "breakdown-sum-mismatch")
    assert found.message == "the parts add up to 53, not to 73"
    assert found.message_zh == "各分项之和为53，总数写为73"
    assert found.span is not None
    assert report.text[found.span.start : found.span.end] == "73件"


def test_what_parse_tells_is_told_once() -> None:
    report = parse(TEXT)
    assert "skipped-ordinal" in _codes(report.findings)
    assert _codes(check(report)).count("skipped-ordinal") == 1


def test_a_record_without_findings_is_checked_all_the_same() -> None:
    report = parse(TEXT)
    bare = report.model_copy(update={"findings": ()})
    assert check(bare) == check(report)
    assert check(Report.model_validate_json(report.model_dump_json())) == check(report)


def test_a_day_that_does_not_exist_is_carried_over_from_the_record() -> None:
    report = parse("柳桥县2024年度法治政府建设情况报告\n\n一、主要举措\n2024年2月30日，开展检查5次。")
    assert _codes(check(report)).count("impossible-date") == 1
    assert "impossible-date" not in _codes(check(report, profile="arithmetic"))


def test_the_text_of_the_example_report_is_checked_without_an_error() -> None:
    found = check(parse(example_report()))
    assert "breakdown-sum-mismatch" in _codes(found)
    assert all(finding.severity is not Severity.ERROR for finding in found)


ODD = ["", " ", "\n\n", "《", "》", "一、", "\ufffd" * 50, "\x00", "\ud800", "1" * 40, "2024年2月30日"]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_checked_without_an_exception(text: str) -> None:
    assert isinstance(check(parse(text)), tuple)


def test_own_checks_are_called_with_the_report() -> None:
    own = Finding(code="local-length", severity=Severity.INFO, message="short")

    def length(report: Report) -> list[Finding]:
        return [own] if len(report.text) < 1000 else []

    def one(report: Report) -> Finding:
        assert isinstance(report, Report)
        return own

    def nothing(report: Report) -> None:
        assert report.text

    found = check(parse(TEXT), checks=[length, one, nothing])
    assert found.count(own) == 2


def test_an_own_check_that_raises_is_a_finding_with_its_traceback() -> None:
    def broken(report: Report) -> list[Finding]:
        raise KeyError(report.metadata.year)

    found = next(finding for finding in check(parse(TEXT), checks=[broken]) if finding.code == "check-failed")
    assert found.severity is Severity.ERROR
    assert "broken" in found.message
    assert "KeyError: 2024" in found.message
    assert found.detail is not None
    assert "raise KeyError(report.metadata.year)" in found.detail


def test_an_own_check_that_returns_something_else_is_a_finding() -> None:
    def wrong(report: Report) -> list[Finding]:
        return [report.text]  # type: ignore[list-item]  # what is tested

    found = [finding for finding in check(parse(TEXT), checks=[wrong]) if finding.code == "check-failed"]
    assert len(found) == 1
    assert "not str" in found[0].message


def test_an_own_check_fails_in_every_profile() -> None:
    def broken(report: Report) -> None:
        raise ValueError(report.schema_version)

    assert "check-failed" in _codes(check(parse(TEXT), profile="format", checks=[broken]))


def test_wrong_use_raises_and_says_what_was_given() -> None:
    with pytest.raises(TypeError, match="takes a Report, as parse\\(\\) returns it, not str"):
        check(TEXT)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="provisions, format, arithmetic, copying, not 'law'"):
        check(parse(TEXT), profile="law")
    with pytest.raises(TypeError, match="must be a function of a Report, not int"):
        check(parse(TEXT), checks=[3])  # type: ignore[list-item]  # what is tested


@pytest.mark.parametrize("year", [-5, 0, 1, 9998, 9999, 10**6])
def test_a_record_of_no_year_that_can_be_is_checked_all_the_same(year: int) -> None:
    report = parse("发布日期：2025-04-18\n\n柳桥县2024年度法治政府建设情况报告\n\n一、主要举措\n宣传《物权法》。")
    metadata = report.metadata.model_copy(update={"year": year})
    found = check(report.model_copy(update={"metadata": metadata}))
    assert not {"late-publication", "outdated-document"} & set(_codes(found))


@pytest.mark.parametrize(
    ("words", "contradicts"), [("败诉率9.2%", True), ("败诉率由9.2%下降至6.8%", False), ("败诉率6.8%", False)]
)
def test_a_rate_of_another_year_contradicts_no_figure_of_this_one(words: str, contradicts: bool) -> None:
    report = parse(f"柳桥县2024年度法治政府建设情况报告\n一、主要举措\n应诉案件73件，败诉5件，{words}。")
    assert ("rate-contradicts-parts" in _codes(check(report))) is contradicts
