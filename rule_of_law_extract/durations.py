"""Lengths of time (时长) of a text, with ISO 8601 spelling: 三年半, 8天又20小时, 3年以上7年以下."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .grammar import durations as grammar
from .grammar.durations import Amount
from .text.fold import fold

__all__ = ["Amount", "FoundDuration", "find_durations"]

_LETTERS = {"year": "Y", "month": "M", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_DAYS_OF_A_WEEK = 7


class FoundDuration(NamedTuple):
    """A length of time found in a text.

    Attributes:
        text: The words as they stand in the text.
        start: Where they begin, in code points.
        end: Where they end, exclusive.
        least: The shortest length meant, term by term; empty where there is no lower end (3年以下).
        most: The longest length meant; equal to `least` where one is meant, empty where there is no upper end.
        vague: 余, 多, 几 or 数 stands in it: a little more than it says.
    """

    text: str
    start: int
    end: int
    least: tuple[Amount, ...]
    most: tuple[Amount, ...]
    vague: bool = False

    @property
    def iso8601(self) -> str | None:
        """The length in ISO 8601 (GB/T 7408.1): ``P4Y6M``; None for what it cannot say.

        That is a range, a vague length and working days.

        A week counts as seven days, since ISO 8601 does not mix weeks with other units.
        """
        if self.vague or self.least != self.most:
            return None
        sums: dict[str, Decimal] = {}
        for value, unit in self.most:
            if unit == "week":
                value, unit = value * _DAYS_OF_A_WEEK, "day"
            sums[unit] = sums.get(unit, Decimal(0)) + value
        if not sums.keys() <= _LETTERS.keys():
            return None
        written = {unit: f"{sums[unit]:f}{letter}" for unit, letter in _LETTERS.items() if unit in sums}
        days = "".join(written.get(unit, "") for unit in ("year", "month", "day"))
        clock = "".join(written.get(unit, "") for unit in ("hour", "minute", "second"))
        return f"P{days}T{clock}" if clock else f"P{days}"


def find_durations(text: str) -> list[FoundDuration]:
    """Find the lengths of time of a text.

    A length of several terms is one (四年六个月). Two ends make a range (3~6个月, 3年以上7年以下); 以上, 以下 and 以内
    include their number (民法典 art. 1259). 3月 is the month of March and not read here, nor is 2024年; a day of the
    month behind 月 is none either. A quarter is three months.

    Args:
        text: Any text.

    Returns:
        The lengths in order of place.

    Raises:
        TypeError: `text` is not a ``str``.

    Examples:
        >>> [(found.text, found.iso8601) for found in find_durations("刑期四年六个月，还剩8天又20小时，共五个季度")]
        [('四年六个月', 'P4Y6M'), ('8天又20小时', 'P8DT20H'), ('五个季度', 'P15M')]
        >>> find_durations("30~90日")[0].most
        (Amount(value=Decimal('90'), unit='day'),)
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"find_durations() reads a str, not {type(text).__name__}")
    return [FoundDuration(text[found.start : found.end], *found) for found in grammar.find_durations(fold(text))]
