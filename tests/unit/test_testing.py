"""The writers of reports: what their strategies draw is what they say."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rule_of_law_extract import parse, testing
from rule_of_law_extract.schema import Modifier
from rule_of_law_extract.testing import (
    Amount,
    ExpectedReport,
    Written,
    amounts,
    assert_grounded,
    numerals,
    percentages,
    reports,
    spell,
    spellings,
)

MODULES = [module.name for module in pkgutil.iter_modules(testing.__path__, f"{testing.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    failed, _ = doctest.testmod(import_module(name))
    assert failed == 0


@pytest.mark.parametrize("name", testing.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(testing, name).__doc__


@given(numerals())
def test_numerals(written: Written) -> None:
    assert written.text in spellings(int(written.value))


@given(st.sampled_from(["件", "人次", "元"]).flatmap(amounts))
def test_amounts_end_in_unit_or_modifier(amount: Amount) -> None:
    assert amount.unit in amount.text
    assert amount.value > 0
    assert amount.value_max is None or amount.value_max > amount.value


@given(amounts("件", exact=True))
def test_exact_amounts(amount: Amount) -> None:
    assert (amount.modifier, amount.value_max) == (Modifier.EXACT, None)


@given(percentages())
def test_percentages(amount: Amount) -> None:
    assert 0 < amount.value <= 100


@settings(max_examples=30)
@given(reports(years=(2020, 2021)))
def test_what_a_report_holds_stands_in_its_text(written: tuple[str, ExpectedReport]) -> None:
    text, expected = written
    assert expected.year in (2020, 2021)
    stated = [(item.text, item.start) for item in expected.quantities]
    stated += [(item.text, item.start) for item in expected.dates]
    stated += [(item.text, item.start) for item in expected.citations]
    stated += [(item.text, item.start) for item in (*expected.problems, *expected.plans)]
    for words, start in stated:
        assert text.startswith(words, start)
    for section in expected.sections:
        assert text.startswith(section.marker + section.heading, section.start)
    assert expected.title in text
    assert expected.issuer in text


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_that_cannot_be_spelt(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        spell(number)


def test_grounding_tells_what_is_wrong() -> None:
    report = parse("一、主要举措\n学习《宪法》。")
    with pytest.raises(AssertionError, match="not the text that was parsed"):
        assert_grounded(report, "another text")
    (cited,) = report.citations
    moved = cited.model_copy(update={"span": cited.span.model_copy(update={"start": 0})})
    with pytest.raises(AssertionError, match=r"citations\[0\]\.span"):
        assert_grounded(report.model_copy(update={"citations": (moved,)}), report.text)
