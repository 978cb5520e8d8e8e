"""Explanations: what is printed, what was read, and a sentence for each rule that made it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

import pytest

from rule_of_law_extract import Extractor, Report, parse
from rule_of_law_extract.data import example_report
from rule_of_law_extract.explanation import Explanation, amount, explain, one_line
from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.schema import SCHEMA_VERSION, Modifier, Part, Role

TEXT = "全年开展检查12次。办结行政处罚案件85起，罚款4.62万元。其他工作有序推进。"


def made(*rules: str, printed: str = "85起", indicator: str | None = None, **quantity: object) -> Report:
    """A report with one figure that has these rules."""
    start = TEXT.index(printed)
    span = {"start": start, "end": start + len(printed)}
    figure = {
        "id": "o1",
        "quantity": {"text": printed, "span": span, "value": Decimal(85), "unit": "起", **quantity},
        "subject": "行政处罚案件",
        "indicator": indicator,
        "rules": rules,
    }
    return Report.model_validate(
        {"schema_version": SCHEMA_VERSION, "text": TEXT, "metadata": {}, "observations": [figure]}
    )


def says(report: Report) -> str:
    return "\n".join(words for reason in explain(report, "o1").reasons for words in reason.says)


def test_what_is_printed_and_its_sentence() -> None:
    told = explain(made(), "o1")
    assert told.printed == "85起"
    assert told.sentence == "办结行政处罚案件[85起]，罚款4.62万元。"
    assert told.low == told.high == Decimal(85)


@pytest.mark.parametrize(
    ("modifier", "value", "value_max", "words", "low", "high"),
    [
        (Modifier.EXACT, "85", None, "85 起", "85", "85"),
        (Modifier.EXACT, "12", "15", "12–15 起", "12", "15"),
        (Modifier.ABOUT, "1000", None, "1,000 起, taken as 900 to 1,100", "900", "1100"),
        (Modifier.AT_LEAST, "30", None, "at least 30 起", "30", None),
        (Modifier.OVER, "30", None, "more than 30 起", "30", None),
        (Modifier.AT_MOST, "30", None, "at most 30 起", "0", "30"),
        (Modifier.UNDER, "30", None, "less than 30 起", "0", "30"),
    ],
)
def test_value_and_bounds(
    modifier: Modifier, value: str, value_max: str | None, words: str, low: str, high: str | None
) -> None:
    least, most = Decimal(value), None if value_max is None else Decimal(value_max)
    told = explain(made(modifier=modifier, value=least, value_max=most), "o1")
    assert f"value      {words} (count 数量)" in str(told)
    assert told.low == Decimal(low)
    assert told.high == (None if high is None else Decimal(high))


def test_a_unit_says_its_class_and_what_it_is_recorded_as() -> None:
    assert says(made("unit.起")) == "起 is a unit of count (数量)"
    assert says(made("unit.㎡")) == "㎡ is a unit of area (面积); 1 ㎡ is recorded as 1 平方米"
    assert "does not have" in says(made("unit.头牛")) or "do not have" in says(made("unit.头牛"))
    assert "shares the unit" in says(made("unit.shared"))


@pytest.mark.parametrize("modifier", [item for item in Modifier if item is not Modifier.EXACT])
def test_a_modifier_says_how_its_word_bounds(modifier: Modifier) -> None:
    words = says(made(f"modifier.{modifier.value}.某"))
    assert words.startswith("某: ")
    assert "the number" in words


def test_a_modifier_word_may_hold_a_dot() -> None:
    assert says(made("modifier.about.a.b")).startswith("a.b: about")


def test_every_rule_for_roles_gives_its_note() -> None:
    for rule in default_rules().roles:
        words = says(made(f"role.{rule.name}"))
        assert rule.note in words
        assert "so its role is" in words


@pytest.mark.parametrize("part", list(Part))
def test_a_part_gives_the_role(part: Part) -> None:
    words = says(made(f"role.part-{part.value}"))
    assert f"it stands in the part {part.value} ({part.zh})" in words
    assert f"so its role is {Role.REPORTED.value}" in words


def test_an_indicator_gives_its_label_definition_source_and_cue() -> None:
    known = next(item for item in default_rules().indicators if item.definition and item.source)
    words = says(made(f"indicator.{known.code}: 走访 企业", indicator=known.code)).split("\n")
    assert words == [
        f"{known.zh} / {known.en}",
        f"definition: {known.definition}",
        f"source: {known.source}",
        "because of 走访 and 企业 near the figure",
    ]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("part of enforcement.penalty_cases", "one of the parts of a figure of enforcement.penalty_cases"),
        ("of its parts", "all figures that it is broken down into"),
        ("as the figure before", "goes on from the figure before it"),
        ("enforcement.penalty_cases", "a procedure named before the figure makes this of enforcement.penalty_cases"),
        ("起", "the unit 起 by itself"),
    ],
)
def test_how_an_indicator_came_about(cue: str, words: str) -> None:
    code = "enforcement.penalty_cases_simple"
    assert words in says(made(f"indicator.{code}: {cue}", indicator=code))


def test_an_indicator_of_the_users_own_is_shown() -> None:
    own = [{"code": "local.fire_drills", "zh": "消防演练场次", "units": ["场"], "cues": ["消防演练"], "weight": 3}]
    report = Extractor(rules=own).parse("全年组织消防演练12场。")
    words = str(explain(report, "o1"))
    assert "indicator  local.fire_drills" in words
    assert "local.fire_drills is not in the package's codebook" in words
    assert "because of 消防演练 near the figure" in words


def test_an_entry_that_did_not_decide_is_said_to_be_overruled() -> None:
    report = made("indicator.exam.pass_rate: 合格率", indicator="exam.participation_rate")
    assert "overruled by its own subject, 行政处罚案件: exam.participation_rate" in says(report)
    assert "overruled" not in says(made("indicator.exam.pass_rate: 合格率", indicator="exam.pass_rate"))


def test_a_statement_of_none() -> None:
    report = parse("一、举措\n全年无行政诉讼败诉案件。")
    told = explain(report, report.observations[0].id)
    assert told.quantity.value == 0
    assert "there was none" in str(told)


@pytest.mark.parametrize(
    "rule", ["", "x", "unit", "unit.", "modifier.", "role.", "indicator.", "indicator.a: ", "new.kind"]
)
def test_an_entry_of_another_version_is_shown_too(rule: str) -> None:
    told = explain(made(rule), "o1")
    assert told.reasons[0].rule == rule
    assert told.reasons[0].says


def test_no_rules() -> None:
    assert "none is recorded" in str(explain(made(), "o1"))


def test_every_rule_of_the_example_has_a_sentence() -> None:
    report = parse(example_report())
    for item in report.observations:
        told = explain(report, item.id)
        assert isinstance(told, Explanation)
        assert f"[{told.printed}]" in told.sentence
        assert [reason.rule for reason in told.reasons] == list(item.rules)
        assert all(reason.says and all(reason.says) for reason in told.reasons)
        assert "no words for" not in str(told)


def test_a_part_names_its_whole_and_a_whole_its_parts() -> None:
    report = parse(example_report())
    group = report.breakdowns[0]
    assert f"whole of   {group.parts[0]} " in str(explain(report, group.whole))
    assert f"part of    {group.whole} " in str(explain(report, group.parts[0]))


def test_a_sentence_without_end_is_cut() -> None:
    report = parse("法治" * 5000 + "办理案件12件" + "法治" * 5000)
    sentence = explain(report, "o1").sentence
    assert "[12件]" in sentence
    assert sentence.startswith("…")
    assert sentence.endswith("…")
    assert len(sentence) < 700


def test_nothing_that_steers_a_terminal() -> None:
    report = parse("\x1b[31m办理\x07案件\u202e12件\x00，\ud800结案\u3000\u20283件。")
    for item in report.observations:
        words = str(explain(report, item.id))
        assert all(line.isprintable() for line in words.split("\n"))
        words.encode()


def test_no_such_figure() -> None:
    with pytest.raises(LookupError, match=re.escape("no observation 'o9'; the report has o1 to o1")):
        explain(made(), "o9")
    with pytest.raises(LookupError, match="'o1'; the report has none"):
        explain(parse(""), "o1")


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="takes a Report, not str"):
        explain(cast("Report", "o1"), "o1")
    with pytest.raises(TypeError, match="is a str, not int"):
        explain(made(), cast("str", 1))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("12035000.0", "12,035,000"),
        ("0.6667", "0.6667"),
        ("100", "100"),
        ("1E+3", "1,000"),
        ("0", "0"),
        ("68500.00", "68,500"),
    ],
)
def test_amounts(value: str, words: str) -> None:
    assert amount(Decimal(value)) == words


def test_one_line() -> None:
    assert one_line(" 一\n 二\u3000三\u200b ") == "一 二 三"
    assert one_line("a\x1b[2J\ud800") == "a\ufffd[2J\ufffd"


def test_own_rules_are_described_in_their_own_words() -> None:
    own = [
        {
            "code": "local.drills",
            "zh": "消防演练次数",
            "en": "Fire drills",
            "definition": "Drills held in the year.",
            "source": "消防法 art. 17",
            "units": ["场"],
            "cues": ["消防演练"],
        }
    ]
    report = Extractor(rules=own).parse("全年组织消防演练12场。")
    without, with_them = str(explain(report, "o1")), str(explain(report, "o1", rules=own))
    assert "an indicator of the user's own" in without
    assert "消防演练次数 / Fire drills" in with_them
    assert "definition: Drills held in the year." in with_them
    assert "source: 消防法 art. 17" in with_them
    assert "indicator  local.drills 消防演练次数" in with_them
    with pytest.raises(TypeError, match="list of tables"):
        explain(report, "o1", rules="消防")  # type: ignore[arg-type]


def test_a_figure_without_headings_stands_in_the_preamble() -> None:
    words = str(explain(parse("全年组织普法宣传12场。"), "o1"))
    assert "section    0 (preamble 引言)" in words
    assert "it stands in the part preamble (引言)" in words


def test_the_heading_above_is_named_as_the_reason() -> None:
    report = parse("一、行政复议案件情况\n全年受理行政复议案件57件，投诉举报类22件。")
    words = str(explain(report, "o2"))
    assert "because the heading above it is about this" in words
