"""A number (数) that is written alone, read whole: its sign, its fraction or percentage, and how vague it is.

What bounds a number from outside (超过, 以上, 至) is read in :mod:`.comparisons`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from ..schema import Modifier
from .numerals import ARABIC, EXACT, MULTIPLIERS, mixed_integer, read_chinese, tidy

__all__ = ["LONGEST", "Number", "exact_number", "read_number"]

LONGEST = 64
"""Nobody writes a longer number; what is longer is noise."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and the interval in which the true number lies.

    Attributes:
        value: The number that is printed; of an interval the lower end (两三 is 2), of 数十 and 上百 10 and 100.
        low: The lower bound, or None where there is none.
        high: The upper bound, or None where there is none.
        low_closed: Whether `low` itself is in the interval.
        high_closed: Whether `high` itself is in the interval.
        vague: Whether the words blur the number (余 多 几 数 近 约 左右, 七八十), so that its bounds are a convention.
        modifier: How the words bound the number.
        unit: ``%``, ``‰``, ``‱``, 百分点 or 倍 where the number is one of these, else None. 九成 and 9折 are 90 %.
        ordinal: Whether it is a place in a row (第三).
        ratio: The exact fraction where the words state a part of a whole (20% is 1/5, 三分之一 is 1/3), else None.
    """

    value: Decimal
    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True
    vague: bool = False
    modifier: Modifier = Modifier.EXACT
    unit: str | None = None
    ordinal: bool = False
    ratio: Fraction | None = None

    def __contains__(self, number: int | Decimal) -> bool:
        """Can the true number be `number`?"""
        above = self.low is None or number > self.low or (self.low_closed and number == self.low)
        below = self.high is None or number < self.high or (self.high_closed and number == self.high)
        return above and below


_LETTERS = {"k": 3, "K": 3, "M": 6, "m": 6, "G": 9, "g": 9}
_HALVES = {"半": Decimal("0.5"), "一半": Decimal("0.5"), "俩": Decimal(2), "仨": Decimal(3)}
_POWERS = "[十百千万亿兆]+"
_DIGITS = rf"(?:{ARABIC}|\.[0-9]++)"

_WRITTEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?:[eE](?P<exponent>[-+]?[0-9]{{1,2}})|(?P<letter>[kKMmGg])|(?P<power>{_POWERS}))?",
    re.ASCII,
)
_DECIMALS = re.compile(
    rf"(?P<whole>[^点]+)点(?P<decimals>[0-9]+|[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)(?P<power>{_POWERS})?"
)
_HALF = re.compile(r"半(?P<power>[百千万亿])|(?P<whole>.+)个半")
_PLAIN_DIGITS = str.maketrans("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789")

_SEVERAL = re.compile(rf"(?:[数几]|好几)(?P<power>{_POWERS})")
_REACHED = re.compile(rf"上(?P<power>{_POWERS})")
_AND_SEVERAL = re.compile(r"(?P<whole>.+?)零?[几数](?P<power>[十百千])")
_MORE = frozenset("余多")
_AND_MORE = re.compile(r"(?P<whole>.+?)(?P<skipped>零)?(?P<word>[余多几来])(?P<power>(?:十|百|千)?[万亿兆]+)?")

_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_SCALE = {"%": 100, "‰": 1000, "‱": 10_000}
_OF_PARTS = re.compile(r"(?P<whole>[百千万佰仟])分之(?P<sign>负?)(?P<number>.+)|百分(?P<short>[^之点].*)")
_PARTS_ALONE = {"万万": Decimal(10**8)}
"""What is a number before 分之 only."""
_SIGNED_PARTS = re.compile(r"(?P<number>.+?)(?P<sign>[%‰]|个?百分点)")
_TENTHS = re.compile(r"(?P<number>.+)成(?P<more>[一二三四五六七八九1-9半])?")
_DISCOUNT = re.compile(
    r"(?P<first>[一二三四五六七八九1-9])(?:\.?(?P<second>[一二三四五六七八九1-9])|点(?P<point>[一二三四五六七八九]))?折"
)
_FRACTION = re.compile(r"(?:(?P<whole>[^又]+)又)?(?P<below>[^又分]+)分之(?P<sign>负?)(?P<above>[^又分]+)")
_QUOTIENT = Context(prec=28)
"""A third has no end: its value is given to 28 digits, and exactly as the ratio."""
_SLASH = re.compile(r"(?:(?P<whole>[1-9][0-9]*) )?(?P<above>[1-9][0-9]*)/(?P<below>[1-9][0-9]*)", re.ASCII)


def read_number(text: str) -> Number | None:
    """Read one number, exact or vague.

    Args:
        text: Folded text, without spaces but those that part digits.

    Returns:
        The number, or None where the text is none.

    Examples:
        >>> number = read_number("百余万")
        >>> number.value, number.low, number.high, number.low_closed, number.vague
        (Decimal('1000000'), Decimal('1000000'), Decimal('2000000'), False, True)
        >>> read_number("负三分之一").ratio
        Fraction(-1, 3)
    """
    if not 0 < len(text) <= LONGEST:
        return None
    if text[0] == "第":
        place = exact_number(text[1:])
        whole = place is not None and place > 0 and place == place.to_integral_value()
        return replace(_exact(place), ordinal=True) if place is not None and whole else None
    if text[0] in "-—负+":
        found = _unsigned(text[1:].removeprefix("的") if text[0] == "负" else text[1:])
        return found if found is None or text[0] == "+" else _negative(found)
    return _unsigned(text)


def _unsigned(text: str) -> Number | None:
    for read in (_of_parts, _tenths, _times, _fraction):
        found = read(text)
        if found is not None:
            return found
    if text[-1:] in _MORE and (number := _unsigned(text[:-1])) is not None and number.unit and not number.vague:
        # 两成多, 三倍多: the word stands behind the unit.
        top = EXACT.add(number.value, _step(number.value))
        more = replace(_between(number.value, top, low_closed=False), unit=number.unit)
        return _part(more, number.unit) if number.ratio is not None else more
    return _plain(text)


def _of_parts(text: str) -> Number | None:
    """百分之五, 百分百, 5%, 千分之二, 3‰, 六个百分点."""
    if match := _OF_PARTS.fullmatch(text):
        sign = "%" if match["short"] else _PARTS[match["whole"].translate({ord("佰"): "百", ord("仟"): "千"})]
        number = _plain(match["short"] or match["number"])
        if number is not None and match["sign"]:
            number = _negative(number)
    elif match := _SIGNED_PARTS.fullmatch(text):
        sign = match["sign"][-1]
        if sign == "点":
            number = _plain(match["number"])
            return None if number is None else replace(number, unit="百分点")
        number = _plain(match["number"])
    else:
        return None
    return None if number is None else _part(number, sign)


def _tenths(text: str) -> Number | None:
    """九成, 九成五, 八折, 八五折."""
    if match := _TENTHS.fullmatch(text):
        number = _plain(match["number"])
        if number is None:
            return None
        more = match["more"]
        number = _scaled(number, Decimal(10))
        if more is None:
            return _part(number, "%")
        if number.vague:
            return None
        ones = Decimal(5 if more == "半" else int(more.translate(_PLAIN_DIGITS)))
        return _part(_exact(EXACT.add(number.value, ones)), "%")
    if match := _DISCOUNT.fullmatch(text):
        digits = match["first"] + (match["second"] or match["point"] or "0")
        return _part(_exact(Decimal(digits.translate(_PLAIN_DIGITS))), "%")
    return None


def _times(text: str) -> Number | None:
    """三倍, 五打."""
    if text[-1:] == "倍":
        number = _plain(text[:-1])
        return None if number is None else replace(number, unit="倍")
    if text[-1:] == "打":
        number = _plain(text[:-1])
        return None if number is None else _scaled(number, Decimal(12))
    return None


def _fraction(text: str) -> Number | None:
    """三分之二, 一又二分之一, 3/5, 1 3/5."""
    match = _FRACTION.fullmatch(text) or _SLASH.fullmatch(text)
    if match is None:
        return None
    whole = exact_number(match["whole"]) if match["whole"] else Decimal(0)
    below, above = exact_number(match["below"]) or _PARTS_ALONE.get(match["below"]), exact_number(match["above"])
    if whole is None or below is None or above is None or below <= 0:
        return None
    ratio = Fraction(whole) + Fraction(above) / Fraction(below)
    if match.re is _FRACTION and match["sign"]:
        ratio = -ratio
    value = _QUOTIENT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    return replace(_exact(value), ratio=ratio)


def _plain(text: str) -> Number | None:
    """A number without sign or unit, exact or vague."""
    exact = exact_number(text)
    return _vague(text) if exact is None else _exact(exact)


def exact_number(text: str) -> Decimal | None:
    """Read an exact number without sign: digits, Chinese numerals or both, with decimals and 万 or 亿.

    Args:
        text: Folded text.

    Returns:
        The number, or None where the text is none or is vague.

    Examples:
        >>> exact_number("2.3万亿"), exact_number("十五点七"), exact_number("13万2"), exact_number("1.2e3")
        (Decimal('2300000000000'), Decimal('15.7'), Decimal('132000'), Decimal('1200'))
        >>> exact_number("十余")
    """
    if match := _WRITTEN.fullmatch(text):
        value = Decimal(match["digits"].replace(",", "").replace(" ", ""))
        if match["exponent"]:
            value = EXACT.scaleb(value, int(match["exponent"]))
        elif match["letter"]:
            value = EXACT.scaleb(value, _LETTERS[match["letter"]])
        elif match["power"]:
            # 5千 and 3.5万 have one word behind the digits; 2千零30万 and 5亿1万4千6百 are read below.
            power = _power(match["power"])
            if power is None:
                # 10万万, which only a whole number may be.
                return None if (integer := mixed_integer(text)) is None else Decimal(integer)
            return tidy(EXACT.multiply(value, power))
        return tidy(value)
    if match := _DECIMALS.fullmatch(text):
        whole = exact_number(match["whole"])
        power = _power(match["power"] or "")
        if whole is None or power is None or whole != whole.to_integral_value():
            return None
        value = Decimal(f"{whole:f}.{match['decimals'].translate(_PLAIN_DIGITS)}")
        return tidy(EXACT.multiply(value, power))
    if text in _HALVES:
        return _HALVES[text]
    if match := _HALF.fullmatch(text):
        if match["power"]:
            return tidy(EXACT.multiply(_HALVES["半"], MULTIPLIERS[match["power"]]))
        counted = mixed_integer(match["whole"])
        return None if counted is None else EXACT.add(Decimal(counted), _HALVES["半"])
    integer = mixed_integer(text)
    return None if integer is None else Decimal(integer)


def _power(words: str) -> Decimal | None:
    """What the words behind digits multiply by: 百万 is 1,000,000."""
    if words in MULTIPLIERS:
        return MULTIPLIERS[words]
    integer = mixed_integer(words)
    return None if integer is None else Decimal(integer)


def _vague(text: str) -> Number | None:
    """十余, 数十, 上百, 二十几万, 两三, 七八十."""
    if match := _SEVERAL.fullmatch(text):
        power = _power(match["power"])
        return None if power is None else _between(power, EXACT.multiply(power, Decimal(10)), low_closed=False)
    if match := _REACHED.fullmatch(text):
        power = _power(match["power"])
        return None if power is None else _between(power, EXACT.multiply(power, Decimal(10)), low_closed=True)
    if match := _AND_SEVERAL.fullmatch(text):
        whole, power = exact_number(match["whole"]), MULTIPLIERS[match["power"]]
        if whole is None or not 0 < power < _step(whole):
            return None
        return _between(EXACT.add(whole, power), EXACT.add(whole, EXACT.multiply(power, Decimal(10))), low_closed=False)
    if match := _AND_MORE.fullmatch(text):
        whole, power = exact_number(match["whole"]), _power(match["power"] or "")
        if whole is None or power is None or not whole:
            return None
        if match["word"] == "来":
            return _around(EXACT.multiply(whole, power))
        if match["skipped"] and match["word"] != "几":
            return None
        step = Decimal(10) if match["skipped"] else _step(whole)
        top = EXACT.multiply(EXACT.add(whole, step), power)
        return _between(EXACT.multiply(whole, power), top, low_closed=False)
    pair = read_chinese(text) if "点" not in text else None
    if pair is None or pair.value_max is None:
        return None
    return Number(pair.value, pair.value, pair.value_max, vague=True, modifier=Modifier.ABOUT)


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is no nought: what is over 3000万 is below 4000万, over 450 below 460."""
    return Decimal(1).scaleb(int(value.normalize(EXACT).as_tuple().exponent))


def _exact(value: Decimal) -> Number:
    return Number(value, value, value)


def _between(low: Decimal, high: Decimal, *, low_closed: bool) -> Number:
    low, high = tidy(low), tidy(high)
    return Number(low, low, high, low_closed, high_closed=False, vague=True, modifier=Modifier.ABOUT)


def _around(value: Decimal) -> Number:
    tenth = EXACT.multiply(value.copy_abs(), Decimal("0.1"))
    low, high = tidy(EXACT.subtract(value, tenth)), tidy(EXACT.add(value, tenth))
    return Number(tidy(value), low, high, vague=True, modifier=Modifier.ABOUT)


def _scaled(number: Number, factor: Decimal) -> Number:
    def times(bound: Decimal) -> Decimal:
        return tidy(EXACT.multiply(bound, factor))

    low = None if number.low is None else times(number.low)
    high = None if number.high is None else times(number.high)
    return replace(number, value=times(number.value), low=low, high=high)


def _part(number: Number, sign: str) -> Number:
    """The number as so many hundredths, thousandths or ten-thousandths."""
    return replace(number, unit=sign, ratio=Fraction(number.value) / _SCALE[sign])


def _negative(number: Number) -> Number:
    return replace(
        number,
        value=number.value.copy_negate(),
        low=None if number.high is None else number.high.copy_negate(),
        high=None if number.low is None else number.low.copy_negate(),
        low_closed=number.high_closed,
        high_closed=number.low_closed,
        ratio=None if number.ratio is None else -number.ratio,
    )
