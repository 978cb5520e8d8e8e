"""Numerals (数词): Arabic and Chinese, exact and vague, to exact numbers.

The grammar is closed: what it does not know is no number (千万万万二, 百亿万两), and nothing is read that would not
be understood. 零 stands where a place is skipped; it may be left out before 十 (一千一十) and before a section.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "ARABIC",
    "CHINESE",
    "MULTIPLIERS",
    "Numeral",
    "chinese_integer",
    "mixed_integer",
    "read_arabic",
    "read_chinese",
    "tidy",
]

ARABIC = r"\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?|\d{1,3}(?: \d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?"
"""Digits: with thousands separators (1,250), with spaces for them (1 320), plain, with decimals."""

CHINESE = r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅]"
"""One character of a Chinese numeral."""

MULTIPLIERS = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "十万": Decimal(10) ** 5,
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "亿": Decimal(10) ** 8,
    "十亿": Decimal(10) ** 9,
    "百亿": Decimal(10) ** 10,
    "千亿": Decimal(10) ** 11,
    "万亿": Decimal(10) ** 12,
}

EXACT = Context(prec=100)
"""Arithmetic that rounds nothing here, whatever context the caller has set."""

_LONGEST = 40
"""No number below 10**16 is written longer; what is, is noise."""
_CAPITAL = str.maketrans(
    dict(zip("两〇壹贰叁肆伍陆柒捌玖拾佰仟", "二零一二三四五六七八九十百千", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}
_WORTH = {"十": 10, "百": 100, "千": 1000}
_LEVELS = (("兆", 12), ("亿", 8), ("万", 4))
"""The words that count the whole before them, with their noughts, the greatest first."""

_D = "[一二三四五六七八九1-9]"
_TENS = rf"{_D}?十{_D}?"
_HUNDREDS = rf"{_D}百(?:零{_D}|{_TENS}|[0-9]{{2}})?"
_BARE = rf"百(?:零{_D}|{_D}十{_D}?)?|千(?:零(?:{_TENS}|{_D})|{_HUNDREDS})?"
_SECTION = re.compile(
    rf"{_D}|{_TENS}|{_HUNDREDS}|{_D}千(?:零(?:{_TENS}|{_D}|[1-9][0-9])|{_HUNDREDS}|{_TENS}|[0-9]{{3}})?|{_BARE}"
)
"""A number below ten thousand. 一千一十 is said without its 零; 百二十 and 千五百 without their 一."""
_WRITTEN_OUT = re.compile(
    r"(?:[一二三四五六七八九]千)?(?:(?<=千)零(?=[一二三四五六七八九]十)|[一二三四五六七八九]百)?"
    r"(?:(?:(?<=百)|(?<=千零)|\A)[一二三四五六七八九]十[一二三四五六七八九]?|(?<=[千百])零[一二三四五六七八九])?"
)
"""A section with every place in words, as cn2an reads it without fail; the forms that it refuses are read below."""
_TAEL = re.compile("两(?![百千万亿兆佰仟])|[十拾]两")
"""两 is a two only before these; 二十两 is a weight, and 十两万 is not said."""
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+")
_SAID_SHORT = {"百": 10, "千": 100, "万": 1000, "亿": 10**7, "兆": 10**11}
_PAIR = re.compile(r"(?<![一二三四五六七八九])([一二三四五六七八九])([一二三四五六七八九])(?=[十百千万亿兆]*+$)")


class Numeral(NamedTuple):
    """A number as written: its value, the upper end where it is a range, and whether it is vague."""

    value: Decimal
    value_max: Decimal | None = None
    vague: bool = False


def tidy(value: Decimal) -> Decimal:
    """Return the same number without the noughts that decimals and multiplying leave.

    Examples:
        >>> tidy(Decimal("68500.00")), tidy(Decimal("4.80"))
        (Decimal('68500'), Decimal('4.8'))
    """
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=EXACT) if whole == value else value.normalize(EXACT)


def read_arabic(text: str) -> Decimal:
    """Read digits that match :data:`ARABIC`.

    Examples:
        >>> read_arabic("1,250"), read_arabic("1 320"), read_arabic("99.21")
        (Decimal('1250'), Decimal('1320'), Decimal('99.21'))
    """
    return Decimal(text.replace(",", "").replace(" ", ""))


@lru_cache(maxsize=4096)
def chinese_integer(text: str) -> int | None:
    """Read a well-formed Chinese integer, or return None.

    Args:
        text: A numeral such as 三十、两千、一万二、二〇二四 (positional), in plain or capital characters.

    Returns:
        The integer, or None where the characters are no well-formed integer.

    Examples:
        >>> chinese_integer("三十"), chinese_integer("一万二"), chinese_integer("二〇二四"), chinese_integer("万万二")
        (30, 12000, 2024, None)
    """
    if any("0" <= char <= "9" for char in text):
        return None
    return mixed_integer(text)


def mixed_integer(text: str) -> int | None:
    """Read an integer in Chinese numerals in which digits may stand: 13万2, 1万600, 2千零30万, 5亿1万4千6百.

    Args:
        text: A numeral that holds 十百千万亿兆, a Chinese digit or a row of them; digits alone are not read here.

    Returns:
        The integer, or None where the characters are no well-formed integer.

    Examples:
        >>> mixed_integer("13万2"), mixed_integer("1万600"), mixed_integer("100万三千"), mixed_integer("13万25")
        (132000, 10600, 1003000, None)
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    plain = text.translate(_CAPITAL)
    if plain in _DIGIT:
        return _DIGIT[plain]
    if "两" in text and _TAEL.search(text):
        return None
    if (len(plain) > 2 or plain[0] == "零") and all(char in _DIGIT for char in plain):
        return int("".join(str(_DIGIT[char]) for char in plain))
    last = _SAID_SHORT.get(plain[-2:-1])
    if last is not None and plain[-1] in "一二三四五六七八九123456789":
        # 一万二 is 12,000: the last digit counts the unit just below the one before it.
        base = _levels(plain[:-1])
        return None if base is None else base + _ones(plain[-1]) * last
    return _levels(plain)


def _ones(char: str) -> int:
    return _DIGIT[char] if char in _DIGIT else int(char)


def _levels(plain: str) -> int | None:
    """A number of any size, each of its digits with its place."""
    if plain.count("亿") == 2:
        # 一万亿一千亿: 万亿 counts as one word, as 兆 does.
        plain = plain.replace("万亿", "兆", 1)
    for char, noughts in _LEVELS:
        head, level, rest = plain.rpartition(char)
        if level:
            upper = _counted(head, char)
            lower = _rest(rest, noughts) if rest else 0
            return None if upper is None or lower is None else upper * 10**noughts + lower
    return _section(plain)


def _counted(head: str, char: str) -> int | None:
    """What 兆, 亿 or 万 counts: a section; for 亿 also one with 万, and 万万 is 亿."""
    if not head:
        return 1
    if _WHOLE.fullmatch(head):
        return int(head.replace(",", "").replace(" ", ""))
    if char == "万" and head.endswith("万"):
        counted = _counted(head[:-1], "兆") if head != "万" else None
        return None if counted is None else counted * 10**4
    if char == "亿" and "万" in head:
        value = None if "兆" in head or "亿" in head else _levels(head)
        return value if value is not None and value < 10**8 else None
    return _section(head)


def _rest(rest: str, noughts: int) -> int | None:
    """What follows 兆, 亿 or 万, and is less than it."""
    body = rest.removeprefix("零")
    skipped = body != rest
    if body.isdecimal() and body.isascii():
        wide = len(body) < noughts if skipped else len(body) == noughts or (len(body) == noughts - 1 and body[0] != "0")
        return int(body) if wide and not (skipped and body[0] == "0") else None
    if not body or body[0] in "万亿兆" or (not skipped and (body[0] in "百千" or len(body) == 1)):
        # 一万五亿 may be 15,000 or 10,005 times 亿.
        return None
    value = _levels(body)
    return value if value is not None and value < 10**noughts else None


def _section(plain: str) -> int | None:
    """A numeral below ten thousand."""
    if _SECTION.fullmatch(plain) is None:
        return None
    if len(plain) > 2 and _WRITTEN_OUT.fullmatch(plain):
        from cn2an import cn2an  # pyright: ignore[reportMissingTypeStubs]  # it has none

        return int(cn2an(plain, "strict"))
    total = run = 0
    for char in plain:
        if char in _WORTH:
            total += (run or 1) * _WORTH[char]
            run = 0
        else:
            run = run * 10 + _ones(char)
    return total + run


def read_chinese(text: str) -> Numeral | None:
    """Read a Chinese numeral, exact or of the 两三、七八十 kind.

    Args:
        text: Characters of :data:`CHINESE`, perhaps with 点 and decimals, or led by 数, 几 or 上.

    Returns:
        The numeral; None where the characters are no number.

    Examples:
        >>> read_chinese("七八十")
        Numeral(value=Decimal('70'), value_max=Decimal('80'), vague=False)
        >>> read_chinese("数十").value, read_chinese("数十").vague
        (Decimal('10'), True)
        >>> read_chinese("两三").value_max
        Decimal('3')
    """
    if text[:1] in "数几上" and len(text) > 1:
        # 数十、几百、上千: the lower bound is the value (guide: vague numerals take their lower bound).
        factor = MULTIPLIERS.get(text[1:])
        return None if factor is None else Numeral(factor, None, True)
    whole, point, decimals = text.partition("点")
    exact = chinese_integer(whole)
    if point:
        if exact is None or not decimals:
            return None
        plain = decimals.translate(_CAPITAL)
        multiplier = ""
        while plain and plain[-1] in "万亿":
            multiplier, plain = plain[-1] + multiplier, plain[:-1]
        if not plain or any(char not in _DIGIT for char in plain) or multiplier not in MULTIPLIERS:
            return None
        value = Decimal(f"{exact}." + "".join(str(_DIGIT[char]) for char in plain))
        return Numeral(EXACT.multiply(value, MULTIPLIERS[multiplier]))
    if exact is not None:
        return Numeral(Decimal(exact))
    return _read_pair(text)


def _read_pair(text: str) -> Numeral | None:
    """Two digits that follow each other stand for either: 七八十 is 七十 to 八十, 一万六七 is 一万六 to 一万七."""
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_CAPITAL)
    pair = _PAIR.search(plain)
    if pair is None or "廿" in text or "卅" in text:
        return None
    start, end = pair.span()
    if "两" in text and (_TAEL.search(text[:start]) or _TAEL.search(text[end:]) or (start and "两" in text[start:end])):
        return None
    first, second = _DIGIT[pair[1]], _DIGIT[pair[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    low, high = (chinese_integer(plain[:start] + digit + plain[end:]) for digit in pair.groups())
    if low is None or high is None:
        return None
    return Numeral(Decimal(low), Decimal(high))
