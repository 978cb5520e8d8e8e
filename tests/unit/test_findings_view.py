"""Findings as they are handed out: places, the table, JSON, JSON Lines, workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

import pytest

from rule_of_law_extract import Report, parse
from rule_of_law_extract.schema import Finding, Severity, Span
from rule_of_law_extract.viewer.findings import Found, Language, Region, Run, Source, in_record, in_report
from rule_of_law_extract.viewer.findings_github import findings_github
from rule_of_law_extract.viewer.findings_json import findings_json, findings_jsonl
from rule_of_law_extract.viewer.findings_table import findings_table
from rule_of_law_extract.viewer.sarif import findings_sarif

pytest.importorskip("rich", reason="the extra `cli` brings it")

IN_TEXT = Found(
    code="late-publication",
    severity=Severity.ERROR,
    message="published too late",
    message_zh="公开时间晚于规定",
    span=Span(start=25, end=35),
    line=2,
    region=Region(2, 6, 2, 16),
    text="2025-05-06",
)
IN_RECORD = Found(
    code="span-outside-text",
    severity=Severity.WARNING,
    message="the span leaves the text",
    line=7,
    pointer="/observations/0/quantity/span",
    record=7,
)
NOWHERE = Found(code="missing-title", severity=Severity.INFO, message="no title", message_zh="没有标题")

Format = Callable[[Run], Iterator[str]]
FORMATS: tuple[Format, ...] = (findings_table, findings_json, findings_jsonl, findings_sarif, findings_github)


def source(*found: Found, name: str = "a.txt", path: str | None = "a.txt", problem: str | None = None) -> Source:
    def given(this: Source) -> Iterator[Found]:
        yield from found
        this.problem = problem

    return Source(name, path, given)


def run(*sources: Source, language: Language = "en") -> Run:
    return Run(sources, language)


def table(*sources: Source, language: Language = "en", width: int = 80) -> list[str]:
    return "".join(findings_table(run(*sources, language=language), file=StringIO(), width=width)).splitlines()


def report_on(text: str, *spans: tuple[int, int]) -> tuple[Report, list[Finding]]:
    found = [
        Finding(code="odd", severity=Severity.INFO, message="odd", span=Span(start=start, end=end))
        for start, end in spans
    ]
    return parse(text), found


@pytest.mark.parametrize(
    ("text", "span", "region", "words"),
    [
        ("一二三", (0, 1), (1, 1, 1, 2), "一"),
        ("一二\n三四", (3, 5), (2, 1, 2, 3), "三四"),
        ("一\r\n二三", (4, 5), (2, 2, 2, 3), "三"),
        ("一\n\n二", (0, 4), (1, 1, 3, 2), "一\n\n二"),
        ("一\n二", (0, 2), (1, 1, 2, 1), "一\n"),
        ("\U00020000二", (1, 2), (1, 2, 1, 3), "二"),
        ("一\n", (2, 2), (2, 1, 2, 1), ""),
        ("", (0, 0), (1, 1, 1, 1), ""),
    ],
)
def test_places_in_a_text(text: str, span: tuple[int, int], region: tuple[int, int, int, int], words: str) -> None:
    [found] = in_report(*report_on(text, span))
    assert (found.region, found.line, found.text) == (Region(*region), region[0], words)


def test_a_finding_of_no_place() -> None:
    [found] = in_report(parse("一"), [Finding(code="odd", severity=Severity.INFO, message="odd")])
    assert (found.span, found.line, found.region, found.text, found.pointer) == (None, None, None, None, None)


def test_what_validate_yields_keeps_all_it_says() -> None:
    # A Found has the attributes that a finding in a record has.
    class Given:
        code, severity, message, message_zh, detail = "odd", Severity.ERROR, "odd", "有误", "more"
        span, pointer, line, record = Span(start=1, end=2), "/text", 3, 2

    found = in_record(Given())
    for name in ("code", "severity", "message", "message_zh", "detail", "span", "pointer", "line", "record"):
        assert getattr(found, name) == getattr(Given, name)


def test_table() -> None:
    assert table(source(IN_TEXT, NOWHERE), source(name="b.txt"), source(IN_RECORD, name="c.jsonl"), width=80) == [
        "a.txt",
        "  error    2:6        late-publication: published too late",
        "                      > 2025-05-06",
        "  info     -          missing-title: no title",
        "",
        "b.txt: no findings",
        "",
        "c.jsonl",
        "  warning  line 7     span-outside-text: the span leaves the text",
        "                      at /observations/0/quantity/span",
        "",
        "3 files, 1 clean: 1 error, 1 warning, 1 note",
    ]


def test_table_in_chinese_has_its_columns_where_they_belong() -> None:
    lines = table(source(IN_TEXT, NOWHERE), source(IN_RECORD), language="zh")
    assert lines == [
        "a.txt",
        "  错误  2:6        late-publication: 公开时间晚于规定",
        "                   > 2025-05-06",
        "  提示  -          missing-title: 没有标题",
        "",
        "a.txt",
        "  警告  第7行      span-outside-text: the span leaves the text",
        "                   位于 /observations/0/quantity/span",
        "",
        "2个文件：1个错误，1个警告，1个提示",
    ]


def test_wide_tables_have_a_column_of_codes() -> None:
    wide = table(source(IN_TEXT, NOWHERE), width=120)
    column = wide[1].index("published")
    assert wide[1][:column].split() == ["error", "2:6", "late-publication"]
    assert wide[2] == " " * column + "> 2025-05-06"
    assert wide[3].index("no title") == column


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_long_messages_stay_in_their_column(width: int) -> None:
    from rich.cells import cell_len

    long = Found(
        code="odd", severity=Severity.ERROR, message="words and words " * 20, text="很长的原文" * 40, line=1,
        region=Region(1, 1, 1, 201), message_zh="说明" * 60,
    )  # fmt: skip
    for language in ("en", "zh"):
        lines = table(source(long), width=width, language=language)
        assert max(map(cell_len, lines)) <= width
        assert lines[-3].endswith("…")
        assert all(line == line.rstrip() for line in lines)


def test_words_that_the_message_names_are_not_said_twice() -> None:
    found = Found(code="odd", severity=Severity.INFO, message="a placeholder: XX", text="XX", line=1)
    assert len(table(source(found))) == 4
    assert "".join(findings_github(run(source(found)))).count("XX") == 1


@pytest.mark.parametrize(
    ("sources", "total"),
    [
        ((), "0 files: no findings"),
        ((source(),), "1 file: no findings"),
        ((source(problem="gone"),), "1 file, 1 not read: no findings"),
        ((source(), source(), source(NOWHERE, NOWHERE)), "3 files, 2 clean: 2 notes"),
    ],
)
def test_the_last_line_counts(sources: tuple[Source, ...], total: str) -> None:
    assert table(*sources)[-1] == total


def test_what_could_not_be_read_is_not_clean() -> None:
    assert table(source(problem="No such file"))[0] == "a.txt: could not be read: No such file"
    assert table(source(problem="No such file"), language="zh")[0] == "a.txt：未能读取（No such file）"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = "".join(findings_table(run(source(IN_TEXT)), file=Terminal(), width=80))
    assert "\x1b[1;31merror" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in "".join(findings_table(run(source(IN_TEXT)), file=Terminal(), width=80))
    assert "\x1b" not in "".join(findings_table(run(source(IN_TEXT)), file=StringIO(), width=80))


def test_nothing_steers_a_terminal() -> None:
    hostile = "\x1b[2J\n\u202e\r\x00"
    found = Found(
        code="odd", severity=Severity.INFO, message=f"m{hostile}", text=f"t{hostile}", line=1, region=Region(1, 1, 1, 2)
    )
    pointed = Found(code="odd", severity=Severity.INFO, message="m", pointer=f"/p{hostile}", line=1)
    words = "".join(findings_table(run(source(found, pointed, name=f"n{hostile}", problem=hostile)), file=StringIO()))
    assert not set("\x1b\u202e\r\x00") & set(words)


def test_json_document() -> None:
    document = json.loads("".join(findings_json(run(source(IN_TEXT, IN_RECORD), source(), source(problem="gone")))))
    first, clean, gone = document["files"]
    assert [found["code"] for found in first["findings"]] == ["late-publication", "span-outside-text"]
    assert first["findings"][0] == {
        "code": "late-publication",
        "severity": "error",
        "message": "published too late",
        "message_zh": "公开时间晚于规定",
        "detail": None,
        "span": {"start": 25, "end": 35},
        "text": "2025-05-06",
        "line": 2,
        "column": 6,
        "end_line": 2,
        "end_column": 16,
        "pointer": None,
        "record": None,
    }
    assert first["findings"][1]["pointer"] == "/observations/0/quantity/span"
    assert clean == {"source": "a.txt", "findings": []}
    assert gone == {"source": "a.txt", "findings": [], "error": "gone"}
    assert document["counts"] == {"error": 1, "warning": 1, "info": 0, "files": 3, "clean": 1, "unread": 1}


def test_json_lines() -> None:
    lines = "".join(findings_jsonl(run(source(IN_TEXT, NOWHERE), source(), source(IN_RECORD, name="c")))).splitlines()
    found = [json.loads(line) for line in lines]
    assert [(line["source"], line["code"]) for line in found] == [
        ("a.txt", "late-publication"),
        ("a.txt", "missing-title"),
        ("c", "span-outside-text"),
    ]
    assert len({tuple(line) for line in found}) == 1


def test_workflow_commands() -> None:
    in_text, in_record, nowhere = findings_github(run(source(IN_TEXT, IN_RECORD, NOWHERE)))
    assert in_text == (
        "::error file=a.txt,line=2,endLine=2,col=6,endColumn=15,title=late-publication"
        "::published too late%0A2025-05-06\n"
    )
    assert in_record == (
        "::warning file=a.txt,line=7,title=span-outside-text"
        "::the span leaves the text%0A/observations/0/quantity/span\n"
    )
    assert nowhere == "::notice file=a.txt,title=missing-title::no title\n"


def test_workflow_commands_are_escaped() -> None:
    odd = Found(code="odd", severity=Severity.ERROR, message="100%: a,b\r\nc::d", line=1)
    [line] = findings_github(run(source(odd, path="a,b:c%\n.txt")))
    assert line == "::error file=a%2Cb%3Ac%25%0A.txt,line=1,title=odd::100%25: a,b%0D%0Ac::d\n"


def test_workflow_commands_over_several_lines_have_no_columns() -> None:
    found = Found(code="odd", severity=Severity.ERROR, message="m", line=2, region=Region(2, 5, 4, 1), text="…")
    [line] = findings_github(run(source(found, path=None)))
    assert line.startswith("::error line=2,endLine=4,title=odd::")


@pytest.mark.parametrize("form", FORMATS)
def test_messages_are_in_the_language_asked_for(form: Format) -> None:
    assert "公开时间晚于规定" in "".join(form(run(source(IN_TEXT), language="zh")))
    assert "published too late" in "".join(form(run(source(IN_TEXT))))


@pytest.mark.parametrize("form", FORMATS)
def test_each_finding_is_out_before_the_next_is_looked_for(form: Format) -> None:
    asked: list[str] = []

    def endless(_: Source) -> Iterable[Found]:
        for number in range(1_000_000):
            asked.append(f"{number}")
            yield NOWHERE

    pieces = form(Run([Source("a", None, endless)]))
    while "no title" not in next(pieces):
        pass
    assert len(asked) <= 2


def test_the_threshold() -> None:
    done = run(source(IN_RECORD, NOWHERE))
    assert not done.has(Severity.WARNING)
    "".join(findings_jsonl(done))
    assert done.has(Severity.WARNING)
    assert not done.has(Severity.ERROR)


def test_without_rich_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "rich.console", None)
    with pytest.raises(ImportError, match=r"rule-of-law-extract\[cli\]"):
        next(findings_table(run()))
