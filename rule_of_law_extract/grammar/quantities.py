"""Quantities (数量): a number with its modifier words and its unit, found in folded text.

One combined pattern is anchored on a digit or numeral; work is done only at its finds. The units and the modifier
words come from the caller: the grammar knows how they stand together, not which there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ..schema import Modifier, UnitClass
from .numerals import ARABIC, CHINESE, MULTIPLIERS, read_arabic, read_chinese
from .units import Unit, alternatives, unit_pattern, with_times

__all__ = ["ModifierWords", "QuantityGrammar", "QuantityMatch"]

_MAX_DIGITS = 15
"""A longer run of digits is no statistic but a code or a flattened table row; a double holds no more either."""

_TENTHS = {char: Decimal(value) for value, char in enumerate("一二三四五六七八九", 1)} | {"半": Decimal(5)}

_BARE_POWERS = frozenset({"百", "千", "万", "亿", "百万", "千万", "十万", "百亿", "万亿"})


_BEFORE_FRONT = frozenset("目此提日之以当会事诉庭底月年期度周末")
"""Characters that make of 前 another word than the rank's: 目前, 提前, 年底前."""


_CANDIDATE = re.compile(f"[0-9数几上{CHINESE[1:]}")
"""What a quantity can begin with: one set of characters, which the engine skips to."""


_GOES_ON = frozenset("、0123456789")
"""What stands behind the first piece of a number in two, or of two that share a unit."""

_TORN = re.compile(r"\d\.?\n\Z")
"""A line that ends in a digit and one that begins with one hold a number that was torn apart."""

_SPACED_OUT = re.compile(r"(?<!\d)\d \Z")
"""One digit and a space before a number: 2 0 2 4 年 is a year with its letters spaced."""


class ModifierWords(NamedTuple):
    """The words of one modifier, by where they stand."""

    modifier: Modifier
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_duration: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    after_end: tuple[str, ...] = ()
    not_after: str = ""


class QuantityMatch(NamedTuple):
    """A quantity found: its place with the modifier words, and its reading."""

    start: int
    end: int
    number_start: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    unit_class: UnitClass
    modifier: Modifier
    chinese: bool
    rules: tuple[str, ...]


def _tidy(value: Decimal) -> Decimal:
    """The same number without the noughts that multiplying leaves (68500.00 is 68500)."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


class _Piece(NamedTuple):
    """A number that may go on behind its end: in a second piece, or in a list that shares its unit."""

    match: re.Match[str]
    value: Decimal
    end: int


class QuantityGrammar:
    """Finds quantities in folded text, given units, modifier words and what is fixed.

    Args:
        units: The units and classifiers.
        modifiers: The modifier words.
        bare_nouns: Nouns that a number may stand straight before (40.8万青年).
        fixed: Called with the folded text and the position of a numeral; true where a slogan, a name or an idiom
            begins there (三重一大), which is no quantity.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        modifiers: Iterable[ModifierWords],
        bare_nouns: Iterable[str] = (),
        fixed: Callable[[str, int], bool] | None = None,
    ) -> None:
        self.units: Mapping[str, Unit] = with_times(units)
        self._fixed = fixed
        modifiers = tuple(modifiers)
        self._inside = {word: item.modifier for item in modifiers for word in item.inside}
        self._before = {word: item.modifier for item in modifiers for word in item.before}
        self._after = {
            word: item.modifier for item in modifiers for word in (*item.after, *item.after_duration, *item.after_end)
        }
        duration_only = {word for item in modifiers for word in (*item.after_duration, *item.after_end)}
        at_end = {word for item in modifiers for word in item.after_end}
        ending = rf"|(?:{alternatives(at_end)})(?=[,。;、)]|$)" if at_end else ""
        self._prefix = re.compile(
            "(?:"
            + "|".join(
                (f"(?<![{item.not_after}])" if item.not_after else "") + f"(?:{alternatives(item.before)})"
                for item in sorted(modifiers, key=lambda item: -max(map(len, item.before), default=0))
                if item.before
            )
            + r")(?= ?\Z)"
        )
        self._prefix_ends = frozenset(word[-1] for word in self._before)
        self._suffix = re.compile(f" ?({alternatives(set(self._after) - duration_only)}{ending})")
        durations = alternatives(set(self._after) - at_end)
        self._suffix_duration = re.compile(f" ?((?:{durations})(?![部容外在设控生涵化地网务勤审]){ending})")
        self._pattern = self._build(alternatives(bare_nouns))
        self._only_beside = {
            unit.printed: (
                re.compile(unit.only_after),
                re.compile(unit.only_before) if unit.only_before else None,
            )
            for unit in self.units.values()
            if unit.only_after
        }

    def _build(self, nouns: str) -> re.Pattern[str]:
        unit = unit_pattern(self.units.values())
        inside = f"[{''.join(self._inside)}]"
        multiplier = r"(?:万亿|[十百千]?[万亿]|千(?![米克瓦伏])|百(?!分))"
        chinese = rf"(?:[数几上](?=[十百千万亿]))?{CHINESE}++几?(?:点{CHINESE}++)?"
        return re.compile(
            rf"(?P<percent>百分之(?:(?P<pzh>{CHINESE}++(?:点{CHINESE}++)?)|(?P<par>\d++(?:\.\d++)?)))"
            rf"|(?P<den>(?!百){CHINESE}{{1,3}}+)分之(?P<num>{CHINESE}{{1,3}}+)"
            rf"|(?:(?<![\d.])(?P<ar>{ARABIC})|(?<!{CHINESE})(?P<zh>{chinese}))"
            rf"(?: ?(?P<lowunit>{multiplier}|{unit})? ?[-—~至到] ?(?:(?P<arhigh>{ARABIC})|(?P<zhhigh>{CHINESE}++)))?"
            rf"(?: ?(?P<in1>{inside}))?(?: ?(?P<mult>{multiplier}))?(?P<in2>{inside})?"
            rf" ?(?(zh)(?P<uzh>{unit})|(?:(?P<uar>{unit})|(?P<noun>(?={nouns or '(?!)'})))?)"
        )

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[QuantityMatch]:
        """Yield the quantities of `folded` between `start` and `end`, in order."""
        end = len(folded) if end is None else end
        pending: _Piece | None = None
        place = start
        while (candidate := _CANDIDATE.search(folded, place, end)) is not None:
            match = self._pattern.match(folded, candidate.start(), end)
            if match is None:
                place = candidate.end()
                continue
            place = match.end()
            found = self._read(folded, match)
            following = folded[match.end() : match.end() + 1]
            if found is not None and pending is not None and pending.end == found.start:
                # 1万2千人 is one number in two pieces.
                whole = found._replace(
                    start=pending.match.start(),
                    number_start=pending.match.start(),
                    value=_tidy(pending.value + found.value),
                )
                if found.unit is None and following.isdigit():
                    pending = _Piece(pending.match, whole.value, found.end)
                    continue
                pending = None
                yield whole
                continue
            if found is None or (found.unit is None and following.isdigit()):
                number = match["ar"]
                goes_on = number and match["mult"] and following in _GOES_ON
                value = read_arabic(number) * MULTIPLIERS[match["mult"]] if goes_on else Decimal(0)
                pending = _Piece(match, value, match.end()) if goes_on else None
                continue
            if pending is not None and pending.end + 1 == found.start and found.unit is not None:
                # 1409万、1305万人次: two numbers in a list share the unit.
                first = pending.match
                (begin, _), modifier, rules = self._modified(
                    folded, first.start(), pending.end, first, found.unit_class
                )
                yield found._replace(
                    start=begin,
                    end=pending.end,
                    number_start=first.start(),
                    value=_tidy(pending.value),
                    value_max=None,
                    modifier=modifier,
                    rules=(*rules, "unit.shared"),
                )
            pending = None
            yield found

    def _read(self, folded: str, match: re.Match[str]) -> QuantityMatch | None:
        start = match.start()
        if match["percent"]:
            numeral = match["pzh"]
            read = read_chinese(numeral) if numeral else None
            value = read.value if read else None
            if not numeral and len(match["par"]) <= _MAX_DIGITS:
                value = Decimal(match["par"])
            return None if value is None else self._made(folded, match, value, None, "%", UnitClass.PERCENT)
        if match["den"]:
            top, bottom = read_chinese(match["num"]), read_chinese(match["den"])
            if top is None or bottom is None or not bottom.value:
                return None
            ratio = (top.value / bottom.value).quantize(Decimal("0.0001"))
            return self._made(folded, match, ratio.normalize(), None, None, UnitClass.RATIO)
        printed = match["uzh"] or match["uar"]
        multiplier = match["mult"] or ""
        if match["zh"] is not None:
            return self._read_chinese(folded, match, printed)
        if (
            printed is None
            and match["noun"] is None
            and not multiplier
            and (match["in1"] or match["in2"]) not in ("余", "多")
        ):
            return None
        if printed is None and match["noun"] is None and folded.startswith("、", match.end()):
            return None
        number = match["ar"]
        if printed is None and not multiplier and len(number) > 4 and match["in1"] is None:
            # 12345群众热线: five digits straight before a noun are a hotline, not a count.
            return None
        if len(number) > _MAX_DIGITS or self._named(folded, start):
            return None
        factor = MULTIPLIERS[multiplier]
        low, high = read_arabic(number) * factor, None
        if match["arhigh"]:
            low_unit = match["lowunit"] or ""
            high = read_arabic(match["arhigh"]) * factor
            # 1至2万元 shares its 万; 20件至3万件 does not.
            low = read_arabic(number) * (MULTIPLIERS.get(low_unit, Decimal(1)) if low_unit else factor)
            if high <= low or len(match["arhigh"]) > _MAX_DIGITS:
                return None
        elif match["zhhigh"]:
            return None
        return self._with_unit(folded, match, low, high, printed)

    def _read_chinese(self, folded: str, match: re.Match[str], printed: str) -> QuantityMatch | None:
        words = match["zh"]
        start = match.start()
        if self._named(folded, start) or (self._fixed is not None and self._fixed(folded, start)):
            return None
        if words in _BARE_POWERS and not (match["in1"] or self._has_prefix(folded, start)):
            # 千家万户, 百姓: a bare power of ten is an idiom unless something blurs it (百余人, 近千名).
            return None
        read = read_chinese(words.removesuffix("几"))
        if read is None:
            return None
        low, high = read.value, read.value_max
        if match["zhhigh"] or match["arhigh"]:
            upper = read_chinese(match["zhhigh"]) if match["zhhigh"] else None
            if upper is None or upper.value <= low:
                return None
            high = upper.value
        factor = MULTIPLIERS[match["mult"] or ""]
        return self._with_unit(folded, match, low * factor, None if high is None else high * factor, printed)

    def _with_unit(
        self, folded: str, match: re.Match[str], low: Decimal, high: Decimal | None, printed: str | None
    ) -> QuantityMatch | None:
        if printed is None:
            return self._made(folded, match, low, high, None, UnitClass.COUNT)
        unit = self.units[printed]
        beside = self._only_beside.get(printed)
        scored = "." in match.group() and unit.unit_class is UnitClass.OTHER
        if beside is not None and not scored and not self._stands(folded, match, *beside):
            return None
        high = None if high is None else high * unit.factor
        digit = _TENTHS.get(folded[match.end() : match.end() + 1]) if printed == "成" else None
        if digit is not None:
            # 九成五 is 95 %.
            value = low * unit.factor + digit
            return self._made(folded, match, value, high, unit.canonical, unit.unit_class, printed, 1)
        return self._made(folded, match, low * unit.factor, high, unit.canonical, unit.unit_class, printed)

    @staticmethod
    def _stands(folded: str, match: re.Match[str], after: re.Pattern[str], before: re.Pattern[str] | None) -> bool:
        """Does the unit stand where it may: behind the one kind of words, or before the other?"""
        if after.search(folded, max(0, match.start() - 18), match.start()):
            return True
        return before is not None and before.match(folded, match.end()) is not None

    def _made(
        self,
        folded: str,
        match: re.Match[str],
        value: Decimal,
        high: Decimal | None,
        unit: str | None,
        unit_class: UnitClass,
        printed: str | None = None,
        longer: int = 0,
    ) -> QuantityMatch:
        end = match.end() + longer
        while folded[end - 1] == " ":
            end -= 1
        (start, end), modifier, rules = self._modified(folded, match.start(), end, match, unit_class)
        if printed is not None:
            rules = (f"unit.{printed}", *rules)
        value, high = _tidy(value), None if high is None else _tidy(high)
        return QuantityMatch(
            start, end, match.start(), value, high, unit, unit_class, modifier, match["zh"] is not None, rules
        )

    def _modified(
        self, folded: str, start: int, end: int, match: re.Match[str], unit_class: UnitClass
    ) -> tuple[tuple[int, int], Modifier, tuple[str, ...]]:
        number_start = start
        found: str | None = None
        modifier = Modifier.EXACT
        prefix = self._prefix_at(folded, start)
        if prefix is not None and not (prefix.group() == "近" and unit_class is UnitClass.DURATION):
            start = prefix.start()
            found = str(prefix.group())
            modifier = self._before[found]
        suffix = (self._suffix_duration if unit_class is UnitClass.DURATION else self._suffix).match(folded, end)
        if suffix is not None:
            end = suffix.end()
            if found is None:
                found = str(suffix[1])
                modifier = self._after[found]
        if found is None:
            word = match["in1"] or match["in2"]
            if word is None and (match["zh"] or "").endswith("几"):
                word = "几"
            if word is not None:
                found, modifier = word, self._inside[word]
            elif folded[number_start] in "数几上":
                found, modifier = folded[number_start], Modifier.ABOUT
        return (start, end), modifier, (f"modifier.{modifier.value}.{found}",) if found else ()

    def _prefix_at(self, folded: str, start: int) -> re.Match[str] | None:
        before = start - 1
        if before >= 0 and folded[before] == " ":
            before -= 1
        if before < 0 or folded[before] not in self._prefix_ends:
            return None
        return self._prefix.search(folded, max(0, start - 5), start)

    def _has_prefix(self, folded: str, start: int) -> bool:
        return folded[start] in "数几上" or self._prefix_at(folded, start) is not None

    @staticmethod
    def _named(folded: str, start: int) -> bool:
        """Is the number at `start` an ordinal, a rank or a part of a code or a broken number?

        So are 第8位, 前3名, 1+6, 7×24, A4, PM2.5, the digits of a letter-spaced year, what a line break tore off.
        """
        before = start - 1
        while before >= 0 and folded[before] == " ":
            before -= 1
            if start - before > 3:
                break
        char = folded[before] if before >= 0 else ""
        if char in {"第", "+", "×", "·", "#"}:
            return True
        if char == "前":
            return folded[before - 1 : before] not in _BEFORE_FRONT
        if char == "*":
            return folded[before - 1 : before].isdigit()
        if before == start - 1:
            lettered = char.isascii() and char.isalpha()
            return lettered or _TORN.search(folded, max(0, start - 3), start) is not None
        return _SPACED_OUT.search(folded, max(0, start - 4), start) is not None
