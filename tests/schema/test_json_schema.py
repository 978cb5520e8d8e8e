"""The JSON Schema: valid by its own dialect, and every report's JSON conforms to it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

from rule_of_law_extract import Report, json_schema, parse
from rule_of_law_extract.testing import ExpectedReport, reports

jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")

TEXTS = {
    "empty": "",
    "no report": "今天天气很好。",
    "lone surrogate": "一、主要举措\n办结\ud800案件85起。",
    "every kind of thing": (
        "索引号：115001060092913509/2025-00029　发布日期：2025-01-16\n"
        "闵行区司法局2024年度法治政府建设情况报告\n"
        "一、主要举措\n（一）严格执法。一是办结行政处罚案件85起，其中简易程序63起、普通程序20起；二是罚款4.62万元。\n"
        "覆盖率三分之二，参考率、合格率均为100%，较上年提高1.8个百分点，每村每年不少于4期，选派2至3名干部。\n"
        "学习《行政处罚法》和《关于推进工作的意见》（栎政发〔2023〕12号）。无行政诉讼败诉案件。截至10月底。\n"
        "二、存在的问题\n一是专业力量不足。\n三、2025年工作安排\n一是开展宣传活动12场。"
    ),
}


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def test_schema_is_valid_by_its_dialect() -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_schema_is_json_and_fresh_each_time() -> None:
    first = json_schema()
    assert json.loads(json.dumps(first)) == first
    first.clear()
    assert json_schema()["title"] == "Report"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_report_conforms(validator: Any, text: str) -> None:
    validator.validate(json.loads(parse(text).model_dump_json()))
    validator.validate(parse(text).model_dump(mode="json"))


@settings(max_examples=25)
@given(reports())
def test_written_report_conforms(validator: Any, written: tuple[str, ExpectedReport]) -> None:
    validator.validate(json.loads(parse(written[0]).model_dump_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"misspelt": 1},
        {"schema_version": "0.9"},
        {"observations": [{}]},
        {"text": 5},
        {"problems": [{"text": "", "span": {"start": "0", "end": 1}}]},
        {"findings": [{"code": "a", "severity": "fatal", "message": ""}]},
    ],
)
def test_what_is_no_report_does_not_conform(validator: Any, change: dict[str, Any]) -> None:
    report = {**parse(TEXTS["every kind of thing"]).model_dump(mode="json"), **change}
    assert not validator.is_valid(report)


def test_every_field_of_the_contract_is_there() -> None:
    schema = json_schema()
    assert {
        "schema_version", "text", "source", "metadata", "sections", "observations", "dates", "citations", "breakdowns",
        "problems", "plans", "findings",
    } <= schema["properties"].keys()  # fmt: skip
    assert {"Span", "Metadata", "Issuer", "Section", "Point", "Observation", "Quantity", "Date", "Citation"} <= schema[
        "$defs"
    ].keys()


def test_closed_vocabularies_are_enums() -> None:
    definitions = json_schema()["$defs"]
    assert definitions["Part"]["enum"] == ["measures", "leadership", "problems", "plan", "other", "preamble"]
    assert definitions["Role"]["enum"] == ["reported", "target", "norm", "context"]


def objects_and_fields() -> list[tuple[str, dict[str, Any]]]:
    schema = json_schema()
    nodes = {"Report": schema, **schema["$defs"]}
    fields = {f"{name}.{field}": node for name in nodes for field, node in nodes[name].get("properties", {}).items()}
    return [*nodes.items(), *fields.items()]


@pytest.mark.parametrize(("name", "node"), objects_and_fields(), ids=[name for name, _ in objects_and_fields()])
def test_everything_is_titled_described_and_shown(validator: Any, name: str, node: dict[str, Any]) -> None:
    assert node["title"]
    assert node["description"]
    assert re.search("[一-鿿]", node["x-description-zh"])
    assert node["examples"]
    schema = {**json_schema(), **node} if name == "Report" else {**node, "$defs": json_schema()["$defs"]}
    for example in node["examples"]:
        validator.evolve(schema=schema).validate(example)


def test_every_member_has_its_chinese_term() -> None:
    vocabularies = [node for node in json_schema()["$defs"].values() if "enum" in node]
    assert len(vocabularies) == 10
    for node in vocabularies:
        assert list(node["x-enum-zh"]) == node["enum"]
        assert all(node["x-enum-zh"].values())


def test_the_example_is_a_record_whose_spans_hold() -> None:
    [example] = json_schema()["examples"]
    report = Report.model_validate_json(json.dumps(example), strict=True)
    items = [(item.span, item.text) for item in report.dates]
    items += [(item.span, item.text) for item in report.citations]
    items += [(item.quantity.span, item.quantity.text) for item in report.observations]
    assert len(items) == 3
    for span, text in items:
        assert report.text[span.start : span.end] == text
    assert {item.section_id for item in report.observations} == {section.id for section in report.sections}
