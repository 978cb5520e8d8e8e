"""All the ways in which an integer may be written in Chinese numerals.

The reverse of the parser, and independent of it: it goes from the number to its writings. What the parser reads as a
number must be one of that number's writings, and every one of them must be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_DIGITS = "零一二三四五六七八九"


@cache
def tens(number: int) -> tuple[str, ...]:
    """Below a hundred: 五; 十二 and 一十二; 三十."""
    ten, one = divmod(number, 10)
    end = _DIGITS[one] if one else ""
    if not ten:
        return (end,)
    return (f"十{end}", f"一十{end}") if ten == 1 else (f"{_DIGITS[ten]}十{end}",)


def _hundreds(number: int, *, bare: bool) -> Iterator[str]:
    hundred, rest = divmod(number, 100)
    if not rest:
        ends: tuple[str, ...] = ("",)
    elif rest < 10:
        ends = (f"零{_DIGITS[rest]}",)
    else:
        ends = tens(rest)
    yield from (f"{_DIGITS[hundred]}百{end}" for end in ends)
    if bare and hundred == 1:
        # 百二十, but not 百十二.
        yield from (f"百{end}" for end in ends if not end.startswith("十"))


def _thousands(number: int, *, bare: bool) -> Iterator[str]:
    thousand, rest = divmod(number, 1000)
    if not rest:
        ends = [""]
    elif rest < 100:
        ends = [f"零{end}" for end in tens(rest)]
        full = list(tens(rest)) if rest >= 10 else []
        yield from (f"{_DIGITS[thousand]}千{end}" for end in full)
    else:
        ends = list(_hundreds(rest, bare=False))
    yield from (f"{_DIGITS[thousand]}千{end}" for end in ends)
    if bare and thousand == 1:
        yield from (f"千{end}" for end in ends)


@cache
def section(number: int, *, bare: bool) -> tuple[str, ...]:
    """From 1 to 9999; `bare` ones may begin with 百 and 千."""
    if number < 100:
        return tens(number)
    return tuple(_hundreds(number, bare=bare) if number < 1000 else _thousands(number, bare=bare))


@cache
def _after(rest: int) -> tuple[str, ...]:
    """What stands behind 兆, 亿 or 万: with 零; or without, if it begins with neither 百 nor 千 and is no one digit."""
    if not rest:
        return ("",)
    skipped = tuple(f"零{text}" for text in full(rest, bare=True) if text[0] not in "万亿兆")
    return skipped + tuple(text for text in full(rest, bare=False) if len(text) > 1)


@cache
def full(number: int, *, bare: bool) -> tuple[str, ...]:
    """Every digit with its place."""
    found: list[str] = list(section(number, bare=bare)) if 0 < number < 10**4 else []
    for word, noughts in (("兆", 12), ("亿", 8), ("万", 4)):
        counted, rest = divmod(number, 10**noughts)
        if not counted or (noughts < 12 and counted >= 10**8):
            continue
        heads: list[str] = []
        if counted < 10**4:
            heads += section(counted, bare=bare)
        if word == "亿" and counted >= 10**4:
            heads += [text for text in full(counted, bare=bare) if "亿" not in text and "万万" not in text]
        if word == "万" and counted >= 10**4 and counted % 10**4 == 0 and counted < 10**8:
            # 四万万 is 四亿.
            heads += [f"{text}万" for text in section(counted // 10**4, bare=bare)]
        if bare and counted == 1:
            heads.append("")
        found += [f"{head}{word}{end}" for head in heads for end in _after(rest)]
        if word == "兆":
            found += [f"{head}万亿{end}" for head in heads for end in _after(rest) if "亿" in end]
    return tuple(found)


@cache
def writings(number: int) -> frozenset[str]:
    """Every writing of an integer from 0 to below 10**16 in plain numerals, with 二 for 两.

    Examples:
        >>> sorted(writings(120), key=len)
        ['百二', '一百二', '百二十', '一二零', '一百二十']
    """
    found = set(full(number, bare=True)) if number else {"零"}
    for word, below in (("百", 10), ("千", 100), ("万", 10**3), ("亿", 10**7), ("兆", 10**11)):
        digit = number // below % 10
        base = number - digit * below
        if digit and base and base % (below * 10) == 0:
            found |= {f"{text}{_DIGITS[digit]}" for text in full(base, bare=True) if text[-1] == word}
    by_digits = "".join(_DIGITS[int(char)] for char in str(number))
    if len(by_digits) > 2:
        found.add(by_digits)
    return frozenset(found)
