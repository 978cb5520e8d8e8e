"""Records of other versions: older ones migrate, later minor ones are read, later major ones are refused."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from rule_of_law_extract import Report, parse
from rule_of_law_extract.schema import MIGRATIONS, SCHEMA_VERSION, known_versions

RECORDS = Path(__file__).parent / "records"
NOW: dict[str, Any] = parse("2024年度报告\n一、主要举措\n一是办结案件85起。").model_dump(mode="json")


def read_both(record: dict[str, Any]) -> Report:
    """The report that a record is read as, from Python and from JSON in both modes: one and the same."""
    before = copy.deepcopy(record)
    reports = [
        Report.model_validate(record),
        Report.model_validate_json(json.dumps(record)),
        Report.model_validate_json(json.dumps(record).encode(), strict=True),
    ]
    assert reports[0] == reports[1] == reports[2]
    assert record == before
    return reports[0]


def errors(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Place and message of each error from JSON; those from Python stand at the same places."""
    with pytest.raises(ValidationError) as caught:
        Report.model_validate_json(json.dumps(record), strict=True)
    with pytest.raises(ValidationError) as from_python:
        Report.model_validate(record)
    assert [error["loc"] for error in caught.value.errors()] == [error["loc"] for error in from_python.value.errors()]
    return [("/" + "/".join(map(str, error["loc"])), error["msg"]) for error in caught.value.errors()]


def places(record: dict[str, Any]) -> list[str]:
    return [place for place, _ in errors(record)]


def test_every_older_version_has_a_frozen_record_and_a_migration() -> None:
    assert [path.stem for path in sorted(RECORDS.glob("*.json"))] == list(MIGRATIONS)
    assert known_versions() == (*MIGRATIONS, SCHEMA_VERSION)


@pytest.mark.parametrize("version", MIGRATIONS)
def test_a_frozen_record_migrates(version: str) -> None:
    record = json.loads((RECORDS / f"{version}.json").read_text(encoding="utf-8"))
    assert record["schema_version"] == version
    report = read_both(record)
    assert report.schema_version == SCHEMA_VERSION
    assert all(report.text[item.span.start : item.span.end] == item.text for item in report.dates)
    assert len(report.observations) == len(record["observations"]) > 0
    # What the record says is all still there.
    again = report.model_dump(mode="json")
    assert {**again, "schema_version": version, "findings": record["findings"]} == record
    assert [{**new, **old} for new, old in zip(again["findings"], record["findings"], strict=True)] == again["findings"]


def test_a_record_of_1_0_has_findings_without_the_fields_of_1_1() -> None:
    report = read_both(json.loads((RECORDS / "1.0.json").read_text(encoding="utf-8")))
    assert {(finding.message_zh, finding.detail) for finding in report.findings} == {(None, None)}


@pytest.mark.parametrize("version", MIGRATIONS)
def test_a_migration_changes_nothing_in_what_it_is_given(version: str) -> None:
    record = json.loads((RECORDS / f"{version}.json").read_text(encoding="utf-8"))
    before = copy.deepcopy(record)
    MIGRATIONS[version](record)
    assert record == before


def test_an_older_record_that_does_not_conform_is_refused_at_the_place() -> None:
    record = {**NOW, "schema_version": "1.0", "misspelt": 1, "text": 5}
    assert places(record) == ["/text", "/misspelt"]


def test_a_later_minor_version_is_read_without_what_is_not_known() -> None:
    record = copy.deepcopy(NOW)
    record["schema_version"] = "1.999"
    record["added"] = {"deep": [1]}
    record["sections"][1]["added"] = None
    record["sections"][1]["points"][0]["span"]["added"] = "x"
    record["observations"][0]["quantity"]["added"] = [{"start": 0}]
    assert read_both(record) == Report.model_validate(NOW)


def test_in_a_later_minor_version_the_rest_must_conform() -> None:
    record = copy.deepcopy(NOW)
    record["schema_version"] = "1.999"
    record["added"] = 1
    record["sections"][1]["part"] = "added"
    assert places(record) == ["/sections/1/part"]


def test_a_python_record_of_models_and_tuples_is_read_too() -> None:
    report = Report.model_validate(NOW)
    older = {**report.model_dump(), "schema_version": "1.0"}
    assert Report.model_validate(older, strict=True) == report
    later = {**older, "schema_version": "1.999", "metadata": report.metadata, "added": 1}
    assert Report.model_validate(later, strict=True) == report
    assert "added" in later


@pytest.mark.parametrize(
    ("version", "shown"),
    [("2.0", "newer than"), ("10.3", "newer than"), ("0.9", "not one of"), ("1", "not one of"), ("1.01", "not one of"),
     (1.1, "not one of"), (None, "not one of"), ([], "not one of"), ("9" * 10_000, "not one of")],
)  # fmt: skip
def test_a_version_that_cannot_be_read_is_the_one_error(version: object, shown: str) -> None:
    [(place, message)] = errors({"schema_version": version, "no": "report"})
    assert place == "/schema_version"
    assert shown in message
    assert repr(version)[:20] in message
    assert ", ".join(known_versions()) in message
    assert len(message) < 250


def test_a_record_without_version_is_refused() -> None:
    record = {name: value for name, value in NOW.items() if name != "schema_version"}
    assert errors(record) == [("/schema_version", "Field required")]


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '"1.0"', "null"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Report.model_validate_json(text)


def test_a_whole_number_may_be_written_as_a_decimal_in_json() -> None:
    text = json.dumps(NOW).replace('"start": 0,', '"start": 0.0,')
    assert text != json.dumps(NOW)
    assert Report.model_validate_json(text, strict=True) == Report.model_validate(NOW)
    with pytest.raises(ValidationError, match="valid integer"):
        Report.model_validate_json(text.replace("0.0", "0.5"), strict=True)
    with pytest.raises(ValidationError, match="valid integer"):
        Report.model_validate({**Report.model_validate(NOW).model_dump(), "metadata": {"year": 2024.0}}, strict=True)
