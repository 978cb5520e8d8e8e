"""The forms that docs/quantities.md shows are read, each as one amount that is all of its text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rule_of_law_extract import find_quantities

PAGE = (Path(__file__).parents[2] / "docs" / "quantities.md").read_text(encoding="utf-8")
FORMS = PAGE[PAGE.index("## The forms") : PAGE.index("Two numbers in a list")]
READ = [form for row in FORMS.split("\n") if row.startswith("|") for form in re.findall("`([^`]+)`", row)]
LEFT_OUT = ("5、6、7号楼", "第8位", "前3名", "A4", "PM2.5", "1+6", "5分", "三重一大", "一网通办", "百姓")


@pytest.mark.parametrize("form", READ)
def test_form(form: str) -> None:
    (found,) = find_quantities(form)
    assert found.text == form


def test_there_are_forms() -> None:
    assert len(READ) > 60


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_the_page_calls_none(text: str) -> None:
    assert text in PAGE
    assert find_quantities(text) == []
