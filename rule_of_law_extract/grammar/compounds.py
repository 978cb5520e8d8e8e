"""Compound amounts (复合数量): what stands round one quantity and belongs to it, and two quantities that bound one.

50元6角三分, 三米半 and 九成 count on in a smaller unit; 人民币50元 and US$20 say the currency in front; 负0.2千米 is
below nought; 大于10件小于20件 and 20至30件之间 are intervals. Reports hold next to none of these: they are looked for
only at what :class:`.QuantityGrammar` has found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ..schema import Modifier, UnitClass
from ..text.marks import places
from .bounds import Bounds, bounds, fraction_bounds
from .number import read_number
from .numerals import ARABIC, MULTIPLIERS, Numeral, read_arabic, read_chinese, tidy
from .quantities import QuantityMatch
from .units import Unit, alternatives, unit_pattern
from .vagueness import VagueWords, vague_bounds

__all__ = ["Amount", "CompoundGrammar"]

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_DIGIT = f"[0-9零一二三四五六七八九两{_CAPITALS}]"
_JIAO = re.compile(rf"零?(?:(?P<jiao>{_DIGIT})[角毛])?(?:零?(?P<fen>{_DIGIT})分(?!之))?[整正]?")
_FEN = re.compile(rf"(?P<jiao>)(?P<fen>{_DIGIT})分(?!之)")
_HALF_ON = re.compile(r"半(?![年月日天个小数])")
_TENTH_ON = re.compile(r"(?P<tenth>[一二三四五六七八九])(?![一-鿿0-9])")
_VALUES = {char: Decimal(number) for row in ("零一二三四五六七八九", _CAPITALS) for number, char in enumerate(row)} | {
    "两": Decimal(2)
}
_MEASURES = frozenset({UnitClass.MONEY, UnitClass.LENGTH, UnitClass.MASS, UnitClass.AREA, UnitClass.OTHER})
_ONWARD = frozenset(f"0123456789零一二三四五六七八九两半整正{_CAPITALS}")
_NOT_HALF = frozenset("大过一多每两上下前后")

_BELOW_NOUGHT = re.compile(r"(?:(?<![一-鿿])|(?<=[为是到至达约有升降了]))(?:负的?|(?<![\w%）)])[-—])\Z")
_PARTED = re.compile(r"(?P<below>[一二三四五六七八九十两]{1,3})分之?\Z")
_LINK = re.compile(r"(?:的?同时|[并而]?且|并|而|,)? ?\Z")
_AND = re.compile(r"(?P<number>[0-9,.]*[0-9]|[零一二三四五六七八九十百千万亿两]+) ?[和与] ?\Z")
_BETWEEN = re.compile(r" ?之?间")

_LOWER = frozenset({Modifier.AT_LEAST, Modifier.OVER})
_UPPER = frozenset({Modifier.AT_MOST, Modifier.UNDER})
_BOUNDED = _LOWER | _UPPER


class Amount(NamedTuple):
    """A quantity with its interval.

    Attributes:
        found: The quantity.
        bounds: The interval in which the true number lies, in the canonical unit.
    """

    found: QuantityMatch
    bounds: Bounds


class CompoundGrammar:
    """Completes the quantities of a text.

    Args:
        units: The units, by what is printed.
        signs: What stands before a number and says the currency, with the canonical unit (¥, 人民币, US$).
        vague: The words before a number that is about right.
    """

    def __init__(self, units: Mapping[str, Unit], signs: Mapping[str, str], vague: VagueWords) -> None:
        self._units = units
        self._vague = vague
        self._signs = signs
        money = {unit.printed: unit.canonical for unit in units.values() if unit.unit_class is UnitClass.MONEY}
        self._currency = {name: unit for name, unit in money.items() if unit != "元" or name.endswith("人民币")}
        self._currency_behind = re.compile(alternatives(self._currency) or "(?!)")
        self._sign = re.compile(rf"(?:{alternatives(signs) or '(?!)'}) {{0,2}}\Z")
        self._sign_reach = max(map(len, signs), default=0) + 2
        self._sign_ends = frozenset(sign[-1] for sign in signs) | {" "}
        self._priced = re.compile(
            rf"(?P<sign>{alternatives(signs) or '(?!)'}) {{0,2}}(?P<number>{ARABIC})"
            rf"(?: ?(?P<power>{alternatives(filter(None, MULTIPLIERS))}))?"
        )
        self._edges = self._sign_ends | frozenset("负的-—分之和与 ")
        self._edges_behind = _ONWARD | {name[0] for name in self._currency}
        halves = [unit for unit in units.values() if unit.unit_class in _MEASURES]
        self._half = re.compile(f"半(?P<unit>{unit_pattern(halves) or '(?!)'})")
        self._unit = re.compile(f" ?(?P<unit>{unit_pattern(halves) or '(?!)'})")

    def complete(self, folded: str, quantities: Iterable[QuantityMatch]) -> Iterator[Amount]:
        """Yield the quantities with all that belongs to each, two that bound one number as one."""
        last: Amount | None = None
        for found in quantities:
            if last is not None and found.number_start < last.found.end:
                continue
            amount = self._complete(folded, found)
            if last is not None and amount.found.start >= last.found.end:
                if last.found.modifier in _BOUNDED and (joined := _joined(folded, last, amount)) is not None:
                    last = joined
                    continue
                yield last
            last = amount
        if last is not None:
            yield last

    def rarer(self, folded: str) -> Iterator[QuantityMatch]:
        """Yield the amounts in which no unit stands behind a numeral: 半公升, 百分百, ¥1.25, 20和30件之间."""
        yield from self._halves(folded)
        place = folded.find("百分百")
        while place != -1:
            yield _plain(place, place + 3, Decimal(100), "%", UnitClass.PERCENT, "百分百")
            place = folded.find("百分百", place + 3)
        for match in self._priced.finditer(folded):
            value = tidy(read_arabic(match["number"]) * MULTIPLIERS[match["power"] or ""])
            unit = self._signs[match["sign"]]
            yield _plain(match.start(), match.end(), value, unit, UnitClass.MONEY, match["sign"])

    def _halves(self, folded: str) -> Iterator[QuantityMatch]:
        for place in places(folded, "半"):
            match = self._half.match(folded, place)
            if match is not None and folded[place - 1 : place] not in _NOT_HALF:
                unit = self._units[match["unit"]]
                value = Decimal("0.5") * unit.factor
                yield _plain(place, match.end(), value, unit.canonical, unit.unit_class, unit.printed)

    def _complete(self, folded: str, found: QuantityMatch) -> Amount:
        before = folded[found.start - 1] if found.start else ""
        plain = before not in self._edges and found.unit is not None
        if plain and folded[found.number_end : found.number_end + 1] not in self._edges_behind:
            return Amount(found, self._bounds(folded, found))
        if found.unit_class in _MEASURES and folded[found.number_end : found.number_end + 1] in _ONWARD:
            found = self._onward(folded, found)
        if found.unit == "元":
            found = self._currency_of(folded, found)
        if found.unit_class is UnitClass.MONEY and before in self._sign_ends:
            found = self._signed(folded, found)
        if before and before in "负的-—":
            found = _below_nought(folded, found)
        if before and before in "分之":
            found = self._parted(folded, found)
        if found.unit_class is UnitClass.RATIO and found.unit is None:
            found = self._part_of(folded, found)
        if before and before in "和与 ":
            found = self._between(folded, found)
        return Amount(found, self._bounds(folded, found))

    def _onward(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """50元6角三分, 两角五分, 三米半, 三米九: it goes on behind the unit."""
        if found.value_max is not None or found.end != found.number_end:
            return found
        end, printed = found.number_end, found.printed or ""
        more = Decimal(0)
        if found.unit == "元":
            match = (_FEN if printed in ("角", "毛") else _JIAO).match(folded, end)
            if match is not None and match.end() > end:
                more = _digit(match["jiao"]) / 10 + _digit(match["fen"]) / 100
                end = match.end()
        if end == found.number_end and found.chinese:
            factor = self._factor(found)
            if (match := _HALF_ON.match(folded, end)) is not None:
                more, end = Decimal("0.5") * factor, match.end()
            elif (match := _TENTH_ON.match(folded, end)) is not None:
                more, end = _digit(match["tenth"]) / 10 * factor, match.end()
        if end == found.number_end:
            return found
        return found._replace(value=tidy(found.value + more), end=end, number_end=end)

    def _currency_of(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """三万元欧元, 8亿元人民币: the currency behind 元."""
        match = self._currency_behind.match(folded, found.number_end)
        if match is None or found.end != found.number_end:
            return found
        printed = f"{found.printed}{match.group()}"
        return found._replace(
            unit=self._currency[match.group()], printed=printed, end=match.end(), number_end=match.end()
        )

    def _signed(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """人民币50元, 新台币177亿元: the currency before the number."""
        match = self._sign.search(folded, max(0, found.start - self._sign_reach), found.start)
        if match is None:
            return found
        unit = self._signs[match.group().rstrip(" ")]
        if found.unit not in ("元", unit):
            return found
        return found._replace(start=match.start(), unit=unit)

    def _parted(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """四分一升: a part of the unit."""
        match = _PARTED.search(folded, max(0, found.start - 5), found.start)
        below = None if match is None else read_chinese(match["below"])
        if match is None or below is None or not below.value or found.value_max is not None:
            return found
        return found._replace(start=match.start(), number_start=match.start(), value=tidy(found.value / below.value))

    def _part_of(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """四分之一公升: a fraction with a unit behind."""
        match = self._unit.match(folded, found.number_end)
        ratio = read_number(folded[found.number_start : found.number_end])
        if match is None or ratio is None or found.end != found.number_end:
            return found
        unit = self._units[match["unit"]]
        return found._replace(
            value=ratio.value * unit.factor, unit=unit.canonical, unit_class=unit.unit_class, printed=unit.printed,
            end=match.end(), number_end=match.end(),
        )  # fmt: skip

    def _between(self, folded: str, found: QuantityMatch) -> QuantityMatch:
        """20和30件之间."""
        behind = _BETWEEN.match(folded, found.end)
        match = None if behind is None else _AND.search(folded, max(0, found.start - 16), found.start)
        if behind is None or match is None or found.value_max is not None or found.modifier is not Modifier.EXACT:
            return found
        numeral = match["number"]
        read = Numeral(read_arabic(numeral)) if numeral[0].isdigit() else read_chinese(numeral)
        factor = self._factor(found)
        if read is None or read.value * factor >= found.value:
            return found
        return found._replace(
            start=match.start(), number_start=match.start(), value=read.value * factor, value_max=found.value,
            end=behind.end(),
        )  # fmt: skip

    def _factor(self, found: QuantityMatch) -> Decimal:
        unit = self._units.get(found.printed or "")
        return Decimal(1) if unit is None else unit.factor

    def _bounds(self, folded: str, found: QuantityMatch) -> Bounds:
        if found.modifier is Modifier.EXACT:
            exact = Bounds(found.value, found.value if found.value_max is None else found.value_max)
            ratio = found.unit_class is UnitClass.RATIO and found.unit is None
            return fraction_bounds(exact, found.value) if ratio else exact
        if found.modifier is Modifier.ABOUT:
            return vague_bounds(folded[found.start : found.end], found.value, found.value_max, self._vague)
        return bounds(found.value, found.value_max, found.modifier)


def _plain(start: int, end: int, value: Decimal, unit: str, unit_class: UnitClass, printed: str) -> QuantityMatch:
    """An exact amount with no modifier words."""
    rules = (f"unit.{printed}",)
    return QuantityMatch(start, end, start, value, None, unit, unit_class, Modifier.EXACT, False, rules, end, printed)


def _digit(char: str | None) -> Decimal:
    if not char:
        return Decimal(0)
    return _VALUES[char] if char in _VALUES else Decimal(char)


def _below_nought(folded: str, found: QuantityMatch) -> QuantityMatch:
    """负0.2千米, -5吨."""
    match = _BELOW_NOUGHT.search(folded, max(0, found.start - 3), found.start)
    if match is None or found.value_max is not None:
        return found
    return found._replace(start=match.start(), number_start=match.start(), value=-found.value)


def _joined(folded: str, first: Amount, second: Amount) -> Amount | None:
    """One amount of two that bound it from both sides (大于10件小于20件), or None."""
    a, b = first.found, second.found
    gap = b.start - a.end
    if gap > 4 or gap < 0:
        return None
    if a.unit != b.unit and a.unit is not None and b.unit is not None:
        return None
    if a.modifier in _LOWER and b.modifier in _UPPER:
        low, high = first.bounds, second.bounds
    elif a.modifier in _UPPER and b.modifier in _LOWER:
        low, high = second.bounds, first.bounds
    else:
        return None
    if low.low is None or high.high is None or low.low >= high.high or not _LINK.match(folded[a.end : b.start]):
        return None
    unit = a if a.unit is not None else b
    found = a._replace(
        end=b.end, value=low.low, value_max=high.high, unit=unit.unit, unit_class=unit.unit_class,
        printed=unit.printed, modifier=Modifier.EXACT, rules=(*a.rules, *b.rules), number_end=b.number_end, word=None,
    )  # fmt: skip
    return Amount(found, Bounds(low.low, high.high, low.low_closed, high.high_closed))
