"""Breakdowns: each sign makes one, and what only looks like one makes none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rules.examples import toml

from rule_of_law_extract import parse

TABLE = toml("breakdowns.toml")


@pytest.mark.parametrize("example", TABLE["examples"])
def test_example(example: str) -> None:
    report = parse(example)
    (group,) = report.breakdowns
    assert group.whole == report.observations[0].id
    assert group.parts == tuple(item.id for item in report.observations[1:])


@pytest.mark.parametrize("example", TABLE["not_examples"])
def test_near_miss(example: str) -> None:
    assert parse(example).breakdowns == ()


@pytest.mark.parametrize("sign", TABLE["signs"])
def test_every_sign(sign: str) -> None:
    report = parse(f"公开信息390条，{sign}工作动态244条、政策文件146条。")
    (group,) = report.breakdowns
    assert (group.whole, group.parts, group.complete, group.holds) == ("o1", ("o2", "o3"), True, True)


@pytest.mark.parametrize("sign", TABLE["complete"])
def test_sign_that_says_the_parts_are_all(sign: str) -> None:
    (group,) = parse(f"公开信息390条，{sign}工作动态244条、政策文件100条。").breakdowns
    assert (group.complete, group.holds, group.difference) == (True, False, Decimal(46))


@pytest.mark.parametrize("pair", TABLE["pairs"])
def test_kinds_that_are_all_there_are(pair: list[str]) -> None:
    (group,) = parse(f"作出行政处罚30起，其中{pair[0]}12起、{pair[1]}15起。").breakdowns
    assert (group.complete, group.holds, group.difference) == (True, False, Decimal(3))


def test_parts_that_are_some_of_the_whole() -> None:
    (group,) = parse("公开信息390条，其中政策文件100条。").breakdowns
    assert (group.complete, group.holds, group.difference) == (False, None, None)


def groups(text: str) -> list[tuple[str, list[str]]]:
    report = parse(text)
    words = {item.id: item.quantity.text for item in report.observations}
    return [(words[group.whole], [words[part] for part in group.parts]) for group in report.breakdowns]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "公开信息390条，其中工作动态244条（会议类200条，培训类44条），政策文件146条。",
            [("390条", ["244条", "146条"]), ("244条", ["200条", "44条"])],
        ),
        (
            "合法性审查312件：重大行政决策27件（含应急2件）、规范性文件19件、政府合同266件。",
            [("312件", ["27件", "19件", "266件"]), ("27件", ["2件"])],
        ),
        (
            "结案90件，其中开庭审理50件，负责人出庭9件，包括公安机关6件、税务机关3件。",
            [("90件", ["50件", "9件"]), ("9件", ["6件", "3件"])],
        ),
        (
            "受理100件，其中行政类60件，包括处罚类40件、许可类20件，民事类40件。",
            [("100件", ["60件", "40件"]), ("60件", ["40件", "20件"])],
        ),
    ],
)
@pytest.mark.parametrize("lead", ["", "全年工作有序推进。"])
def test_a_part_with_parts_of_its_own(text: str, wanted: list[tuple[str, list[str]]], lead: str) -> None:
    assert groups(lead + text) == wanted


@pytest.mark.parametrize("word", TABLE["second"])
def test_a_sign_said_twice_names_parts_side_by_side(word: str) -> None:
    assert groups(f"公开信息100条，{word}动态类60条，{word}公告类40条。") == [("100条", ["60条", "40条"])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("受理申请163件中，部门的151件，占92.6%；乡镇的12件。", ["151件", "12件"]),
        ("新收163件行政案件中，部门的151件、乡镇的12件。", ["151件", "12件"]),
    ],
)
def test_of_so_many(text: str, parts: list[str]) -> None:
    assert groups(text) == [("163件", parts)]


@pytest.mark.parametrize("text", ["检查企业52家中，整改12家，处罚3家。", "年中，检查52家，其余时间检查12家。"])
def test_of_so_many_that_do_not_add_up(text: str) -> None:
    assert groups(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "减税347万元，其中支持创新48万元；帮助企业获贷190万元。",
        "减税347万元，其中支持创新48万元；办理退税126户；“银税互动”获贷190万元。",
    ],
)
def test_another_statement_behind_a_semicolon_is_no_part(text: str) -> None:
    assert groups(text)[0] == ("347万元", ["48万元"])


def test_a_semicolon_parts_the_parts() -> None:
    assert groups("罚款90万元，其中市容类41件、52万元；油烟类32件、38万元。") == [("90万元", ["52万元", "38万元"])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The clause behind the part has gone on to other matters: behind its semicolon a new statement begins.
        (
            "合法性审查50件，其中文件9件、合同16件，提出意见40条；备案审查文件5件。",
            [("50件", ["9件", "16件"])],
        ),
        # A clause on the part itself has not, nor a clause that names the rest.
        ("查处80件，其中市容类15件，占18.8%；油烟类22件，占27.5%。", [("80件", ["15件", "22件"])]),
        ("查处80件，其中市容类15件，拆除围挡3处；其他22件。", [("80件", ["15件", "22件"])]),
        # 其中 is of the nearest whole that its first part can be of.
        (
            "涉及金额900万元；办理援助案件30件，其中民事20件、刑事10件，为群众挽回损失60万元。",
            [("30件", ["20件", "10件"])],
        ),
        (
            "涉及金额900万元，办理援助案件30件，其中民事20件、刑事10件，为群众挽回损失60万元。",
            [("30件", ["20件", "10件"])],
        ),
    ],
)
def test_a_statement_of_its_own_is_no_part(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert groups(text) == wanted


@pytest.mark.parametrize("word", TABLE["summed"])
def test_a_sum_behind_its_parts(word: str) -> None:
    assert groups(f"简易程序罚款2万元；普通程序罚款6万元。罚款{word}8万元。") == [("8万元", ["2万元", "6万元"])]
    assert groups(f"简易程序罚款2万元；普通程序罚款6万元。罚款{word}9万元。") == []
    assert groups(f"简易程序罚款2万元；普通程序罚款6万元。\n罚款{word}8万元。") == []


def test_a_sum_behind_its_parts_takes_no_part_of_another_whole() -> None:
    assert groups("检查30家，其中超市10家、药店20家，合计30家。") == [("30家", ["10家", "20家"])]


@pytest.mark.parametrize(
    "opening",
    [
        "；案件中",
        "。受理案件中",
        "。从类别看，",
        "。从案件类型来看，",
        "。按领域分，",
        "。按照案件性质分，",
        "；纠纷中",
    ],
)
def test_kinds_of_a_whole_stated_before(opening: str) -> None:
    assert groups(f"查处95宗，结案88宗{opening}市容类57宗、油烟类38宗。") == [("95宗", ["57宗", "38宗"])]
    assert groups(f"查处95宗，结案88宗{opening}市容类57宗、油烟类28宗。") == []
    assert groups(f"查处95宗，结案88宗。\n一、案件{opening}市容类57宗、油烟类38宗。") == []


@pytest.mark.parametrize(
    "text", ["查处95宗；已办结的案件中市容类57宗、油烟类38宗。", "检查95宗。随机看，甲类57宗、乙类38宗。"]
)
def test_words_that_open_no_kinds(text: str) -> None:
    assert groups(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("行政诉讼9件，胜诉8件、败诉1件。", [("9件", ["8件", "1件"])]),
        ("行政复议9件，维持5件，占55.6%，撤销4件。", []),
        ("行政复议9件，维持5件，撤销3件。", []),
        ("行政复议9件，行政诉讼4件，败诉5件。", []),
    ],
)
def test_ways_in_which_cases_end(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert groups(text) == wanted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("行政复议6件，其中和解撤回4件；行政应诉案件2件。", ("o2",)),
        ("行政复议6件，其中维持4件；提起诉讼2件。", ("o2", "o3")),
        ("复议诉讼6件，其中复议案件4件；诉讼案件2件。", ("o2", "o3")),
        ("受理案件6件，其中复议案件4件；诉讼案件2件。", ("o2", "o3")),
    ],
)
def test_cases_of_another_kind_behind_a_semicolon_are_no_part(text: str, parts: tuple[str, ...]) -> None:
    (group,) = parse(text).breakdowns
    assert group.parts == parts
