"""Very long, very empty and very strange texts are read to the end."""

from __future__ import annotations

import pytest

from rule_of_law_extract import Report, parse
from rule_of_law_extract.testing import assert_grounded, sections_of

MEGABYTE = 1_000_000


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_megabyte_on_one_line() -> None:
    sentence = "坚持依法行政，规范权力运行，提升治理效能。"
    text = "一、主要举措。" + sentence * (MEGABYTE // len(sentence.encode())) + "办结行政处罚案件85起。"
    report = parse(text)
    assert_grounded(report, text)
    assert report.observations[-1].quantity.text == "85起"


def test_a_megabyte_of_figures_on_one_line() -> None:
    text = "办结行政处罚案件85起，" * (MEGABYTE // 200)
    report = parse(text)
    assert len(report.observations) == MEGABYTE // 200
    assert report.observations[-1].id == f"o{MEGABYTE // 200}"


def test_twenty_thousand_headings() -> None:
    text = "".join(f"（{'一二三四五六七八九'[number % 9]}）抓好落实\n" for number in range(20_000))
    report = parse(text)
    assert_grounded(report, text)
    assert sum(1 for _ in sections_of(report)) == 20_000


def test_headings_of_every_level_over_and_over() -> None:
    text = "一、甲乙\n（一）丙丁\n1.戊己\n（1）庚辛\n" * 500
    report = parse(text)
    assert_grounded(report, text)
    assert sum(1 for _ in sections_of(report)) == 2000


@pytest.mark.parametrize("before", ["", "百分之", "近", "第", "一点", "1."])
@pytest.mark.parametrize("digit", ["1", "一", "９"])
@pytest.mark.parametrize("after", ["件", "%", "年", "、工作"])
def test_a_long_run_of_digits_is_no_figure(before: str, digit: str, after: str) -> None:
    report = parse(f"办结{before}{digit * 10_000}{after}。")
    assert [len(item.quantity.text) for item in report.observations] == []
    assert len(report.model_dump_json()) > 10_000


@pytest.mark.parametrize("count", [14, 15, 16, 100, 400, 5000])
@pytest.mark.parametrize(
    "shape",
    ["{}件", "{}万亿元", "百分之{}", "1.{}件", "{}分之一", "{}至{}件", "{}.5%", "一点{}件", "数{}件"],
)
@pytest.mark.parametrize("digit", ["1", "九", "０"])
def test_whatever_the_number_its_json_reads_back(shape: str, digit: str, count: int) -> None:
    report = parse(shape.replace("{}", digit * count))
    reads_back = Report.model_validate_json(report.model_dump_json()) == report
    assert reads_back


def test_a_title_of_great_length_is_none() -> None:
    report = parse("《" + "法" * 10_000 + "》")
    assert report.citations == () or all(len(cited.text) < 200 for cited in report.citations)


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "　　", "\r\n", "\x00", "\ufeff", "。", "\ud800"])
def test_empty_text(text: str) -> None:
    report = parse(text)
    assert_grounded(report, text)
    assert [*report.observations, *report.citations, *report.problems, *report.plans] == []
    assert report.metadata.title is None
    assert codes(report) == {"no-report-structure"}


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好，我们去公园散步。",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "<html><body><p>404 Not Found</p></body></html>",
        '{"error": {"code": 500, "message": "internal"}}',
        "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n5 0 obj\n<</Length 6 0 R>>\nstream\nx\x9c\xbd",
        "def main():\n    return 0\n",
        "鹅，鹅，鹅，曲项向天歌。\n白毛浮绿水，红掌拨清波。",
        "00000000: 7f45 4c46 0201 0100",
        "🙂" * 50,
    ],
)
def test_what_is_no_report_says_so(text: str) -> None:
    report = parse(text)
    assert_grounded(report, text)
    assert "no-report-structure" in codes(report)
    assert report.metadata.title is None
    assert report.metadata.issuer is None


def test_a_report_is_not_said_to_be_none() -> None:
    assert "no-report-structure" not in codes(parse("云栾区司法局2024年度法治政府建设情况报告\n一、主要举措"))
