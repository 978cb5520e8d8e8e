"""Tables: columns that never depend on the rows, what stands in them, and their ways out."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rule_of_law_extract import Extractor, Report, check, cli, example_report, parse
from rule_of_law_extract import schema as models
from rule_of_law_extract.tabular import Table, Tables, arrow, batches, codebook, tables
from rule_of_law_extract.tabular.rows import ROWS

TEXT = (
    "某某区某某街道办事处2024年度法治政府建设情况报告\n发布日期：2025-03-28\n2024年，街道推进法治建设。\n"
    "一、主要举措和成效\n依据《中华人民共和国行政处罚法》，全年办结行政处罚案件不少于85起，罚款4.62万元。\n"
    "（一）培训\n每年培训2至3次。立案73件，分别为市容类41件、违建类12件。\n"
    "二、存在的不足\n执法力量不足。\n三、2025年工作安排\n加强培训，力争开展10场。\n"
)
NAMES = ["reports", "observations", "sections", "citations", "problems", "plans", "breakdowns", "findings"]
ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": pa.string(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
PANDAS = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "decimal": "string",
    "boolean": "boolean",
    "date": "datetime64[s]",
}
POLARS = {
    "string": "String",
    "integer": "Int64",
    "number": "Float64",
    "decimal": "String",
    "boolean": "Boolean",
    "date": "Date",
}


@pytest.fixture(scope="module")
def made() -> Tables:
    return tables([parse(TEXT, source="a.txt"), parse(example_report()), parse("")])


def figure(value: Decimal, **how: Any) -> Report:
    """A report with one figure that no text need have."""
    quantity = {"text": "1", "span": {"start": 0, "end": 1}, "value": value, **how}
    record = {
        "schema_version": "1.1",
        "text": "1",
        "metadata": {},
        "observations": [{"id": "o1", "quantity": quantity}],
    }
    return Report.model_validate(record)


def csv_of(table: Table, **how: Any) -> bytes:
    written = io.BytesIO()
    table.to_csv(written, **how)
    return written.getvalue()


def test_the_tables_are_those_of_the_codebook() -> None:
    assert list(codebook()) == list(ROWS) == [field.name for field in fields(Tables)] == NAMES
    assert tuple(NAMES) == cli._TABLES


def test_the_codebook_is_complete() -> None:
    for table in codebook().values():
        assert len(set(table.names)) == len(table.names)
        assert table.names[0] == "report_id"
        assert table.en
        assert table.zh
        for column in table.columns:
            assert column.name.isidentifier()
            assert column.type in ARROW
            assert column.en.endswith((".", "?"))
            assert column.zh.endswith("。")
            assert not column.terms or issubclass(getattr(models, column.terms), models.Term)
            assert not (column.unit and column.type in ("string", "boolean", "date"))
            assert column.unit.strip("`") in table.names or not column.unit.startswith("`")


def test_columns_do_not_depend_on_the_rows(made: Tables) -> None:
    empty = tables([])
    for table, none in zip(made, empty, strict=True):
        assert len(none) == 0 < len(table)
        assert table.columns == none.columns == codebook()[table.name].names
        assert all(tuple(row) == table.columns for row in table)
        assert table.to_arrow().schema == none.to_arrow().schema
        assert dict(table.to_pandas().dtypes) == dict(none.to_pandas().dtypes)
        assert table.to_polars().schema == none.to_polars().schema


@pytest.mark.parametrize("name", NAMES)
def test_types_are_those_of_the_codebook(name: str) -> None:
    table = tables([])[name]
    for column in codebook()[name].columns:
        field = arrow.arrow_schema(name).field(column.name)
        assert field.type == ARROW[column.type]
        assert field.nullable is not column.required
        assert field.metadata is not None
        assert field.metadata[b"description_zh"].decode() == column.zh
        assert str(table.to_pandas()[column.name].dtype) == PANDAS[column.type]
        assert str(table.to_polars()[column.name].dtype) == POLARS[column.type]
    assert arrow.arrow_schema(name).names == list(codebook()[name].names)


def test_what_is_required_is_never_null_and_terms_are_of_their_vocabulary(made: Tables) -> None:
    for table in made:
        for column in table.code.columns:
            values = table.column(column.name)
            assert not (column.required and None in values), column.name
            if column.terms:
                terms = {term.value for term in getattr(models, column.terms)} | {""}
                assert {one for value in values if value is not None for one in value.split(";")} <= terms


def test_all_forms_say_the_same(made: Tables) -> None:
    for table in made:
        records = table.records()
        assert table.to_arrow().to_pylist() == records
        assert table.to_polars().to_dicts() == records
        frame = table.to_pandas()
        assert list(frame.columns) == list(table.columns)
        for column in table.code.columns:
            cells = zip(frame[column.name], frame[column.name].isna(), strict=True)
            found = [None if missing else value for value, missing in cells]
            if column.type == "date":
                found = [None if value is None else value.date() for value in found]
            assert found == table.column(column.name)
        days = [column.name for column in table.code.columns if column.type == "date"]
        written = [{**row, **{day: row[day] and str(row[day]) for day in days}} for row in records]
        assert [json.loads(line) for line in _jsonl(table).splitlines()] == written


def test_a_row_of_reports(made: Tables) -> None:
    row = made.reports.records()[0]
    assert (row["report_id"], row["position"], row["source"], row["year"]) == ("a.txt", 1, "a.txt", 2024)
    assert row["published_on"] == date(2025, 3, 28)
    assert row["days_after_april_1"] == -4
    assert (row["has_measures"], row["has_leadership"], row["has_problems"], row["has_plan"]) == (
        True,
        False,
        True,
        True,
    )
    assert row["problems_length"] == len("二、存在的不足\n执法力量不足。\n")
    assert row["leadership_length"] == 0
    assert row["length"] == len(TEXT)
    assert (row["observations"], row["breakdowns"], row["breakdowns_failed"]) == (len(parse(TEXT).observations), 1, 1)
    empty = made.reports.records()[2]
    assert (empty["report_id"], empty["length"], empty["has_plan"], empty["year"]) == ("3", 0, False, None)


def test_lengths_of_parts_add_up_to_no_more_than_the_text(made: Tables) -> None:
    for row in made.reports:
        parts = sum(row[f"{part}_length"] for part in ("measures", "leadership", "problems", "plan"))
        assert parts <= row["length"]
    lengths = made.sections.column("length")
    assert sum(lengths) <= sum(made.reports.column("length"))


def test_rows_of_observations(made: Tables) -> None:
    rows = {row["text"]: row for row in made.observations if row["report_id"] == "a.txt"}
    cases = rows["不少于85起"] if "不少于85起" in rows else rows["85起"]
    assert (cases["value"], cases["unit"], cases["modifier"]) == (85.0, "起", "at_least")
    assert (cases["low"], cases["high"]) == (85.0, None)
    assert (cases["normal_value"], cases["normal_unit"]) == (85.0, "件")
    assert (cases["indicator"], cases["indicator_zh"]) == ("enforcement.penalty_cases", "行政处罚案件数")
    assert (cases["part"], cases["section_id"], cases["heading"]) == ("measures", "1", "主要举措和成效")
    assert cases["sentence"] == ("依据《中华人民共和国行政处罚法》，全年办结行政处罚案件不少于85起，罚款4.62万元。")
    assert TEXT[cases["span_start"] : cases["span_end"]] == cases["text"]
    assert (rows["4.62万元"]["value"], rows["4.62万元"]["value_exact"]) == (46200.0, "46200")
    training = rows["2至3次"]
    assert (training["value"], training["value_max"], training["value_max_exact"]) == (2.0, 3.0, "3")
    assert (training["per"], training["role"], training["section_id"]) == ("year", "reported", "1.1")
    assert rows["10场"]["role"] == "target"


def test_rows_of_sections_citations_and_statements(made: Tables) -> None:
    sections = [row for row in made.sections if row["report_id"] == "a.txt"]
    assert [(row["section_id"], row["parent_id"]) for row in sections] == [
        ("0", None), ("1", None), ("1.1", "1"), ("2", None), ("3", None)
    ]  # fmt: skip
    [citation] = [row for row in made.citations if row["report_id"] == "a.txt"]
    assert (citation["title"], citation["kind"]) == ("中华人民共和国行政处罚法", "law")
    assert (citation["section_id"], citation["heading"], citation["position"]) == ("1", "主要举措和成效", 1)
    [problem] = [row for row in made.problems if row["report_id"] == "a.txt"]
    assert (problem["text"], problem["section_id"]) == ("执法力量不足", "2")
    assert [row["position"] for row in made.plans if row["report_id"] == "a.txt"] == [1]


def test_rows_of_breakdowns_and_findings(made: Tables) -> None:
    rows = [row for row in made.breakdowns if row["report_id"] == "a.txt"]
    assert [(row["breakdown"], row["whole_value"], row["part_value"], row["holds"]) for row in rows] == [
        (1, 73.0, 41.0, False), (1, 73.0, 12.0, False)
    ]  # fmt: skip
    assert {row["difference"] for row in rows} == {20.0}
    found = check(parse(TEXT, source="a.txt"))
    rows = [row for row in made.findings if row["report_id"] == "a.txt"]
    assert [(row["code"], row["severity"], row["message_zh"]) for row in rows] == [
        (item.code, item.severity.value, item.message_zh) for item in found
    ]
    [report] = [row for row in made.reports if row["report_id"] == "a.txt"]
    assert sum(report[f"findings_{severity.value}"] for severity in models.Severity) == len(found)


def test_a_breakdown_without_parts_has_a_row() -> None:
    group = models.Breakdown(whole="o1", parts=(), complete=False)
    [row] = tables(figure(Decimal(1)).model_copy(update={"breakdowns": (group,)})).breakdowns
    assert (row["whole_id"], row["whole_value"], row["part_id"], row["part_value"]) == ("o1", 1.0, None, None)


def test_findings_may_be_left_out() -> None:
    made = tables(parse(TEXT), findings=False)
    assert len(made.findings) == 0
    [row] = made.reports
    assert (row["findings_error"], row["findings_warning"], row["findings_info"]) == (None, None, None)


def test_names_of_reports() -> None:
    texts: list[str | tuple[str, str]] = [("a", ""), ("a", ""), "", ("3", ""), ("", ""), ("a#2", ""), ("a", "")]
    made = tables(Extractor().parse_many(texts)).reports
    assert made.column("report_id") == ["a", "a#2", "3", "3#2", "5", "a#2#2", "a#3"]
    assert made.column("position") == [1, 2, 3, 4, 5, 6, 7]


def test_one_report_and_many() -> None:
    report = parse(TEXT)
    assert tables(report) == tables([report]) == tables(iter((report,)))
    assert tables(report) != tables([report, report])
    assert tables(report).reports != TEXT


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_batches_have_the_same_rows(size: int) -> None:
    reports = [parse(TEXT, source="a"), parse(""), parse(TEXT, source="a")]
    whole = tables(reports)
    parts = list(batches(iter(reports), size))
    assert len(parts) == -(-3 // size)
    for table in whole:
        assert [row for part in parts for row in part[table.name]] == table.records()


def test_a_batch_asks_for_no_more_reports_than_it_needs() -> None:
    taken: list[int] = []

    def reports() -> Any:
        for number in range(5):
            taken.append(number)
            yield parse("")

    next(iter(batches(reports(), 2)))
    assert taken == [0, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [(3, "not of int"), ("text", "not of str"), (b"", "not of bytes"), ([{}], "not of dict"), (None, "None")],
)
def test_what_is_no_report(given: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        tables(given)
    with pytest.raises(TypeError, match=words):
        list(batches(given))


def test_wrong_use() -> None:
    made = tables([])
    with pytest.raises(ValueError, match="1 or more, not 0"):
        batches([], 0)
    with pytest.raises(KeyError, match="no table 'figures'; there are reports, observations"):
        made["figures"]
    with pytest.raises(KeyError, match="no column 'nothing'; it has report_id"):
        made.reports.column("nothing")
    with pytest.raises(ValueError, match="has 9 values"):
        Table("problems", [(1, 2)])
    assert repr(made.plans) == "<table plans: 0 rows, 9 columns>"
    with pytest.raises(TypeError, match="unhashable"):
        hash(made.plans)


@pytest.mark.parametrize(
    ("value", "double", "digits"),
    [
        (Decimal("99.20"), 99.2, "99.2"),
        (Decimal("0.10"), 0.1, "0.1"),
        (Decimal("4.6E+4"), 46000.0, "46000"),
        (Decimal("-0.5"), -0.5, "-0.5"),
        (Decimal(2**53 + 1), 2.0**53, "9007199254740993"),
        (Decimal("1" + "0" * 120), 1e120, "1" + "0" * 120),
        (Decimal("1E+500"), None, "1E+500"),
        (Decimal("1E+999999"), None, "1E+999999"),
        (Decimal("1E-999999"), 0.0, "1E-999999"),
    ],
)
@pytest.mark.parametrize("modifier", ["exact", "about", "at_most", "over"])
def test_any_number(value: Decimal, double: float | None, digits: str, modifier: str) -> None:
    made = tables(figure(value, modifier=modifier, unit="公里"), findings=False).observations
    [row] = made
    assert (row["value"], row["value_exact"]) == (double, digits)
    assert made.to_arrow().num_rows == 1
    assert json.loads(_jsonl(made))["value"] == double


def _jsonl(table: Table) -> bytes:
    written = io.BytesIO()
    table.to_jsonl(written)
    return written.getvalue()


def test_normal_units() -> None:
    [row] = tables(figure(Decimal("1.5"), unit="公里"), findings=False).observations
    assert (row["normal_value"], row["normal_unit"]) == (1500.0, "米")
    [row] = tables(figure(Decimal("1.5"), unit="光锥"), findings=False).observations
    assert (row["normal_value"], row["normal_unit"]) == (1.5, "光锥")
    [row] = tables(figure(Decimal("1.5")), findings=False).observations
    assert (row["normal_value"], row["normal_unit"]) == (1.5, None)


@pytest.mark.parametrize("year", [0, 1, 9998, 9999, -5, 2**63 - 1, 2**63, 10**40])
def test_any_year(year: int) -> None:
    metadata = {"year": year, "published_on": "2025-03-31"}
    report = Report.model_validate({"schema_version": "1.1", "text": "", "metadata": metadata})
    made = tables(report, findings=False).reports
    [row] = made
    assert row["year"] == (year if year < 2**63 else None)
    assert row["days_after_april_1"] == ((date(2025, 3, 31) - date(year + 1, 4, 1)).days if 0 <= year < 9999 else None)
    assert made.to_arrow().num_rows == made.to_polars().height == len(made.to_pandas()) == 1


def test_lone_surrogates_stand_as_in_json() -> None:
    made = tables(parse("一、\ud800举措\n办理\udfff案件12件\ud800。", source="\ud800"))
    for table in made:
        assert table.to_arrow().to_pylist() == table.records()
        csv_of(table)
    assert made.reports.column("report_id") == ["?"]
    assert made.sections.column("heading")[-1] == "?举措"


def test_a_text_without_sentences_does_not_grow_the_rows() -> None:
    made = tables(parse("办理案件12件，" * 2000), findings=False).observations
    assert len(made) == 2000
    assert max(map(len, made.column("sentence"))) <= 620


def test_csv_is_that_of_rfc_4180() -> None:
    table = Table("problems", [("a", None, 2024, 1, '逗号,引号"换行\n回车\r完', "2", "", 0, 10)])
    written = csv_of(table)
    assert (
        written
        == (
            "report_id,issuer,year,position,text,section_id,heading,span_start,span_end\r\n"
            'a,,2024,1,"逗号,引号""换行\n回车\r完",2,,0,10\r\n'
        ).encode()
    )
    assert csv_of(table, bom=True) == b"\xef\xbb\xbf" + written
    assert csv_of(Table("problems")).count(b"\n") == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_escaped(sign: str) -> None:
    table = Table("problems", [(f"{sign}1+1", None, None, 1, f" {sign}", "2", f"a{sign}b", 0, 10)])
    row = list(csv.reader(io.StringIO(csv_of(table).decode(), newline="")))[1]
    assert (row[0], row[4], row[6]) == (f"'{sign}1+1", f" {sign}", f"a{sign}b")
    assert table.to_arrow().to_pylist()[0]["report_id"] == f"{sign}1+1"


def test_numbers_are_never_escaped() -> None:
    row = csv_of(tables(figure(Decimal("-12.50")), findings=False).observations).decode().split("\r\n")[1].split(",")
    assert row.count("-12.5") == 5  # value, value_exact, normal_value, low and high are the same number
    assert "'" not in "".join(row)


def test_booleans_dates_and_numbers_in_csv(made: Tables) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(made.reports).decode(), newline="")))
    assert (rows[0]["has_measures"], rows[0]["has_leadership"], rows[0]["published_on"]) == (
        "true",
        "false",
        "2025-03-28",
    )
    assert rows[0]["days_after_april_1"] == "-4"
    rows = list(csv.DictReader(io.StringIO(csv_of(made.observations).decode(), newline="")))
    assert next(row for row in rows if row["text"] == "4.62万元")["value"] == "46200"


def test_files(tmp_path: Path, made: Tables) -> None:
    made.reports.to_csv(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == csv_of(made.reports)
    made.reports.to_jsonl(str(tmp_path / "a.jsonl"))
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) == 3
    for table in made:
        table.to_parquet(tmp_path / "a.parquet")
        assert pq.read_table(tmp_path / "a.parquet").equals(table.to_arrow(), check_metadata=True)


def test_parquet_does_not_depend_on_where_rows_are_cut(made: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_ROWS_A_GROUP", 7)
    whole = made.observations.to_arrow()
    found: set[bytes] = set()
    for size in (1, 3, 7, 20, whole.num_rows):
        written = io.BytesIO()
        with arrow.ParquetFile("observations", written) as file:
            for start in range(0, whole.num_rows, size):
                file.write(whole.slice(start, size))
        found.add(written.getvalue())
    assert len(found) == 1
    read = pq.ParquetFile(io.BytesIO(found.pop()))
    assert read.num_row_groups == -(-whole.num_rows // 7)
    assert read.read().equals(whole)


@pytest.mark.parametrize(
    ("module", "way", "extra"),
    [
        ("pyarrow", "to_arrow", "arrow"),
        ("pandas", "to_pandas", "pandas"),
        ("polars", "to_polars", "polars"),
    ],
)
def test_a_missing_package_is_named(module: str, way: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"needs? {module}: pip install 'rule-of-law-extract\[{extra}\]'"):
        getattr(tables([]).reports, way)()


def test_plain_rows_need_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pyarrow", "pandas", "polars"):
        monkeypatch.setitem(sys.modules, module, None)
    assert len(tables(parse(TEXT)).reports.records()) == 1


def test_a_wrong_type_in_the_codebook_is_named() -> None:
    from rule_of_law_extract.tabular.codebook import _columns

    with pytest.raises(ValueError, match="column 'a' has the unknown type 'text'"):
        _columns([{"name": "a", "type": "text", "en": "", "zh": ""}])


def test_parts_of_the_same_indicator_are_told() -> None:
    cases = "办理行政处罚案件85件，其中简易程序30件、普通程序55件"
    text = f"一、主要举措\n{cases}；罚没款10万元，其中食品安全领域罚没4万元。"
    rows = list(tables(parse(text)).observations)
    told = {row["text"]: row["is_part"] for row in rows}
    assert (told["85件"], told["10万元"], told["4万元"]) == (False, False, True)
    fines = [row for row in rows if row["indicator"] == "enforcement.penalty_amount" and not row["is_part"]]
    assert [row["value"] for row in fines] == [100_000]
    # Of another indicator than its whole: a sum over its own needs it.
    finer = [row for row in rows if row["indicator"] == "enforcement.penalty_cases_simple"]
    assert [(row["value"], row["is_part"]) for row in finer] == [(30, False)]


def test_labels_of_own_indicators() -> None:
    own = [{"code": "local.drills", "zh": "消防演练次数", "en": "Fire drills", "units": ["场"], "cues": ["消防演练"]}]
    report = Extractor(rules=own).parse("全年组织消防演练12场，办结行政处罚案件85起。")
    keys = ("indicator", "indicator_zh", "indicator_en")
    plain = [tuple(row[key] for key in keys) for row in tables(report).observations]
    named = [tuple(row[key] for key in keys) for row in tables(report, rules=own).observations]
    assert plain[0] == ("local.drills", None, None)
    assert named[0] == ("local.drills", "消防演练次数", "Fire drills")
    assert named[1] == plain[1]
    assert [
        tuple(row[key] for key in keys) for part in batches(report, rules=own) for row in part.observations
    ] == named
    with pytest.raises(TypeError, match="list of tables"):
        tables(report, rules="消防")  # type: ignore[arg-type]


def test_the_upper_end_in_the_normal_unit() -> None:
    (row,) = tables(parse("一、主要举措\n巡查河道2至3公里。")).observations
    assert (row["value_max"], row["normal_value"], row["normal_value_max"], row["normal_unit"]) == (3, 2000, 3000, "米")


@pytest.mark.parametrize("size", ["x", 2.5, None])
def test_the_size_of_a_batch_is_a_number(size: Any) -> None:
    with pytest.raises(TypeError, match="size is a number of reports"):
        batches([], size)


def test_a_part_is_of_no_procedure_that_was_named_before_its_whole() -> None:
    text = "一、主要举措\n办理行政处罚案件85件，其中简易程序30件、普通程序55件，罚款10万元，其中食品类罚款4万元。"
    codes = {row["text"]: row["indicator"] for row in tables(parse(text)).observations}
    assert codes["55件"] == "enforcement.penalty_cases_ordinary"
    assert codes["4万元"] == codes["10万元"] == "enforcement.penalty_amount"
