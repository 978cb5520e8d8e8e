"""The reading of the report parsed last is kept while the report lives, and is of no other report."""

from __future__ import annotations

import gc
import weakref

import pytest

from rule_of_law_extract import Report, check, parse
from rule_of_law_extract.checks.reading import Reading, reading_of

TEXT = "一、主要举措\n立案73件，分别为市容类41件、违建类12件。\n三、下一步打算\n2025年开展检查5次。"


def test_a_report_just_parsed_is_read_once() -> None:
    report = parse(TEXT)
    assert reading_of(report) is reading_of(report)


def test_another_report_is_read_by_itself() -> None:
    first, second = parse(TEXT), parse("一、主要举措\n检查5次。")
    assert reading_of(first).report.text == TEXT
    assert reading_of(second).report.text == second.text
    assert reading_of(first) is not reading_of(first)


def test_a_copy_is_another_report() -> None:
    report = parse(TEXT)
    changed = report.model_copy(update={"sections": ()})
    assert reading_of(changed).sections == []


def test_findings_do_not_depend_on_what_was_kept() -> None:
    report = parse(TEXT)
    kept = check(report)
    read_again = Report.model_validate_json(report.model_dump_json())
    assert check(read_again) == kept
    assert {"breakdown-sum-mismatch", "skipped-ordinal"} <= {item.code for item in kept}


@pytest.mark.parametrize("text", [TEXT, "一、主要举措\n检查5次。"], ids=["findings", "none"])
def test_nothing_outlives_the_report(text: str) -> None:
    report = parse(text)
    reading: weakref.ref[Reading] = weakref.ref(reading_of(report))
    del report
    gc.collect()
    assert reading() is None
