"""Dates in any text: every day reads back in every writing, nothing raises, and reports read the same days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rule_of_law_extract.dates import Granularity, find_dates
from rule_of_law_extract.durations import find_durations
from rule_of_law_extract.grammar.dates import find_dates as find_in_report
from rule_of_law_extract.grammar.dates import resolve
from rule_of_law_extract.testing import spell
from rule_of_law_extract.text.fold import fold

DATA = Path(__file__).parents[1] / "quality" / "data"
REPORTS = sorted(DATA.rglob("*.txt"))
POSITIONAL = str.maketrans("0123456789", "〇一二三四五六七八九")

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
spaces = st.sampled_from(["", " ", "　"])


def chinese(day: date) -> str:
    return f"{str(day.year).translate(POSITIONAL)}年{spell(day.month)}月{spell(day.day)}日"


WRITINGS: list[Callable[[date], str]] = [
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}号",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    chinese,
    lambda day: chinese(day).replace("〇", "零"),
    lambda day: f"{day.year}年{spell(day.month)}月{spell(day.day)}日",
]
text_of_dates = st.text(
    alphabet="0129一二三十〇零年月日号季度旬上下半今去前后以来起至到-—.、和截自同比初底末 \n甲", max_size=60
)


@given(days, st.sampled_from(WRITINGS))
def test_every_day_reads_back(day: date, write: Callable[[date], str]) -> None:
    (found,) = find_dates(f"于{write(day)}，")
    assert (found.text, found.first, found.last) == (write(day), day, day)
    assert found.granularity is Granularity.DAY


@given(days, spaces, spaces)
def test_spaces_inside(day: date, one: str, other: str) -> None:
    (found,) = find_dates(f"{day.year}{one}年{other}{day.month}{one}月{other}{day.day}{one}日")
    assert (found.first, found.last) == (day, day)


@given(days, days, st.sampled_from(WRITINGS), st.sampled_from(["至", "到", "—", "~", "——", " 至 "]))
def test_every_range_reads_back(one: date, other: date, write: Callable[[date], str], dash: str) -> None:
    first, last = sorted((one, other))
    (found,) = find_dates(f"{write(first)}{dash}{write(last)}")
    assert (found.first, found.last) == (first, last)


@given(days)
def test_without_its_year_a_day_takes_the_one_told(day: date) -> None:
    for text in (f"{day.month}月{day.day}日", f"{spell(day.month)}月{spell(day.day)}日"):
        (found,) = find_dates(text, day.year)
        assert (found.first, found.last) == (day, day)


@given(text_of_dates | st.text(max_size=80), st.none() | st.integers(1, 9999))
def test_any_text(text: str, year: int | None) -> None:
    found = find_dates(text, year)
    place = 0
    for one in found:
        assert place <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.first is None or one.last is None or one.first <= one.last
        place = one.end
    assert find_dates(text, year) == found


@given(
    st.text(alphabet="0129.,半一二三十百万个余多年月天日小时季度周又零以上下至~- 第两", max_size=60)
    | st.text(max_size=60)
)
def test_any_text_for_durations(text: str) -> None:
    place = 0
    for one in find_durations(text):
        assert place <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.least or one.most
        place = one.end


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_reports_read_is_read_in_any_text(path: Path) -> None:
    """The two readings differ in width, never in the days: the wider one may be finer (中旬) or open an end (底前)."""
    text = path.read_text(encoding="utf-8")
    wide = find_dates(text, 2023)
    for match in find_in_report(fold(text)):
        days = resolve(match, 2023)
        here = [one for one in wide if one.start < match.end and match.start < one.end]
        assert here, text[match.start : match.end]
        if days is not None:
            first, last = days
            inside = [
                one
                for one in here
                if (one.first is None or first is None or one.first >= first)
                and (one.last is None or last is None or one.last <= last)
            ]
            assert inside, (text[match.start : match.end], here)
