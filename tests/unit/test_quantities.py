"""Quantities: the grammar with a small vocabulary, and the whole vocabulary by `parse`."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rule_of_law_extract import find_quantities, parse
from rule_of_law_extract.grammar.quantities import ModifierWords, QuantityGrammar
from rule_of_law_extract.grammar.units import Unit
from rule_of_law_extract.schema import Modifier, UnitClass

ONE = Decimal(1)
GRAMMAR = QuantityGrammar(
    units=[
        Unit("件", "件", UnitClass.COUNT, ONE),
        Unit("人", "人", UnitClass.COUNT, ONE, not_before="民"),
        Unit("人次", "人次", UnitClass.COUNT, ONE),
        Unit("元", "元", UnitClass.MONEY, ONE),
        Unit("成", "%", UnitClass.PERCENT, Decimal(10)),
        Unit("分钟", "分钟", UnitClass.DURATION, ONE),
        Unit("%", "%", UnitClass.PERCENT, ONE),
    ],
    modifiers=[
        ModifierWords(Modifier.OVER, before=("超过", "超")),
        ModifierWords(Modifier.AT_LEAST, before=("不少于",), after=("以上",)),
        ModifierWords(Modifier.AT_MOST, after=("以内",), after_duration=("内",)),
        ModifierWords(Modifier.ABOUT, ("近", "约"), after=("左右",), inside=("余", "多", "几"), not_after="最节"),
    ],
    bare_nouns=["群众"],
    fixed=lambda text, place: text.startswith("三重一大", place),
)


def read(text: str) -> list[tuple[str, Decimal, Decimal | None, str | None, Modifier]]:
    return [
        (text[found.start : found.end], found.value, found.value_max, found.unit, found.modifier)
        for found in GRAMMAR.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier"),
    [
        ("85件", 85, "件", Modifier.EXACT),
        ("85 件", 85, "件", Modifier.EXACT),
        ("1,250件", 1250, "件", Modifier.EXACT),
        ("1 320人次", 1320, "人次", Modifier.EXACT),
        ("4.62万元", 46_200, "元", Modifier.EXACT),
        ("1.2亿元", 120_000_000, "元", Modifier.EXACT),
        ("3成", 30, "%", Modifier.EXACT),
        ("98.5%", Decimal("98.5"), "%", Modifier.EXACT),
        ("百分之九十八", 98, "%", Modifier.EXACT),
        ("百分之99.5", Decimal("99.5"), "%", Modifier.EXACT),
        ("三十件", 30, "件", Modifier.EXACT),
        ("两千件", 2000, "件", Modifier.EXACT),
        ("近20件", 20, "件", Modifier.ABOUT),
        ("1000余件", 1000, "件", Modifier.ABOUT),
        ("1.2万余人", 12_000, "人", Modifier.ABOUT),
        ("3000多万元", 30_000_000, "元", Modifier.ABOUT),
        ("十几件", 10, "件", Modifier.ABOUT),
        ("十余件", 10, "件", Modifier.ABOUT),
        ("百余人", 100, "人", Modifier.ABOUT),
        ("数十件", 10, "件", Modifier.ABOUT),
        ("上百件", 100, "件", Modifier.ABOUT),
        ("10人左右", 10, "人", Modifier.ABOUT),
        ("不少于 4件", 4, "件", Modifier.AT_LEAST),
        ("97%以上", 97, "%", Modifier.AT_LEAST),
        ("超200件", 200, "件", Modifier.OVER),
        ("超过200件", 200, "件", Modifier.OVER),
        ("5%以内", 5, "%", Modifier.AT_MOST),
        ("12分钟内", 12, "分钟", Modifier.AT_MOST),
    ],
)
def test_one_quantity(text: str, value: int | Decimal, unit: str, modifier: Modifier) -> None:
    assert read(text) == [(text, value, None, unit, modifier)]
    assert read(f"共{text}，") == [(text, value, None, unit, modifier)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2至3件", 2, 3),
        ("5-8人", 5, 8),
        ("5—8人", 5, 8),
        ("两三件", 2, 3),
        ("七八十件", 70, 80),
        ("三至五件", 3, 5),
        ("1万至2万元", 10_000, 20_000),
        ("1至2万元", 10_000, 20_000),
        ("1-2亿元", 100_000_000, 200_000_000),
        ("20件至3万件", 20, 30_000),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    ((words, value, value_max, _, _),) = read(text)
    assert (words, value, value_max) == (text, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    ["", "85", "第8件", "A4件", "1+6件", "三重一大件", "12人民", "百件千件", "20240308123456789件", "五五件", "8至3件"],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_fraction() -> None:
    ((_, value, _, unit, _),) = read("三分之二的村")
    assert (value, unit) == (Decimal("0.6667"), None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("占案件的1/4左右", "1/4左右", "0.25"),
        ("近1/3的村", "近1/3", "0.3333"),
        ("支出占13/40", "13/40", "0.325"),
        ("达2/3以上", "2/3以上", "0.6667"),
    ],
)
def test_a_fraction_in_digits(text: str, words: str, value: str) -> None:
    assert read(text)[0][:4] == (words, Decimal(value), None, None)


@pytest.mark.parametrize("text", ["12/4宪法日", "2024/1/4发布", "第1/2页", "占4/3", "3/4", "约1/2/3"])
def test_what_is_no_fraction(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("5、6百件", 500, 600), ("三、四十人", 30, 40), ("3、4万元", 30_000, 40_000), ("近7、8百件", 700, 800)],
)
def test_two_digits_that_share_a_power_stand_for_either(text: str, low: int, high: int) -> None:
    ((words, value, value_max, _, _),) = read(f"投入{text}")
    assert (words, value, value_max) == (text, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    ["第3、4百件", "十三、四十人", "15、6百件", "投入3、5百件", "投入3、400件", "分别投入3、4万元", "\n三、四十人"],
)
def test_two_digits_that_stand_for_themselves(text: str) -> None:
    assert [value_max for _, _, value_max, _, _ in read(text)] in ([], [None])


@pytest.mark.parametrize(
    ("text", "words", "modifier"),
    [
        ("涉及千万元以上", "千万元以上", Modifier.AT_LEAST),
        ("罚款百万元以内", "百万元以内", Modifier.AT_MOST),
        ("金额达千万元", "千万元", Modifier.EXACT),
    ],
)
def test_a_bare_power_in_money(text: str, words: str, modifier: Modifier) -> None:
    ((found, value, _, unit, how),) = read(text)
    assert (found, unit, how) == (words, "元", modifier)
    assert value == (1_000_000 if "百万" in text else 10_000_000)


@pytest.mark.parametrize("text", ["百万元项目", "千万元左右", "亿元企业", "到达百件"])
def test_a_bare_power_that_names_a_kind(text: str) -> None:
    assert read(text) == []


def test_a_number_before_its_noun() -> None:
    assert read("40.8万群众") == [("40.8万", Decimal(408_000), None, None, Modifier.EXACT)]


def test_two_numbers_share_a_unit() -> None:
    assert read("1409万、1305万人次") == [
        ("1409万", Decimal(14_090_000), None, "人次", Modifier.EXACT),
        ("1305万人次", Decimal(13_050_000), None, "人次", Modifier.EXACT),
    ]


def test_a_modifier_inside_another_word_is_none() -> None:
    assert read("节约20元") == [("20元", Decimal(20), None, "元", Modifier.EXACT)]


def test_search_is_kept_to_the_given_stretch() -> None:
    text = "12件，34件，56件"
    assert [found.value for found in GRAMMAR.find(text, 4, 8)] == [34]


@pytest.mark.parametrize(
    "sentence",
    [
        "“4·15”“6·26”“12·4”等节点",
        "依托“1310”部署",
        "“138+100”模式",
        "“1站20室”前移",
        "推行1+6+N机制",
        "24小时服务厅以外的12345热线",
        "依托12345市民服务热线",
        "12345企业诉求平台",
        "全省第8位",
        "升级2.0版",
        "Ⅱ类事项",
        "打通最后一公里",
        "一号工程",
        "十个严禁",
        "电话:0900-6620188",
        "邮编:400030",
        "三重一大",
        "一网通办",
        "两个维护",
        "“八五”普法",
        "党的二十大精神",
        "双随机一公开",
        "《某某规划（2021—2025年）》",
        "栎政发〔2023〕12号",
        "2024年3月7日",
        "打印A4纸",
        "PM2.5达标",
        "通过ISO9001项目认证",
        "APP2.0版上线",
        "录入CAD2000套图",
        "装备GB2312个字库",
    ],
)
def test_what_is_no_amount_in_a_report(sentence: str) -> None:
    found = [item.quantity.text for item in parse(f"一、主要举措\n{sentence}。").observations]
    assert [text for text in found if text != "24小时"] == []


@pytest.mark.parametrize(
    ("sentence", "quantities"),
    [
        ("律师4人", ["4人"]),
        ("6类、15项", ["6类", "15项"]),
        ("三批次45人次", ["三批次", "45人次"]),
        ("248个“3+1”妇女议事会平台", ["248个"]),
        ("达301天，超出290天目标", ["301天", "290天"]),
        ("压缩在5个工作日", ["5个工作日"]),
        ("各2名", ["2名"]),
        ("每两月1次", ["1次"]),
        ("突破8万亿元、9万亿元", ["突破8万亿元", "9万亿元"]),
        ("1.2万余人次", ["1.2万余人次"]),
        ("170 次", ["170 次"]),
        ("100% 参与", ["100%"]),
        ("由7名增至12名", ["7名", "12名"]),
        ("推广安装APP6.8万人", ["6.8万人"]),
        ("安装ETC30台", ["30台"]),
        ("执法车船320台（艘）次", ["320台（艘）次"]),
        ("压缩至4个工作小时", ["4个工作小时"]),
        ("记分46家179分", ["46家", "179分"]),
        ("开设法治广播1档", ["1档"]),
    ],
)
def test_what_is_an_amount_in_a_report(sentence: str, quantities: list[str]) -> None:
    assert [item.quantity.text for item in parse(f"一、主要举措\n开展工作{sentence}。").observations] == quantities


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("降到五百分之2.2", []),
        ("见 https://a.example/q?s=1%28x%29%20 共5件", ["5件"]),
        ("http://a.example/2件", []),
    ],
)
def test_what_is_no_percentage(text: str, read: list[str]) -> None:
    assert [found.text for found in find_quantities(text)] == read
