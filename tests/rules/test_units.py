"""Units: each as printed is read to its canonical form, and not where it is part of another word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rules.examples import over, rows

from rule_of_law_extract import parse
from rule_of_law_extract.canon import units
from rule_of_law_extract.quantities import find_quantities
from rule_of_law_extract.schema import Quantity, UnitClass

UNITS = rows("units.tsv")
GENERAL = rows("units_general.tsv")
TERMS = rows("unit_terms.tsv")
BY_GENERAL_NAME = [pytest.param(unit, id=unit["unit"]) for unit in GENERAL]
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


@pytest.mark.parametrize("unit", BY_GENERAL_NAME)
def test_unit_of_other_texts_is_read(unit: dict[str, str]) -> None:
    (found,) = find_quantities(f"共37{unit['unit']}。")
    assert (found.printed_unit, found.unit) == (unit["unit"], unit["canonical"])
    assert found.unit_class is UnitClass(unit["class"])
    assert found.value == 37 * Decimal(unit["factor"])


@pytest.mark.parametrize(
    ("unit", "char"),
    [pytest.param(unit, char, id=f"{unit['unit']} before {char}") for unit in GENERAL for char in unit["not_before"]],
)
def test_unit_of_other_texts_is_not_read_in_another_word(unit: dict[str, str], char: str) -> None:
    assert unit["unit"] not in {found.printed_unit for found in find_quantities(f"共37{unit['unit']}{char}。")}


@pytest.mark.parametrize("unit", [row for row in GENERAL if row["unit"][-1].isascii() and row["unit"][-1].isalpha()])
def test_letters_of_a_word_are_no_unit(unit: dict[str, str]) -> None:
    assert find_quantities(f"编号37{unit['unit']}x。") == []


def test_units_are_unique() -> None:
    printed = [unit["unit"] for unit in (*UNITS, *GENERAL)]
    assert len(printed) == len(set(printed))


def test_every_term_is_of_a_unit() -> None:
    assert len(TERMS) == len({term["unit"] for term in TERMS})
    assert {term["unit"] for term in TERMS} <= {unit.canonical for unit in units.values()}


def test_what_units_are_counted_with_is_a_unit_itself() -> None:
    canonical = {unit.canonical: unit for unit in units.values()}
    for unit in units.values():
        normal = canonical[unit.normal]
        assert (normal.normal, normal.normal_factor) == (unit.normal, Decimal(1)), unit.printed


def test_a_canonical_unit_has_one_class() -> None:
    classes: dict[str, set[str]] = {}
    for unit in (*UNITS, *GENERAL):
        classes.setdefault(unit["canonical"], set()).add(unit["class"])
    assert {name: found for name, found in classes.items() if len(found) > 1} == {}


YET = [pytest.param(unit, word, id=word) for unit in UNITS for word in (unit["yet_before"] or "").split("|") if word]


@pytest.mark.parametrize(("unit", "word"), YET)
def test_unit_is_read_before_a_word_that_only_begins_like_another(unit: dict[str, str], word: str) -> None:
    found = quantity_in(f"全部登记37{unit['unit']}{word}。")
    assert found is not None
    assert (found.unit, found.value) == (unit["canonical"], 37 * Decimal(unit["factor"]))


@pytest.mark.parametrize("word", ["立", "案", "员单位", "年人", "案率"])
def test_cheng_in_another_word_is_no_tenth(word: str) -> None:
    assert "%" not in {item.quantity.unit for item in parse(f"全部登记3成{word}。").observations}


def test_a_denominator_that_per_has_a_word_for_is_no_part_of_the_unit() -> None:
    found = quantity_in("新增处理能力37吨/日。")
    assert found is not None
    assert (found.unit, found.text) == ("吨", "37吨")
