"""find_quantities on any text, and on amounts whose reading is known."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rule_of_law_extract import find_quantities
from rule_of_law_extract.schema import Modifier
from rule_of_law_extract.testing import Amount, amounts, spell

CHARACTERS = (
    "0123456789一二三四五六七八九十百千万亿两半零〇点分之角元毛块米吨升公里克斤人民币港美日欧¥$%‰成倍负-—~至到和与间余多来几数"
    "上近约不少于超过以下内含()（）、，。 个件名宗次年月日时每各均的同且大小kgcmL\"'\n"
)
some_text = st.text(st.sampled_from(CHARACTERS) | st.characters(), max_size=40)
EVERYDAY = ["件", "人次", "元", "平方米", "公里", "吨", "户"]


@settings(max_examples=500)
@given(some_text, st.booleans())
def test_any_text(text: str, amounts_only: bool) -> None:
    last = 0
    for found in find_quantities(text, amounts_only=amounts_only):
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.value_max is None or found.value < found.value_max
        assert found.printed_unit is None or found.unit is not None
        last = found.end


@given(some_text)
def test_the_same_text_gives_the_same(text: str) -> None:
    assert find_quantities(text) == find_quantities(text)


@settings(max_examples=300)
@given(st.sampled_from(EVERYDAY).flatmap(amounts))
def test_an_amount_is_read_as_it_was_meant(amount: Amount) -> None:
    (found,) = find_quantities(f"共{amount.text}。")
    assert (found.text, found.value, found.value_max) == (amount.text, amount.value, amount.value_max)
    assert (found.unit, found.modifier) == (amount.unit, amount.modifier)
    if amount.modifier is Modifier.EXACT:
        assert (found.low, found.high) == (amount.value, amount.value_max or amount.value)


links = st.sampled_from(["至", "到", "-", "—", "~"])


@given(st.integers(11, 9999), st.integers(1, 9999), st.sampled_from(EVERYDAY), links)
def test_a_range_is_read_in_digits_and_in_numerals(low: int, more: int, unit: str, link: str) -> None:
    (found,) = find_quantities(f"共{low}{link}{low + more}{unit}。")
    assert (found.value, found.value_max, found.unit) == (Decimal(low), Decimal(low + more), unit)
    # The unit is said twice: of 两百到三百 with one unit the 百 may be shared.
    (found,) = find_quantities(f"共{spell(low)}{unit}{link}{spell(low + more)}{unit}。")
    assert (found.value, found.value_max, found.unit) == (Decimal(low), Decimal(low + more), unit)
