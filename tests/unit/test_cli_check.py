"""The commands ``check`` and ``validate``: what they print and write, and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NoReturn

import pytest

pytest.importorskip("click", reason="the extra `cli` brings it")

from click.testing import CliRunner, Result

from rule_of_law_extract import Report, cli, parse
from rule_of_law_extract.checks import PROFILES
from rule_of_law_extract.cli import command, main

GOOD = (
    "柳桥县2024年度法治政府建设情况报告\n\n一、主要举措和成效\n"
    "县长认真履行推进法治建设第一责任人职责。全年调解纠纷12件。\n\n"
    "二、存在的不足和原因\n由于编制紧张，执法力量偏弱。\n\n三、2025年工作安排\n充实执法队伍。\n"
)
ODD = GOOD.replace("三、", "四、")
"""Of warnings only."""

LATE = GOOD.replace("\n\n", "\n发布日期：2025-05-06\n\n", 1)
"""Of one error."""


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command(), list(arguments), input=given)


def process(
    *arguments: str,
    stdout: int | IO[bytes] = subprocess.PIPE,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "rule_of_law_extract", *arguments]
    return subprocess.Popen(line, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, env=env)


def lines(words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in words.splitlines()]


def record(text: str, **changes: Any) -> str:
    return json.dumps({**json.loads(parse(text).model_dump_json()), **changes}, ensure_ascii=False) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("good", GOOD), ("odd", ODD), ("late", LATE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gb.txt").write_text(GOOD, encoding="gb18030")
    right, wrong = record(GOOD), record(GOOD, year=2024)
    (tmp_path / "right.jsonl").write_text(right * 3, encoding="utf-8")
    (tmp_path / "wrong.jsonl").write_text(right + "{no json\n" + wrong + right, encoding="utf-8")
    (tmp_path / "right.json").write_text(json.dumps(json.loads(right), indent=2), encoding="utf-8")
    return tmp_path


# --- check


def test_without_a_file_the_example_is_checked() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("example report\n")
    assert "breakdown-sum-mismatch" in result.stdout
    assert "no FILE given" in result.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.txt"], 0),
        (["odd.txt"], 0),
        (["odd.txt", "--fail-on", "warning"], 1),
        (["late.txt"], 1),
        (["late.txt", "--fail-on", "warning"], 1),
        (["late.txt", "--profile", "arithmetic"], 0),
        (["good.txt", "late.txt", "good.txt"], 1),
        (["gone.txt", "late.txt"], 2),
        (["gone.txt"], 2),
    ],
)
@pytest.mark.parametrize("form", cli._FORMATS)
def test_exit_codes(arguments: list[str], code: int, form: str) -> None:
    assert run("check", *arguments, "--format", form).exit_code == code


@pytest.mark.usefixtures("folder")
def test_the_table_goes_file_by_file() -> None:
    result = run("check", "good.txt", "late.txt")
    assert result.stdout.splitlines() == [
        "good.txt: no findings",
        "",
        "late.txt",
        "  error    2:6        late-publication: published on 2025-05-06, 35 days after",
        "                      2025-04-01",
        "",
        "2 files, 1 clean: 1 error",
    ]
    assert result.stderr == ""


@pytest.mark.usefixtures("folder")
def test_in_chinese() -> None:
    words = run("check", "late.txt", "--lang", "zh").stdout
    assert "错误  2:6" in words
    assert "逾期35天" in words
    assert words.endswith("1个文件：1个错误\n")


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_told_and_the_others_are_done() -> None:
    result = run("check", "gone.txt", "late.txt", "gb.txt", "--format", "json")
    found = json.loads(result.stdout)
    assert [file["source"] for file in found["files"]] == ["gone.txt", "late.txt", "gb.txt"]
    assert "No such file" in found["files"][0]["error"]
    assert found["counts"]["unread"] == 2
    first, second = result.stderr.splitlines()
    assert "gone.txt: No such file" in first
    assert "gb.txt: not UTF-8 text (byte 0x" in second


def test_standard_input() -> None:
    result = run("check", "-", "--format", "jsonl", given=LATE.encode())
    [found] = lines(result.stdout)
    assert (result.exit_code, found["source"], found["code"]) == (1, "standard input", "late-publication")
    assert (found["line"], found["column"], found["text"]) == (2, 6, "2025-05-06")


@pytest.mark.usefixtures("folder")
def test_profiles_are_those_of_the_library() -> None:
    assert cli._PROFILES == PROFILES
    found = [lines(run("check", "late.txt", "--format", "jsonl", "--profile", name).stdout) for name in PROFILES]
    assert [bool(items) for items in found] == [name in ("all", "provisions") for name in PROFILES]


# --- validate


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["right.jsonl"], 0),
        (["right.json"], 0),
        (["right.jsonl", "wrong.jsonl"], 1),
        (["gone.jsonl", "wrong.jsonl"], 2),
        (["."], 2),
    ],
)
@pytest.mark.parametrize("form", cli._FORMATS)
def test_exit_codes_of_validate(arguments: list[str], code: int, form: str) -> None:
    result = run("validate", *arguments, "--format", form)
    assert (result.exit_code, "Traceback" in result.stderr) == (code, False)


@pytest.mark.usefixtures("folder")
def test_findings_in_records_have_line_and_pointer() -> None:
    found = lines(run("validate", "wrong.jsonl", "--format", "jsonl").stdout)
    assert [(item["source"], item["line"], item["pointer"]) for item in found] == [
        ("wrong.jsonl", 2, ""),
        ("wrong.jsonl", 3, "/year"),
    ]
    words = run("validate", "wrong.jsonl").stdout
    assert "line 2" in words
    assert "at /year" in words


@pytest.mark.usefixtures("folder")
def test_a_table_of_right_records() -> None:
    assert run("validate", "right.jsonl", "right.json").stdout.splitlines() == [
        "right.jsonl: no findings",
        "right.json: no findings",
        "",
        "2 files, 2 clean: no findings",
    ]


def test_a_record_in_an_array_is_named_by_its_index(folder: Path) -> None:
    (folder / "array.json").write_text(f"[{record(GOOD)}, {record(GOOD, year=2024)}]", encoding="utf-8")
    assert run("validate", "array.json").stdout.splitlines()[1].split()[:2] == ["error", "[1]"]
    [found] = lines(run("validate", "array.json", "--format", "jsonl").stdout)
    assert (found["line"], found["record"], found["pointer"]) == (None, 1, "/year")


def test_standard_input_is_json_lines(folder: Path) -> None:
    given = (folder / "wrong.jsonl").read_bytes()
    result = run("validate", "-", "--format", "jsonl", given=given)
    assert result.exit_code == 1
    assert [(item["source"], item["line"]) for item in lines(result.stdout)] == [
        ("standard input", 2),
        ("standard input", 3),
    ]


def test_what_parse_writes_conforms(folder: Path) -> None:
    assert run("parse", "good.txt", "odd.txt", "late.txt", "-o", "out.jsonl").exit_code == 0
    result = run("validate", "out.jsonl", "--fail-on", "warning")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "out.jsonl: no findings")
    assert len((folder / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_validate_tells_what_it_finds_before_the_input_ends(folder: Path) -> None:
    with process("validate", "-", "--format", "jsonl", cwd=folder) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        # One that waits for the end of its input would wait for ever.
        rescue = threading.Timer(30, running.kill)
        rescue.start()
        running.stdin.write(b"{no json\n")
        running.stdin.flush()
        told = running.stdout.readline()
        rescue.cancel()
        running.stdin.close()
        assert json.loads(told)["line"] == 1
        assert running.wait() == 1


# --- both


@pytest.mark.parametrize(
    ("name", "file", "code"), [("check", "late.txt", "late-publication"), ("validate", "wrong.jsonl", "not-json")]
)
@pytest.mark.parametrize("form", cli._FORMATS)
def test_the_output_file(name: str, file: str, code: str, form: str, folder: Path) -> None:
    printed = run(name, file, "--format", form).stdout
    result = run(name, file, "--format", form, "-o", "out")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    written = (folder / "out").read_text(encoding="utf-8")
    if form == "table":
        # Wider than the terminal of a test: codes have a column of their own.
        assert written.splitlines()[-1] == printed.splitlines()[-1]
        assert f"{code}: " in printed
        assert f"{code}  " in written
    else:
        assert written == printed
    assert run(name, file, "--format", form, "-o", "-").stdout == printed


def test_an_old_output_stays_where_nothing_could_be_read(folder: Path) -> None:
    (folder / "out").write_text("old")
    for name in ("check", "validate"):
        assert run(name, "gone", "-o", "out").exit_code == 2
        assert (folder / "out").read_text() == "old"


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    before = set(folder.iterdir())
    for name, file in (("check", "late.txt"), ("validate", "wrong.jsonl")):
        result = run(name, file, "-o", "missing/out")
        assert result.exit_code == 3
        assert "could not write missing/out: " in result.stderr
        assert "Traceback" not in result.stderr
    assert set(folder.iterdir()) == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["check", "late.txt"], ["validate", "wrong.jsonl"]])
@pytest.mark.parametrize("form", cli._FORMATS)
def test_a_full_disk(arguments: list[str], form: str, folder: Path) -> None:
    result = run(*arguments, "--format", form, "-o", "/dev/full")
    assert result.exit_code == 3
    assert "could not write /dev/full: No space left" in result.stderr
    if form not in ("table", "jsonl"):
        return
    with open("/dev/full", "wb") as full, process(*arguments, "--format", form, stdout=full, cwd=folder) as running:
        said = running.communicate()[1].decode()
    assert running.returncode == 3
    assert "could not write to standard output: No space left" in said
    assert "Exception ignored" not in said


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize(
    "arguments", [["check", "late.txt"], ["check", "good.txt", "--format", "sarif"], ["validate", "wrong.jsonl"]]
)
def test_a_reader_that_goes_away_ends_the_run_quietly(arguments: list[str], folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        running = process(*arguments, stdout=writing, cwd=folder)
    finally:
        os.close(writing)
    with running:
        said = running.communicate()[1]
    assert (running.returncode, said) == (141, b"")


@pytest.mark.parametrize("form", cli._FORMATS)
def test_an_interrupted_run_leaves_the_old_output(
    form: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").write_text("old")
    before = set(folder.iterdir())

    def interrupted(text: str, *, source: str | None = None) -> Report:
        if source == "good.txt":
            raise KeyboardInterrupt
        return parse(text, source=source)

    monkeypatch.setattr("rule_of_law_extract.extractor.parse", interrupted)
    assert main(["check", "late.txt", "good.txt", "-o", "out", "--format", form]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert (folder / "out").read_text() == "old"
    assert set(folder.iterdir()) == before


@pytest.mark.usefixtures("folder")
def test_a_fault_of_the_program_is_not_taken_for_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Report, **__: str) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("rule_of_law_extract.checks.check", broken)
    result = run("check", "good.txt")
    assert result.exit_code == 3
    assert "ZeroDivisionError" in result.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "-", "-"], "only once"),
        (["check", "good.txt", "-o", "./good.txt"], "one of the files to read"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--profile", "none"], "'none' is not one of"),
        (["check", "--fail-on", "info"], "'info' is not one of"),
        (["validate"], "Missing argument"),
        (["validate", "-", "-"], "only once"),
        (["validate", "right.jsonl", "-o", "right.jsonl"], "one of the files to read"),
    ],
)
def test_wrong_use(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("name", ["check", "validate"])
def test_help(name: str) -> None:
    words = run(name, "-h").stdout
    for part in ("Examples:", "Exit codes:", "  1    findings at or above --fail-on", "  3    the output could not"):
        assert part in words
    assert f"\n  {name} " in run("-h").stdout


def test_only_the_table_needs_rich(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").write_text("old")
    monkeypatch.setitem(sys.modules, "rich.console", None)
    assert main(["check", "good.txt", "-o", "out"]) == 2
    assert "needs rich: pip install 'rule-of-law-extract[cli]'" in capsys.readouterr().err
    assert (folder / "out").read_text() == "old"
    assert main(["check", "good.txt", "-o", "out", "--format", "json"]) == 0


def test_a_terminal_without_chinese_characters(folder: Path) -> None:
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with process("check", "odd.txt", "--lang", "zh", cwd=folder, env=plain) as running:
        out, said = running.communicate()
    assert (running.returncode, said) == (0, b"")
    assert b"skipped-ordinal" in out
    with process("check", "odd.txt", "--lang", "zh", "--format", "jsonl", cwd=folder, env=plain) as running:
        out = running.communicate()[0]
    assert "此处序号应为3" in out.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are any bytes only there")
@pytest.mark.parametrize("form", cli._FORMATS)
def test_a_name_of_any_bytes(form: str, folder: Path) -> None:
    name = os.fsdecode(b"\xff\x1b.txt")
    (folder / name).write_text(LATE, encoding="utf-8")
    result = run("check", name, "--format", form)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout or form == "github"
    if form == "sarif":
        assert '"uri": "%FF%1B.txt"' in result.stdout


@pytest.mark.parametrize(
    "content", [b"", b"\n", bytes(range(128)) * 50, "一、\n".encode() * 2000, "办理12件".encode() * 3000]
)
def test_any_text_is_checked(content: bytes, folder: Path) -> None:
    (folder / "any.txt").write_bytes(content)
    for form in cli._FORMATS:
        assert run("check", "any.txt", "--format", form).exit_code in (0, 1)
