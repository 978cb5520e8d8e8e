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
from .magnitudes import Parts, is_short, lower_of_pair, read_ends, read_hundredths, read_power
from .modifiers import ModifierGrammar, ModifierWords
from .numerals import ARABIC, CHINESE, MULTIPLIERS, read_arabic, read_chinese, tidy
from .ranks import names_a_thing
from .units import Unit, alternatives, unit_pattern, with_times

__all__ = ["ModifierWords", "QuantityGrammar", "QuantityMatch"]

_TENTHS = {char: Decimal(value) for value, char in enumerate("一二三四五六七八九", 1)} | {"半": Decimal(5)}

_BARE_POWERS = frozenset({"百", "千", "万", "亿", "百万", "千万", "十万", "百亿", "万亿"})

_SHARE = frozenset("占达的")
"""What stands before 1/4 where it is a share."""

_LETTERS = re.compile(r"[A-Za-z]{3}\Z")
_MOST_BEHIND_LETTERS = 3
"""So many digits straight behind letters are a number where a unit follows; more are of a name (ISO9001)."""

_SHORT_NUMBER = re.compile(r"12\d{3}", re.ASCII)
"""What the service numbers of government offices look like (12345, 12315, 12348)."""
_HOTLINE = re.compile(r"[一-鿿]{0,6}?(?:热线|诉求|工单)")

_GOES_ON = frozenset("、0123456789")
"""What stands behind the first piece of a number in two, or of two that share a unit."""

_MULTIPLIER = r"(?:[十百千]?(?:万亿|[万亿])|千(?![米克瓦伏卡焦赫帕字])|百(?!分))"
_NUMERALS = rf"(?:[{CHINESE[1:-1].replace('千', '')}]++|千(?![米克瓦伏卡焦赫帕字]))++"
"""Chinese numerals, less the 千 that begins a unit (三十千米, 五千瓦时)."""


class QuantityMatch(NamedTuple):
    """A quantity found: its place with the modifier words, and its reading.

    Attributes:
        start: Where it begins, modifier words included.
        end: Where it ends, modifier words included.
        number_start: Where the number begins.
        value: The number in the canonical unit; the lower end of a range.
        value_max: The upper end of a range, or None.
        unit: The canonical unit, or None.
        unit_class: What the unit measures.
        modifier: How the number bounds the true one.
        chinese: Is the number written in Chinese numerals?
        rules: The names of the rules that read it.
        number_end: Where the number and its unit end, modifier words behind them left out.
        printed: The unit as printed, or None.
        word: The word that decided the modifier, or None.
    """

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
    number_end: int
    printed: str | None = None
    word: str | None = None


class _Piece(NamedTuple):
    """A number that may go on behind its end: in a second piece, or in a list that shares its unit."""

    start: int
    end: int
    value: Decimal
    parts: Parts


class QuantityGrammar:
    """Finds quantities in folded text, given units, modifier words and what is fixed.

    Args:
        units: The units and classifiers.
        modifiers: The modifier words.
        bare_nouns: Nouns that a number may stand straight before (40.8万青年).
        fixed: Called with the folded text and the position of a numeral; true where a slogan, a name or an idiom
            begins there (三重一大), which is no quantity.
        amounts_only: Leave out numbers that state no amount: without a unit, ordinals, idioms (百姓), a unit in another
            sense (5分). False reads every number.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        modifiers: Iterable[ModifierWords],
        bare_nouns: Iterable[str] = (),
        fixed: Callable[[str, int], bool] | None = None,
        *,
        amounts_only: bool = True,
    ) -> None:
        self.units: Mapping[str, Unit] = with_times(units)
        self._fixed = fixed
        self._amounts_only = amounts_only
        self._modifiers = ModifierGrammar(modifiers)
        self._pattern = self._build(alternatives(bare_nouns))
        self._candidate = self._candidates()
        self._only_beside = {
            unit.printed: (
                re.compile(unit.only_after),
                re.compile(unit.only_before) if unit.only_before else None,
            )
            for unit in self.units.values()
            if unit.only_after and amounts_only
        }

    def _build(self, nouns: str) -> re.Pattern[str]:
        unit = unit_pattern(self.units.values())
        inside = f"[{''.join(self._modifiers.inside)}]"
        chinese = rf"(?:[数几上](?=[十百千万亿]))?{_NUMERALS}几?(?:点{CHINESE}++)?"
        to = r" ?(?:\((?:不?包?含|含本数)\) ?)?(?:--|——|[-—~至到]) ?"
        sure = "(?!)" if self._amounts_only else ""
        hundredths = rf"(?:{CHINESE}++(?:点{CHINESE}++)?|\d++(?:\.\d++)?)"
        counted = rf"(?: ?({inside}))?(?: ?({_MULTIPLIER}))?({inside})?"
        unit_or_noun = rf"(?(unit)|(?(unit2)|(?(words){sure}|((?={nouns or '(?!)'}))?)))"
        return re.compile(
            rf"(?<![一二三四五六七八九十百千万亿])百分之({hundredths})(?:{to}(?:百分之)?({hundredths})(?!%))?"
            rf"|(?!百)({CHINESE}{{1,3}}+)分之({CHINESE}{{1,3}}+)"
            r"|(?<![\d./])([1-9]\d?)/([1-9]\d?)(?![\d/%.])"
            rf"|(?:(?<![\d.])({ARABIC})|(?<!{CHINESE})(?P<words>{chinese}))"
            rf"{counted}(?: ?(?P<unit>{unit}))?"
            rf"(?:({to})(?:({ARABIC})|({_NUMERALS}(?:点{CHINESE}++)?)){counted} ?(?P<unit2>{unit}))?"
            rf" ?{unit_or_noun}"
        )

    def _candidates(self) -> re.Pattern[str]:
        """Where a quantity can begin: one set of characters, which the engine skips to, and a look at what follows."""
        behind = {unit.printed[0] for unit in self.units.values()} | {*self._modifiers.inside, *" 点分几(-—~至到/"}
        behind |= {char for multiplier in MULTIPLIERS for char in multiplier}
        sure = f"(?=[{''.join(sorted(map(re.escape, behind)))}])" if self._amounts_only else ""
        return re.compile(
            f"[0-9数几上{CHINESE[1:]}"
            f"(?:(?<=[0-9])|(?<=[数几上])(?=[十百千万亿])|(?<=[^0-9数几上])(?<!{CHINESE}{CHINESE}){CHINESE}*+{sure})"
        )

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[QuantityMatch]:
        """Yield the quantities of `folded` between `start` and `end`, in order."""
        stop = len(folded) if end is None else end
        pending: _Piece | None = None
        search, match_at = self._candidate.search, self._pattern.match
        place = start
        while (candidate := search(folded, place, stop)) is not None:
            match = match_at(folded, candidate.start(), stop)
            if match is None:
                place = candidate.end()
                continue
            begin, place = match.span()
            parts = Parts._make(match.groups())
            found = self._read(folded, begin, place, parts)
            if pending is None and found is not None and found.unit is not None:
                place = max(place, found.number_end)
                yield found
                continue
            following = folded[place : place + 1]
            if found is not None and pending is not None and pending.end == found.start:
                # 1万2千人 is one number in two pieces.
                whole = found._replace(
                    start=pending.start, number_start=pending.start, value=tidy(pending.value + found.value)
                )
                if found.unit is None and following.isdigit():
                    pending = pending._replace(value=whole.value, end=found.end)
                    continue
                pending = None
                if whole.value_max is None or whole.value < whole.value_max:
                    yield whole
                continue
            if found is None or (found.unit is None and following.isdigit()):
                goes_on = parts.digits and parts.multiplier and following in _GOES_ON
                value = (
                    read_arabic(parts.digits) * read_power(parts.multiplier) if goes_on and parts.digits else Decimal(0)
                )
                pending = _Piece(begin, place, value, parts) if goes_on else None
                continue
            if pending is not None and pending.end + 1 == found.start and found.unit is not None:
                yield self._sharing(folded, pending, found)
            pending = None
            yield found

    def _sharing(self, folded: str, first: _Piece, found: QuantityMatch) -> QuantityMatch:
        """1409万、1305万人次: the first of two numbers in a list that share the unit."""
        modified = self._modifiers.at(
            folded, first.start, first.end, _blur(first.parts), duration=found.unit_class is UnitClass.DURATION
        )
        return found._replace(
            start=modified.start,
            end=first.end,
            number_start=first.start,
            value=tidy(first.value),
            value_max=None,
            modifier=modified.modifier,
            rules=(*_modifier_rules(modified.modifier, modified.word), "unit.shared"),
            number_end=first.end,
            word=modified.word,
        )

    def _read(self, folded: str, start: int, end: int, parts: Parts) -> QuantityMatch | None:
        if parts.part is not None:
            low, high = read_hundredths(parts.part), None if parts.part2 is None else read_hundredths(parts.part2)
            if low is None or (parts.part2 is not None and (high is None or high <= low)):
                return None
            found = self._made(folded, start, end, parts, low, high, "%", UnitClass.PERCENT)
            return found._replace(printed="百分之")
        if parts.below is not None and parts.above is not None:
            top, bottom = read_chinese(parts.above), read_chinese(parts.below)
            if top is None or bottom is None or not bottom.value:
                return None
            return self._fraction(folded, start, end, parts, top.value, bottom.value)
        if parts.top is not None and parts.bottom is not None:
            found = self._fraction(folded, start, end, parts, Decimal(parts.top), Decimal(parts.bottom))
            # 1/4 may be a day or a page; an amount is bounded or said to be a share.
            stated = found.modifier is not Modifier.EXACT or folded[start - 1 : start] in _SHARE
            return found if stated and found.value < 1 else None
        if self._amounts_only and not self._states_an_amount(folded, start, end, parts):
            return None
        ends = read_ends(parts)
        if ends is None:
            return None
        if self._amounts_only and ends[1] is None and folded[start - 1 : start] == "、":
            lower = lower_of_pair(folded, start, parts, ends[0])
            if lower is not None:
                start, ends = start - 2, (lower, ends[0])
        return self._with_unit(folded, start, end, parts, *ends)

    def _fraction(
        self, folded: str, start: int, end: int, parts: Parts, top: Decimal, bottom: Decimal
    ) -> QuantityMatch:
        ratio = (top / bottom).quantize(Decimal("0.0001")).normalize()
        return self._made(folded, start, end, parts, ratio, None, None, UnitClass.RATIO)

    def _states_an_amount(self, folded: str, start: int, end: int, parts: Parts) -> bool:
        """Is the number an amount, and not an idiom, an ordinal or a code?"""
        words, digits = parts.words, parts.digits or ""
        if words is not None:
            if names_a_thing(folded, start) or (self._fixed is not None and self._fixed(folded, start)):
                return False
            # 千家万户, 百姓: a bare power of ten is an idiom unless something blurs or bounds it (百余人, 近千名).
            if words not in _BARE_POWERS or parts.blur or self._modifiers.blurred(folded, start):
                return True
            return parts.unit is not None and self._states_money(folded, start, end, self.units[parts.unit])
        if parts.unit is None and parts.unit2 is None and parts.noun is None:
            if not parts.multiplier and (parts.blur or parts.late_blur) not in ("余", "多"):
                return False
            if folded.startswith("、", end):
                return False
            if not parts.multiplier and len(digits) > 4 and parts.blur is None:
                # 12345群众热线: five digits straight before a noun are a hotline, not a count.
                return False
        elif parts.noun is not None and _SHORT_NUMBER.fullmatch(digits) and _HOTLINE.match(folded, end):
            # 12345市民服务热线 is a hotline, 12345市民 are a count.
            return False
        if not is_short(digits):
            return False
        return not names_a_thing(folded, start) or self._counts_behind_letters(folded, start, parts)

    @staticmethod
    def _counts_behind_letters(folded: str, start: int, parts: Parts) -> bool:
        """安装APP6.8万人, 安装ETC30台: a word, not a code (A4, PM2.5, ISO9001), stands before a count."""
        digits = parts.digits or ""
        counts = parts.multiplier or (parts.unit and digits.isdigit() and len(digits) <= _MOST_BEHIND_LETTERS)
        return bool(counts) and _LETTERS.search(folded, max(0, start - 4), start) is not None

    def _states_money(self, folded: str, start: int, end: int, unit: Unit) -> bool:
        """千万元以上, 达百万元: a bare power of ten in money, where a bound stands behind it or 达 before."""
        if unit.unit_class is not UnitClass.MONEY:
            return False
        return folded[start - 1 : start] == "达" or self._modifiers.bounded_behind(folded, end)

    def _with_unit(
        self, folded: str, start: int, end: int, parts: Parts, low: Decimal, high: Decimal | None
    ) -> QuantityMatch | None:
        printed = parts.unit2 or parts.unit
        if printed is None:
            return self._made(folded, start, end, parts, low, high, None, UnitClass.COUNT)
        unit = self.units[printed]
        if printed in self._only_beside:
            scored = unit.unit_class is UnitClass.OTHER and "." in folded[start:end]
            if not scored and not self._stands(folded, start, end, *self._only_beside[printed]):
                return None
        if parts.unit2 and parts.unit and self.units[parts.unit].canonical != unit.canonical:
            return None
        if unit.factor != 1:
            low, high = tidy(low * unit.factor), None if high is None else tidy(high * unit.factor)
        if printed == "成" and (digit := _TENTHS.get(folded[end : end + 1])) is not None:
            # 九成五 is 95 %.
            low, end = low + digit, end + 1
        return self._made(folded, start, end, parts, low, high, unit.canonical, unit.unit_class, printed)

    @staticmethod
    def _stands(folded: str, start: int, end: int, after: re.Pattern[str], before: re.Pattern[str] | None) -> bool:
        """Does the unit stand where it may: behind the one kind of words, or before the other?"""
        if after.search(folded, max(0, start - 18), start):
            return True
        return before is not None and before.match(folded, end) is not None

    def _made(
        self,
        folded: str,
        start: int,
        end: int,
        parts: Parts,
        value: Decimal,
        high: Decimal | None,
        unit: str | None,
        unit_class: UnitClass,
        printed: str | None = None,
    ) -> QuantityMatch:
        while folded[end - 1] == " ":
            end -= 1
        first, last, modifier, word = self._modifiers.at(
            folded, start, end, _blur(parts), duration=unit_class is UnitClass.DURATION
        )
        rules = _modifier_rules(modifier, word)
        if printed is not None:
            rules = (f"unit.{printed}", *rules)
        return QuantityMatch(
            first, last, start, value, high, unit, unit_class, modifier,
            parts.words is not None, rules, end, printed, word,
        )  # fmt: skip


def _modifier_rules(modifier: Modifier, word: str | None) -> tuple[str, ...]:
    return (f"modifier.{modifier.value}.{word}",) if word else ()


def _blur(parts: Parts) -> str | None:
    """The word between number and unit that blurs it (1000余名, 十几件)."""
    word = parts.blur2 or parts.late_blur2 or parts.blur or parts.late_blur
    return "几" if word is None and parts.words is not None and parts.words.endswith("几") else word
