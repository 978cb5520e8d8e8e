"""Quantities (数量): every amount of a text with its exact value, its bounds and its unit in three forms.

It is the grammar that :func:`rule_of_law_extract.parse` applies to reports, with the units of other texts added. Bounds
follow 民法典 art. 1259: 以上、以下、以内 include the number, 超过、不满 exclude it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from .extract.quantities import FixedExpressions
from .grammar.compounds import Amount, CompoundGrammar
from .grammar.dates import find_dates
from .grammar.quantities import QuantityGrammar, QuantityMatch
from .grammar.titles import find_titles
from .grammar.units import Unit, unit_pattern
from .rules import Rules, default_rules
from .rules.comparisons import vague_words
from .schema import Modifier, Per, UnitClass
from .text.fold import fold
from .text.marks import short_quotes

__all__ = ["FoundQuantity", "find_quantities"]

_CODED = re.compile(
    r"[〔\[:时点](?:(?<=〔)[^〔〕\n]{1,12}+〕? ?\d{0,5}号?|(?<=\[)(?:19|20)\d\d\] ?\d{1,5}号"
    r"|(?<=\d:)\d\d(?::\d\d)?|(?:(?<=\d[时点])|(?<=\d [时点]))\d{1,2}分?"
    r"|(?<=[ps]:)//[!-~]++)"
)
"""Document numbers, clock times and web addresses; of a clock time the part from the first mark on."""

_HOUR = re.compile(r"\d{1,2} ?\Z")
_PER_REACH = 16
_CLAUSE_ENDS = re.compile(r".*[,;:。!?\n]", re.DOTALL)
_NOUN = re.compile(r"(?!的[是确])的?(?P<noun>[一-鿿“”]{2,24})")
_LONGEST_NOUN = 14


class FoundQuantity(NamedTuple):
    """An amount found in a text.

    Attributes:
        text: The words as they stand in the text, modifier words included.
        start: Where they begin, in code points.
        end: Where they end, exclusive.
        value: The number in the unit `unit`, exact; the lower end of a range. 4.62万元 is 46200.
        value_max: The upper end of a range, or None.
        low: The lower bound of the true number, or None where there is none.
        high: The upper bound, or None where there is none.
        low_closed: Whether `low` itself is in the interval.
        high_closed: Whether `high` itself is in the interval.
        modifier: How the words bound the number.
        printed_unit: The unit as the text has it (㎡, 宗), or None.
        unit: The canonical unit (平方米, 宗), or None for a number straight before its noun.
        unit_class: What the unit measures.
        normal_unit: What units of one kind are counted with (宗, 起 and 例 are 件; 公里 is 米), or None.
        normal_factor: `value` times this is the number of `normal_unit`.
        noun: The noun phrase that stands behind the unit (85名村民), or None.
        per: What the figure is stated for each of (人均, 每年, 各2名), or None.
        per_text: The words that say so (每千人), or None.
    """

    text: str
    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    modifier: Modifier
    printed_unit: str | None
    unit: str | None
    unit_class: UnitClass
    normal_unit: str | None
    normal_factor: Decimal
    noun: str | None
    per: Per | None
    per_text: str | None

    @property
    def normal_value(self) -> Decimal:
        """The number in `normal_unit`."""
        return self.value * self.normal_factor


class _Finder:
    """The grammars with the package's vocabulary, compiled on first use."""

    def __init__(self, rules: Rules, *, amounts_only: bool) -> None:
        self._grammar = QuantityGrammar(
            (*rules.units, *rules.general_units),
            rules.modifiers,
            rules.bare_nouns,
            FixedExpressions(rules.fixed) if amounts_only else None,
            amounts_only=amounts_only,
        )
        self._units = self._grammar.units
        self._compounds = CompoundGrammar(self._units, rules.currency_signs, vague_words())
        self._normal = _normal_units(self._units.values())
        self._per = [(per, re.compile("|".join(f"(?:{word})" for word in words))) for per, words in rules.per]
        unit = unit_pattern(self._units.values())
        self._each = re.compile(rf"每[一二两三四五六七八九十百千万0-9]*(?:{unit})")
        self._for_each = re.compile(rf"/(?:{unit})")
        ends = sorted(rules.subjects["noun_ends"], key=len, reverse=True)
        self._noun_end = re.compile("|".join(map(re.escape, ends)))
        self._amounts_only = amounts_only

    def find(self, text: str) -> list[FoundQuantity]:
        """Return the quantities of `text`."""
        folded = fold(text)
        mask = self._mask(folded)
        quantities = [
            found for found in self._grammar.find(folded) if not mask[found.number_start] and not mask[found.end - 1]
        ]
        rarer = [found for found in self._compounds.rarer(folded) if not mask[found.number_start]]
        if rarer:
            quantities = _merged(quantities, rarer)
        return [self._found(text, folded, amount) for amount in self._compounds.complete(folded, quantities)]

    def _mask(self, folded: str) -> bytearray:
        """What can hold no amount: dates, clock times, document numbers, and names in quotation marks."""
        mask = bytearray(len(folded))
        spans: list[tuple[int, int]] = [(found.start, found.end) for found in find_dates(folded)]
        if self._amounts_only:
            if "《" in folded:
                spans += ((title.start, title.end) for title in find_titles(folded) if not title.nested)
            spans += (_code(folded, match) for match in _CODED.finditer(folded))
            spans += short_quotes(folded)
        for start, end in spans:
            mask[start:end] = b"\x01" * (end - start)
        return mask

    def _found(self, text: str, folded: str, amount: Amount) -> FoundQuantity:
        found, (low, high, low_closed, high_closed) = amount
        start, end = found.start, found.end
        normal, factor = self._normal.get(found.unit or "", (found.unit, _ONE))
        per, per_text = self._stated_per(folded, found.number_start, end)
        return FoundQuantity(
            text[start:end], start, end, found.value, found.value_max, low, high, low_closed, high_closed,
            found.modifier, found.printed, found.unit, found.unit_class, normal, factor, self._noun(folded, end), per,
            per_text,
        )  # fmt: skip

    def _noun(self, folded: str, end: int) -> str | None:
        match = _NOUN.match(folded, end, end + 24)
        if match is None:
            return None
        first, stop = match.span("noun")
        verb = self._noun_end.search(folded, first, stop)
        stop = min(verb.start() if verb else stop, first + _LONGEST_NOUN)
        return folded[first:stop] if stop - first >= 2 else None

    def _stated_per(self, folded: str, start: int, end: int) -> tuple[Per | None, str | None]:
        if folded[end : end + 1] == "/" and (behind := self._for_each.match(folded, end)) is not None:
            # 120元/平方米.
            return Per.EACH, behind.group()
        words = folded[max(0, start - _PER_REACH) : start]
        if "每" not in words and "均" not in words and "各" not in words:
            return None, None
        clause = _CLAUSE_ENDS.match(words)
        floor = clause.end() if clause else 0
        last, kind, printed = -1, None, None
        for per, pattern in self._per:
            for match in pattern.finditer(words, floor):
                if match.start() > last:
                    last, kind, printed = match.start(), per, match.group()
        for match in self._each.finditer(words, last + 1 if last >= 0 else floor):
            kind, printed = Per.EACH, match.group()
        return kind, printed


_ONE = Decimal(1)


def _code(folded: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    if folded[start] in ":时点":
        hour = _HOUR.search(folded, max(0, start - 3), start)
        start = hour.start() if hour else start
    return start, end


def _normal_units(units: Iterable[Unit]) -> dict[str, tuple[str, Decimal]]:
    return {unit.canonical: (unit.normal or unit.canonical, unit.normal_factor) for unit in units}


def _merged(quantities: list[QuantityMatch], rarer: Iterable[QuantityMatch]) -> list[QuantityMatch]:
    """Both in order of place; of two that share a place, the one with a unit behind its number."""
    merged: list[QuantityMatch] = []
    rank = {id(found): found.unit is None for found in quantities}
    for found in sorted([*quantities, *rarer], key=lambda found: found.number_start):
        if not merged or found.start >= merged[-1].end:
            merged.append(found)
        elif not rank.get(id(found), True):
            merged[-1] = found
    return merged


@cache
def _finder(*, amounts_only: bool) -> _Finder:
    return _Finder(default_rules(), amounts_only=amounts_only)


def find_quantities(text: str, *, amounts_only: bool = True) -> list[FoundQuantity]:
    """Find the quantities of a text.

    Read are numbers in digits and Chinese numerals with a unit or classifier, percentages and fractions; ranges
    (2至3次, 5-8名, 二三十人, 1~2万元, 20%—30%, 20和30件之间); numbers that are bounded (不少于4场, 97%以上,
    大于10件小于20件) or blurred (1000余名, 数十件, 近20个); two numbers that share a unit (1409万、1305万人次); money
    in all its spellings (人民币50元, ¥1.25, 50元6角三分).

    Left out are dates, clock times, ordinals and ranks (第8位), codes, document numbers, what stands in 《》 or in
    short quotation marks, and numerals in slogans, names and idioms (三重一大, 一网通办, 百姓).

    Args:
        text: Any text.
        amounts_only: Leave out numbers that state no amount. False reads every number but those of dates: also numbers
            without a unit, ordinals, and numerals in names.

    Returns:
        The quantities in order of place; none overlaps another.

    Raises:
        TypeError: `text` is not a ``str``.

    Examples:
        >>> for found in find_quantities("全年办结案件85宗，罚款4.62万元，走访不少于1000户，培训20至30人。"):
        ...     print(found.text, found.value, found.unit, found.normal_unit, found.low, found.high)
        85宗 85 宗 件 85 85
        4.62万元 46200 元 元 46200 46200
        不少于1000户 1000 户 户 1000 None
        20至30人 20 人 人 20 30
        >>> [(found.per_text, found.text, found.noun) for found in find_quantities("各配备2名调解员")]
        [('各', '2名', '调解员')]
        >>> find_quantities("落实三重一大制度，排第8位"), len(find_quantities("排第8", amounts_only=False))
        ([], 1)
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"find_quantities() takes text as str, not {type(text).__name__}")
    return _finder(amounts_only=bool(amounts_only)).find(text)
