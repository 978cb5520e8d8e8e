"""Tables copied as text: numbers with the unit of their column's head, and lines that are no table."""

from __future__ import annotations

import pytest

from rule_of_law_extract import explain, parse
from rule_of_law_extract.schema import Report
from rule_of_law_extract.viewer.page_reasons import reasons_zh

DISPUTES = """全年矛盾纠纷化解情况如下：
序号 类型 受理（件） 化解（件） 化解率
1 起诉前调解 1,147 1,146 99.9%
2 邻里纠纷 33 32 96.97%
合计 1,180 1,178 99.8%
全年检查37次。
"""


def read(text: str) -> Report:
    return parse(f"一、主要举措\n{text}")


def figures(text: str) -> list[tuple[str, int, str | None, str | None]]:
    return [
        (item.quantity.text, int(item.quantity.value), item.quantity.unit, item.subject)
        for item in read(text).observations
    ]


def test_each_number_takes_the_unit_of_its_column() -> None:
    assert figures(DISPUTES) == [
        ("1,147", 1147, "件", "起诉前调解受理"),
        ("1,146", 1146, "件", "起诉前调解化解"),
        ("99.9%", 99, "%", "起诉前调解化解率"),
        ("33", 33, "件", "邻里纠纷受理"),
        ("32", 32, "件", "邻里纠纷化解"),
        ("96.97%", 96, "%", "邻里纠纷化解率"),
        ("1,180", 1180, "件", "合计受理"),
        ("1,178", 1178, "件", "合计化解"),
        ("99.8%", 99, "%", "合计化解率"),
        ("37次", 37, "次", "检查"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "类别 数量（件） 金额（万元）\n处罚 85 4.62\n强制 12 -\n",
        "类别\t数量（件）\t金额（万元）\n处罚\t85\t4.62\n强制\t12\t\n",
        "| 类别 | 数量（件） | 金额（万元） |\n| --- | --- | --- |\n| 处罚 | 85 | 4.62 |\n| 强制 | 12 |  |\n",
        "类别 ｜ 数量（件） ｜ 金额（万元）\n处罚 ｜ 85 ｜ 4.62\n强制 ｜ 12 ｜ /",
    ],
)
def test_cells_are_parted_by_blanks_tabs_or_bars(table: str) -> None:
    assert figures(table) == [
        ("85", 85, "件", "处罚数量"),
        ("4.62", 46200, "元", "处罚金额"),
        ("12", 12, "件", "强制数量"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "类别 数量（件） 金额（万元）\n处罚 85 4.62\n",
        "类别 数量（件）\n处罚 85\n强制 12\n",
        "类别 数量（件） 金额（万元）\n处罚 85 4.62\n强制 12\n",
        "类别 数量（件） 金额（万元）\n处罚 85 4.62\n行政 强制 12 3\n许可 7 0\n",
        "类别 数量（件） 金额（万元）\n处罚 85 4.62\n强制 12 3\n行政 许可 7 0\n",
        "类别 数量（件） 主办\n处罚 85 甲科\n强制 甲科 12\n",
        "类别 数量（件） 备注\n处罚 85 7\n强制 12 已结\n",
        "数量（件） 类别 金额（万元）\n85 7 4.62\n12 8 0\n",
        "类别 数量（件） 日期（年）\n处罚 085 2023\n强制 012 2024\n",
        "全年受理案件（件） ，其余 如下\n处罚 85 4.62\n强制 12 3\n",
        "类别 数量（一） 金额（二）\n处罚 85 4\n强制 12 3\n",
        "类别 数量（件） 金额（万元）",
    ],
)
def test_anything_less_is_left_alone(text: str) -> None:
    assert figures(text) == []


def test_columns_of_other_years_are_left_alone() -> None:
    assert figures("类别 2022年（件） 上年（件） 本年（件）\n处罚 85 85 97\n强制 12 12 15\n") == [
        ("97", 97, "件", "处罚本年"),
        ("15", 15, "件", "强制本年"),
    ]


def test_a_figure_in_the_name_of_a_row_stays() -> None:
    found = figures("类别 受理（件） 化解（件）\n5人以上纠纷 47 46\n邻里纠纷 33 32\n")
    assert found[:2] == [("5人以上", 5, "人", "纠纷"), ("47", 47, "件", "5人以上纠纷受理")]


def test_an_indicator_only_where_the_row_alone_names_it() -> None:
    named = read("类别 数量（件） 结果\n行政处罚 85 办结\n行政强制 12 办结\n")
    assert [item.indicator for item in named.observations] == ["enforcement.penalty_cases", None]
    assert {item.indicator for item in read("类别 撤销（件） 结果\n行政处罚 85 有\n行政强制 12 有\n").observations} == {
        None
    }


def test_the_unit_of_the_head_is_told() -> None:
    report = read("类别 数量（件） 金额（万元）\n处罚 85 4.62\n强制 12 3\n")
    item = report.observations[1]
    assert item.rules[:2] == ("unit.元", "unit.column.万元")
    assert "its unit, 万元, in the head of its column" in str(explain(report, item.id))
    assert "单位“万元”见其所在列的表头" in str(reasons_zh(item))
