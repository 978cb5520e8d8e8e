"""Numerals: every integer reads back however it is written, and as cn2an reads it."""

from __future__ import annotations

from decimal import Decimal

from cn2an import an2cn, cn2an
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rule_of_law_extract.grammar.numerals import chinese_integer, read_arabic, read_chinese
from rule_of_law_extract.grammar.quantities import QuantityGrammar
from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.schema import Modifier
from rule_of_law_extract.testing import Amount, amounts, capitals, percentages, spell
from rule_of_law_extract.text.fold import fold

round_numbers = st.builds(lambda number, power: number * 10**power, st.integers(1, 99), st.integers(0, 6))
integers = st.integers(0, 10**8 - 1) | st.integers(0, 9999) | round_numbers
GRAMMAR = QuantityGrammar(default_rules().units, default_rules().modifiers)


@given(integers)
@example(10_000_000)
@example(20_000_002)
@example(10_010)
@example(100_500)
def test_spelt_out(number: int) -> None:
    assert chinese_integer(spell(number)) == number
    assert read_chinese(spell(number)) == (Decimal(number), None, False)


@given(integers)
def test_spelt_as_it_is_said(number: int) -> None:
    assert chinese_integer(spell(number, colloquial=True)) == number


@given(integers)
def test_in_capitals(number: int) -> None:
    assert chinese_integer(capitals(number)) == number


@given(st.integers(10**8, 10**12 - 1))
def test_beyond_yi(number: int) -> None:
    assert chinese_integer(spell(number)) == number


@given(integers)
def test_in_digits(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert read_arabic(text) == number


@given(integers.filter(bool))
def test_in_wan_and_yi(number: int) -> None:
    """12345 as 1.2345万, 120000000 as 1.2亿, with a unit behind."""
    for power, word in ((10**4, "万"), (10**8, "亿")):
        written = f"{Decimal(number) / power:f}"
        if len(written) <= 15:
            (found,) = GRAMMAR.find(f"{written}{word}元")
            assert (found.value, found.unit) == (Decimal(number), "元")


@given(st.lists(st.integers(0, 9), min_size=3, max_size=8))
def test_digit_by_digit(digits: list[int]) -> None:
    assert chinese_integer("".join("零一二三四五六七八九"[digit] for digit in digits)) == int("".join(map(str, digits)))
    assert chinese_integer("".join("〇一二三四五六七八九"[digit] for digit in digits)) == int("".join(map(str, digits)))


@given(integers)
@example(1_201_000)
def test_as_cn2an_writes_it(number: int) -> None:
    assert chinese_integer(an2cn(number)) == number
    assert chinese_integer(an2cn(number, "up")) == number


@settings(max_examples=300)
@given(st.text(st.sampled_from("零一二三四五六七八九十百千万亿"), min_size=1, max_size=9))
@example("一万零一亿")
def test_what_is_well_formed_is_read_as_cn2an_reads_it(text: str) -> None:
    """Well-formed is what cn2an would write itself: it reads 一百十 as 100, and refuses 一万二 and 百."""
    try:
        strict = int(cn2an(text, "strict"))
    except ValueError:
        return
    if an2cn(strict) == text:
        assert chinese_integer(text) == strict


@settings(max_examples=300)
@given(st.text(st.sampled_from("零〇一二两三四五六七八九十百千万亿壹拾廿点数几"), max_size=9))
@example("千百")
def test_any_numeral_characters(text: str) -> None:
    found = chinese_integer(text)
    assert found is None or found >= 0
    numeral = read_chinese(text)
    assert numeral is None or numeral.value_max is None or numeral.value < numeral.value_max


@settings(max_examples=200)
@given(st.sampled_from(["件", "人次", "元", "平方米", "场"]).flatmap(amounts) | percentages())
def test_amounts(amount: Amount) -> None:
    (found,) = GRAMMAR.find(fold(f"共{amount.text}。"))
    assert (found.start, found.end) == (1, 1 + len(amount.text))
    assert (found.value, found.value_max, found.unit) == (amount.value, amount.value_max, amount.unit)
    assert found.modifier is amount.modifier


@given(amounts("次", planned=True))
def test_planned_amounts_are_bounded_or_exact(amount: Amount) -> None:
    (found,) = GRAMMAR.find(fold(amount.text))
    assert found.modifier in (Modifier.EXACT, Modifier.AT_LEAST, Modifier.AT_MOST)


def test_every_section_written_out_is_converted_by_cn2an() -> None:
    """The grammar decides that a section is written out; cn2an never refuses one."""
    for number in range(1, 10_000):
        written = an2cn(number, "low")
        assert chinese_integer(written) == number
        assert chinese_integer(f"{written}万") == number * 10_000
