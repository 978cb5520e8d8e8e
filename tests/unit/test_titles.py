"""Titles in 《》: closed, nested, and never closed."""

from __future__ import annotations

import pytest

from rule_of_law_extract.grammar.titles import find_titles


def read(text: str) -> list[tuple[str, bool, bool]]:
    return [(text[found.inner_start : found.inner_end], found.closed, found.nested) for found in find_titles(text)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("学习《行政处罚法》。", [("行政处罚法", True, False)]),
        ("《宪法》《民法典》", [("宪法", True, False), ("民法典", True, False)]),
        (
            "《关于印发<某办法>的通知》",
            [("关于印发<某办法>的通知", True, False), ("某办法", True, True)],
        ),
        (
            "《关于印发〈某办法〉的通知》",
            [("关于印发〈某办法〉的通知", True, False), ("某办法", True, True)],
        ),
        (
            "《关于印发《某办法》的通知》",
            [("关于印发《某办法》的通知", True, False), ("某办法", True, True)],
        ),
        ("修订《学法用法办法,抓落实。", [("学法用法办法", False, False)]),
        ("《规定》与《办法", [("规定", True, False), ("办法", False, False)]),
    ],
)
def test_titles(text: str, titles: list[tuple[str, bool, bool]]) -> None:
    assert [found for found in read(text) if len(found[0]) > 2 or found[1]] == [
        title for title in titles if len(title[0]) > 2 or title[1]
    ]


@pytest.mark.parametrize("text", ["", "《》", "》《", "没有书名", "》", "《", "《《《", "》》》"])
def test_no_title(text: str) -> None:
    assert [found for found in read(text) if found[1]] == []


def test_a_title_does_not_reach_over_the_line() -> None:
    assert all(not closed for _, closed, _ in read("《行政处罚\n法》"))


def test_place_includes_the_marks() -> None:
    (found,) = find_titles("学习《宪法》。")
    assert (found.start, found.end) == (2, 6)
