"""The public finder of dates: every form of writing, resolved and typed; what is none is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from rule_of_law_extract.dates import Granularity, Relation, find_dates


def one(text: str, year: int | None = 2023) -> tuple[str, str, str, str]:
    """First and last day, granularity and relation of the one date in `text`."""
    (found,) = find_dates(text, year)
    return str(found.first or ""), str(found.last or ""), found.granularity, found.relation


DAYS = [
    ("2024年3月7日", "2024-03-07"),
    ("2024 年 3 月 7 日", "2024-03-07"),
    ("２０２４年３月７日", "2024-03-07"),
    ("2024年3月7号", "2024-03-07"),
    ("2024-03-07", "2024-03-07"),
    ("2024/3/7", "2024-03-07"),
    ("2024.03.07", "2024-03-07"),
    ("2024- 03- 07", "2024-03-07"),
    ("二〇二四年三月七日", "2024-03-07"),
    ("二○二四年三月七日", "2024-03-07"),
    ("二零二四年三月七日", "2024-03-07"),
    ("二0二四年三月七日", "2024-03-07"),
    ("2024年三月七日", "2024-03-07"),
    ("两千零四年八月十五", "2004-08-15"),
    ("二〇二四年十二月三十一日", "2024-12-31"),
    ("24年3月7日", "2024-03-07"),
    ("98年3月7日", "1998-03-07"),
    ("1949年10月1日", "1949-10-01"),
    ("2024年八月十五", "2024-08-15"),
    ("3月7日", "2023-03-07"),
    ("三月七日", "2023-03-07"),
    ("八月十五", "2023-08-15"),
    ("今年3月7日", "2023-03-07"),
    ("去年12月4日", "2022-12-04"),
    ("前年12月4日", "2021-12-04"),
    ("次年3月7日", "2024-03-07"),
    ("2024年2月29日", "2024-02-29"),
]

STRETCHES = [
    ("2024年10月", "2024-10-01", "2024-10-31", "month"),
    ("2024-10", "2024-10-01", "2024-10-31", "month"),
    ("2022 8月", "2022-08-01", "2022-08-31", "month"),
    ("二〇二四年二月", "2024-02-01", "2024-02-29", "month"),
    ("2024年的第三个月", "2024-03-01", "2024-03-31", "month"),
    ("2024年首月", "2024-01-01", "2024-01-31", "month"),
    ("元月份", "2023-01-01", "2023-01-31", "month"),
    ("6月份", "2023-06-01", "2023-06-30", "month"),
    ("2024年前10个月", "2024-01-01", "2024-10-31", "month"),
    ("2024年前10天", "2024-01-01", "2024-01-10", "day"),
    ("4月前4天", "2023-04-01", "2023-04-04", "day"),
    ("6月上旬", "2023-06-01", "2023-06-10", "ten_days"),
    ("2024年6月中旬", "2024-06-11", "2024-06-20", "ten_days"),
    ("二月下旬", "2023-02-21", "2023-02-28", "ten_days"),
    ("2024年第一季度", "2024-01-01", "2024-03-31", "quarter"),
    ("2024年3季度", "2024-07-01", "2024-09-30", "quarter"),
    ("2024Q4", "2024-10-01", "2024-12-31", "quarter"),
    ("首季度", "2023-01-01", "2023-03-31", "quarter"),
    ("前三季度", "2023-01-01", "2023-09-30", "quarter"),
    ("2024年前三季度", "2024-01-01", "2024-09-30", "quarter"),
    ("2024年上半年", "2024-01-01", "2024-06-30", "half"),
    ("2024上半年", "2024-01-01", "2024-06-30", "half"),
    ("去年下半年", "2022-07-01", "2022-12-31", "half"),
    ("下半年", "2023-07-01", "2023-12-31", "half"),
    ("2024年", "2024-01-01", "2024-12-31", "year"),
    ("2024年度", "2024-01-01", "2024-12-31", "year"),
    ("2020年全年", "2020-01-01", "2020-12-31", "year"),
    ("公元1996年", "1996-01-01", "1996-12-31", "year"),
    ("08年", "2008-01-01", "2008-12-31", "year"),
    ("九七年", "1997-01-01", "1997-12-31", "year"),
    ("三三年", "2033-01-01", "2033-12-31", "year"),
    ("上年", "2022-01-01", "2022-12-31", "year"),
    ("下一年度", "2024-01-01", "2024-12-31", "year"),
    ("2024年内", "2024-01-01", "2024-12-31", "year"),
]

RANGES = [
    ("2024年1-11月", "2024-01-01", "2024-11-30", "month"),
    ("2024年1月至11月", "2024-01-01", "2024-11-30", "month"),
    ("2018年2——4月", "2018-02-01", "2018-04-30", "month"),
    ("2019年1-五月", "2019-01-01", "2019-05-31", "month"),
    ("三月到五月", "2023-03-01", "2023-05-31", "month"),
    ("8月至2月", "2023-08-01", "2024-02-29", "month"),
    ("2023年11月至次年2月", "2023-11-01", "2024-02-29", "month"),
    ("前年11月到去年3月", "2021-11-01", "2022-03-31", "month"),
    ("2014年11月到去年3月", "2014-11-01", "2022-03-31", "month"),
    ("1999.08-2002.02", "1999-08-01", "2002-02-28", "month"),
    ("2008.03-2009", "2008-03-01", "2009-12-31", "month"),
    ("1985到89年9月", "1985-01-01", "1989-09-30", "month"),
    ("3月和9月之间", "2023-03-01", "2023-09-30", "month"),
    ("2024年3月22日至28日", "2024-03-22", "2024-03-28", "day"),
    ("2024年3月28日至4月2日", "2024-03-28", "2024-04-02", "day"),
    ("2023年12月28日至2024年1月3日", "2023-12-28", "2024-01-03", "day"),
    ("2023年12月28日至1月3日", "2023-12-28", "2024-01-03", "day"),
    ("2019年4月12-19日", "2019-04-12", "2019-04-19", "day"),
    ("一月十日到十二日", "2023-01-10", "2023-01-12", "day"),
    ("1月3至2月10", "2023-01-03", "2023-02-10", "day"),
    ("自2020-05-26起至2020-05-29止", "2020-05-26", "2020-05-29", "day"),
    ("2018/1/10-2018/7/10", "2018-01-10", "2018-07-10", "day"),
    ("2019.05.29 15:20-2020.01.12", "2019-05-29", "2020-01-12", "day"),
    ("2021—2025年", "2021-01-01", "2025-12-31", "year"),
    ("2021年至2025年", "2021-01-01", "2025-12-31", "year"),
    ("20212025年", "2021-01-01", "2025-12-31", "year"),
    ("2023-24年", "2023-01-01", "2024-12-31", "year"),
    ("2007年与2009年间", "2007-01-01", "2009-12-31", "year"),
    ("二零一六年至二零一八年", "2016-01-01", "2018-12-31", "year"),
    ("一至三季度", "2023-01-01", "2023-09-30", "quarter"),
    ("2023年第四季度至2024年第一季度", "2023-10-01", "2024-03-31", "quarter"),
    ("2024年3月下旬至4月上旬", "2024-03-21", "2024-04-10", "ten_days"),
]

BOUNDS = [
    ("截至2023年10月", "", "2023-10-31", "until"),
    ("截止到10月底", "", "2023-10-31", "until"),
    ("截至3月31日止", "", "2023-03-31", "until"),
    ("截至2023年1-10月", "", "2023-10-31", "until"),
    ("2019年4月5日或之前", "", "2019-04-05", "until"),
    ("2013年及以前", "", "2013-12-31", "until"),
    ("年底前", "", "2023-12-31", "until"),
    ("明年6月底之前", "", "2024-06-30", "until"),
    ("3月15日前", "", "2023-03-14", "before"),
    ("2019年1月1日之前", "", "2018-12-31", "before"),
    ("8月初前", "", "2023-07-31", "before"),
    ("2022年以来", "2022-01-01", "", "since"),
    ("今年以来", "2023-01-01", "", "since"),
    ("自2018年以来", "2018-01-01", "", "since"),
    ("自从2018年", "2018-01-01", "", "since"),
    ("从2001年起至今", "2001-01-01", "", "since"),
    ("2019至今", "2019-01-01", "", "since"),
    ("2019年5月8日起", "2019-05-08", "", "since"),
    ("2015年1月1日及以后", "2015-01-01", "", "since"),
    ("2019年8月1日之后", "2019-08-02", "", "after"),
    ("07年以后", "2008-01-01", "", "after"),
    ("3月后", "2023-04-01", "", "after"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str) -> None:
    assert one(text) == (day, day, "day", "in")


@pytest.mark.parametrize(("text", "first", "last", "granularity"), STRETCHES)
def test_stretch(text: str, first: str, last: str, granularity: str) -> None:
    assert one(text) == (first, last, granularity, "in")


@pytest.mark.parametrize(("text", "first", "last", "granularity"), RANGES)
def test_range(text: str, first: str, last: str, granularity: str) -> None:
    assert one(text) == (first, last, granularity, "between")


@pytest.mark.parametrize(("text", "first", "last", "relation"), BOUNDS)
def test_open_end(text: str, first: str, last: str, relation: str) -> None:
    found = one(text)
    assert (found[0], found[1], found[3]) == (first, last, relation)


@pytest.mark.parametrize("text", [row[0] for row in (*DAYS, *STRETCHES, *RANGES, *BOUNDS)])
def test_within_a_sentence(text: str) -> None:
    before = "区司法局，"
    (alone,) = find_dates(text, 2023)
    (found,) = find_dates(f"{before}{text}，办结行政处罚案件。", 2023)
    assert found == alone._replace(start=len(before), end=len(before) + len(text))


@pytest.mark.parametrize(
    "text",
    [
        "1550元", "1982次", "每月2次", "12·4", "三年行动", "第八个五年", "2004年级", "12人", "3.5%", "2024", "20245年",
        "192.168.255.255", "888-000-9999", "每年第一季度", "两年", "24年", "三五年", "两千年", "10年内", "5、6号楼",
        "一月一次", "2018年级", "九十年代", "90年代", "第十、十一条", "1.2.3", "12号", "五届三次", "十四五时期",
        "农历2021年6月15日", "789年1月1日", "三六七年一月一日", "140302197706220124", "一日之计在于晨", "春节", "月底",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert find_dates(text, 2023) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2024年初步建成", ["2024年"]),
        ("2024年内蒙古", ["2024年"]),
        ("3月1日起草", ["3月1日"]),
        ("自2023年1月1日起施行", ["2023年1月1日"]),
        ("截至2024年实施", ["截至2024年"]),
        ("2024年前瞻", ["2024年"]),
        ("2024年末端", ["2024年"]),
        ("5月后勤", ["5月"]),
        ("从2023年的12件到2024年的20件", ["2023年", "2024年"]),
        ("来自2018年", ["2018年"]),
        ("10月和5月的数据", ["10月", "5月"]),
        ("2024年3月12人", ["2024年3月"]),
        ("自6月14日起到9月14日之前", ["自6月14日起", "9月14日之前"]),
    ],
)
def test_where_a_date_ends(text: str, spans: list[str]) -> None:
    assert [found.text for found in find_dates(text, 2023)] == spans


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("5月8日、18日和28日", ["2023-05-08", "2023-05-18", "2023-05-28"]),
        ("3月7、8、10日", ["2023-03-07", "2023-03-08", "2023-03-10"]),
        ("2022、2023年", ["2022-01-01", "2023-01-01"]),
        ("2024年1、2月", ["2024-01-01", "2024-02-01"]),
        ("2022年1月和2月", ["2022-01-01", "2022-02-01"]),
        ("第一、二季度", ["2023-01-01", "2023-04-01"]),
        ("2024年第一、第二季度", ["2024-01-01", "2024-04-01"]),
        ("2021年和2022年", ["2021-01-01", "2022-01-01"]),
        ("2022年以来，5月8日", ["2022-01-01", "2023-05-08"]),
        ("2022年起、5月8日", ["2022-01-01", "2023-05-08"]),
    ],
)
def test_a_list_shares_year_month_and_unit(text: str, firsts: list[str]) -> None:
    assert [str(found.first) for found in find_dates(text, 2023)] == firsts


@pytest.mark.parametrize(
    ("text", "first", "last", "granularity"),
    [
        ("2024年上半年办结12件，同比增长5%", "2023-01-01", "2023-06-30", "half"),
        ("截至10月底办结12件，同比增长5%", "", "2022-10-31", "month"),
        ("2024年3月1日至2024年3月31日，较上年同期下降", "2023-03-01", "2023-03-31", "day"),
        ("2024年2月29日，同比增长", "2023-02-28", "2023-02-28", "day"),
        ("2023年2月，同比增长", "2022-02-01", "2022-02-28", "month"),
        ("2021年2月，同比增长", "2020-02-01", "2020-02-29", "month"),
        ("2019年办结12件。信访件同比下降", "2022-01-01", "2022-12-31", "year"),
        ("较上年减少3件，同比下降5%", "2022-01-01", "2022-12-31", "year"),
    ],
)
def test_the_same_period_of_the_year_before(text: str, first: str, last: str, granularity: str) -> None:
    found = find_dates(text, 2023)[-1]
    assert (str(found.first or ""), str(found.last or ""), found.granularity) == (first, last, granularity)


@pytest.mark.parametrize(
    ("text", "part", "last"),
    [("去年年底", "late", "2022-12-31"), ("10月初", "early", "2023-10-31"), ("2013年一季度末", "late", "2013-03-31")],
)
def test_part_of_a_period(text: str, part: str, last: str) -> None:
    (found,) = find_dates(text, 2023)
    assert (found.part, str(found.last)) == (part, last)


@pytest.mark.parametrize("text", ["2月30日", "2023年2月29日", "2019年2月29日-3月1日", "2025—2021年", "今年夏天"])
def test_found_and_not_resolved(text: str) -> None:
    (found,) = find_dates(text, 2023)
    assert (found.text, found.first, found.last, found.resolved) == (text, None, None, False)


@pytest.mark.parametrize(
    "text", ["9月3日", "全年", "上半年", "截至10月底", "08年", "同比", "前年11月到2020年3月", "次年"]
)
def test_without_a_year_nothing_is_guessed(text: str) -> None:
    (found,) = find_dates(text)
    assert not found.resolved


def test_the_following_year_follows_the_one_named() -> None:
    found = find_dates("2019年立项，次年建成，当年验收", 2023)
    assert [str(date.first) for date in found] == ["2019-01-01", "2020-01-01", "2020-01-01"]


def test_season_has_no_days() -> None:
    (found,) = find_dates("2021年春", 2021)
    assert (found.granularity, found.resolved) == (Granularity.SEASON, False)


def test_two_digit_years_are_at_most_ten_years_ahead() -> None:
    assert [one("33年5月", year)[0][:4] for year in (2022, 2023, 1930, 2140)] == ["1933", "2033", "1933", "2133"]


def test_the_ends_of_the_calendar() -> None:
    assert find_dates("今年以前", 1)[0].resolved is False
    assert find_dates("今年以后", 9999)[0].resolved is False
    assert find_dates("去年", 1)[0].resolved is False
    assert find_dates("同比", 1)[0].resolved is False


@pytest.mark.parametrize("given", [None, 12, b"2024", ["2024"]])
def test_not_a_text(given: Any) -> None:
    with pytest.raises(TypeError, match=type(given).__name__):
        find_dates(given)


@pytest.mark.parametrize("given", ["2024", 2024.0, True])
def test_not_a_year(given: Any) -> None:
    with pytest.raises(TypeError, match=type(given).__name__):
        find_dates("今年", given)


@pytest.mark.parametrize("year", [0, -1, 10_000, 10**30])
def test_a_year_that_no_calendar_has(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        find_dates("今年", year)


@pytest.mark.parametrize("relation", list(Relation))
def test_every_relation_is_given(relation: Relation) -> None:
    texts = ["2024年", "2023年至2024年", "2024年起", "2024年之后", "截至2024年", "2024年之前"]
    assert relation in {find_dates(text)[0].relation for text in texts}
