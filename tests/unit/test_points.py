"""Points: 一是 and its kin, where they begin a clause or go on a list."""

from __future__ import annotations

import pytest

from rule_of_law_extract.grammar.points import find_points


def read(text: str) -> list[tuple[str, int]]:
    return [(text[found.start : found.end], found.ordinal) for found in find_points(text)]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("一是抓学习;二是抓落实;三是抓考核。", [("一是", 1), ("二是", 2), ("三是", 3)]),
        ("其一,抓学习;其二,抓落实。", [("其一", 1), ("其二", 2)]),
        ("首先,抓学习;其次,抓落实;再次,抓考核。", [("首先", 1), ("其次", 2), ("再次", 3)]),
        ("一方面抓学习,另一方面抓落实。", [("一方面", 1), ("另一方面", 2)]),
        ("一方面抓学习,一方面抓落实。", [("一方面", 1), ("一方面", 2)]),
        ("第一,抓学习;第二,抓落实。", [("第一", 1), ("第二", 2)]),
        ("提升效能一是抓学习;二是抓落实。", [("一是", 1), ("二是", 2)]),
        ("一是抓学习。十是抓落实。十一是抓考核。", [("一是", 1), ("十是", 10), ("十一是", 11)]),
        ("四是公开信息;五利用会议宣传。", [("四是", 4), ("五", 5)]),
        ("一要抓学习,二要抓落实。", [("一要", 1), ("二要", 2)]),
    ],
)
def test_points(text: str, points: list[tuple[str, int]]) -> None:
    assert read(text) == points


@pytest.mark.parametrize(
    "text",
    ["统一是关键", "唯一是他", "第一是学习", "一些工作", "同一方面", "首先进入会场", "三是三非的工作里", "二要素", ""],
)
def test_no_point(text: str) -> None:
    assert read(f"工作{text}") == []


def test_the_first_alone_needs_a_stop_or_a_second() -> None:
    assert read("提升效能一是抓学习。") == []
    assert read("提升效能。一是抓学习。") == [("一是", 1)]


def test_ordinals_are_kept_as_printed() -> None:
    assert [ordinal for _, ordinal in read("一是甲乙;三是丙丁;三是戊己;一是庚辛。")] == [1, 3, 3, 1]


@pytest.mark.parametrize(
    "text",
    ["投诉类最多,其次是处罚类。", "占比居首的是治安类,其次是城管类,再次是环保类,最后是其他。"],
)
def test_a_ranking_is_no_list_of_points(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("stop", [";", "。", "。\n"])
def test_second_is_a_point_behind_its_first(stop: str) -> None:
    assert read(f"首先是抓学习{stop}其次是抓落实{stop}再次是抓考核。") == [("首先", 1), ("其次", 2), ("再次", 3)]


def test_second_with_a_comma_needs_no_first() -> None:
    assert read("抓学习。其次,抓落实。") == [("其次", 2)]
