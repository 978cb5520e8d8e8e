"""The command ``view``."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("click", reason="the extra `cli` brings it")

from click.testing import CliRunner, Result

from rule_of_law_extract import example_report, parse
from rule_of_law_extract.cli import command, main
from rule_of_law_extract.viewer.page import view

TEXT = "柳桥县2024年度法治政府建设情况报告\n一、主要举措和成效\n全年调解纠纷12件。\n"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command(), ["view", *arguments], input=given)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gb.txt").write_text(TEXT, encoding="gb18030")
    return tmp_path


def test_a_page_is_written(folder: Path) -> None:
    result = run("report.txt", "-o", "page.html")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "page.html: " in result.stderr
    assert (folder / "page.html").read_text(encoding="utf-8") == view(parse(TEXT, source="report.txt"))


def test_without_a_file_it_is_the_example(folder: Path) -> None:
    result = run("-o", "page.html", "--lang", "zh")
    assert result.exit_code == 0
    assert "no FILE given" in result.stderr
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert page == view(parse(example_report(), source="example report"), lang="zh")


def test_standard_input_and_output() -> None:
    result = run("-", "-o", "-", given=TEXT)
    assert result.exit_code == 0
    assert result.stdout == view(parse(TEXT, source="standard input"))


def test_what_cannot_be_read_leaves_no_page(folder: Path) -> None:
    for name, words in (("gb.txt", "not UTF-8"), ("none.txt", "No such file")):
        result = run(name, "-o", "page.html")
        assert result.exit_code == 2
        assert f"{name}: " in result.stderr
        assert words in result.stderr
    assert not (folder / "page.html").exists()


def test_what_cannot_be_written_is_said(folder: Path) -> None:
    result = run("report.txt", "-o", "none/page.html")
    assert result.exit_code == 1
    assert "could not write none/page.html" in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["gb.txt", "report.txt"]


def test_the_command_line_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["view", "report.txt"]) == 2
    assert "Missing option '-o'" in capsys.readouterr().err
    assert main(["view", "report.txt", "-o", "report.txt"]) == 2
    assert "is one of the files to read" in capsys.readouterr().err
    assert main(["view", "report.txt", "-o", "page.html", "--lang", "fr"]) == 2
    assert (folder / "report.txt").read_text(encoding="utf-8") == TEXT
