"""Numbers (数) that stand alone: one function, from text to an exact number with its bounds."""

from __future__ import annotations

import re
from functools import cache

from .grammar.comparisons import ComparisonGrammar
from .grammar.number import LONGEST, Number
from .rules.comparisons import comparison_words
from .text.fold import fold

__all__ = ["Number", "parse_number"]

_LOOSE = re.compile(r"(?<![ \n])(?:(?<![0-9.,])[ \n]++|[ \n]++(?![0-9.,]))")
"""Spaces that part no digits: 3 万, 四 百; those of 1 320 and 1 3/5 mean something."""
_SPACED_OUT = 4 * LONGEST


@cache
def _grammar() -> ComparisonGrammar:
    return ComparisonGrammar(comparison_words())


def parse_number(text: str) -> Number | None:
    """Read a text that is one number, exact or vague, with all that bounds it.

    Args:
        text: A number in digits, Chinese numerals (plain, capital, positional) or both: with separators, decimals, 万
            and 亿, as a fraction, a percentage or a range, with words such as 超过, 以上, 约. Full width is half width,
            and a space that parts no digits is none.

    Returns:
        The number, or None where the text is no number, is more than one, or has a unit that is none of a number's own
        (`find_quantities` reads those).

    Raises:
        TypeError: `text` is not a str.

    Note:
        以上, 以下 and 以内 include the number; 超过, 不满 and 以外 exclude it (民法典 art. 1259). 余, 多 and 几 leave
        the number open up to the next at its last place: 百余 is more than 100 and less than 200. 约 leaves a tenth
        to either side. What has more than 64 characters is no number.

    Examples:
        >>> parse_number("两万三").value, parse_number("2.3万亿").value, parse_number("壹佰贰拾叁").value
        (Decimal('23000'), Decimal('2300000000000'), Decimal('123'))
        >>> parse_number("3000多万").low, parse_number("3000多万").high
        (Decimal('30000000'), Decimal('40000000'))
        >>> 100 in parse_number("一百以上"), 100 in parse_number("超过一百")
        (True, False)
        >>> parse_number("百分之十二点五").value, parse_number("百分之十二点五").unit, parse_number("12.5%").ratio
        (Decimal('12.5'), '%', Fraction(1, 8))
        >>> parse_number("千万万万二") is None
        True
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"parse_number() reads a str, not {type(text).__name__}")
    text = text.strip()
    return _grammar().read(_LOOSE.sub("", fold(text))) if len(text) <= _SPACED_OUT else None
