"""The command: what it prints and writes, what it says on standard error, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner, Result

import rule_of_law_extract
from rule_of_law_extract import Report, json_schema
from rule_of_law_extract.cli import command, main

TEXT = "某某街道2024年度法治政府建设情况报告\n一、主要举措和成效\n全年办结行政处罚案件85起，罚款4.62万元。\n"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command(), list(arguments), input=given)


def process(
    *arguments: str,
    module: str = "rule_of_law_extract",
    stdout: int | IO[bytes] = subprocess.PIPE,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    command_line = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command_line, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, env=env)


def records(words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in words.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("\ufeff" + TEXT.replace("85", "12"), encoding="utf-8", newline="\r\n")
    (tmp_path / "gb.txt").write_text(TEXT, encoding="gb18030")
    return tmp_path


def test_without_a_file_the_example_is_summarised() -> None:
    result = run("parse")
    assert result.exit_code == 0
    assert "关于2024年度法治政府建设情况的报告" in result.stdout
    assert "What was found odd" in result.stdout
    assert "no FILE given" in result.stderr


def test_a_file_gives_a_line_of_json(folder: Path) -> None:
    result = run("parse", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    [record] = records(result.stdout)
    assert record["source"] == "a.txt"
    assert record["text"] == (folder / "a.txt").read_text(encoding="utf-8")
    assert Report.model_validate_json(result.stdout).observations[0].quantity.value == 85


@pytest.mark.usefixtures("folder")
def test_files_come_in_their_order_and_a_mark_at_the_start_is_no_text() -> None:
    found = records(run("parse", "b.txt", "a.txt").stdout)
    assert [record["source"] for record in found] == ["b.txt", "a.txt"]
    assert found[0]["text"] == TEXT.replace("85", "12").replace("\n", "\r\n")


@pytest.mark.usefixtures("folder")
def test_pretty_is_indented() -> None:
    result = run("parse", "--pretty", "a.txt")
    assert result.stdout.startswith('{\n  "schema_version"')
    assert json.loads(result.stdout)["source"] == "a.txt"


@pytest.mark.usefixtures("folder")
def test_summaries_for_reading() -> None:
    result = run("parse", "--summary", "a.txt", "b.txt")
    assert result.exit_code == 0
    assert result.stdout.count("Figures") == 2
    assert "85起" in result.stdout
    assert "\x1b" not in result.stdout


def test_standard_input() -> None:
    [record] = records(run("parse", "-", given=TEXT.encode()).stdout)
    assert (record["source"], record["text"]) == ("standard input", TEXT)


def test_what_cannot_be_read_is_told_and_the_others_are_done(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("parse", "gone.txt", "a.txt", "gb.txt", "empty", "b.txt")
    assert result.exit_code == 2
    assert [record["source"] for record in records(result.stdout)] == ["a.txt", "b.txt"]
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert "gone.txt: No such file" in lines[0]
    assert "gb.txt: not UTF-8 text (byte 0x" in lines[1]
    assert "empty: no .txt file in this folder" in lines[2]


def test_the_output_file(folder: Path) -> None:
    result = run("parse", "a.txt", "b.txt", "-o", "out.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    found = records((folder / "out.jsonl").read_text(encoding="utf-8"))
    assert [record["source"] for record in found] == ["a.txt", "b.txt"]
    assert len(list(folder.iterdir())) == 4


def test_the_output_file_and_a_summary(folder: Path) -> None:
    result = run("parse", "a.txt", "-o", "out.jsonl", "--summary")
    assert "Figures" in result.stdout
    assert len(records((folder / "out.jsonl").read_text(encoding="utf-8"))) == 1
    assert json.loads(run("parse", "a.txt", "-o", "out.jsonl", "--pretty").stdout)
    assert len(records(run("parse", "a.txt", "-o", "-").stdout)) == 1


def test_the_output_holds_what_could_be_read(folder: Path) -> None:
    (folder / "out.jsonl").write_text("old")
    assert run("parse", "gone.txt", "a.txt", "-o", "out.jsonl").exit_code == 2
    assert len(records((folder / "out.jsonl").read_text(encoding="utf-8"))) == 1


def test_an_old_output_stays_where_nothing_could_be_read(folder: Path) -> None:
    (folder / "out.jsonl").write_text("old")
    assert run("parse", "gone.txt", "-o", "out.jsonl").exit_code == 2
    assert (folder / "out.jsonl").read_text() == "old"


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    for output in ("missing/out.jsonl", "a.txt/out.jsonl", "."):
        result = run("parse", "b.txt", "-o", output)
        assert result.exit_code == 1
        assert f"could not write {output}: " in result.stderr
        assert "Traceback" not in result.stderr
    assert len(list(folder.iterdir())) == 3


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk(folder: Path) -> None:
    result = run("parse", "a.txt", "-o", "/dev/full")
    assert result.exit_code == 1
    assert "could not write /dev/full: No space left" in result.stderr
    with open("/dev/full", "wb") as full, process("parse", "a.txt", stdout=full, cwd=folder) as running:
        said = running.communicate()[1].decode()
    assert running.returncode == 1
    assert "could not write to standard output: No space left" in said
    assert "Exception ignored" not in said


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_kept_and_its_file_replaced(folder: Path) -> None:
    (folder / "real.jsonl").write_text("old")
    (folder / "link.jsonl").symlink_to("real.jsonl")
    assert run("parse", "a.txt", "-o", "link.jsonl").exit_code == 0
    assert (folder / "link.jsonl").is_symlink()
    assert len(records((folder / "real.jsonl").read_text(encoding="utf-8"))) == 1


def test_an_interrupted_run_leaves_the_old_output(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out.jsonl").write_text("old")
    parse = rule_of_law_extract.parse

    def interrupted(text: str, *, source: str | None = None) -> Report:
        if source == "b.txt":
            raise KeyboardInterrupt
        return parse(text, source=source)

    monkeypatch.setattr("rule_of_law_extract.extractor.parse", interrupted)
    assert main(["parse", "a.txt", "b.txt", "-o", "out.jsonl"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert (folder / "out.jsonl").read_text() == "old"
    assert len(list(folder.iterdir())) == 4


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["parse", "--pretty", "--summary"], "exclude each other"),
        (["parse", "-", "-"], "only once"),
        (["parse", "a.txt", "b.txt", "-o", "./a.txt"], "one of the files to read"),
        (["parse", "--nothing"], "No such option"),
        (["explain"], "ID of a figure"),
        (["explain", "a.txt", "o1", "o2"], "ID of a figure"),
        (["other"], "No such command"),
    ],
)
def test_wrong_use(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments).exit_code == 2
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_explain() -> None:
    result = run("explain", "a.txt", "o2")
    assert result.exit_code == 0
    assert "罚款[4.62万元]" in result.stdout
    assert "46,200 元" in result.stdout


def test_explain_without_a_file_is_of_the_example() -> None:
    result = run("explain", "o1")
    assert result.exit_code == 0
    assert result.stdout.startswith("o1\n")
    assert "no FILE given" in result.stderr


@pytest.mark.usefixtures("folder")
def test_explain_what_is_not_there() -> None:
    result = run("explain", "a.txt", "o99")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a.txt: no observation 'o99'" in result.stderr
    assert run("explain", "gone.txt", "o1").exit_code == 2


def test_schema() -> None:
    assert json.loads(run("schema").stdout) == json_schema()


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version").stdout == f"rule-of-law-extract {rule_of_law_extract.__version__}\n"
    assert main(["--help"]) == 0
    words = capsys.readouterr().out
    for part in ("Examples:", "Exit codes:", "parse", "explain", "schema", "  130  interrupted"):
        assert part in words
    for name in ("parse", "explain", "schema"):
        assert run(name, "-h").exit_code == 0


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "--pretty"], ["explain", "o1"]])
def test_lone_surrogates(arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    odd = "一、\ud800举措\n办理\udfff案件12件\ud800。"
    monkeypatch.setattr("rule_of_law_extract.data.example_report", lambda: odd)
    result = run(*arguments, *(["-o", str(tmp_path / "out")] if arguments[0] == "parse" else []))
    assert result.exit_code == 0
    if arguments[0] == "parse":
        [record] = records((tmp_path / "out").read_text(encoding="utf-8"))
        assert record["text"] == odd.replace("\ud800", "?").replace("\udfff", "?")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are any bytes only there")
def test_a_name_of_any_bytes(folder: Path) -> None:
    name = os.fsdecode(b"\xff\x1b.txt")
    (folder / name).write_text(TEXT, encoding="utf-8")
    [record] = records(run("parse", name).stdout)
    assert record["source"] == "\ufffd\ufffd.txt"


@pytest.mark.parametrize(
    "content", [b"", b"\n", bytes(range(128)) * 50, "一、\n".encode() * 2000, "办理12件".encode() * 3000]
)
def test_any_text_is_parsed(content: bytes, folder: Path) -> None:
    (folder / "odd.txt").write_bytes(content)
    for arguments in (["parse"], ["parse", "--pretty"], ["parse", "--summary"]):
        assert run(*arguments, "odd.txt").exit_code == 0


@pytest.mark.parametrize(("name", "extra"), [("click", "click and rich"), ("rich.console", "rich")])
def test_a_missing_extra_is_named(
    name: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    assert main(["parse"]) == 2
    words = capsys.readouterr().err
    assert f"needs {extra}: pip install 'rule-of-law-extract[cli]'" in words


@pytest.mark.parametrize("module", ["rule_of_law_extract", "rule_of_law_extract.cli"])
def test_as_a_module(module: str, folder: Path) -> None:
    with process("parse", "a.txt", "gone.txt", module=module, cwd=folder) as running:
        out, said = running.communicate()
    assert running.returncode == 2
    assert len(records(out.decode())) == 1
    assert "gone.txt" in said.decode(errors="replace")


@pytest.mark.parametrize("arguments", [["parse", "a.txt"], ["parse", "--summary", "a.txt"], ["explain", "a.txt", "o1"]])
def test_a_terminal_without_chinese_characters(arguments: list[str], folder: Path) -> None:
    plain: Mapping[str, str] = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with process(*arguments, cwd=folder, env=plain) as running:
        out, said = running.communicate()
    assert (running.returncode, said) == (0, b"")
    assert b"85" in out


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize("arguments", [["parse"], ["parse", "--pretty"], ["explain", "o1"], ["schema"]])
def test_a_reader_that_goes_away_ends_the_run_quietly(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        running = process(*arguments, stdout=writing)
    finally:
        os.close(writing)
    with running:
        said = running.communicate()[1].decode()
    assert running.returncode == 141
    assert [line for line in said.splitlines() if "no FILE given" not in line] == []
