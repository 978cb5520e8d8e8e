"""Headings: the four levels, whole, damaged and run into the text, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rule_of_law_extract.grammar.headings import find_headings
from rule_of_law_extract.text.fold import fold


def read(text: str) -> list[tuple[int, int, str]]:
    folded = fold(text)
    return [
        (found.level, found.ordinal, folded[found.marker_end : found.end].rstrip("。"))
        for found in find_headings(folded)
    ]


@pytest.mark.parametrize(
    ("text", "level", "ordinal"),
    [
        ("一、主要举措", 1, 1),
        ("十二、主要举措", 1, 12),
        ("一. 主要举措", 1, 1),
        ("第一部分 主要举措", 1, 1),
        ("（一）主要举措", 2, 1),
        ("(十一)主要举措", 2, 11),
        ("( 二 ) 主要举措", 2, 2),
        ("㈢主要举措", 2, 3),
        ("1.主要举措", 3, 1),
        ("1、主要举措", 3, 1),
        ("12．主要举措", 3, 12),
        ("（1）主要举措", 4, 1),
        ("①主要举措", 4, 1),
        ("⑵主要举措", 4, 2),
        ("　　一、主要举措", 1, 1),
    ],
)
def test_markers(text: str, level: int, ordinal: int) -> None:
    assert read(text) == [(level, ordinal, "主要举措")]


@pytest.mark.parametrize(
    "text",
    [
        "一是加强学习",
        "一些工作",
        "一级响应、二级响应",
        "三、四季度",
        "1.5万元罚款",
        "12件案件",
        "2024年工作",
        "一个窗口受理",
        "开展工作一、主要举措",
        "",
        "一、",
        "（一）",
        "\n\n",
    ],
)
def test_no_heading(text: str) -> None:
    assert read(text) == []


def test_run_in_heading_ends_at_the_first_stop() -> None:
    assert read("（一）做好带头学习。街道党工委带头学法。（二）强化培训。举办培训班。") == [
        (2, 1, "做好带头学习"),
        (2, 2, "强化培训"),
    ]


def test_the_stop_belongs_to_the_heading() -> None:
    (found,) = find_headings("(一)做好带头学习。街道")
    assert (found.start, found.marker_end, found.end) == (0, 3, 10)


def test_heading_ends_before_a_point_that_begins_with_no_stop() -> None:
    assert read("一、强化组织领导一是健全机制；二是压实责任。")[0] == (1, 1, "强化组织领导")


def test_heading_ends_before_a_list_on_its_line() -> None:
    assert read("二、存在的问题：①人员不足；②装备陈旧。") == [(1, 2, "存在的问题:")]


def test_heading_over_two_lines() -> None:
    text = "（一）强化理论武装，\n把牢法治方向\n街道带头学法，举办培训。"
    ((level, ordinal, words),) = read(text)
    assert (level, ordinal, words.replace("\n", "")) == (2, 1, "强化理论武装,把牢法治方向")


def test_inside_a_line_only_in_sequence() -> None:
    text = "一、抓学习。甲乙丙。二、抓决策。甲乙丙。三、抓执法。甲乙丙。"
    assert [ordinal for _, ordinal, _ in read(text)] == [1, 2, 3]
    assert read("全年工作完成。五、抓执法。甲乙丙。") == []


def test_damaged_marker_counts_between_its_neighbours() -> None:
    assert [(level, ordinal) for level, ordinal, _ in read("一主要举措\n二、存在问题\n三、下一步打算")] == [
        (1, 1),
        (1, 2),
        (1, 3),
    ]
    assert read("一主要举措\n其余内容") == []


def test_marker_that_has_lost_its_first_bracket() -> None:
    assert read("一)强化学习\n二)强化执法") == [(2, 1, "强化学习"), (2, 2, "强化执法")]


def test_numbers_are_kept_as_printed() -> None:
    assert [ordinal for _, ordinal, _ in read("一、甲乙\n三、丙丁\n三、戊己\n一、庚辛")] == [1, 3, 3, 1]


def test_headings_do_not_overlap_and_come_in_order() -> None:
    found = find_headings("一、甲乙\n(一)丙丁。戊己。(二)庚辛。\n1.壬癸\n二、子丑\n")
    assert [item.ordinal for item in found] == [1, 1, 2, 1, 2]
    assert all(first.end <= second.start for first, second in pairwise(found))
