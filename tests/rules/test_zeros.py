"""Statements of none: each has the value 0 and the indicator of its matter; an aim or another word has not."""

from __future__ import annotations

import pytest
from rules.examples import toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Observation

TABLE = toml("zeros.toml")


def zeros(sentence: str) -> list[Observation]:
    return [item for item in parse(sentence).observations if "zero.statement" in item.rules]


@pytest.mark.parametrize("example", TABLE["examples"])
def test_example(example: str) -> None:
    found = zeros(f"全年{example}。")
    assert found
    assert all(item.quantity.value == 0 and item.quantity.unit is None for item in found)
    assert example.startswith(found[0].quantity.text)


@pytest.mark.parametrize("example", TABLE["not_examples"])
def test_near_miss(example: str) -> None:
    assert zeros(f"全年{example}。") == []


@pytest.mark.parametrize("matter", TABLE["matters"])
def test_every_matter(matter: str) -> None:
    (found, *_) = zeros(f"全年未发生{matter}。")
    assert found.quantity.text == f"未发生{matter}"


@pytest.mark.parametrize("none", TABLE["none"])
def test_every_way_to_say_none(none: str) -> None:
    (found, *_) = zeros(f"全年{none}投诉。")
    assert found.quantity.text == f"{none}投诉"


@pytest.mark.parametrize("word", TABLE["not_after"])
@pytest.mark.parametrize("none", ["无", "零"])
def test_none_is_not_read_in_another_word(none: str, word: str) -> None:
    assert zeros(f"持续推进{none}{word}建设。") == []


@pytest.mark.parametrize(
    ("code", "word"), [(rule["code"], word) for rule in TABLE["indicator"] for word in rule["words"]]
)
def test_every_word_of_an_indicator(code: str, word: str) -> None:
    codes = [item.indicator for item in zeros(f"全年未发生{word}案件。")]
    assert codes == [code]


def test_two_matters_in_one_statement() -> None:
    found = zeros("全年未发生行政复议、行政诉讼案件。")
    assert [item.indicator for item in found] == ["litigation.reconsiderations", "litigation.cases"]


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "零复议、零诉讼、零败诉",
            [
                ("零复议", "litigation.reconsiderations"),
                ("零诉讼", "litigation.cases"),
                ("零败诉", "litigation.loss_cases"),
            ],
        ),
        (
            "无听证案件、无行政诉讼案件",
            [("无听证案件", "enforcement.hearings"), ("无行政诉讼案件", "litigation.cases")],
        ),
        ("实现“零投诉、零事故”", [("零投诉", None), ("零事故", None)]),
        ("印发《“零投诉”创建方案、零事故行动方案》", []),
        ("未收到投诉、未发生事故", [("未收到投诉", None), ("未发生事故", None)]),
        (
            "未发生因处罚不当引发的行政复议、行政诉讼和群体性事件",
            [
                ("未发生因处罚不当引发的行政复议、行政诉讼和群体性事件", "litigation.reconsiderations"),
                ("未发生因处罚不当引发的行政复议、行政诉讼和群体性事件", "litigation.cases"),
            ],
        ),
        ("未收到投诉、全力化解纠纷", [("未收到投诉", None)]),
    ],
)
def test_each_word_of_none_opens_its_own_statement(sentence: str, statements: list[tuple[str, str | None]]) -> None:
    assert [(item.quantity.text, item.indicator) for item in zeros(f"全年{sentence}。")] == statements


@pytest.mark.parametrize("kind", ["越级上访", "进京越级访", "群体性上访事件"])
def test_no_petition_to_higher_offices_is_not_no_petition(kind: str) -> None:
    assert [item.indicator for item in zeros(f"全年未发生{kind}。")] == [None]


@pytest.mark.parametrize("sign", TABLE["postposed"])
def test_every_way_to_say_none_behind_the_matter(sign: str) -> None:
    (found,) = zeros(f"全年行政复议案件{sign}，工作平稳。")
    assert (found.quantity.text, found.indicator) == (f"行政复议案件{sign}", "litigation.reconsiderations")


@pytest.mark.parametrize("sign", TABLE["postposed"])
@pytest.mark.parametrize("words", ["收费标准{}。", "确保行政复议案件{}。", "信访案件{}的村占三成。"])
def test_none_behind_words_that_are_no_count(sign: str, words: str) -> None:
    assert [item.indicator for item in zeros(words.format(sign)) if item.indicator] == []


@pytest.mark.parametrize("word", TABLE["counted"])
def test_every_word_between_matter_and_none(word: str) -> None:
    assert [item.quantity.text for item in zeros(f"全年信访案件{word}为零。")] == [f"信访案件{word}为零"]


@pytest.mark.parametrize(
    ("form", "matter"), [(form, matter) for form, matters in TABLE["straight"].items() for matter in matters]
)
def test_every_form_with_its_matter(form: str, matter: str) -> None:
    assert [item.quantity.text for item in zeros(f"全年{form}{matter}。")] == [f"{form}{matter}"]
    assert zeros(f"全年{form}{matter}案件12件。") == []
    assert zeros(f"全年{form}其他申请。") == []


def test_two_matters_before_none() -> None:
    found = zeros("行政复议、行政诉讼案件均为零。")
    assert [item.indicator for item in found] == ["litigation.reconsiderations", "litigation.cases"]


@pytest.mark.parametrize("none", TABLE["free"]["none"])
@pytest.mark.parametrize("matter", TABLE["free"]["matters"])
def test_any_words_before_a_matter_that_ends_the_clause(none: str, matter: str) -> None:
    assert [item.quantity.text for item in zeros(f"{none}涉海领域{matter}，应急演练3场。")] == [
        f"{none}涉海领域{matter}"
    ]
    assert zeros(f"{none}涉海领域{matter}12起。") == []


@pytest.mark.parametrize("word", TABLE["free"]["unless"])
def test_no_words_of_doing_before_the_matter(word: str) -> None:
    assert zeros(f"未发生涉海{word}案件。") == []


def test_any_words_behind_wu_stand_at_the_beginning_of_a_clause() -> None:
    assert zeros("依法调解无船名渔船案件。") == []


def test_what_a_complaint_is_about_gives_it_no_indicator() -> None:
    assert [item.indicator for item in zeros("无针对行政处罚的投诉举报。")] == [None]
    assert [item.indicator for item in zeros("无宗教领域行政处罚案件。")] == ["enforcement.penalty_cases"]
