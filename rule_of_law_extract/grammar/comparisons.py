"""Comparisons (比较): what bounds a number from outside, and two numbers that bound one between them.

民法典 art. 1259: 以上、以下、以内 include the number (closed), 超过、不满、以外 exclude it (open). A range (2至3, 5-8)
includes both its ends. 约 and 左右 leave a tenth to either side, 近 a tenth below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..schema import Modifier
from .number import LONGEST, Number, read_number
from .numerals import EXACT, tidy
from .units import alternatives

__all__ = ["ComparisonGrammar", "ComparisonWords"]

_LINKS = ("至", "到", "——", "—", "-", "~")
_LINK = re.compile("|".join(map(re.escape, _LINKS)))
_SHARED = re.compile(r"(?P<number>.+?)(?P<power>[百千]|[十百千]?[万亿兆]+)")
_NOUGHT_FIRST = re.compile(r"0[0-9]")
_LOW = frozenset({Modifier.OVER, Modifier.AT_LEAST})
_HIGH = frozenset({Modifier.UNDER, Modifier.AT_MOST})
_TENTH = Decimal("0.1")


class ComparisonWords(NamedTuple):
    """The words that compare.

    Attributes:
        before: The words before a number, with what they mean.
        after: The words behind a number.
        around: Pairs of words on both sides of a number.
        fillers: Words between a word of `before` and its number (至少有).
        near: Those of `before` after which the number is not quite reached.
        joins: Words between a lower and an upper bound.
        between: Words before two numbers that mean all between them, behind them, and between them.
    """

    before: Mapping[str, Modifier]
    after: Mapping[str, Modifier]
    around: Mapping[tuple[str, str], Modifier]
    fillers: Iterable[str]
    near: frozenset[str]
    joins: Iterable[str]
    between: tuple[Iterable[str], Iterable[str], Iterable[str]]


class ComparisonGrammar:
    """Reads a number with all that bounds it.

    Args:
        words: The words that compare.
    """

    def __init__(self, words: ComparisonWords) -> None:
        self._words = words
        self._opens = re.compile(f"({alternatives(words.before)})(?:{alternatives(words.fillers)})*")
        self._closes = re.compile(f"(?:{alternatives(words.after)})$")
        self._joins = re.compile(f"(?:{alternatives(words.joins)}| )*$")
        before, after, links = words.between
        self._between = re.compile(f"(?:{alternatives(before)})?(?P<both>.+?)(?:{alternatives(after)})")
        self._links = re.compile("|".join((*map(re.escape, _LINKS), alternatives(links))))
        words_inside = {*words.before, *words.after, *(word for pair in words.around for word in pair)}
        self._any = re.compile(alternatives(words_inside))

    def read(self, text: str) -> Number | None:
        """Read a number, a bounded number or a range that fills all of `text`.

        Args:
            text: Folded text, without spaces but those that part digits.

        Returns:
            The number with its bounds, or None where the text is none.
        """
        if not 0 < len(text) <= LONGEST:
            return None
        found = read_number(text) or self._range(text, _LINK)
        if found is None and (match := self._between.fullmatch(text)) is not None:
            found = self._range(match["both"], self._links)
        if found is None and self._any.search(text) is not None:
            found = self._bounded(text) or self._both(text)
        return found

    def _bounded(self, text: str) -> Number | None:
        """One number with a word before it, behind it or both: 超过80, 三十以上, 比三十大."""
        for (opens, closes), modifier in self._words.around.items():
            if text.startswith(opens) and text.endswith(closes):
                number = read_number(text[len(opens) : -len(closes)])
                if number is not None:
                    return _bound(number, modifier, near=False)
        before = self._opens.match(text)
        start = before.end() if before else 0
        after = self._closes.search(text, start)
        if before is None and after is None:
            return None
        number = read_number(text[start : after.start() if after else len(text)])
        if number is None:
            return None
        found = {self._words.before[before[1]]} if before else set[Modifier]()
        found |= {self._words.after[after.group()]} if after else set()
        # 至少三十以上 says the same twice; 不超过一百左右 says two things.
        (modifier, *others) = found
        return None if others else _bound(number, modifier, near=before is not None and before[1] in self._words.near)

    def _both(self, text: str) -> Number | None:
        """A lower and an upper bound: 大于10小于20, 1000以上,1500以下."""
        for cut in range(2, len(text) - 1):
            second = self._bounded(text[cut:].lstrip())
            joined = self._joins.search(text, 0, cut) if second is not None else None
            first = self._bounded(text[: joined.start()]) if joined is not None else None
            if first is None or second is None:
                continue
            low, high = (first, second) if first.modifier in _LOW else (second, first)
            if (
                low.modifier not in _LOW
                or high.modifier not in _HIGH
                or low.unit != high.unit
                or low.value >= high.value
            ):
                return None
            return replace(low, high=high.high, high_closed=high.high_closed, modifier=Modifier.EXACT)
        return None

    @staticmethod
    def _range(text: str, links: re.Pattern[str]) -> Number | None:
        """Two numbers with a link between them: 2至3, 1~2万, 20%—30%, 百分之三十到四十."""
        for link in links.finditer(text, 1):
            if link.end() < len(text) and (found := _between(text[: link.start()], text[link.end() :])) is not None:
                return found
        return None


def _between(first: str, second: str) -> Number | None:
    if _NOUGHT_FIRST.match(first) or _NOUGHT_FIRST.match(second):
        # 010-64035547 is a telephone number.
        return None
    low, high = read_number(first), read_number(second)
    if low is None or high is None:
        return None
    if low.unit is None and high.unit is not None:
        low = read_number(f"{first}{high.unit}")
    elif low.unit == "%" and high.unit is None:
        high = read_number(f"{second}%")
    elif not low.vague and (match := _SHARED.fullmatch(second)) is not None:
        # 1~2万: the power belongs to both; 一到一百 and 500到1万 have it once.
        counted, shared = read_number(match["number"]), read_number(first + match["power"])
        if counted is not None and shared is not None and low.value < counted.value:
            low = shared
    if low is None or high is None or low.unit != high.unit or low.ordinal > high.ordinal:
        return None
    bottom, top = low.low, high.high
    if bottom is None or top is None or low.value >= high.value:
        return None
    return replace(
        low,
        high=top,
        high_closed=high.high_closed,
        vague=low.vague or high.vague,
        modifier=Modifier.EXACT,
    )


def _bound(number: Number, modifier: Modifier, *, near: bool) -> Number:
    """The number with the bound that a word sets it."""
    if modifier in _LOW:
        return replace(number, high=None, low_closed=modifier is Modifier.AT_LEAST, high_closed=True, modifier=modifier)
    if modifier in _HIGH:
        closed = modifier is Modifier.AT_MOST
        return replace(number, low=None, low_closed=True, high=number.value, high_closed=closed, modifier=modifier)
    if modifier is Modifier.EXACT:
        return number
    low, high = number.low or number.value, number.high or number.value
    low = EXACT.subtract(low, EXACT.multiply(low.copy_abs(), _TENTH))
    if not near:
        high = EXACT.add(high, EXACT.multiply(high.copy_abs(), _TENTH))
    return replace(
        number,
        low=tidy(low),
        high=tidy(high),
        high_closed=not near,
        vague=True,
        modifier=Modifier.ABOUT,
    )
