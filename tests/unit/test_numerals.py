"""Numerals: exact, vague and approximate, and what is none."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

import pytest

from rule_of_law_extract.grammar.numerals import (
    ARABIC,
    CHINESE,
    MULTIPLIERS,
    Numeral,
    chinese_integer,
    read_arabic,
    read_chinese,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两百", 200),
        ("一百五", 150),
        ("一千零一十", 1010),
        ("三千五", 3500),
        ("两千两百", 2200),
        ("一万", 10_000),
        ("一万二", 12_000),
        ("一万零五", 10_005),
        ("十二万", 120_000),
        ("三万五千", 35_000),
        ("一亿", 100_000_000),
        ("一亿零五万", 100_050_000),
        ("一百二十万一千", 1_201_000),
        ("一百二十万零一千", 1_201_000),
        ("二〇二四", 2024),
        ("一九九八", 1998),
        ("百", 100),
        ("万", 10_000),
        ("廿", 20),
        ("廿五", 25),
        ("卅", 30),
        ("叁拾", 30),
        ("壹佰零伍", 105),
        ("玖仟", 9000),
    ],
)
def test_well_formed(text: str, value: int) -> None:
    assert chinese_integer(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "万万二", "十十", "百百", "千百", "百千", "千百万", "一二百", "零零五万万", "两三", "五点", "亿万零", "12"],
)
def test_malformed(text: str) -> None:
    assert chinese_integer(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三十", Numeral(Decimal(30))),
        ("两三", Numeral(Decimal(2), Decimal(3))),
        ("七八十", Numeral(Decimal(70), Decimal(80))),
        ("十五六", Numeral(Decimal(15), Decimal(16))),
        ("三四百", Numeral(Decimal(300), Decimal(400))),
        ("五六万", Numeral(Decimal(50_000), Decimal(60_000))),
        ("数十", Numeral(Decimal(10), None, True)),
        ("几百", Numeral(Decimal(100), None, True)),
        ("上千", Numeral(Decimal(1000), None, True)),
        ("数十万", Numeral(Decimal(100_000), None, True)),
        ("九点五", Numeral(Decimal("9.5"))),
        ("二点三万亿", Numeral(Decimal("2.3") * 10**12)),
    ],
)
def test_read_chinese(text: str, expected: Numeral) -> None:
    assert read_chinese(text) == expected


@pytest.mark.parametrize("text", ["三二", "九八", "五五", "数", "数一", "几个", "点五", "三点", "三点十", ""])
def test_no_numeral(text: str) -> None:
    assert read_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("85", "85"), ("1,250", "1250"), ("1,234,567", "1234567"), ("1 320", "1320"), ("99.21", "99.21"), ("007", "7")],
)
def test_arabic(text: str, value: str) -> None:
    assert re.fullmatch(ARABIC, text)
    assert read_arabic(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,25", "1,2500", "1 32", ",250", "1.", ".5"])
def test_not_one_arabic_numeral(text: str) -> None:
    assert re.fullmatch(ARABIC, text) is None


def test_one_character_of_a_chinese_numeral() -> None:
    assert re.fullmatch(f"{CHINESE}+", "零〇一二两三四五六七八九十百千万亿壹贰叁廿卅")
    assert re.fullmatch(CHINESE, "余") is None


def test_multipliers_are_what_their_names_say() -> None:
    for words, factor in MULTIPLIERS.items():
        if words not in ("", "万亿"):
            assert chinese_integer(words) == factor
    assert MULTIPLIERS["万亿"] == MULTIPLIERS["万"] * MULTIPLIERS["亿"]


UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
SHORT = ["".join(chars) for length in range(1, 6) for chars in product("零一二十百千万亿", repeat=length)]


def worth(text: str) -> int:
    """What the characters add up to, well-formed or not: each digit times its unit, 万 and 亿 times what is before."""
    total = section = digit = 0
    for char in text.replace("万万", "亿"):
        if char not in UNITS:
            digit = "零一二".index(char)
        elif UNITS[char] < 10**4:
            section += (digit or 1) * UNITS[char]
            digit = 0
        else:
            section += digit
            unit = UNITS[char]
            total = (total + section or 1) * unit if total < unit else total + section * unit
            section = digit = 0
    return total + section + digit


def readings() -> dict[str, int | Exception | None]:
    found: dict[str, int | Exception | None] = {}
    for text in SHORT:
        try:
            found[text] = chinese_integer(text)
        except Exception as error:
            found[text] = error
    return found


def test_no_short_string_of_numerals_raises() -> None:
    assert {text: found for text, found in readings().items() if isinstance(found, Exception)} == {}


def test_every_short_string_of_numerals_is_read_rightly_or_not_at_all() -> None:
    wrong = {}
    for text, found in readings().items():
        said_short = re.search(r"[百千万亿][一二](?![十百千])", text)
        digit_by_digit = len(text) > 2 and not set(text) & UNITS.keys()
        if isinstance(found, int) and not said_short and not digit_by_digit and found != worth(text):
            wrong[text] = found
    assert wrong == {}
