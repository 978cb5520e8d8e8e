"""validate(): every kind of source, what it says of each record, and what it does with what is no record."""

from __future__ import annotations

import gc
import io
import json
from collections import UserDict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rules.record_examples import base_record, patched

from rule_of_law_extract import Report, example_report, json_schema, parse
from rule_of_law_extract.checks.records import RecordFinding, validate
from rule_of_law_extract.schema import Severity

TEXT = "闵行区司法局2024年度法治政府建设情况报告\n一、主要举措\n办结案件85起，其中简易程序63起、普通程序22起。"
GOOD = parse(TEXT).model_dump_json()
CHANGE = {"op": "replace", "path": "/observations/0/quantity/value", "value": 58}
WRONG = json.dumps(patched(json.loads(GOOD), [CHANGE]))
LINES = f"{GOOD}\n\n{WRONG}\nnot JSON\n{GOOD}\n"
EXPECTED = [
    (1, 3, "value-text-mismatch"), (1, 3, "breakdown-inconsistent"), (1, 3, "breakdown-inconsistent"),
    (2, 4, "not-json"),
]  # fmt: skip


def told(found: Iterator[RecordFinding]) -> list[tuple[int, int | None, str]]:
    return [(finding.record, finding.line, finding.code) for finding in found]


def codes(source: Any, **options: Any) -> list[str]:
    return [finding.code for finding in validate(source, **options)]


def places(source: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.pointer) for finding in validate(source)]


# --- sources


def test_a_report_is_in_order_however_it_is_given() -> None:
    report = parse(example_report())
    for source in (report, report.model_dump(), report.model_dump(mode="json"), report.model_dump_json().encode()):
        assert codes(source) == []
    assert codes([report, report.model_dump(), report.model_dump_json()]) == []
    assert codes(dict(report)) == []
    assert codes(UserDict(report.model_dump())) == []


@pytest.mark.parametrize("name", ["records.jsonl", "records.ndjson", "RECORDS.JSONL", "records.txt", "records"])
def test_a_file_of_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(LINES, encoding="utf-8")
    assert told(validate(path)) == EXPECTED
    assert told(validate(str(path))) == EXPECTED
    assert {finding.source for finding in validate(path)} == {str(path)}


@pytest.mark.parametrize("name", ["record.json", "record.txt", "record"])
@pytest.mark.parametrize("indent", [None, 1])
def test_a_file_of_one_document(tmp_path: Path, name: str, indent: int | None) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(json.loads(WRONG), indent=indent, ensure_ascii=False), encoding="utf-8")
    line = 1 if indent is None and name != "record.json" else None
    assert told(validate(path)) == [(0, line, "value-text-mismatch")] + [(0, line, "breakdown-inconsistent")] * 2


@pytest.mark.parametrize("name", ["records.json", "records.txt"])
def test_a_file_of_an_array_of_records(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f'[{GOOD}, 1, {WRONG}, "{{}}"]', encoding="utf-8")
    assert told(validate(path)) == [
        (1, None, "not-an-object"), (2, None, "value-text-mismatch"), (2, None, "breakdown-inconsistent"),
        (2, None, "breakdown-inconsistent"), (3, None, "not-an-object"),
    ]  # fmt: skip
    assert codes(path.read_bytes()) == codes(path)


def test_open_files() -> None:
    assert told(validate(io.StringIO(LINES))) == EXPECTED
    assert told(validate(io.BytesIO(LINES.encode()))) == EXPECTED
    assert told(validate(io.BytesIO(LINES.replace("\n", "\r\n").encode()))) == EXPECTED
    assert told(validate(io.BytesIO(b"\xef\xbb\xbf" + LINES.encode()))) == EXPECTED


def test_iterables_of_records_and_of_lines() -> None:
    assert told(validate(LINES.splitlines())) == EXPECTED
    assert told(validate(LINES.encode().splitlines())) == EXPECTED
    assert told(validate(line for line in LINES.splitlines(keepends=True))) == EXPECTED
    mixed: list[Any] = [parse(TEXT), json.loads(WRONG), None, 5, object(), ["x"]]
    assert [found[:1] + found[2:] for found in told(validate(mixed))] == [
        (1, "value-text-mismatch"), (1, "breakdown-inconsistent"), (1, "breakdown-inconsistent"),
        (2, "not-an-object"), (3, "not-an-object"), (4, "not-an-object"), (5, "not-an-object"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["", "\n", " \n\t\n\r\n", "\ufeff"])
def test_a_file_of_no_lines_has_no_records(tmp_path: Path, content: str) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(content, encoding="utf-8")
    assert codes(path) == []
    assert codes(io.StringIO(content)) == []


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_document_is_no_record(content: bytes) -> None:
    assert codes(content) == ["not-json"]


def test_a_last_line_without_its_end_is_read() -> None:
    assert told(validate(io.StringIO(f"{GOOD}\nnot JSON"))) == [(1, 2, "not-json")]


@pytest.mark.parametrize("source", [None, 5, 1.5, True, object(), parse])
def test_what_is_no_source_is_an_error_at_the_call(source: Any) -> None:
    with pytest.raises(TypeError, match="validate\\(\\) takes"):
        validate(source)


@pytest.mark.parametrize(("limit", "error"), [(0, ValueError), (-1, ValueError), (True, TypeError), (1.5, TypeError)])
def test_a_limit_that_is_none(limit: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="max_bytes"):
        validate(b"{}", max_bytes=limit)


def test_a_file_that_cannot_be_opened_is_an_error_at_the_call(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        validate(tmp_path / "none.jsonl")
    with pytest.raises(OSError, match=r"irectory|ermission"):
        validate(tmp_path)


def test_a_file_is_closed_however_little_is_read(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("x\n" * 1000, encoding="utf-8")
    # pytest makes a warning of an unclosed file an error.
    validate(path)
    gc.collect()
    found = validate(path)
    next(found)
    del found
    gc.collect()
    assert len(codes(path)) == 1000


# --- findings


def test_a_finding_says_where_and_what_in_two_languages() -> None:
    (first, *_) = validate(io.StringIO(LINES))
    assert (first.record, first.line, first.pointer) == (1, 3, "/observations/0/quantity")
    assert first.message == '"85起" is 85 起, not 58 起'
    assert first.message_zh == '"85起"应读作85 起，此处为58 起'
    assert first.severity is Severity.ERROR
    assert first.span is not None
    assert TEXT[first.span.start : first.span.end] == "85起"
    assert RecordFinding.model_validate_json(first.model_dump_json()) == first


def test_pointers_are_escaped() -> None:
    record = base_record()
    record["a/b~c"] = 1
    assert places(record) == [("unknown-field", "/a~1b~0c")]


def test_all_that_is_wrong_is_told_and_not_the_first_alone() -> None:
    record = base_record()
    record["note"] = ""
    del record["observations"][1]["id"]
    record["observations"][3]["role"] = "done"
    record["observations"][4]["quantity"]["text"] = "3名"
    record["dates"][2]["span"] = {"start": 5, "end": 2}
    record["plans"][0]["section_id"] = "8"
    record["metadata"]["issuer"]["social_credit_code"] = "115001060092913508"
    assert places(record) == [
        ("missing-field", "/observations/1"),
        ("value-not-allowed", "/observations/3/role"),
        ("unknown-field", "/note"),
        ("credit-code-invalid", "/metadata/issuer/social_credit_code"),
        ("span-text-mismatch", "/observations/4/quantity"),
        ("value-text-mismatch", "/observations/4/quantity"),
        ("span-outside-text", "/dates/2/span"),
        ("unresolved-reference", "/breakdowns/0/parts/0"),
        ("unresolved-reference", "/plans/0/section_id"),
    ]


def test_what_could_not_be_read_is_not_missed_where_it_is_named() -> None:
    record = base_record()
    record["observations"][1]["role"] = "done"
    record["sections"][1]["children"][0]["level"] = 9
    record["metadata"]["year"] = "2024"
    record["citations"] = "none"
    assert codes(record) == ["wrong-type", "value-not-allowed", "value-not-allowed", "wrong-type"]


@pytest.mark.parametrize("field", ["text", "schema_version"])
def test_without_a_text_or_a_version_nothing_more_is_said(field: str) -> None:
    record = base_record()
    record["observations"][0]["quantity"]["value"] = 1
    del record[field]
    assert places(record) == [("missing-field", "")]


def test_findings_of_an_older_record_are_those_of_the_migrated() -> None:
    record = base_record()
    record["schema_version"] = "1.0"
    assert codes(record) == []
    record["plans"][0]["text"] = "别的"
    record["dates"][0]["when"] = "now"
    assert places(record) == [("unknown-field", "/dates/0/when"), ("span-text-mismatch", "/plans/0")]


def test_of_a_later_minor_version_the_rest_is_checked() -> None:
    record = base_record()
    record["schema_version"] = "1.999"
    record["plans"][0]["since_then"] = "new"
    assert codes(record) == []
    record["plans"][0]["text"] = "别的"
    assert places(record) == [("span-text-mismatch", "/plans/0")]


def test_a_title_over_two_lines_and_joint_issuers_are_quoted_without_the_break() -> None:
    text = (
        "中共云栾区桐埠街道工作委员会\n云栾区人民政府桐埠街道办事处\n关于2024年度法治政府建设情况的报告\n"
        "一、主要举措\n办结案件85起。"
    )
    report = parse(text)
    assert report.metadata.issuer is not None
    assert " " in report.metadata.issuer.name
    assert codes(report) == []
    record = json.loads(report.model_dump_json())
    record["metadata"]["title"] = record["metadata"]["title"].replace("桐埠", "桐浦")
    assert places(record) == [("span-text-mismatch", "/metadata")]


@pytest.mark.parametrize(
    ("printed", "value", "right"),
    [
        ("1,250件", 1250, True), ("1,250件", 125, False), ("85 起", 85, True), ("近90起", 90, True),
        ("两三起", 2, False), ("2万余元", 20000, True), ("2万余元", 2, False), ("百分之九十", 90, True),
        ("百分之九十", 9, False), ("九成五", 95, True), ("三十件", 30, True), ("三十件", 13, False),
        ("1.2亿元", 120000000, True), ("1.2亿元", 1.2, False), ("约12345678.9元", 12345678.9, True),
    ],
)  # fmt: skip
def test_the_printed_number_is_read_again(printed: str, value: float, right: bool) -> None:
    record = json.loads(parse(f"一、主要举措\n全年完成{printed}，").model_dump_json())
    record["observations"][0]["quantity"].update(value=value, value_max=None)
    assert ("value-text-mismatch" in codes(record)) is not right


@pytest.mark.parametrize(
    ("whole", "parts", "modifier", "holds"),
    [
        (100, (60, 40), "exact", True), (100, (60, 30), "exact", False), (100, (60, 35), "about", True),
        (100, (60, 20), "about", False), (100, (80, 70), "at_least", True), (100, (60, 30), "at_least", False),
        (100, (60, 30), "at_most", True), (100, (80, 70), "under", False),
    ],
)  # fmt: skip
def test_a_sum_holds_where_the_intervals_meet(whole: int, parts: tuple[int, int], modifier: str, holds: bool) -> None:
    record = json.loads(parse(f"办结案件{whole}起，其中简易程序{parts[0]}起、普通程序{parts[1]}起。").model_dump_json())
    record["observations"][0]["quantity"]["modifier"] = modifier
    (group,) = record["breakdowns"]
    group["difference"] = whole - sum(parts)
    group["complete"] = True
    for stated in (True, False):
        group["holds"] = stated
        assert ("breakdown-inconsistent" in codes(record)) is (stated is not holds)


def test_differences_are_told_as_far_as_doubles_can() -> None:
    record = json.loads(parse("罚款0.3万元，其中简易程序0.1万元、普通程序0.2万元。").model_dump_json())
    (group,) = record["breakdowns"]
    for value, item in zip((0.3, 0.1, 0.2), record["observations"], strict=True):
        item["quantity"].update(value=value, text=item["quantity"]["text"])
    group.update(complete=True, holds=True, difference=0.3 - 0.1 - 0.2)
    assert "breakdown-inconsistent" not in codes(record)


# --- what is no record


def test_lines_that_are_too_long_are_told_and_the_rest_is_read() -> None:
    content = f"{GOOD}\n{'x' * 50_000}\n{WRONG}\n"
    for source in (io.StringIO(content), io.BytesIO(content.encode()), content.splitlines()):
        found = told(validate(source, max_bytes=20_000))
        assert found == [(1, 2, "record-too-large"), *[(2, 3, code) for _, _, code in EXPECTED[:3]]]
    assert codes(json.loads(GOOD), max_bytes=100) == ["record-too-large"]
    assert codes(parse(TEXT), max_bytes=100) == ["record-too-large"]
    assert codes(GOOD.encode(), max_bytes=100) == ["record-too-large"]


def test_a_limit_is_of_bytes_and_met_exactly() -> None:
    line = GOOD.encode()
    assert codes([line], max_bytes=len(line)) == []
    assert codes([line], max_bytes=len(line) - 1) == ["record-too-large"]
    assert codes(io.BytesIO(line + b"\n" + line), max_bytes=len(line)) == []


def test_bytes_that_are_no_characters() -> None:
    line = GOOD.encode("gb18030")
    assert codes(io.BytesIO(GOOD.encode() + b"\n" + line + b"\nx\n")) == ["not-utf8", "not-json"]
    (found,) = validate(b'{"text": "\xff"}')
    assert (found.code, found.message) == ("not-utf8", "byte 10 is no UTF-8: invalid start byte")


def test_a_file_of_text_that_cannot_be_decoded() -> None:
    content = GOOD.encode() + b"\n" + b"\xff\n"
    assert codes(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")) == ["not-utf8"]
    escaped = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", errors="surrogateescape")
    assert told(validate(escaped)) == [(1, 2, "not-utf8")]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_no_json(number: str) -> None:
    line = GOOD.replace('"value":85', f'"value":{number}')
    assert number in line
    assert codes(line.encode()) == ["not-json"]
    assert places(json.loads(line)) == [("wrong-type", "/observations/0/quantity/value")]


def test_python_values_that_are_no_json() -> None:
    record = base_record()
    record["metadata"]["year"] = Decimal("NaN")
    record["dates"][0]["start"] = {1, 2}
    record["plans"].append({("a", "b"): 1})
    assert sorted(places(record)) == [
        ("wrong-type", "/dates/0/start"), ("wrong-type", "/metadata/year"), ("wrong-type", "/plans/1"),
    ]  # fmt: skip


def test_a_mapping_that_holds_itself_or_far_too_much() -> None:
    record = base_record()
    record["sections"] = [record]
    assert codes(record) == ["nested-too-deep"]
    deep: Any = {}
    for _ in range(100_000):
        deep = {"children": [deep]}
    assert codes(deep) == ["nested-too-deep"]
    assert codes({"sections": deep}) == ["nested-too-deep"]
    doubled: Any = ["x" * 1000]
    for _ in range(40):
        doubled = [doubled, doubled]
    assert codes({"sections": doubled}) == ["record-too-large"]


def test_reports_that_were_built_without_validation() -> None:
    report = parse(TEXT)
    assert "span-outside-text" in codes(report.model_copy(update={"text": "别的"}))
    assert codes(Report.model_construct(text=5)) == ["missing-field", "wrong-type", "missing-field"]
    assert codes(report.model_copy(update={"dates": None, "plans": object()})) == ["wrong-type"]


# --- agreement and what the library makes


ODD = [
    "", "\x00", "\ud800", "一、\ud800主要举措\n办结\udfff案件85起。", "\u202e一、主要举措\u202c",
    "\r\r\n一、甲\r（一）乙", "㈠件，①件，九件",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_records_of_odd_texts_are_in_order(text: str) -> None:
    report = parse(text)
    assert codes(report) == []
    assert codes(report.model_dump()) == []
    assert codes(report.model_dump_json().encode()) == []


QUALITY = Path(__file__).parents[1] / "quality" / "data"


@pytest.mark.parametrize("path", sorted(QUALITY.rglob("*.txt")), ids=lambda path: path.stem)
def test_records_of_the_shared_texts_are_in_order(path: Path) -> None:
    report = parse(path.read_bytes().decode("utf-8"))
    assert [*validate([report, report.model_dump_json()])] == []


@pytest.mark.parametrize("times", [60, 4000])
def test_a_large_record_is_checked_as_a_small_one_is(times: int) -> None:
    report = parse("一、主要举措\n" + "办结案件85起，其中简易程序63起、普通程序22起。学习《行政处罚法》。\n" * times)
    line = report.model_dump_json()
    assert codes(line.encode()) == []
    record = json.loads(line)
    record["observations"][7]["quantity"]["value"] = 1
    assert ("value-text-mismatch", "/observations/7/quantity") in places(record)
    record["observations"][9]["role"] = "done"
    record["observations"][3]["quantity"]["unit"] = 5
    record["sections"][0]["x"] = []
    assert {
        ("value-not-allowed", "/observations/9/role"),
        ("wrong-type", "/observations/3/quantity/unit"),
        ("unknown-field", "/sections/0/x"),
    } <= set(places(record))


def test_large_records_of_other_versions_and_with_whole_numbers_as_floats() -> None:
    record = json.loads(parse("一、主要举措\n" + "办结案件85起。\n" * 600).model_dump_json())
    assert len(json.dumps(record)) > 2**17
    record["schema_version"] = "1.0"
    assert codes(record) == []
    record["schema_version"] = "1.999"
    record["dates"].append({"text": "", "span": {"start": 0.0, "end": 0.0}, "added": 1})
    assert codes(record) == []
    record["schema_version"] = "2.0"
    assert places(record) == [("unsupported-version", "/schema_version")]


def test_an_item_of_enormous_size_is_refused_at_its_place() -> None:
    record = base_record()
    record["observations"][2]["rules"] = [1] * 200_000
    assert places(record) == [("record-too-large", "/observations/2")]
    record["observations"][2]["rules"] = ["x" * 500_000]
    assert codes(record) == []


def test_the_verdict_is_that_of_a_validator_of_json_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")
    validator = jsonschema.Draft202012Validator(
        json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for path, value, conforms in [
        ("/metadata/year", 2024.0, True), ("/metadata/year", 2024.5, False), ("/metadata/year", True, False),
        ("/observations/0/quantity/value", "85", False), ("/dates/0/start", "2025-01-16T00:00:00", False),
        ("/dates/0/start", "1737000000", False), ("/sections/1/ordinal", "1", False), ("/source", 5, False),
        ("/metadata/evidence/other", {"start": 0, "end": 1}, True), ("/breakdowns/0/complete", 0, False),
    ]:  # fmt: skip
        record = patched(base_record(), [{"op": "add", "path": path, "value": value}])
        of_schema = {"missing-field", "unknown-field", "wrong-type", "value-not-allowed", "not-a-day"}
        assert validator.is_valid(record) is conforms, path
        assert (not of_schema & set(codes(record))) is conforms, path
