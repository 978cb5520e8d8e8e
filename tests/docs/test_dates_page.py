"""The forms that docs/dates.md shows are read as it says, and what it calls no date is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rule_of_law_extract import find_dates

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
FORMS = PAGE[PAGE.index("## The forms") : PAGE.index("A list shares")]
ROWS = [[cell.strip() for cell in row.split("|")[1:-1]] for row in FORMS.split("\n") if row.startswith("| `")]
READ = [(form, *cells[1:]) for cells in ROWS for form in re.findall("`([^`]+)`", cells[0])]
NO_DATE = PAGE[PAGE.index("What is no date") : PAGE.index("## The grammar")].replace("\n", " ")
NONE = [word for words in re.findall(r"\(([^()]*)\)", NO_DATE) for word in words.split(", ")]


@pytest.mark.parametrize(("form", "first", "last", "granularity"), READ)
def test_form(form: str, first: str, last: str, granularity: str) -> None:
    (found,) = find_dates(form, year=2023)
    assert (found.text, str(found.first), str(found.last), found.granularity) == (form, first, last, granularity)


def test_there_are_forms() -> None:
    assert len(READ) > 80


@pytest.mark.parametrize("text", NONE)
def test_what_the_page_calls_no_date(text: str) -> None:
    assert find_dates(text, year=2023) == []


def test_there_is_what_is_no_date() -> None:
    assert len(NONE) >= 12
