"""Rows of labels without colons above the report, and lines that only begin with the same words."""

from __future__ import annotations

from datetime import date

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Metadata

TITLE = "柏溪镇2023年法治政府建设情况报告"
BODY = "一、主要举措\n开展检查37次。\n"


def read(head: str) -> Metadata:
    return parse(f"{head}{BODY}").metadata


def test_a_table_of_the_portal_without_its_lines() -> None:
    found = read(
        "索 引 号 QL-0613/2024-00008   主题分类 综合政务 \\ 其他\n"
        "发布机构 栎岚县柏溪镇人民政府  文  号 柏政发〔2024〕3号\n"
        f"成文日期 2024-01-09  发布日期   2024-01-16\n标 题 {TITLE}\n有效性 有效\n{TITLE}\n"
    )
    assert (found.index_number, found.document_number) == ("QL-0613/2024-00008", "柏政发〔2024〕3号")
    assert found.category == "综合政务 \\ 其他"
    assert (found.created_on, found.published_on) == (date(2024, 1, 9), date(2024, 1, 16))
    assert found.title == TITLE
    assert found.issuer is not None
    assert found.issuer.name == "栎岚县柏溪镇人民政府"


def test_a_label_straight_behind_another_leaves_that_one_empty() -> None:
    found = read(f"索 引 号          主题分类 司法\n文 号 柏政发〔2024〕3号   名 称\n{TITLE}\n")
    assert (found.index_number, found.category, found.document_number) == (None, "司法", "柏政发〔2024〕3号")


def test_a_row_goes_on_below_and_is_no_line_of_the_title() -> None:
    found = read("发布机构 柏溪镇人民政府\n文号 柏政发〔2024〕3号\n关于2023年法治政府建设情况的报告\n")
    assert found.title == "关于2023年法治政府建设情况的报告"
    assert found.document_number == "柏政发〔2024〕3号"
    assert found.issuer is not None
    assert found.issuer.name == "柏溪镇人民政府"


@pytest.mark.parametrize("label", ["标题", "名 称", "标    题"])
def test_a_title_is_read_without_its_label(label: str) -> None:
    assert read(f"{label} {TITLE}\n").title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "分类 施策,推进改革",
        "分类 指导 审核 把关",
        "来源 于实践\n编辑 成册",
        "主题分类 管理",
        "分类 施策。发布机构 公开",
    ],
)
def test_everyday_words_are_no_row(line: str) -> None:
    assert read(f"{TITLE}\n{line}\n").category is None


def test_labels_with_many_blanks_inside() -> None:
    found = read(f"分    类：司法      文        号：柏政发〔2024〕3号\n{TITLE}\n")
    assert (found.category, found.document_number) == ("司法", "柏政发〔2024〕3号")
