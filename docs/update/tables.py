"""Writes docs/tables.md, the page of the tables and their codebook: python docs/update/tables.py"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rule_of_law_extract import schema
from rule_of_law_extract.tabular import Column, TableCode, codebook

PAGE = Path(__file__).parents[1] / "tables.md"

_INTRODUCTION = """\
# Tables and their codebook

<!-- Made by docs/update/tables.py; a change belongs there or in rule_of_law_extract/tabular/codebook.toml. -->

`tables(reports)` turns reports into eight tables. Their columns are those on this page, whatever the reports hold: a
column that has nothing to say is null, and none comes or goes.

```python
import rule_of_law_extract as rle
from rule_of_law_extract.tabular import tables

report = rle.parse(rle.example_report(), source="example.txt")
made = tables([report])
print(made)
for row in made.observations.records()[24:27]:
    print(row["report_id"], row["observation_id"], row["indicator"], row["value"], row["unit"])
```

```text
{output}```

`tables` takes one report or any iterable of them, goes through it once and keeps no report; for more than memory holds,
`batches(reports, 1000)` gives the same rows in parts. Each table has

| | | needs |
|---|---|---|
| `records()`, `column(name)`, iteration, `len()` | plain dicts and lists | |
| `to_csv(file)`, `to_jsonl(file)` | text files | |
| `to_arrow()`, `to_parquet(file)` | Arrow and Parquet | extra `arrow` |
| `to_pandas()` | a pandas DataFrame | extra `pandas` |
| `to_polars()` | a polars DataFrame | extra `polars` |

On the command line:

```text
rule-of-law-extract parse reports/ -o tables --format csv              all tables, tables/reports.csv …
rule-of-law-extract parse reports/ -o tables --format parquet --jobs 4
rule-of-law-extract parse reports/ --table observations --format csv --bom -o figures.csv
rule-of-law-extract parse reports/ --table reports                      JSON Lines on standard output
```

What could not be read is told on standard error and listed, a line of JSON each, in `tables/failures.jsonl`, or beside
a single file in `figures-failures.jsonl`: `source`, `kind` (`unreadable`, or `fault` where the program is at fault),
`message` and `detail`. A run without failures removes the list of an earlier one. Files are written whole or not at
all, and `--jobs` changes the time it takes but no byte.

## Keys

`report_id` names the report in every table. It is the report's `source`, which the command line sets to the path as it
was given or found; a report without source is named by its position, from 1. A name that was given before gets `#2`,
`#3` …. The same reports in the same order have the same names. Within a report, `observation_id` names a figure and
`section_id` a section; `report_id` and one of them are unique together. Spans count code points of the report's text,
from 0, and the end is behind the last one, so `text[span_start:span_end]` is what the row was read from.

## Types

| type | Python | Arrow, Parquet | pandas | polars | CSV |
|---|---|---|---|---|---|
| string | `str` | `string` | `string` | `String` | text |
| integer | `int` | `int64` | `Int64` | `Int64` | digits |
| number | `float` | `double` | `float64` | `Float64` | shortest digits that give the same double |
| decimal | `str` | `string` | `string` | `String` | digits |
| boolean | `bool` | `bool` | `boolean` | `Boolean` | `true`, `false` |
| date | `datetime.date` | `date32` | `datetime64[s]` | `Date` | `YYYY-MM-DD` |

Numbers are doubles, which every program reckons with; a double holds every whole number up to 2⁵³ exactly, and of 99.2
the nearest. Where a digit matters, `value_exact` and `value_max_exact` have the digits as read. An integer beyond 64
bits, and a number beyond the doubles, is null. A lone surrogate, which no file can hold, stands as `?`.

CSV is that of RFC 4180: UTF-8, comma, lines that end with CR LF; null and the empty string are both an empty cell. A
spreadsheet would run a text that begins with `=`, `+`, `-` or `@`, one of their full-width forms, a tab or a line
break; such a cell gets an apostrophe before it (CWE-1236), and so does one that has apostrophes before such a sign.
Numbers, decimals and dates never get one.

CSV says nothing of types. Excel and pandas read `section_id` and `parent_id` as numbers, and 1.10, the tenth section
of the first, becomes 1.1: read them as text, with `dtype={"section_id": "string", "parent_id": "string"}` in pandas,
and in other programs, Excel among them, as [R, Stata, pandas and Excel](r_stata.md) says. Parquet keeps the types.

To add figures up, take `role` `reported`, no `change`, `is_part` false and one `normal_unit`.

JSON Lines, Arrow and Parquet have the text as it is. The Arrow schema carries this page: the metadata of a field has
`description`, `description_zh`, `unit` and `terms`.

In the lists below *required* means never null, and a `unit` in quotes is the column that names it.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()).rstrip() + "\n"


def _example() -> str:
    from rule_of_law_extract import example_report, parse
    from rule_of_law_extract.tabular import tables

    made = tables([parse(example_report(), source="example.txt")])
    keys = ("report_id", "observation_id", "indicator", "value", "unit")
    rows = [" ".join(str(row[key]) for key in keys) for row in made.observations.records()[24:27]]
    return "".join(f"{line}\n" for line in (repr(made), *rows))


def _lines() -> Iterator[str]:
    yield _INTRODUCTION.replace("{output}", _example())
    for table in codebook().values():
        yield from _table(table)
    yield "## Vocabularies"
    yield ""
    for name in dict.fromkeys(column.terms for table in codebook().values() for column in table.columns):
        if name:
            yield from _vocabulary(name)


def _table(table: TableCode) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield table.en
    yield ""
    yield table.zh
    yield ""
    yield "| column | type | unit | meaning | 含义 |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {column.unit} | {_meaning(column)} | {_cell(column.zh)} |"
    yield ""


def _type(column: Column) -> str:
    return f"{column.type}, *required*" if column.required else column.type


def _meaning(column: Column) -> str:
    link = f" [{column.terms}](#{column.terms.lower()})" if column.terms else ""
    return _cell(column.en) + link


def _vocabulary(name: str) -> Iterator[str]:
    terms: type[schema.Term] = getattr(schema, name)
    yield f"### {name}"
    yield ""
    yield terms.__zh__
    yield ""
    yield "| value | 中文 |"
    yield "|---|---|"
    for member in terms:
        yield f"| `{member.value}` | {_cell(member.zh)} |"
    yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
