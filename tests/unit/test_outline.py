"""The outline: where the name of a part ends when its text runs on behind it in the same line."""

from __future__ import annotations

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Part


def second(line: str) -> tuple[str, Part]:
    report = parse(f"一、主要举措\n开展检查37次。\n{line}\n")
    return report.sections[-1].heading, report.sections[-1].part


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("存在的主要问题", Part.PROBLEMS),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", Part.LEADERSHIP),
        ("下一步工作打算", Part.PLAN),
    ],
)
@pytest.mark.parametrize("text", ["柏溪镇执法人员年龄偏大,装备不足。", "柏溪镇执法力量有所增强但仍然不够。"])
def test_the_name_of_a_part_ends_where_its_text_begins(name: str, part: Part, text: str) -> None:
    assert second(f"二、{name} {text}") == (name, part)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("二、 加强组织领导,压实工作责任,抓好落实", "加强组织领导,压实工作责任,抓好落实"),
        ("二、存在的问题 及产生问题的主要原因,今后的打算", "存在的问题 及产生问题的主要原因,今后的打算"),
        ("二、存在的问题 下一步打算", "存在的问题 下一步打算"),
        ("二、优化政务服务 全镇共设窗口12个,办件85件。", "优化政务服务 全镇共设窗口12个,办件85件"),
        ("二、坚持第一责任人 带头学法讲法用法,抓好落实。", "坚持第一责任人 带头学法讲法用法,抓好落实"),
    ],
)
def test_other_headings_keep_their_blanks(line: str, heading: str) -> None:
    assert second(line)[0] == heading


def test_a_shortcoming_behind_the_name_is_read() -> None:
    report = parse("一、主要举措\n开展检查37次。\n二、存在的主要问题 执法人员仅6人,力量不足。\n")
    assert [item.text for item in report.problems] == ["执法人员仅6人,力量不足"]
