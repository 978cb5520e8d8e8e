"""Ranks and codes (序数、编号): numbers that name a thing and do not count one."""

from __future__ import annotations

import re

__all__ = ["names_a_thing"]

_BEFORE_FRONT = frozenset("目此提日之以当会事诉庭底月年期度周末")
"""Characters that make of 前 another word than the rank's: 目前, 提前, 年底前."""

_MARKS = frozenset("第+×·#")
_TORN = re.compile(r"\d\.?\n\Z")
"""A line that ends in a digit and one that begins with one hold a number that was torn apart."""

_SPACED_OUT = re.compile(r"(?<!\d)\d \Z")
"""One digit and a space before a number: 2 0 2 4 年 is a year with its letters spaced."""


def names_a_thing(folded: str, start: int) -> bool:
    """Is the number at `start` an ordinal, a rank or a part of a code or a broken number?

    So are 第8位, 前3名, 1+6, 7×24, A4, PM2.5, the digits of a letter-spaced year, what a line break tore off.

    Examples:
        >>> [names_a_thing(text, 1) for text in ("第8位", "前3名", "A4", "共3名")]
        [True, True, True, False]
    """
    before = start - 1
    while before >= 0 and folded[before] == " ":
        before -= 1
        if start - before > 3:
            break
    char = folded[before] if before >= 0 else ""
    if char in _MARKS:
        return True
    if char == "前":
        return folded[before - 1 : before] not in _BEFORE_FRONT
    if char == "*":
        return folded[before - 1 : before].isdigit()
    if before == start - 1:
        lettered = char.isascii() and char.isalpha()
        return lettered or (char == "\n" and _TORN.search(folded, max(0, start - 3), start) is not None)
    return _SPACED_OUT.search(folded, max(0, start - 4), start) is not None
