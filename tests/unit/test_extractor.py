"""The extractor: wrong use raises and says what was given, own rules merge, many reports come one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rule_of_law_extract import Extractor, Report, parse

DRILLS = {"code": "local.fire_drills", "units": ["场"], "cues": ["消防演练"], "weight": 3}
SENTENCE = "全年组织消防演练12场。"


def indicators(report: Report) -> list[str | None]:
    return [item.indicator for item in report.observations]


@pytest.mark.parametrize(("given", "name"), [(b"text", "bytes"), (None, "NoneType"), (5, "int"), (["text"], "list")])
def test_text_must_be_str(given: Any, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        parse(given)
    with pytest.raises(TypeError, match=name):
        Extractor().parse(given)
    with pytest.raises(TypeError, match=name):
        list(Extractor().parse_many([given]))


@pytest.mark.parametrize(
    ("rules", "name"), [("code", "str"), (b"code", "bytes"), ({"code": "a.b"}, "dict"), (5, "int"), (["code"], "str")]
)
def test_rules_must_be_a_list_of_tables(rules: Any, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        Extractor(rules=rules)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"units": ["场"], "cues": ["消防演练"]}, "needs a code"),
        ({**DRILLS, "units": ["@nowhere"]}, "@nowhere"),
        ({**DRILLS, "cue": ["消防"]}, "cue"),
    ],
)
def test_bad_rules(table: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Extractor(rules=[table])


@pytest.mark.parametrize(
    "table",
    [
        {**DRILLS, "cues": ["场"]},
        {**DRILLS, "cues": [""]},
        {**DRILLS, "cues": "消防演练"},
        {**DRILLS, "units": "场"},
        {**DRILLS, "cues": [5]},
        {**DRILLS, "weight": "3"},
        {**DRILLS, "code": 5},
        {**DRILLS, "not": "消防"},
    ],
)
def test_values_of_the_wrong_kind_are_refused_at_once(table: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        Extractor(rules=[table])


def test_own_rules_come_before_the_package_s() -> None:
    assert "local.fire_drills" not in indicators(parse(SENTENCE))
    assert indicators(Extractor(rules=[DRILLS]).parse(SENTENCE)) == ["local.fire_drills"]


def test_own_rules_leave_the_others_alone() -> None:
    sentence = "办结行政处罚案件85起。"
    assert indicators(Extractor(rules=[DRILLS]).parse(sentence)) == indicators(parse(sentence))


def test_own_rule_replaces_the_one_of_its_code() -> None:
    own = {"code": "enforcement.penalty_cases", "units": ["场"], "cues": ["消防演练"]}
    extractor = Extractor(rules=[own])
    assert indicators(extractor.parse(SENTENCE)) == ["enforcement.penalty_cases"]
    assert "enforcement.penalty_cases" not in indicators(extractor.parse("立案862件。"))


def test_own_rules_may_use_the_named_groups_of_units() -> None:
    assert indicators(Extractor(rules=[{**DRILLS, "units": ["@event"]}]).parse("消防演练12场次。")) == [
        "local.fire_drills"
    ]


def test_rules_may_be_given_as_any_iterable_and_are_not_changed() -> None:
    table = {**DRILLS}
    assert indicators(Extractor(rules=iter([table])).parse(SENTENCE)) == ["local.fire_drills"]
    assert table == DRILLS


def test_later_changes_of_the_tables_do_not_reach_the_extractor() -> None:
    table = {**DRILLS}
    extractor = Extractor(rules=[table])
    table["cues"] = ["无关"]
    assert indicators(extractor.parse(SENTENCE)) == ["local.fire_drills"]


def test_no_rules_of_one_s_own() -> None:
    assert Extractor(rules=[]).parse(SENTENCE) == Extractor(rules=None).parse(SENTENCE) == parse(SENTENCE)


def test_own_rules_do_not_reach_other_extractors() -> None:
    Extractor(rules=[DRILLS]).parse(SENTENCE)
    assert "local.fire_drills" not in indicators(parse(SENTENCE))


def test_steps_are_named_in_order() -> None:
    steps = Extractor().steps
    assert steps[0] == "layout"
    assert len(steps) == len(set(steps))
    assert Extractor(rules=[DRILLS]).steps == steps


def test_parse_many_is_lazy() -> None:
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(3):
            asked.append(number)
            yield f"办结案件{number}件。"

    found = Extractor().parse_many(texts())
    assert asked == []
    assert next(found).text == "办结案件0件。"
    assert asked == [0]
    assert [report.text for report in found] == ["办结案件1件。", "办结案件2件。"]


def test_parse_many_takes_sources() -> None:
    reports = list(Extractor().parse_many([("a.txt", "一、主要举措"), "二"]))
    assert [(report.source, report.text) for report in reports] == [("a.txt", "一、主要举措"), (None, "二")]


def test_source_is_kept() -> None:
    assert parse("", source="https://example.invalid/1").source == "https://example.invalid/1"
    assert parse("").source is None


def test_repr_shows_own_rules() -> None:
    assert repr(Extractor()) == "Extractor()"
    assert "local.fire_drills" in repr(Extractor(rules=[DRILLS]))


def test_an_extractor_keeps_nothing_between_texts() -> None:
    extractor = Extractor()
    first = extractor.parse("一、主要举措\n办结行政处罚案件85起。")
    extractor.parse("二、存在的问题\n一是人手不足。" * 5)
    assert extractor.parse("一、主要举措\n办结行政处罚案件85起。") == first


@pytest.mark.parametrize(
    ("texts", "name"), [("办案1件。", "str"), (b"x", "bytes"), ({"a.txt": "x"}, "dict"), (None, "NoneType"), (7, "int")]
)
def test_parse_many_takes_no_single_text(texts: Any, name: str) -> None:
    with pytest.raises(TypeError, match=f"an iterable of texts, not {name}"):
        Extractor().parse_many(texts)


def test_parse_many_takes_no_report() -> None:
    with pytest.raises(TypeError, match="not Report"):
        Extractor().parse_many(parse("办案1件。"))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("item", "words"),
    [(("a.txt", "x", 1), "not a tuple of 3"), ((), "not a tuple of 0"), (["a.txt", "x"], "not list")],
)
def test_parse_many_takes_texts_and_pairs(item: Any, words: str) -> None:
    reports = Extractor().parse_many(["办案1件。", item])
    assert next(reports).observations
    with pytest.raises(TypeError, match=words):
        next(reports)


@pytest.mark.parametrize("source", [Path("a.txt"), 7, b"a"])
def test_source_must_be_str(source: Any) -> None:
    with pytest.raises(TypeError, match=f"is a str, not {type(source).__name__}"):
        parse("办案1件。", source=source)
