"""The summary: everything is there, nothing is wider than the terminal, and a page cannot steer it."""

from __future__ import annotations

import io
import sys
from functools import cache
from typing import cast

import pytest
from rich.cells import cell_len

from rule_of_law_extract import Report, parse
from rule_of_law_extract.data import example_report
from rule_of_law_extract.viewer import print_summary, summary_text


@cache
def example() -> Report:
    return parse(example_report(), source="example report")


def block(text: str, name: str) -> list[str]:
    """The lines under a heading of the summary."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(name))
    return lines[start + 1 : lines.index("", start + 1)] if "" in lines[start + 1 :] else lines[start + 1 :]


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100, 120, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in summary_text(example(), width=width).split("\n")) <= width


@pytest.mark.parametrize(("width", "most_lines"), [(80, 1.5), (120, 1.2), (140, 1.0)])
def test_figures_stay_on_few_lines(width: int, most_lines: float) -> None:
    lines = block(summary_text(example(), width=width), "Figures")
    assert len(lines) - 1 <= most_lines * len(example().observations)


@pytest.mark.parametrize("width", [40, 50, 59])
def test_figures_keep_their_width_on_a_narrow_terminal(width: int) -> None:
    lines = summary_text(example(), width=width).split("\n")
    for item in example().observations:
        number = next(number for number, line in enumerate(lines) if line.split(" ", 1)[0] == item.id)
        assert f" {item.quantity.text}  " in lines[number]
        assert lines[number].endswith(f"{item.quantity.unit or ''}  {item.section_id}")
        below = "".join(line.strip() for line in lines[number + 1 : number + 4])
        assert (item.subject or "") in below
    codes = "\n".join(block(summary_text(example(), width=width), "What was found odd"))
    assert all(found.code in codes for found in example().findings)


@pytest.mark.parametrize("width", [80, 140])
def test_all_of_the_report_is_there(width: int) -> None:
    report, text = example(), summary_text(example(), width=width)
    title = report.metadata.title
    assert title is not None
    assert text.startswith(title)
    for words in ("example report", "栎澄区人民政府蘅桥街道办事处", "2024", "2025-02-11", "蘅街办〔2025〕6号"):
        assert words in "\n".join(block(text, title))
    figures = [line.split(" ", 1)[0] for line in block(text, "Figures")[1:]]
    assert [word for word in figures if word] == [item.id for item in report.observations]
    outline = "\n".join(block(text, "Outline"))
    for section in report.sections:
        assert section.id in outline
        assert section.part.value in outline
    assert len(block(text, "Breakdowns")) >= len(report.breakdowns)
    for name, items in (("Shortcomings", report.problems), ("Plans", report.plans)):
        assert f"{name}  {len(items)}" in text
        assert block(text, name)[-1]
    for finding in report.findings:
        assert finding.code in "\n".join(block(text, "What was found odd"))


def test_sums_are_told() -> None:
    lines = block(summary_text(example(), width=140), "Breakdowns")
    assert any(line.endswith("adds up") for line in lines)
    assert any("矛盾纠纷 479 件 = " in line and line.endswith("2 too many") for line in lines)


def test_codes_have_room_on_a_wide_terminal_only() -> None:
    assert "enforcement.penalty_cases" in summary_text(example(), width=140)
    narrow = summary_text(example(), width=80)
    assert "enforcement.penalty_cases" not in narrow
    assert "行政处罚案件数" in narrow


def test_plain_where_there_is_no_terminal() -> None:
    text = summary_text(example())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text == summary_text(example())


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal()
    print_summary(example(), file=terminal, width=80)
    assert "\x1b[" in terminal.getvalue()


def test_standard_output_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(example(), width=90)
    assert capsys.readouterr().out == summary_text(example(), width=90)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "这不是报告。", "一、\n二、\n", "\ud800\udfff", "办理12件，其中3件", "《" * 50]
)
def test_any_text_has_a_summary(text: str) -> None:
    report = parse(text)
    words = summary_text(report, width=80)
    assert "What was found odd" in words
    words.encode()


def test_an_empty_report_says_none() -> None:
    text = summary_text(parse(""))
    assert text.startswith("(no title)")
    for name in ("Outline", "Breakdowns", "Shortcomings", "Plans"):
        assert f"{name}  none" in text
    assert "no-report-structure" in text


def test_the_page_neither_marks_up_nor_steers() -> None:
    report = parse(
        "一、[bold]举措[/bold]:smile:机制\n\n全年\x1b[31m办理\x07案件12件\x00，调解\u202e[red]纠纷[/red]3件。\n"
    )
    text = summary_text(report, width=140)
    assert "[bold]举措[/bold]:smile:机制" in text
    assert "3 " in "\n".join(block(text, "Figures"))
    assert all(line.isprintable() for line in text.split("\n"))


def test_long_lists_are_cut_and_it_is_said() -> None:
    report = parse("一、举措\n" + "全年检查12次。\n" * 300)
    text = summary_text(report, most=50)
    assert len(block(text, "Figures")) == 52
    assert f"… and {len(report.observations) - 50} more" in text


def test_a_list_as_long_as_the_limit_is_whole() -> None:
    report = parse("一、举措\n" + "全年检查12次。\n" * 50)
    assert "more" not in summary_text(report, most=50)


def test_not_a_report() -> None:
    with pytest.raises(TypeError, match="not of dict"):
        print_summary(cast("Report", {}))


def test_without_rich_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with pytest.raises(ImportError, match=r"rule-of-law-extract\[cli\]"):
        print_summary(example())
