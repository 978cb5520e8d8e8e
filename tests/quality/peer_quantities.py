"""The peers' sums of money, lengths, masses, volumes and other amounts with a unit, and how they are judged.

What a peer's test asks of a text is asked of :func:`find_quantities` on that text, of the quantities of the peer's kind
alone: its test of money says nothing of the people in the sentence. Each must cover the peer's words, with the peer's
number and unit, and there must be no others. Conventions of theirs, and ours:

- **Modifier words** (近, 不少于, 以上) are part of our span; Microsoft and Duckling often leave them out.
- **Microsoft** gives floats to 15 digits, currencies by their ISO 4217 code, which our canon has as ``{CNY}``, and
  names dimensions in English. It drops 近, 突破 and 余, and gives the bare number: that is our ``value``.
- **JioNLP** reads a bare number as one of 元: judged is the number. Its ``definition`` is a bound: ``accurate`` is
  our exact, ``blur+`` a lower bound, ``blur-`` an upper bound or 近, ``blur`` a range or an approximate number. Values
  have two decimals.
- **Duckling** reads 元 as dollars, 角 and 分 as cents, 分 also where nothing says that it is money: such a 分 is judged
  by its number. Grams stand for all masses; 茶匙 is 5 millilitres. ``min`` and ``max`` are our bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from quality.peers import Case, Expected, Judge, Verdict

from rule_of_law_extract.canon import units
from rule_of_law_extract.quantities import FoundQuantity, find_quantities
from rule_of_law_extract.schema import Modifier, UnitClass

_DIMENSIONS = {
    "Mu": "亩", "Centimeter": "厘米", "Meter": "米", "Kilometer": "公里", "Ton": "吨", "Kilogram": "千克", "Gram": "克",
    "Microgram": "微克", "Megahertz": "兆赫兹", "Hertz": "赫兹", "Kilowatt": "千瓦", "Kilocalorie": "千卡",
    "Bit": "比特",
}  # fmt: skip
_DUCKLING = {
    "Centimetre": "厘米", "Metre": "米", "Kilometre": "公里", "Foot": "英尺", "Inch": "英寸", "Mile": "英里",
    "Gram": "克", "Litre": "升", "Millilitre": "毫升",
}  # fmt: skip
_MONEY = {"Dollar": "元", "CNY": "元", "Cent": "元"}
_TOLERANCE = Decimal("1e-14")


def _shown(found: Sequence[FoundQuantity]) -> str:
    if not found:
        return "nothing"
    return "; ".join(
        f"{item.text} = {item.value}{'' if item.value_max is None else f' to {item.value_max}'} {item.unit or ''}"
        for item in found
    )


def _same(found: Decimal | None, wanted: object) -> bool:
    expected = Decimal(str(wanted))
    return found is not None and abs(found - expected) <= abs(expected) * _TOLERANCE


def _is_money(item: FoundQuantity) -> bool:
    return item.unit_class is UnitClass.MONEY


def _is_dimension(item: FoundQuantity) -> bool:
    """Has the unit a physical dimension other than time?"""
    unit = units.get(item.printed_unit or "")
    if unit is None or unit.unit_class in (UnitClass.DURATION, UnitClass.PERCENT):
        return False
    return not unit.ucum.startswith("{")


def _currency(item: FoundQuantity) -> str:
    """The ISO 4217 code of the canonical unit: {CNY} is CNY."""
    codes = {unit.ucum for unit in units.of_class(UnitClass.MONEY) if unit.canonical == item.unit}
    return "".join(codes).strip("{}")


def _paired(case: Case, found: Sequence[FoundQuantity]) -> Iterator[tuple[FoundQuantity, Expected]]:
    """What was found with what was to be found, in order of place; nothing where their numbers differ."""
    if len(found) == len(case.expect):
        yield from zip(found, sorted(case.expect, key=lambda item: item.start or 0), strict=True)


def _covers(found: FoundQuantity, item: Expected) -> bool:
    if item.start is None or item.end is None:
        return True
    return found.start <= item.start and item.end <= found.end


def _microsoft(case: Case, found: Sequence[FoundQuantity], names: Mapping[str, str] | None) -> Verdict:
    pairs = list(_paired(case, found))
    right = [
        _covers(read, item)
        and _same(read.value, item.value)
        and (_currency(read) == item.more["iso"] if names is None else names.get(item.unit or "") == read.unit)
        for read, item in pairs
    ]
    return None if len(right) == len(case.expect) and all(right) else _shown(found)


def currency(case: Case) -> Verdict:
    """Every sum of money, with its currency, and no other."""
    return _microsoft(case, [item for item in find_quantities(case.input) if _is_money(item)], None)


def dimension(case: Case) -> Verdict:
    """Every amount of a physical dimension, and no other."""
    return _microsoft(case, [item for item in find_quantities(case.input) if _is_dimension(item)], _DIMENSIONS)


def _jionlp_number(found: FoundQuantity, item: Expected) -> bool:
    value = item.value
    if isinstance(value, list):
        low, high = value
        return _same(found.low, low) and _same(found.high, high)
    if round(found.value, 2) != Decimal(value):
        return False
    match item.more.get("definition"):
        case "accurate":
            return found.low == found.high == found.value
        case "blur+":
            return found.low == found.value and found.high is None
        case "blur-":
            return found.high == found.value and found.low != found.value
        case _:
            return found.modifier is not Modifier.EXACT


def jionlp(case: Case) -> Verdict:
    """Every sum of money, with its place or its value, and no other."""
    found = [item for item in find_quantities(case.input) if _is_money(item)]
    if not found and case.expect and case.expect[0].value is not None:
        found = [item for item in find_quantities(case.input, amounts_only=False) if item.unit is None]
    pairs = list(_paired(case, found))
    right = [
        _covers(read, item) and (item.value is None or (_jionlp_number(read, item) and read.unit in (item.unit, None)))
        for read, item in pairs
    ]
    return None if len(right) == len(case.expect) and all(right) else _shown(found)


def _duckling_number(found: FoundQuantity, value: object, scale: Decimal) -> bool:
    if isinstance(value, Mapping):
        if "min" in value:
            return _same(found.low, Decimal(str(value["min"])) / scale) and found.high is None
        return _same(found.high, Decimal(str(value["max"])) / scale) and found.low is None
    if isinstance(value, list):
        low, high = (Decimal(str(end)) / scale for end in value)
        return _same(found.value, low) and _same(found.value_max, high)
    return _same(found.value, Decimal(str(value)) / scale) and found.value_max is None


def _duckling(case: Case, names: Mapping[str, str], *, money: bool) -> Verdict:
    (item,) = case.expect
    found = find_quantities(case.input)
    if not found and money:
        found = find_quantities(case.input, amounts_only=False)
    if len(found) != 1:
        return _shown(found)
    (read,) = found
    wanted = names[item.unit or ""]
    scale = Decimal(1)
    if read.unit != wanted and read.unit != "分":
        # One of the same kind: 1.5千克 is 1500 grams.
        scale = units[wanted].normal_factor / read.normal_factor
        scale = 1 / scale if scale and read.normal_unit == units[wanted].normal else Decimal(0)
    elif item.unit == "Cent" and read.unit == "元":
        scale = Decimal(100)
    right = bool(scale) and _duckling_number(read, item.value, scale)
    return None if right and read.text == case.input else _shown(found)


def duckling_money(case: Case) -> Verdict:
    """The text is one sum of money."""
    return _duckling(case, _MONEY, money=True)


def duckling(case: Case) -> Verdict:
    """The text is one amount."""
    return _duckling(case, _DUCKLING, money=False)


JUDGES: Mapping[tuple[str, str], Judge] = {
    ("recognizers-text", "currency"): currency,
    ("recognizers-text", "nothing/CurrencyModel"): currency,
    ("recognizers-text", "dimension"): dimension,
    ("recognizers-text", "nothing/DimensionModel"): dimension,
    ("jionlp", "money"): jionlp,
    ("jionlp", "nothing/test_money_extractor"): jionlp,
    ("duckling", "amount-of-money"): duckling_money,
    ("duckling", "distance"): duckling,
    ("duckling", "volume"): duckling,
    ("duckling", "quantity"): duckling,
}
