"""Dates: found in every form that reports write, resolved against the report's year."""

from __future__ import annotations

from datetime import date

import pytest

from rule_of_law_extract.grammar.dates import find_dates, resolve


def read(text: str, year: int | None = 2023) -> list[tuple[str, date | None, date | None]]:
    found = []
    for match in find_dates(text):
        days = resolve(match, year)
        found.append((text[match.start : match.end], *(days or (None, None))))
    return found


def one(text: str, year: int | None = 2023) -> tuple[str, str]:
    """First and last day of the one date in `text`, as ISO 8601, empty where open."""
    ((_, first, last),) = read(text, year)
    return (first.isoformat() if first else "", last.isoformat() if last else "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年3月7日", "2024-03-07", "2024-03-07"),
        ("2024 年 3 月 7 日", "2024-03-07", "2024-03-07"),
        ("2024年3月7号", "2024-03-07", "2024-03-07"),
        ("2024-03-26", "2024-03-26", "2024-03-26"),
        ("2023- 01- 20", "2023-01-20", "2023-01-20"),
        ("2025.03.14", "2025-03-14", "2025-03-14"),
        ("2025/3/14", "2025-03-14", "2025-03-14"),
        ("2024年10月", "2024-10-01", "2024-10-31"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2024年度", "2024-01-01", "2024-12-31"),
        ("2024年1-11月", "2024-01-01", "2024-11-30"),
        ("2024年1月至11月", "2024-01-01", "2024-11-30"),
        ("2024年上半年", "2024-01-01", "2024-06-30"),
        ("2024年下半年", "2024-07-01", "2024-12-31"),
        ("2024年第三季度", "2024-07-01", "2024-09-30"),
        ("2024年前三季度", "2024-01-01", "2024-09-30"),
        ("2021—2025年", "2021-01-01", "2025-12-31"),
        ("2021年至2025年", "2021-01-01", "2025-12-31"),
        ("20212025年", "2021-01-01", "2025-12-31"),
        ("2022 8月", "2022-08-01", "2022-08-31"),
        ("2024年3月22日至28日", "2024-03-22", "2024-03-28"),
        ("2024年3月28日至4月2日", "2024-03-28", "2024-04-02"),
        ("2023年12月28日至2024年1月3日", "2023-12-28", "2024-01-03"),
        ("二〇二四年三月七日", "2024-03-07", "2024-03-07"),
        ("二〇二四年十二月", "2024-12-01", "2024-12-31"),
        ("二〇二四年", "2024-01-01", "2024-12-31"),
        ("9月3日", "2023-09-03", "2023-09-03"),
        ("3月22日至28日", "2023-03-22", "2023-03-28"),
        ("1-11月", "2023-01-01", "2023-11-30"),
        ("10月底", "2023-10-01", "2023-10-31"),
        ("2021年元月15日", "2021-01-15", "2021-01-15"),
        ("2021年元月", "2021-01-01", "2021-01-31"),
        ("二〇二一年元月十五日", "2021-01-15", "2021-01-15"),
        ("全年", "2023-01-01", "2023-12-31"),
        ("今年", "2023-01-01", "2023-12-31"),
        ("本年度", "2023-01-01", "2023-12-31"),
        ("去年", "2022-01-01", "2022-12-31"),
        ("下一年度", "2024-01-01", "2024-12-31"),
        ("明年", "2024-01-01", "2024-12-31"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("下半年", "2023-07-01", "2023-12-31"),
        ("2022年以来", "2022-01-01", ""),
        ("今年以来", "2023-01-01", ""),
        ("截至2023年10月", "", "2023-10-31"),
        ("截止10月底", "", "2023-10-31"),
    ],
)
def test_one_date(text: str, first: str, last: str) -> None:
    assert one(text) == (first, last)
    assert one(f"我局在{text}开展工作。") == (first, last)


@pytest.mark.parametrize(
    "text",
    ["1550元", "1982次", "每月2次", "12·4", "三年行动", "第八个五年", "2004年级", "12人", "3.5%", "2024", "20245年"],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


def test_several_days_share_a_month() -> None:
    assert read("5月8日、18日和28日") == [
        ("5月8日", date(2023, 5, 8), date(2023, 5, 8)),
        ("18日", date(2023, 5, 18), date(2023, 5, 18)),
        ("28日", date(2023, 5, 28), date(2023, 5, 28)),
    ]


def test_dates_come_in_order_of_place() -> None:
    found = [text for text, _, _ in read("2024年3月7日至2024年5月，全年，截至10月底，上半年")]
    assert found[-3:] == ["全年", "截至10月底", "上半年"]


@pytest.mark.parametrize("text", ["2023年2月30日", "2023年4月31日", "2月29日", "二〇二四年十三月"])
def test_no_such_day(text: str) -> None:
    matches = list(find_dates(text))
    assert [resolve(match, 2023) for match in matches if match.day or match.month] in ([], [None])


def test_leap_day() -> None:
    assert one("2月29日", 2024) == ("2024-02-29", "2024-02-29")


def test_a_range_that_ends_before_it_begins_is_no_range() -> None:
    (match,) = find_dates("2025—2021年")
    assert resolve(match, None) is None


@pytest.mark.parametrize("text", ["9月3日", "全年", "上半年", "10月底"])
def test_relative_dates_need_a_year(text: str) -> None:
    (match,) = find_dates(text)
    assert match.relative
    assert resolve(match, None) is None


def test_search_is_kept_to_the_given_stretch() -> None:
    text = "2023年，2024年，2025年"
    assert [match.year for match in find_dates(text, 6, 11)] == [2024]
