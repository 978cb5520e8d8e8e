"""Numerals: exact, vague and approximate, and what is none."""

from __future__ import annotations

import re
from decimal import Decimal

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
