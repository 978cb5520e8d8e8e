"""Content never raises: any text gives a valid report whose spans lie inside it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rule_of_law_extract import Report, parse
from rule_of_law_extract.testing import assert_grounded, numerals

TOKENS = [
    *"，。；：、（）《》“”〔〕|-—%",
    *("\n", "\r\n", " ", "　", "\t"),
    *("一、", "二、", "（一）", "(二)", "1.", "①", "一是", "二是", "首先", "其一", "一方面", "第一"),
    *("存在的问题", "下一步工作打算", "也存在一些不足", "第一责任人职责"),
    *("索引号：", "发布日期：", "文号：", "名称：", "| "),
    *("2024年度", "法治政府建设情况报告", "云栾区司法局", "闵行区人民政府"),
    *("2024年", "3月7日", "2024-03-26", "2021—2025年", "截至", "以来", "全年", "上半年", "二〇二四年", "2月30日"),
    *("85", "1,250", "4.62", "三十", "两三", "数百", "百分之", "分之", "点", "万", "亿"),
    *("余", "几", "近", "不少于", "以上", "起", "件", "元", "人次", "个工作日"),
    *("办结", "行政处罚案件", "罚款", "其中", "分别为", "共", "无", "零", "败诉", "投诉"),
    *("均为", "由", "提升到", "每年", "行政处罚法", "的通知"),
]

CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰拾佰廿卅点数几上余多"
spelt = st.text(st.sampled_from(CHINESE), min_size=1, max_size=9)
soup = st.lists(st.sampled_from(TOKENS) | numerals().map(lambda written: written.text), max_size=50).map("".join)
noise = st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))
surrogates = st.text(st.characters(categories=["Cs", "Cf", "Cc", "Zs", "Nd", "No"]), max_size=40)
directed = st.text(st.sampled_from("一、（）12件。\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\ufeff"), max_size=40)


def assert_valid(text: str) -> None:
    report = parse(text)
    assert_grounded(report, text)
    assert Report.model_validate(report.model_dump()) == report


@settings(max_examples=150)
@given(st.text())
@example("")
@example("\x00")
@example("\ud800")
@example("\udfff一、\udc00")
@example("\u202e一、主要举措\u202c")
@example("\ufeff一、主要举措")
@example("一、\x00\n（一）\x00")
@example("٣٤件，१२件，🄀件，²件，①件，⒈件，Ⅷ件，㈠件，九件")
@example("\r\r\n\n\r")
def test_any_text(text: str) -> None:
    assert_valid(text)


@settings(max_examples=400)
@given(soup)
def test_soup_of_what_reports_are_made_of(text: str) -> None:
    assert_valid(text)


@settings(max_examples=300)
@given(st.sampled_from(["", "共", "第", "百分之", "近", "3至", "2024年"]), spelt, st.sampled_from("件元%年月日、是）"))
@example("", "千百", "件")
@example("", "一百零十", "件")
@example("", "一百零十一", "件")
@example("", "一百二十万零一千", "元")
@example("", "二〇〇〇零", "年")
def test_any_chinese_numeral(before: str, numeral: str, after: str) -> None:
    assert_valid(f"{before}{numeral}{after}工作")


@settings(max_examples=100)
@given(noise | surrogates | directed)
def test_noise(text: str) -> None:
    assert_valid(text)


@settings(max_examples=100)
@given(soup, st.text(max_size=5), st.integers(0, 400))
def test_a_report_with_something_in_the_middle(text: str, strange: str, place: int) -> None:
    assert_valid(text[:place] + strange + text[place:])
