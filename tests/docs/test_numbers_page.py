"""The forms that docs/numbers.md shows are read, and those that it calls none are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rule_of_law_extract import parse_number

PAGE = (Path(__file__).parents[2] / "docs" / "numbers.md").read_text(encoding="utf-8")
FORMS = PAGE[PAGE.index("## The forms") : PAGE.index("## The grammar")]
READ = [form for row in FORMS.split("\n") if row.startswith("|") for form in re.findall("`([^`]+)`", row.split("|")[2])]
INTERVALS = re.findall(r"([一-鿿0-9]+) ([\[(])([0-9万]+), ([0-9万]+)([\])])", PAGE[: PAGE.index("## The forms")])
NONE = ("千万万万二", "百亿万两", "十十", "一万五亿", "13万25", "一一")


@pytest.mark.parametrize("form", READ)
def test_form(form: str) -> None:
    assert parse_number(form) is not None


def test_there_are_forms() -> None:
    assert len(READ) > 50


@pytest.mark.parametrize("row", INTERVALS, ids=lambda row: row[0])
def test_interval(row: tuple[str, str, str, str, str]) -> None:
    text, opens, low, high, closes = row
    found, least, most = parse_number(text), parse_number(low), parse_number(high)
    assert found is not None
    assert least is not None
    assert most is not None
    assert (found.low, found.high) == (least.value, most.value)
    assert (found.low_closed, found.high_closed) == (opens == "[", closes == "]")


def test_there_are_intervals() -> None:
    assert len(INTERVALS) >= 12


@pytest.mark.parametrize("text", NONE)
def test_what_the_page_calls_none(text: str) -> None:
    assert text in PAGE
    assert parse_number(text) is None
