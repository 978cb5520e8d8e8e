"""Units: each as printed is read to its canonical form, and not where it is part of another word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rules.examples import over, rows

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Quantity, UnitClass

UNITS = rows("units.tsv")
# 三十七千米 may be 三十七千 and 米: behind Chinese numerals a unit that begins with one is left out.
PLAIN = [pytest.param(unit, id=unit["unit"]) for unit in UNITS if unit["unit"][0] not in "百千"]
BY_NAME = [pytest.param(unit, id=unit["unit"]) for unit in UNITS]
GUARDED = [
    pytest.param(unit, char, id=f"{unit['unit']} before {char}") for unit in UNITS for char in unit["not_before"]
]
LED = [pytest.param(unit, id=unit["unit"]) for unit in UNITS if unit["only_after"]]
FOLLOWED = [pytest.param(unit, id=unit["unit"]) for unit in UNITS if unit["only_before"]]


def sentence_with(unit: dict[str, str], number: str = "37") -> str:
    lead = f"，{unit['only_after'].split('|')[0]}" if unit["only_after"] else ""
    after = unit["only_before"].split("|")[0] if unit["only_before"] else ""
    return f"全部登记{lead}{number}{unit['unit']}{after}。"


def quantity_in(sentence: str, number: str = "37") -> Quantity | None:
    start = sentence.index(number)
    found = over(parse(sentence), start, start + len(number))
    return found[0].quantity if found else None


@pytest.mark.parametrize("unit", BY_NAME)
def test_unit_is_read(unit: dict[str, str]) -> None:
    found = quantity_in(sentence_with(unit))
    assert found is not None
    assert found.unit == unit["canonical"]
    assert found.unit_class is UnitClass(unit["class"])
    assert found.value == 37 * Decimal(unit["factor"])


@pytest.mark.parametrize("unit", PLAIN)
def test_unit_is_read_behind_a_chinese_numeral(unit: dict[str, str]) -> None:
    found = quantity_in(sentence_with(unit, "三十七"), "三十七")
    assert found is not None
    assert (found.unit, found.value) == (unit["canonical"], 37 * Decimal(unit["factor"]))


@pytest.mark.parametrize("unit", BY_NAME)
def test_unit_is_read_behind_wan(unit: dict[str, str]) -> None:
    found = quantity_in(sentence_with(unit, "37万"))
    assert found is not None
    assert (found.unit, found.value) == (unit["canonical"], 370_000 * Decimal(unit["factor"]))


@pytest.mark.parametrize(("unit", "char"), GUARDED)
def test_unit_is_not_read_in_another_word(unit: dict[str, str], char: str) -> None:
    found = quantity_in(f"全部登记37{unit['unit']}{char}。")
    assert found is None or not found.text.endswith(f"37{unit['unit']}")


@pytest.mark.parametrize("unit", LED)
def test_unit_needs_what_leads_to_it(unit: dict[str, str]) -> None:
    assert quantity_in(f"全部登记37{unit['unit']}。") is None


@pytest.mark.parametrize("unit", FOLLOWED)
def test_unit_needs_what_follows_it(unit: dict[str, str]) -> None:
    assert quantity_in(f"全部登记37{unit['unit']}。") is None


def test_units_are_unique() -> None:
    printed = [unit["unit"] for unit in UNITS]
    assert len(printed) == len(set(printed))


def test_a_canonical_unit_has_one_class() -> None:
    classes: dict[str, set[str]] = {}
    for unit in UNITS:
        classes.setdefault(unit["canonical"], set()).add(unit["class"])
    assert {name: found for name, found in classes.items() if len(found) > 1} == {}
