"""Tables of written reports and of any text: nothing is lost, columns stay, CSV comes back as it went."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rule_of_law_extract import Report, check, parse
from rule_of_law_extract.schema.walk import walk
from rule_of_law_extract.tabular import Table, codebook, tables
from rule_of_law_extract.testing import ExpectedReport, reports

Written = tuple[str, ExpectedReport]

some = settings(max_examples=40)
FORMULA = re.compile("'*[=+@＝＋－＠\t\r\n-]")
SIGNS = tuple("=+-@＝＋－＠\t\r\n")
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("=+-@\t\r\n\"'',＝\x00"), max_size=12)
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXTS,
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False).map(lambda value: f"{value:f}"),
    "boolean": st.booleans(),
    "date": st.dates(),
}


def counts(report: Report) -> dict[str, int]:
    return {
        "reports": 1,
        "observations": len(report.observations),
        "sections": sum(1 for _ in walk(report.sections)),
        "citations": len(report.citations),
        "problems": len(report.problems),
        "plans": len(report.plans),
        "breakdowns": sum(max(1, len(group.parts)) for group in report.breakdowns),
        "findings": len(check(report)),
    }


@some
@given(st.lists(reports(), max_size=3))
def test_nothing_is_lost(written: list[Written]) -> None:
    given_reports = [parse(text) for text, _ in written]
    made = tables(given_reports)
    expected: Counter[str] = Counter()
    for report in given_reports:
        expected.update(counts(report))
    assert {table.name: len(table) for table in made} == {table.name: expected[table.name] for table in made}
    for row in made.reports:
        report = given_reports[row["position"] - 1]
        assert row["observations"] == len(report.observations)
        assert sum(row[f"findings_{severity}"] for severity in ("error", "warning", "info")) == len(check(report))
    for row in (*made.observations, *made.citations, *made.problems, *made.plans):
        text = given_reports[int(row["report_id"]) - 1].text
        assert text[row["span_start"] : row["span_end"]] == row["text"]
        assert row.get("sentence", row["text"]) in text


@some
@given(st.text() | st.text("一二、（）是\n件次0123456789万元《》。=@-", max_size=60))
def test_any_text(text: str) -> None:
    report = parse(text)
    made = tables(report)
    assert {table.name: len(table) for table in made} == counts(report)
    for table in made:
        assert table.columns == codebook()[table.name].names
        assert table.to_arrow().to_pylist() == table.records()
        for way in (table.to_csv, table.to_jsonl):
            written = io.BytesIO()
            way(written)
            written.getvalue().decode("utf-8")


@st.composite
def written_tables(draw: st.DrawFn) -> Table:
    code = codebook()[draw(st.sampled_from(list(codebook())))]
    row = st.tuples(*(st.none() | CELLS[column.type] for column in code.columns))
    return Table(code.name, draw(st.lists(row, max_size=4)))


def read_back(kind: str, cell: str) -> Any:
    """The value that a cell of CSV stands for; null and the empty string are the same there."""
    if cell == "":
        return None
    if kind == "string":
        return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    readers: dict[str, Any] = {"integer": int, "number": float, "decimal": str, "date": date.fromisoformat}
    return readers[kind](cell)


@given(written_tables(), st.booleans())
def test_csv_comes_back(table: Table, bom: bool) -> None:
    written = io.BytesIO()
    table.to_csv(written, bom=bom)
    text = written.getvalue().decode("utf-8-sig" if bom else "utf-8")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert tuple(lines[0]) == table.columns
    kinds = [column.type for column in table.code.columns]
    for line, row in zip(lines[1:], table.rows(), strict=True):
        for kind, cell, value in zip(kinds, line, row, strict=True):
            assert read_back(kind, cell) == (value or None if kind == "string" else value)
            assert kind != "string" or not cell.startswith(SIGNS)


@given(written_tables())
def test_arrow_and_polars_come_back(table: Table) -> None:
    made = table.to_polars()
    assert made.to_dicts() == table.records()
    required = {column.name for column in table.code.columns if column.required}
    if not any(row[name] is None for row in table for name in required):
        assert table.to_arrow().to_pylist() == table.records()


@some
@given(reports())
def test_the_same_report_gives_the_same_bytes(written: Written) -> None:
    text, _ = written
    first, second = (tables(parse(text, source="a")) for _ in range(2))
    for one, other in zip(first, second, strict=True):
        made = [io.BytesIO() for _ in range(4)]
        for table, (comma, parquet) in ((one, made[:2]), (other, made[2:])):
            table.to_csv(comma)
            table.to_parquet(parquet)
        assert made[0].getvalue() == made[2].getvalue()
        assert made[1].getvalue() == made[3].getvalue()
