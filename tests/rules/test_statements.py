"""Statements: how a passage of shortcomings or plans opens where no heading says so, and what in it is no item."""

from __future__ import annotations

import re

import pytest
from rules.examples import toml

from rule_of_law_extract import Report, parse

TABLE = toml("statements.toml")
TITLE = "云栾区司法局2023年度法治政府建设情况报告\n"
ABOVE = f"{TITLE}一、主要举措和成效\n{'深化行政执法改革，规范行政检查行为。' * 12}\n"
BELOW = "一是执法力量较为薄弱；二是普法形式不够丰富。"


def opens(kind: str, words: str) -> bool:
    patterns = [pattern.replace("{next}", "2024") for pattern in TABLE[kind]["leads"]]
    return any(re.search(pattern, words) for pattern in patterns)


def passage(lead: str) -> Report:
    return parse(f"{ABOVE}{lead}{BELOW}")


@pytest.mark.parametrize("example", TABLE["problems"]["examples"])
def test_lead_to_problems(example: str) -> None:
    assert opens("problems", example)
    assert [item.text for item in passage(example).problems] == ["执法力量较为薄弱", "普法形式不够丰富"]


@pytest.mark.parametrize("example", TABLE["problems"]["not_examples"])
def test_no_lead_to_problems(example: str) -> None:
    assert not opens("problems", example)
    assert passage(example).problems == ()


@pytest.mark.parametrize("example", TABLE["plans"]["examples"])
def test_lead_to_plans(example: str) -> None:
    assert opens("plans", example.replace("，", ","))
    assert [item.text for item in passage(example).plans] == ["执法力量较为薄弱", "普法形式不够丰富"]


@pytest.mark.parametrize("example", TABLE["plans"]["not_examples"])
def test_no_lead_to_plans(example: str) -> None:
    assert not opens("plans", example)
    assert passage(example).plans == ()


@pytest.mark.parametrize("word", TABLE["problems"]["further"])
def test_one_more_shortcoming(word: str) -> None:
    report = parse(f"{ABOVE}二、存在的问题\n{BELOW}{word}，部分装备更新较慢。")
    assert [item.text for item in report.problems] == ["执法力量较为薄弱", "普法形式不够丰富", "部分装备更新较慢"]


@pytest.mark.parametrize("word", TABLE["plans"]["further"])
def test_one_more_plan(word: str) -> None:
    report = parse(f"{ABOVE}二、下一步工作计划\n一是充实执法力量；二是丰富普法形式。{word}，加快装备更新。")
    assert [item.text for item in report.plans] == ["充实执法力量", "丰富普法形式", "加快装备更新"]


HEADED = f"{ABOVE}二、存在的问题\n"


def problems(body: str) -> list[str]:
    return [item.text for item in parse(HEADED + body).problems]


@pytest.mark.parametrize(
    "words",
    [
        "主要表现为：",
        "主要有以下不足：",
        "具体体现在：",
        "突出问题有：",
        "虽然取得一定成绩，但与群众期盼相比仍有差距，集中表现为以下两点：",
        "2023年，我局工作取得进展，但仍存在一些问题：",
    ],
)
def test_words_that_open_the_list_are_of_no_item(words: str) -> None:
    assert problems(f"{words}协作不畅；执法力量较为薄弱，装备偏少。") == ["协作不畅", "执法力量较为薄弱，装备偏少"]


@pytest.mark.parametrize(
    "sentence", ["部分人员执法不规范，存在以下情形：程序不清、文书不全", "学法方面的问题：学习不够深入"]
)
def test_words_that_state_something_before_a_colon_stay(sentence: str) -> None:
    assert problems(f"{sentence}。") == [sentence]


def test_words_that_open_the_list_of_plans_are_of_no_item() -> None:
    report = parse(f"{ABOVE}二、下一步工作计划\n下一步，我局将重点抓好以下工作：充实执法力量；丰富普法形式。")
    assert [item.text for item in report.plans] == ["充实执法力量", "丰富普法形式"]


@pytest.mark.parametrize(
    ("body", "markers"),
    [
        ("①协作不畅；②执法力量薄弱；③普法形式单一。", "①②③"),
        ("主要是：①协作不畅，②执法力量薄弱，③普法形式单一。", "①②③"),
        ("1、协作不畅；2、执法力量薄弱；3、普法形式单一。", ["1、", "2、", "3、"]),
        ("（1）协作不畅。（2）执法力量薄弱。（3）普法形式单一。", ["（1）", "（2）", "（3）"]),
    ],
)
def test_numbers_on_one_line_part_the_items(body: str, markers: str | list[str]) -> None:
    wanted = ["协作不畅", "执法力量薄弱", "普法形式单一"]
    assert problems(body) == [marker + words for marker, words in zip(markers, wanted, strict=True)]


def test_numbers_of_another_kind_part_nothing() -> None:
    assert problems("1.执法力量薄弱。①人员不足；②装备陈旧。\n2.普法形式单一。") == [
        "1.执法力量薄弱。①人员不足；②装备陈旧",
        "2.普法形式单一",
    ]


def test_numbers_out_of_order_part_nothing() -> None:
    assert problems("1.执法力量薄弱；3、5组人手偏少。\n2.普法形式单一。") == [
        "1.执法力量薄弱；3、5组人手偏少",
        "2.普法形式单一",
    ]


def test_four_characters_behind_a_marker_are_a_statement() -> None:
    assert problems("一是协作不畅；二是执法力量薄弱。") == ["协作不畅", "执法力量薄弱"]


@pytest.mark.parametrize("heading", ["改进措施", "改进情况", "整改措施"])
def test_one_heading_for_problems_and_improvement(heading: str) -> None:
    report = parse(
        f"{ABOVE}二、存在的主要问题及改进情况\n（一）存在的问题。执法力量薄弱；普法形式单一。\n"
        f"（二）{heading}。分类制定清单；开设讲堂栏目，每月推送不少于2期。"
    )
    assert [item.text for item in report.problems] == ["执法力量薄弱", "普法形式单一"]
    assert [item.text for item in report.plans] == ["分类制定清单", "开设讲堂栏目，每月推送不少于2期"]


def plans(body: str) -> list[str]:
    return [item.text for item in parse(f"{ABOVE}二、下一步工作计划\n{body}").plans]


@pytest.mark.parametrize("label", ["打算", "下一步打算", "整改措施", "下年度工作计划", "改进措施是", "2025年工作安排"])
def test_a_label_opens_the_plans_of_a_passage_on_both(label: str) -> None:
    report = parse(
        f"{ABOVE}二、存在不足及下一步打算\n不足：一是没有专职队伍；二是装备更新滞后。{label}：一是招录人员；二是更新装备。"
    )
    assert [item.text for item in report.problems] == ["没有专职队伍", "装备更新滞后"]
    assert [item.text for item in report.plans] == ["招录人员", "更新装备"]


def test_a_label_behind_every_shortcoming_opens_no_plans() -> None:
    body = "一是执法力量薄弱。整改措施：充实力量。二是装备更新滞后。整改措施：更新装备。"
    assert len(problems(body)) == 2
    assert parse(HEADED + body).plans == ()


@pytest.mark.parametrize("heading", ["下步打算", "明年计划", "今后工作打算", "下阶段工作安排", "下年度工作安排"])
def test_a_heading_that_but_names_the_plans_is_no_plan(heading: str) -> None:
    report = parse(
        f"{ABOVE}二、存在的问题及{heading}\n（一）存在的问题\n执法力量薄弱；普法形式单一。\n"
        f"（二）{heading}\n一是加强培训；二是抓好普法。"
    )
    assert [item.text for item in report.problems] == ["执法力量薄弱", "普法形式单一"]
    assert [item.text for item in report.plans] == ["加强培训", "抓好普法"]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("虽然取得一定成效，但仍有不足，如协作不畅、装备更新滞后等。", ["协作不畅", "装备更新滞后"]),
        ("工作中还存在一些短板，例如：协作不畅、装备更新滞后。", ["协作不畅", "装备更新滞后"]),
        ("目前，我镇仍存在协作不畅、装备更新滞后等问题。", ["协作不畅", "装备更新滞后"]),
        ("虽然取得一定成效，但也存在协作不畅、装备更新滞后等问题。", ["协作不畅", "装备更新滞后"]),
        # 人员 alone states nothing: the row stays whole.
        ("仍存在协作不畅、人员、装备短缺等问题。", ["协作不畅、人员、装备短缺"]),
        # Words that state something themselves stay.
        ("个别干部存在推诿扯皮、作风不实等问题。", ["个别干部存在推诿扯皮、作风不实等问题"]),
        ("难点问题突出，如占道经营、噪音扰民等，化解较难。", ["难点问题突出，如占道经营、噪音扰民等，化解较难"]),
    ],
)
def test_shortcomings_named_in_a_row(sentence: str, items: list[str]) -> None:
    assert problems(sentence) == items


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "执法水平还需提升，行政检查统筹不够，复合型人才缺乏。",
            ["执法水平还需提升", "行政检查统筹不够", "复合型人才缺乏"],
        ),
        ("对照上级要求，执法水平仍需提升，专业人才缺乏。", ["执法水平仍需提升", "专业人才缺乏"]),
        ("对照上级要求，专业人才缺乏。", ["对照上级要求，专业人才缺乏"]),
        ("由于执法人手不足，行政检查不够及时。", ["由于执法人手不足，行政检查不够及时"]),
        ("执法人员水平不高，导致办案质量不够理想。", ["执法人员水平不高，导致办案质量不够理想"]),
        ("执法力量薄弱，持证人员仅3人，人才缺乏。", ["执法力量薄弱，持证人员仅3人，人才缺乏"]),
        ("执法力量薄弱，复合型人才缺乏；普法形式单一。", ["执法力量薄弱，复合型人才缺乏", "普法形式单一"]),
        ("一是执法力量薄弱，复合型人才缺乏。", ["执法力量薄弱，复合型人才缺乏"]),
    ],
)
def test_clauses_that_each_state_a_shortcoming(sentence: str, items: list[str]) -> None:
    assert problems(sentence) == items


@pytest.mark.parametrize("word", TABLE["problems"]["joins"].split("(?:")[1].rstrip(")").split("|"))
def test_a_clause_that_goes_on_about_the_one_before(word: str) -> None:
    sentence = f"执法人员水平不高，{word}办案质量不够理想。"
    assert problems(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("明年，我们将加强业务培训，完善工作机制。", "加强业务培训，完善工作机制"),
        ("2024年，我局将加强业务培训，完善工作机制。", "加强业务培训，完善工作机制"),
        ("2024年，云栾海事局将加强业务培训，完善工作机制。", "加强业务培训，完善工作机制"),
        ("2024年，云栾海事局将继续加强业务培训，完善工作机制。", "继续加强业务培训，完善工作机制"),
        ("针对以上问题，我局将加强业务培训，完善工作机制。", "加强业务培训，完善工作机制"),
        ("2024年，我局继续加强业务培训，完善工作机制。", "我局继续加强业务培训，完善工作机制"),
        ("2024年主要任务是加强培训，完善工作机制。", "2024年主要任务是加强培训，完善工作机制"),
    ],
)
def test_words_that_tell_who_plans_are_of_no_plan(sentence: str, item: str) -> None:
    assert plans(sentence) == [item]


@pytest.mark.parametrize("label", ["原因分析：", "主要原因：", "产生问题的主要原因："])
def test_a_label_opens_the_causes(label: str) -> None:
    assert problems(f"执法力量薄弱；普法形式单一。{label}经费保障不足，编制偏少。") == ["执法力量薄弱", "普法形式单一"]


def test_an_analysis_of_causes_may_itself_fall_short() -> None:
    assert problems("个别单位原因分析不深，整改走过场。") == ["个别单位原因分析不深，整改走过场"]


@pytest.mark.parametrize("word", ["主线", "抓手", "契机", "重点", "引领"])
def test_what_the_plans_are_hung_on_is_of_no_plan(word: str) -> None:
    body = f"以三年行动为{word}，加强执法规范化建设；补充执法人员5名。\n附表\n全年培训人数"
    assert plans(body) == ["加强执法规范化建设", "补充执法人员5名"]


def test_what_a_plan_behind_a_marker_is_hung_on_stays() -> None:
    assert plans("一是以案释法为重点，加强普法；二是抓好培训。") == ["以案释法为重点，加强普法", "抓好培训"]
