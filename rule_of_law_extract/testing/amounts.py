"""Amounts (数量) as reports write them: a numeral, its unit, and the words that bound or blur it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from ..schema import Modifier
from .numerals import digits, numerals, spell

__all__ = ["Amount", "amounts", "percentages"]

_BEFORE: dict[Modifier, tuple[str, ...]] = {
    Modifier.ABOUT: ("近", "约"),
    Modifier.OVER: ("超过", "逾"),
    Modifier.AT_LEAST: ("不少于", "至少", "不低于"),
    Modifier.AT_MOST: ("不超过",),
    Modifier.UNDER: ("不足",),
}
_AFTER: dict[Modifier, tuple[str, ...]] = {
    Modifier.ABOUT: ("左右",),
    Modifier.AT_LEAST: ("以上",),
    Modifier.AT_MOST: ("以内",),
}
_REPORTED = (Modifier.EXACT, Modifier.ABOUT, Modifier.OVER)
_PLANNED = (Modifier.EXACT, Modifier.AT_LEAST, Modifier.AT_MOST)
_POWERS = {"数十": 10, "数百": 100, "上百": 100, "上千": 1000, "十余": 10, "百余": 100, "两百多": 200, "三千余": 3000}


class Amount(NamedTuple):
    """An amount as written, with what it states in the canonical unit."""

    text: str
    value: Decimal
    unit: str
    modifier: Modifier = Modifier.EXACT
    value_max: Decimal | None = None


@st.composite
def amounts(
    draw: st.DrawFn,
    unit: str,
    minimum: int = 2,
    maximum: int = 99_999,
    *,
    planned: bool = False,
    exact: bool = False,
) -> Amount:
    """Draw an amount.

    Args:
        draw: Given by Hypothesis.
        unit: The unit, which is its own canonical form (件, 元, 平方米).
        minimum: The least number.
        maximum: The greatest number.
        planned: Bound it as plans do (不少于, 以上), not as records do (余, 近, 超过).
        exact: No modifier and no range.

    Returns:
        A strategy for amounts.
    """
    if exact:
        written = draw(numerals(minimum, maximum))
        return Amount(f"{written.text}{unit}", written.value, unit)
    if not planned and maximum >= 1000:
        vague = draw(st.sampled_from((None, *_POWERS)))
        if vague is not None:
            return Amount(f"{vague}{unit}", Decimal(_POWERS[vague]), unit, Modifier.ABOUT)
    if draw(st.sampled_from((False,) * 9 + (True,))):
        return draw(_ranges(unit, minimum, maximum))
    modifier = draw(st.sampled_from(_PLANNED if planned else _REPORTED))
    written = draw(numerals(minimum, maximum))
    gap = draw(st.sampled_from(("", "", " "))) if written.text[-1].isdigit() else ""
    if modifier is Modifier.EXACT:
        return Amount(f"{written.text}{gap}{unit}", written.value, unit)
    forms = [f"{word}{written.text}{gap}{unit}" for word in _BEFORE.get(modifier, ())]
    forms += [f"{written.text}{gap}{unit}{word}" for word in _AFTER.get(modifier, ())]
    if modifier is Modifier.ABOUT and written.value >= 10 and written.value % 10 == 0:
        forms.append(f"{written.text}余{unit}")
    return Amount(draw(st.sampled_from(forms)), written.value, unit, modifier)


@st.composite
def _ranges(draw: st.DrawFn, unit: str, minimum: int, maximum: int) -> Amount:
    """2至3次, 5-8名, 三至五场."""
    low = draw(st.integers(minimum, maximum))
    high = low + draw(st.integers(1, 9))
    if high < 100 and draw(st.booleans()):
        words = f"{spell(low, colloquial=True)}至{spell(high)}"
    else:
        words = f"{digits(low)[0]}{draw(st.sampled_from('至-—'))}{digits(high)[0]}"
    return Amount(f"{words}{unit}", Decimal(low), unit, Modifier.EXACT, Decimal(high))


@st.composite
def percentages(draw: st.DrawFn) -> Amount:
    """Draw a percentage: 100%, 99.2%, 百分之九十八, 97%以上.

    Args:
        draw: Given by Hypothesis.

    Returns:
        A strategy for amounts whose unit is %.
    """
    whole = draw(st.integers(3, 100))
    form = draw(st.sampled_from(("digits", "decimals", "spelt", "bounded")))
    if form == "decimals" and whole < 100:
        value = Decimal(whole) + Decimal(draw(st.integers(1, 9))) / 10
        return Amount(f"{value}%", value, "%")
    if form == "spelt":
        return Amount(f"百分之{spell(whole)}", Decimal(whole), "%")
    if form == "bounded":
        return Amount(f"{whole}%以上", Decimal(whole), "%", Modifier.AT_LEAST)
    return Amount(f"{whole}%", Decimal(whole), "%")
