"""The public finder of lengths of time."""

from __future__ import annotations

from typing import Any

import pytest

from rule_of_law_extract.durations import find_durations

LENGTHS = [
    ("两年", "P2Y"),
    ("6 天", "P6D"),
    ("5 小时", "PT5H"),
    ("半小时", "PT0.5H"),
    ("半个月", "P0.5M"),
    ("半年", "P0.5Y"),
    ("三年半", "P3.5Y"),
    ("三个半月", "P3.5M"),
    ("四年六个月", "P4Y6M"),
    ("8天20小时", "P8DT20H"),
    ("8天又二十个小时", "P8DT20H"),
    ("一年又一个月21天", "P1Y1M21D"),
    ("两天又一个月", "P1M2D"),
    ("五个季度", "P15M"),
    ("2621.2小时", "PT2621.2H"),
    ("2000万小时", "PT20000000H"),
    ("1,250天", "P1250D"),
    ("6天5晚", "P6D"),
    ("三天三夜", "P3D"),
    ("3周", "P21D"),
    ("两个星期", "P14D"),
    ("１２个月", "P12M"),
    ("30分钟", "PT30M"),
    ("90日", "P90D"),
]


@pytest.mark.parametrize(("text", "iso8601"), LENGTHS)
def test_length(text: str, iso8601: str) -> None:
    (found,) = find_durations(text)
    assert (found.text, found.iso8601) == (text, iso8601)
    assert found.least == found.most


@pytest.mark.parametrize("text", [text for text, _ in LENGTHS])
def test_within_a_sentence(text: str) -> None:
    before = "历时"
    (alone,) = find_durations(text)
    assert find_durations(f"{before}{text}，办结") == [alone._replace(start=len(before), end=len(before) + len(text))]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("30~90日", 30, 90),
        ("3天——8天", 3, 8),
        ("3~6个月", 3, 6),
        ("100到200个小时", 100, 200),
        ("3年以上7年以下", 3, 7),
        ("十五年以上，30年以下", 15, 30),
        ("两三年", 2, 3),
        ("三十年以上", 30, None),
        ("7年以下", None, 7),
        ("5日以内", None, 5),
        ("2至3个季度", 6, 9),
    ],
)
def test_range(text: str, least: int | None, most: int | None) -> None:
    (found,) = find_durations(text)
    assert found.text == text
    assert [amount.value for amount in found.least] == ([] if least is None else [least])
    assert [amount.value for amount in found.most] == ([] if most is None else [most])
    assert found.iso8601 is None


@pytest.mark.parametrize("text", ["17个多月", "10余年", "数十年", "几十天"])
def test_vague(text: str) -> None:
    (found,) = find_durations(text)
    assert (found.text, found.vague, found.iso8601) == (text, True, None)


def test_working_days_are_not_in_iso_8601() -> None:
    (found,) = find_durations("15个工作日内")
    assert [(int(value), unit) for value, unit in found.most] == [(15, "workday")]
    assert found.iso8601 is None


def test_one_unit_twice_is_two_lengths() -> None:
    assert [found.text for found in find_durations("3天、5天，一年 两年")] == ["3天", "5天", "一年", "两年"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年", "3月", "三季度", "5月8日", "5月8日、9日", "第三年", "三年级", "24年底", "一日之计在于晨", "五周年",
        "3日常", "12人", "二〇二四年三月", "24年3月", "天然气", "周三", "10分",
    ],
)  # fmt: skip
def test_no_length(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize("given", [None, 12, b"3", ["3"]])
def test_not_a_text(given: Any) -> None:
    with pytest.raises(TypeError, match=type(given).__name__):
        find_durations(given)
