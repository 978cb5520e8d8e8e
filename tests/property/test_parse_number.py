"""Numbers: every integer reads back however it is written, and nothing else is read."""

from __future__ import annotations

import random
import re
from collections import Counter
from decimal import Decimal
from functools import cache

from cn2an import cn2an
from hypothesis import example, given
from hypothesis import strategies as st
from property.numeral_writings import writings

from rule_of_law_extract import parse_number
from rule_of_law_extract.testing import capitals, digits, spell

STRINGS = 100_000
CHARACTERS = "零〇一二两三四五六七八九十百千万亿兆廿壹贰叁拾佰仟点几余多数上半第负"
PLAIN = str.maketrans("〇壹贰叁拾佰仟", "零一二三十百千")
ONES = "一二三四五六七八九"

sizes = st.integers(0, 16).flatmap(lambda noughts: st.integers(0, 10**noughts - 1))
rounds = st.builds(lambda number, noughts: number * 10**noughts, st.integers(1, 999), st.integers(0, 13))
integers = sizes | rounds


def value(text: str) -> Decimal | None:
    found = parse_number(text)
    return None if found is None else found.value


@given(integers, st.randoms(use_true_random=False))
@example(10**15, random.Random(0))
@example(1_0000_0001_0001, random.Random(1))
def test_every_writing_is_read(number: int, choice: random.Random) -> None:
    ways = sorted(writings(number))
    for text in choice.sample(ways, min(len(ways), 20)):
        assert value(text) == number, text


@given(integers)
def test_spelt_and_in_capitals(number: int) -> None:
    assert value(spell(number)) == value(spell(number, colloquial=True)) == value(capitals(number)) == number


@given(integers)
def test_in_digits(number: int) -> None:
    assert {value(text) for text in digits(number)} == {number}
    assert value(f"-{number}") == value(f"负{number}") == -number


@given(integers.filter(bool))
def test_in_digits_with_wan_and_yi(number: int) -> None:
    for power, word in ((10**4, "万"), (10**8, "亿"), (10**12, "万亿")):
        assert value(f"{Decimal(number) / power:f}{word}") == number


@given(st.lists(st.integers(0, 9), min_size=3, max_size=16))
def test_digit_by_digit(row: list[int]) -> None:
    for numerals in ("零一二三四五六七八九", "〇一二三四五六七八九"):
        assert value("".join(numerals[digit] for digit in row)) == int("".join(map(str, row)))


@given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from(["万", "亿", "万亿"]))
def test_mixed_in_two_pieces(count: int, rest: int, word: str) -> None:
    """13万2500 and 13万零20: digits before and behind the word."""
    power = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[word]
    if rest >= 1000 and word == "万":
        assert value(f"{count}{word}{rest}") == count * power + rest
    elif rest:
        assert value(f"{count}{word}零{rest}") == count * power + rest


@given(st.integers(1, 9999), st.sampled_from("余多"), st.sampled_from(["", "万", "亿"]))
def test_vague_numbers_hold_what_lies_between(number: int, word: str, power: str) -> None:
    found = parse_number(f"{number}{word}{power}")
    assert found is not None
    times = {"": 1, "万": 10**4, "亿": 10**8}[power]
    place = 10 ** (len(str(number)) - len(str(number).rstrip("0")))
    assert number * times not in found
    assert number * times + 1 in found or place * times == 1
    assert (number + place) * times not in found


@cache
def random_strings() -> list[str]:
    chance = random.Random(20240101)
    return ["".join(chance.choices(CHARACTERS, k=chance.randint(1, 9))) for _ in range(STRINGS)]


def plain(text: str) -> str:
    """The text in the spelling of `writings`; 两 where it may stand for 二."""
    return re.sub("(?<![十拾])两(?=[百千万亿兆佰仟])", "二", text).translate(PLAIN).replace("廿", "二十")


def is_written(text: str, number: Decimal | None) -> bool:
    """Is the text one of the writings of the number?"""
    if number is None or number != int(number) or not 0 <= number < 10**16:
        return False
    text = "二" if text == "两" else plain(text)
    if text.startswith("零") and len(text) > 1:
        # Digit by digit, a number may begin with noughts.
        return (
            all(char in "零" + ONES for char in text)
            and int("".join(str("零一二三四五六七八九".index(c)) for c in text)) == number
        )
    return text in writings(int(number))


def explained(text: str) -> str | None:
    """The form that the text has by the rules written down here, with the value that this form gives it; else None."""
    found = parse_number(text)
    assert found is not None
    if text[0] in "第负":
        return explained(text[1:]) if parse_number(text[1:]) is not None else None
    if is_written(text, found.value):
        return "integer"
    if match := re.fullmatch("([^点]+)点([零〇一二三四五六七八九壹贰叁]+)([十百千万亿兆]*)", text):
        whole, decimals, power = match.groups()
        times = value(power) if power else Decimal(1)
        tenths = Decimal(value("零零" + decimals) or 0).scaleb(-len(decimals))
        number = value(whole)
        return "decimal" if number is not None and times and (number + tenths) * times == found.value else None
    if match := re.fullmatch("(?:数|几)([十百千万亿兆]+)", text):
        return "several" if (found.low, found.high) == (value(match[1]), (value(match[1]) or 0) * 10) else None
    if match := re.fullmatch("上([十百千万亿兆]+)", text):
        return "reached" if found.low == value(match[1]) and found.low_closed else None
    if match := re.fullmatch("(.+?)(零?)([余多几])([十百千]?[万亿兆]+)?", text):
        number, times = value(match[1]), value(match[4]) if match[4] else Decimal(1)
        return "more" if number and times and number * times == found.low and not found.low_closed else None
    if match := re.fullmatch("(.+?)零?[几数]([十百千])", text):
        number, power = value(match[1]), value(match[2])
        return "and several" if number and power and found.low == number + power else None
    if match := re.fullmatch("半([百千万亿])", text):
        return "half" if found.value * 2 == value(match[1]) else None
    if text in ("半", "一半"):
        return "half" if found.value == Decimal("0.5") else None
    low, high = as_pair(text)
    return "pair" if low is not None and (low, high) == (found.low, found.high) else None


def as_pair(text: str) -> tuple[Decimal | None, Decimal | None]:
    """七八十 is 七十 or 八十: of two digits in a row, the second is one more, or they are 三五."""
    digits_only = text.translate(PLAIN).replace("两", "二")
    for place in range(len(digits_only) - 1):
        first, second = ONES.find(digits_only[place]), ONES.find(digits_only[place + 1])
        alone = set(digits_only[place + 2 :]) <= set("十百千万亿兆")
        if first >= 0 and alone and (second == first + 1 or (first, second) == (2, 4)):
            low = value(digits_only[: place + 1] + digits_only[place + 2 :])
            high = value(digits_only[:place] + digits_only[place + 1 :])
            return low, high
    return None, None


def test_no_false_value_on_random_strings_of_numeral_characters() -> None:
    forms: Counter[str | None] = Counter()
    wrong: list[str] = []
    for text in random_strings():
        if parse_number(text) is not None:
            form = explained(text)
            forms[form] += 1
            wrong += [text] if form is None else []
    assert wrong == []
    # Each form has to come up, or the test would say nothing about it.
    assert set(forms) >= {"integer", "decimal", "several", "reached", "more", "pair", "half"}


def test_every_random_string_that_is_a_writing_is_read() -> None:
    missed: list[str] = []
    for text in random_strings():
        if set(text) <= set("零〇一二两三四五六七八九十百千万亿廿壹贰叁拾佰仟"):
            for mode in ("strict", "normal"):
                try:
                    theirs = Decimal(cn2an(text, mode))
                except (KeyError, ValueError):
                    continue
                # cn2an also reads what is no numeral (一百百 as 200): only a writing of its value counts.
                if is_written(text, theirs) and value(text) != theirs:
                    missed.append(text)
    assert missed == []
