"""The canon of units: a mapping, UCUM codes, and pint."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from rule_of_law_extract.canon import units
from rule_of_law_extract.schema import UnitClass


def test_it_is_a_mapping() -> None:
    assert len(units) == len(list(units)) > 600
    assert units["平米"].canonical == "平方米"
    assert "没有这个单位" not in units
    assert repr(units) == f"<the canon of {len(units)} units>"
    with pytest.raises(KeyError):
        units["没有这个单位"]


def test_of_class() -> None:
    money = units.of_class(UnitClass.MONEY)
    assert {unit.canonical for unit in money} >= {"元", "美元", "新台币"}
    assert units.of_class("money") == money
    with pytest.raises(ValueError, match="colour"):
        units.of_class("colour")


@pytest.mark.parametrize(
    ("printed", "code"),
    [("件", "{件}"), ("宗", "{宗}"), ("人次", "{人次}"), ("元", "{CNY}"), ("㎡", "m2"), ("公顷", "har"), ("公里", "km"),
     ("亩", "10000.m2/15"), ("%", "%"), ("‰", "[ppth]"), ("个百分点", "%{百分点}"), ("小时", "h"), ("册次", "{册次}")],
)  # fmt: skip
def test_ucum(printed: str, code: str) -> None:
    assert units[printed].ucum == code


def test_every_code_is_ascii_but_for_its_annotation() -> None:
    for unit in units.values():
        code = unit.ucum.partition("{")[0] + unit.ucum.rpartition("}")[2]
        assert code.isascii(), unit
        assert unit.ucum, unit


def test_pint_is_not_loaded_before_it_is_asked_for() -> None:
    code = "from rule_of_law_extract.canon import units; len(units); import sys; print('pint' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "False"


def test_without_pint_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pint", None)
    with pytest.raises(ImportError, match=r"\[units\]"):
        units.registry()


def test_pint_agrees_with_the_canon() -> None:
    pytest.importorskip("pint", reason="pint comes with the extra units")
    offset = {"摄氏度", "华氏度"}
    for unit in units.values():
        if unit.canonical not in offset:
            there = units.to_pint(1, unit.canonical).to(units.to_pint(1, unit.normal).units)
            assert abs(there.magnitude - unit.normal_factor) <= unit.normal_factor * Decimal("1e-15"), unit


def test_pint_adds_only_what_is_alike() -> None:
    pint = pytest.importorskip("pint", reason="pint comes with the extra units")
    assert (units.to_pint(3, "宗") + units.to_pint(2, "起")).to("件").magnitude == 5
    assert units.to_pint(30, "亩").to("hectare").magnitude == 2
    assert units.to_pint(5, "角").magnitude == Decimal("0.5")
    assert units.to_pint(5, None).magnitude == 5
    with pytest.raises(pint.DimensionalityError):
        units.to_pint(3, "件").to("人")
    with pytest.raises(KeyError):
        units.to_pint(3, "没有这个单位")


def test_a_registry_of_ones_own() -> None:
    pytest.importorskip("pint", reason="pint comes with the extra units")
    registry = units.registry()
    amount = units.to_pint(3, "公里", registry)
    assert amount.to(registry.meter).magnitude == 3000
