"""find_quantities: values, bounds, units in three forms, compound amounts, and what is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rule_of_law_extract.quantities import FoundQuantity, find_quantities
from rule_of_law_extract.schema import Modifier, Per, UnitClass


def one(text: str) -> FoundQuantity:
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "normal"),
    [
        ("85宗", 85, "宗", "件"),
        ("85起", 85, "起", "件"),
        ("12例", 12, "例", "件"),
        ("30名", 30, "名", "人"),
        ("3位", 3, "位", "人"),
        ("100平米", 100, "平方米", "平方米"),
        ("100㎡", 100, "平方米", "平方米"),
        ("4.62万元", 46_200, "元", "元"),
        ("3千米", 3, "公里", "米"),
        ("十千米", 10, "公里", "米"),
        ("五千瓦时", 5, "千瓦时", "千瓦时"),
        ("168cm", 168, "厘米", "米"),
        ("3宗次", 3, "宗次", "件次"),
        ("0.25‰", Decimal("0.25"), "‰", "%"),
        ("九成五", 95, "%", "%"),
        ("百分之零点九", Decimal("0.9"), "%", "%"),
        ("百分百", 100, "%", "%"),
    ],
)
def test_units(text: str, value: int | Decimal, unit: str, normal: str) -> None:
    found = one(text)
    assert (found.value, found.unit, found.normal_unit) == (value, unit, normal)
    assert (found.low, found.high, found.low_closed, found.high_closed) == (value, value, True, True)


@pytest.mark.parametrize(
    ("text", "normal_value"),
    [("1.5千克", "1.5"), ("500克", "0.5"), ("2吨", "2000"), ("3斤", "1.5"), ("2公顷", "20000"), ("5毫升", "0.005")],
)
def test_normal_value(text: str, normal_value: str) -> None:
    assert one(text).normal_value == Decimal(normal_value)


@pytest.mark.parametrize(
    ("text", "low", "high", "low_closed", "high_closed"),
    [
        ("20件以上", 20, None, True, True),
        ("50万元（含）以上", 500_000, None, True, True),
        ("不少于4场", 4, None, True, True),
        ("≥4场", 4, None, True, True),
        ("超过4场", 4, None, False, True),
        ("逾4场", 4, None, False, True),
        ("5%以内", None, 5, True, True),
        ("不超过5天", None, 5, True, True),
        ("不满5天", None, 5, True, False),
        ("不足5件", None, 5, True, False),
        ("1000余名", 1000, 2000, False, False),
        ("3000多万元", 30_000_000, 40_000_000, False, False),
        ("约20个", 18, 22, True, True),
        ("近20个", 18, 20, True, False),
        ("2至3次", 2, 3, True, True),
        ("大于10件小于20件", 10, 20, False, False),
        ("不少于10件，不超过20件", 10, 20, True, True),
        ("不超过20件且多于10件", 10, 20, False, True),
        ("5日以上10日以下", 5, 10, True, True),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None, low_closed: bool, high_closed: bool) -> None:
    found = one(text)
    assert found.text == text
    assert (found.low, found.high, found.low_closed, found.high_closed) == (low, high, low_closed, high_closed)


@pytest.mark.parametrize("text", ["大于20件小于10件", "大于10件，本年小于20件", "大于10件小于20人"])
def test_bounds_that_do_not_meet_are_two(text: str) -> None:
    assert len(find_quantities(text)) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2至3次", 2, 3),
        ("5-8名", 5, 8),
        ("二三十人", 20, 30),
        ("七百三四十秒", 730, 740),
        ("1~2万元", 10_000, 20_000),
        ("20%—30%", 20, 30),
        ("百分之三十到四十一", 30, 41),
        ("百分之三十一到百分之百", 31, 100),
        ("1万元--5万元", 10_000, 50_000),
        ("2——3万元", 20_000, 30_000),
        ("1 万(含)-5 万元", 10_000, 50_000),
        ("两到三万元", 20_000, 30_000),
        ("两到三仟元", 2000, 3000),
        ("一百二十到一百五十万元", 1_200_000, 1_500_000),
        ("两~3百元", 200, 300),
        ("8500到3万元", 8500, 30_000),
        ("三十到一百人", 30, 100),
        ("20和30件之间", 20, 30),
        ("二十与三十人之间", 20, 30),
        ("1.6m-3.9m", Decimal("1.6"), Decimal("3.9")),
    ],
)
def test_ranges(text: str, low: int | Decimal, high: int | Decimal) -> None:
    found = one(text)
    assert (found.text, found.value, found.value_max) == (text, low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("50元6角三分", "50.63", "元"),
        ("六十四万零一百四十三元一角七分", "640143.17", "元"),
        ("两角五分", "0.25", "元"),
        ("壹仟玖佰圆整", "1900", "元"),
        ("人民币 50元", "50", "元"),
        ("￥1.25", "1.25", "元"),
        ("CNY 1.25万", "12500", "元"),
        ("US$20", "20", "美元"),
        ("8亿元人民币", "800000000", "元"),
        ("三万元欧元", "30000", "欧元"),
        ("新台币177.1亿元", "17710000000", "新台币"),
        ("两米半", "2.5", "米"),
        ("三米九", "3.9", "米"),
        ("一吨半", "1.5", "吨"),
        ("半公升", "0.5", "升"),
        ("四分一升", "0.25", "升"),
        ("四分之一公升", "0.25", "升"),
        ("负0.2千米", "-0.2", "公里"),
        ("-5吨", "-5", "吨"),
    ],
)
def test_compound_amounts(text: str, value: str, unit: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.unit) == (text, Decimal(value), unit)


@pytest.mark.parametrize("text", ["减负30万元", "胜负3场"])
def test_a_word_that_ends_in_minus_is_no_sign(text: str) -> None:
    assert one(text).value > 0


def test_two_that_share_a_unit() -> None:
    assert [(found.text, found.value, found.unit) for found in find_quantities("1409万、1305万人次")] == [
        ("1409万", Decimal(14_090_000), "人次"),
        ("1305万人次", Decimal(13_050_000), "人次"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "per"),
    [
        ("各2名", "各", Per.EACH),
        ("人均3.2万元", "人均", Per.PERSON),
        ("每千人拥有床位6.5张", "每千人", Per.PERSON),
        ("每月不少于2次", "每月", Per.MONTH),
        ("每平方米补助120元", "每平方米", Per.EACH),
        ("每3户1台", "每3户", Per.EACH),
        ("120元/平方米", "/平方米", Per.EACH),
        ("共2名", None, None),
        ("人均不高，去年3.2万元", None, None),
    ],
)
def test_stated_for_each(text: str, words: str | None, per: Per | None) -> None:
    found = find_quantities(text)[-1]
    assert (found.per_text, found.per) == (words, per)


@pytest.mark.parametrize(
    ("text", "noun"),
    [("2名人民调解员", "人民调解员"), ("85件，", None), ("58名干部参加培训", "干部"), ("30份的材料", "材料")],
)
def test_noun_behind(text: str, noun: str | None) -> None:
    assert one(text).noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "", "三重一大", "第8位", "5、6、7号楼", "2024年3月7日", "9:30", "9点30分", "5G网络", "A4纸", "三级联动",
        "五角大楼", "《三十六计》", "“12个”", "某政发〔2023〕12号", "索引号11500391MB1F", "20240308123456789件",
    ],
)  # fmt: skip
def test_no_amount(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("共20", 20, None), ("第8位", 8, "位"), ("三级联动", 3, None), ("三百万", 3_000_000, None), ("5分", 5, "分")],
)
def test_every_number_when_asked(text: str, value: int, unit: str | None) -> None:
    assert find_quantities(text) == []
    (found,) = find_quantities(text, amounts_only=False)
    assert found.value == value
    assert found.unit == unit


def test_a_record_of_all() -> None:
    assert one("约1.2万余㎡")._asdict() == {
        "text": "约1.2万余㎡",
        "start": 0,
        "end": 7,
        "value": 12_000,
        "value_max": None,
        "low": 10_800,
        "high": 13_200,
        "low_closed": True,
        "high_closed": True,
        "modifier": Modifier.ABOUT,
        "printed_unit": "㎡",
        "unit": "平方米",
        "unit_class": UnitClass.AREA,
        "normal_unit": "平方米",
        "normal_factor": 1,
        "noun": None,
        "per": None,
        "per_text": None,
    }


@pytest.mark.parametrize("wrong", [None, 5, b"5"])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        find_quantities(wrong)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
