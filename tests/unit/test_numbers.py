"""parse_number: one number of any form with its bounds, and what is none."""

from __future__ import annotations

import decimal
import time
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction

import pytest

from rule_of_law_extract import Number, parse_number
from rule_of_law_extract.schema import Modifier


def read(text: str) -> Number:
    found = parse_number(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85", "85"),
        ("007", "7"),
        ("1,250", "1250"),
        ("1 320", "1320"),
        ("１２，３４５．６", "12345.6"),
        (".5", "0.5"),
        ("3.50", "3.5"),
        ("3.5万", "35000"),
        ("1,100万", "11000000"),
        ("2.3万亿", "2300000000000"),
        ("7628.599百", "762859.9"),
        ("5兆", "5000000000000"),
        ("10万万", "1000000000"),
        ("13万2", "132000"),
        ("1万2千", "12000"),
        ("1万600", "10600"),
        ("3万4000", "34000"),
        ("2千零30万", "20300000"),
        ("5亿1万4千6百", "500014600"),
        ("100万三千", "1003000"),
        ("二〇二四", "2024"),
        ("零三", "3"),
        ("两万三", "23000"),
        ("一千二", "1200"),
        ("千一", "1100"),
        ("壹佰贰拾叁", "123"),
        ("壹百五", "150"),
        ("廿五", "25"),
        ("卅", "30"),
        ("俩", "2"),
        ("仨", "3"),
        ("半", "0.5"),
        ("半百", "50"),
        ("两个半", "2.5"),
        ("零点五", "0.5"),
        ("二点三万亿", "2300000000000"),
        ("一百点123", "100.123"),
        ("-1,200", "-1200"),
        ("－３", "-3"),
        ("负十一", "-11"),
        ("+5", "5"),
        ("1.5e3", "1500"),
        ("3M", "3000000"),
        ("五打", "60"),
        ("一万亿一千亿", "1100000000000"),
        ("7 万5 千4 百", "75400"),
        ("三千 八百 九十六 万 四千 九百 六十五", "38964965"),
        ("1000  万", "10000000"),
        ("　十\n", "10"),
    ],
)
def test_exact(text: str, value: str) -> None:
    found = read(text)
    assert (found.value, found.low, found.high) == (Decimal(value),) * 3
    assert (found.vague, found.modifier, found.unit, found.ratio) == (False, Modifier.EXACT, None, None)


@pytest.mark.parametrize(
    ("text", "value", "unit", "ratio"),
    [
        ("20%", "20", "%", Fraction(1, 5)),
        ("百分之十二点五", "12.5", "%", Fraction(1, 8)),
        ("百分之负三点八", "-3.8", "%", Fraction(-19, 500)),
        ("负百分之三", "-3", "%", Fraction(-3, 100)),
        ("百分百", "100", "%", Fraction(1)),
        ("百分之百", "100", "%", Fraction(1)),
        ("3‰", "3", "‰", Fraction(3, 1000)),
        ("千分之二点四", "2.4", "‰", Fraction(3, 1250)),
        ("万分之三", "3", "‱", Fraction(3, 10_000)),
        ("1.2个百分点", "1.2", "百分点", None),
        ("九成", "90", "%", Fraction(9, 10)),
        ("九成五", "95", "%", Fraction(19, 20)),
        ("八折", "80", "%", Fraction(4, 5)),
        ("八五折", "85", "%", Fraction(17, 20)),
        ("7.5折", "75", "%", Fraction(3, 4)),
        ("3.2倍", "3.2", "倍", None),
        ("五分之一", "0.2", None, Fraction(1, 5)),
        ("一又二分之一", "1.5", None, Fraction(3, 2)),
        ("负３分之负一百五十", "50", None, Fraction(50)),
        ("百万分之五", "0.000005", None, Fraction(1, 200_000)),
        ("3/4", "0.75", None, Fraction(3, 4)),
        ("1 ３/5", "1.6", None, Fraction(8, 5)),
    ],
)
def test_parts_and_multiples(text: str, value: str, unit: str | None, ratio: Fraction | None) -> None:
    found = read(text)
    assert (found.value, found.unit, found.ratio) == (Decimal(value), unit, ratio)


def test_a_third_is_exact_as_a_ratio() -> None:
    found = read("三分之一")
    assert found.ratio == Fraction(1, 3)
    assert found.value == Decimal("0.3333333333333333333333333333")


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("十余", "10", "(10,20)"),
        ("100余", "100", "(100,200)"),
        ("450余", "450", "(450,460)"),
        ("百余万", "1000000", "(1000000,2000000)"),
        ("3000多万", "30000000", "(30000000,40000000)"),
        ("3.5万多", "35000", "(35000,36000)"),
        ("十几", "10", "(10,20)"),
        ("二十几万", "200000", "(200000,300000)"),
        ("一百零几", "100", "(100,110)"),
        ("一百几十", "110", "(110,200)"),
        ("数十", "10", "(10,100)"),
        ("几百万", "1000000", "(1000000,10000000)"),
        ("上百", "100", "[100,1000)"),
        ("近百", "100", "[90,100)"),
        ("将近两千", "2000", "[1800,2000)"),
        ("十来", "10", "[9,11]"),
        ("约三十", "30", "[27,33]"),
        ("50左右", "50", "[45,55]"),
        ("两三", "2", "[2,3]"),
        ("七八十", "70", "[70,80]"),
        ("三四百", "300", "[300,400]"),
        ("三五百", "300", "[300,500]"),
        ("十五六", "15", "[15,16]"),
        ("四十五六万", "450000", "[450000,460000]"),
        ("七百三四十", "730", "[730,740]"),
        ("一万六七", "16000", "[16000,17000]"),
        ("两成多", "20", "(20,30)"),
        ("三倍多", "3", "(3,4)"),
    ],
)
def test_vague(text: str, value: str, interval: str) -> None:
    found = read(text)
    assert (found.value, shown(found)) == (Decimal(value), interval)
    assert found.vague
    assert found.modifier is Modifier.ABOUT


@pytest.mark.parametrize(
    ("text", "interval", "modifier"),
    [
        ("三十以上", "[30,)", Modifier.AT_LEAST),
        ("不少于100", "[100,)", Modifier.AT_LEAST),
        ("至少三十以上", "[30,)", Modifier.AT_LEAST),
        ("≥50", "[50,)", Modifier.AT_LEAST),
        ("三十以下", "(,30]", Modifier.AT_MOST),
        ("1/2以内", "(,0.5]", Modifier.AT_MOST),
        ("超过一百", "(100,)", Modifier.OVER),
        ("比三十大", "(30,)", Modifier.OVER),
        ("不满五十", "(,50)", Modifier.UNDER),
        ("不足8%", "(,8)", Modifier.UNDER),
        ("等于十", "[10,10]", Modifier.EXACT),
        ("2至3", "[2,3]", Modifier.EXACT),
        ("5-8", "[5,8]", Modifier.EXACT),
        ("1~2万", "[10000,20000]", Modifier.EXACT),
        ("三至五百", "[300,500]", Modifier.EXACT),
        ("一到一百", "[1,100]", Modifier.EXACT),
        ("500到1万", "[500,10000]", Modifier.EXACT),
        ("20%—30%", "[20,30]", Modifier.EXACT),
        ("百分之三十到四十", "[30,40]", Modifier.EXACT),
        ("5-20%", "[5,20]", Modifier.EXACT),
        ("-5至5", "[-5,5]", Modifier.EXACT),
        ("20和30之间", "[20,30]", Modifier.EXACT),
        ("大于10小于20", "(10,20)", Modifier.EXACT),
        ("1000以上， 1500以下", "[1000,1500]", Modifier.EXACT),
        ("最多100最少20", "[20,100]", Modifier.EXACT),
    ],
)
def test_bounds(text: str, interval: str, modifier: Modifier) -> None:
    found = read(text)
    assert (shown(found), found.modifier) == (interval, modifier)


@pytest.mark.parametrize(("text", "value"), [("第三", 3), ("第二百五十", 250), ("第3万", 30_000), ("第十", 10)])
def test_ordinals(text: str, value: int) -> None:
    assert read(text).value == value
    assert read(text).ordinal


def test_a_range_of_ordinals_is_one() -> None:
    assert read("第十至第十五").ordinal


NONE = (
    "。|abc|三个|3件|负|第|第零|第三分之一|点五|三点|三点十|10..1|1,25|1, 234|1   2|10.1万零100|千万万万二|"
    "百亿万两|万万|一万五亿|一百五万|十十|百十一|十一十二|一一|两十|二十两|一两百两|三二|九八|五五|13万25|一廿|"
    "半半|几|数|余|上|%|百分之|百分点|0分之1|1/0|3/04|成|五十成六成|折|3-2|3至3|010-64035547|2024-03-07|1-2-3|"
    "127.0.0.1|三至五%八|以上|超过|超过以上|不超过一百左右|大于50小于12|大于10大于20|10并且20|20和30|5%至3倍|"
    "八九万二|1e999|1e|e5|ⅷ|１²|٣|२"
)


@pytest.mark.parametrize("text", ["", " ", *NONE.split("|")])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("thing", [None, 5, 1.5, b"5", ["5"], Decimal(5)])
def test_what_is_no_text(thing: object) -> None:
    with pytest.raises(TypeError, match=f"parse_number\\(\\) reads a str, not {type(thing).__name__}"):
        parse_number(thing)  # type: ignore[arg-type]


def test_bounds_by_law() -> None:
    """民法典 art. 1259: 以上、以下、以内 take the number in, 不满、超过、以外 leave it out."""
    for words in ("一百以上", "一百以下", "一百以内"):
        assert 100 in read(words)
    for words in ("超过一百", "不满一百", "一百以外"):
        assert 100 not in read(words)


def test_membership() -> None:
    found = read("百余")
    assert 150 in found
    assert Decimal("100.5") in found
    assert {100, 200} & {number for number in range(90, 210) if number in found} == set()
    assert 10**9 in read("超过一百")
    assert -5 in read("一百以下")


def test_frozen_and_hashable() -> None:
    found = read("百余")
    assert len({found, read("百余")}) == 1
    with pytest.raises(FrozenInstanceError):
        found.value = Decimal(0)  # type: ignore[misc]


def test_the_callers_arithmetic_changes_nothing() -> None:
    texts = ["12,345,678.9万", "三分之一", "3000多万", "约1,234,567", "九成五", "-1.25亿"]
    wide = [parse_number(text) for text in texts]
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=[decimal.Inexact])):
        assert [parse_number(text) for text in texts] == wide


HOSTILE = [
    "一",
    "1,",
    "1 ",
    "1.",
    " ",
    "万",
    "百分之",
    "-",
    "至",
    "1~",
    "第",
    "负",
    "以上",
    "大于1",
    "点",
    "/",
    "又",
    "、",
    "几多",
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_million_characters_cost_no_more_than_reading_them(pattern: str) -> None:
    text = pattern * (10**6 // len(pattern))
    began = time.process_time()
    assert parse_number(text) is None
    long = time.process_time() - began
    began = time.process_time()
    parse_number(text + "一" + text)
    assert time.process_time() - began < 4 * long + 0.2


@pytest.mark.parametrize("pattern", HOSTILE)
@pytest.mark.parametrize("length", [20, 64, 250])
def test_the_longest_that_is_looked_at_is_cheap(pattern: str, length: int) -> None:
    text = (pattern * length)[:length]
    began = time.process_time()
    for _ in range(20):
        parse_number(text)
    assert time.process_time() - began < 0.5


def shown(found: Number) -> str:
    low = "" if found.low is None else f"{found.low:f}"
    high = "" if found.high is None else f"{found.high:f}"
    opens = "[" if found.low is not None and found.low_closed else "("
    closes = "]" if found.high is not None and found.high_closed else ")"
    return f"{opens}{low},{high}{closes}"
