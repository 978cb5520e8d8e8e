"""Standard streams that are closed, and outputs that are pipes, devices and descriptors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the extra `cli` brings it")

from rule_of_law_extract.cli import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no shell that closes streams")

TEXT = "柳桥县2024年度法治政府建设情况报告\n一、主要举措和成效\n全年调解纠纷12件。\n"
CLOSED = "rule-of-law-extract: could not write to standard output: it is closed\n"
LACKS = "rule-of-law-extract: standard input: it is closed\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(20):
        (tmp_path / "in" / f"{number:02}.txt").write_text(TEXT.replace("12", str(number)), encoding="utf-8")
    return tmp_path


def shell(line: str, stdin: int = subprocess.DEVNULL) -> tuple[int, str, str]:
    """Run a line in which `$R` is the command; its exit code, and what it prints and says."""
    env = {**os.environ, "R": f"{sys.executable} -X dev -W ignore -m rule_of_law_extract"}
    done = subprocess.run(
        ["bash", "-c", line], stdin=stdin, capture_output=True, encoding="utf-8", env=env, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$R check in/01.txt >&-", 3),
        ("$R check in/01.txt --format json >&-", 3),
        ("$R validate in/01.txt >&-", 3),
        ("$R parse in/01.txt >&-", 1),
        ("$R parse in/01.txt --summary >&-", 1),
        ("$R explain in/01.txt o1 >&-", 1),
        ("$R view in/01.txt -o - >&-", 1),
        ("$R schema >&-", 1),
        ("$R --help >&-", 1),
    ],
)
def test_standard_output_is_closed(line: str, code: int) -> None:
    assert shell(line) == (code, "", CLOSED)


@pytest.mark.parametrize("closed", [">&-", "<&-", "<&- >&-", "<&- >&- 2>&-"])
def test_what_is_not_needed_may_be_closed(closed: str, folder: Path) -> None:
    lines = (
        "$R parse in -o out.jsonl",
        "$R parse in -o tables --format parquet --jobs 2",
        "$R check in/01.txt --profile arithmetic -o found",
    )
    for line in lines:
        assert shell(f"{line} {closed}") == (0, "", "")
    assert len((folder / "out.jsonl").read_bytes().splitlines()) == 20
    assert len(list((folder / "tables").iterdir())) == 8
    assert "in/01.txt: no findings" in (folder / "found").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", ["parse -", "check - --format jsonl", "validate - --format jsonl", "explain - o1"])
def test_standard_input_is_closed(line: str) -> None:
    assert shell(f"$R {line} <&-") == (2, "", LACKS)


@pytest.mark.usefixtures("folder")
def test_what_is_said_to_nobody_is_not_printed() -> None:
    code, printed, _ = shell("$R parse gone.txt in/01.txt 2>&-")
    assert code == 2
    assert json.loads(printed)["source"] == "in/01.txt"
    assert shell("$R parse --wrong 2>&-") == (2, "", "")


def test_streams_are_as_before_when_the_command_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["parse", "in/01.txt"]) == 1
    assert sys.stdin is None
    assert sys.stdout is None
    assert capsys.readouterr().err == CLOSED
    assert main(["parse", "-", "-o", "out"]) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["in", "out-failures.jsonl"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("output", ["/dev/stdout", "/dev/fd/1", ">(cat)"])
def test_the_output_is_a_pipe(output: str) -> None:
    if not os.path.exists("/dev/fd"):
        pytest.skip("no names for descriptors")
    code, printed, said = shell(f"{{ $R parse in gone.txt -o {output}; echo $? >&2; }} | cat")
    assert (code, said) == (0, "rule-of-law-extract: gone.txt: No such file or directory\n2\n")
    assert len(printed.splitlines()) == 20
    assert not os.path.exists("/dev/stdout-failures.jsonl")
    code, printed, said = shell(f"{{ $R check in/01.txt --format json -o {output}; }} | cat")
    assert (code, said) == (0, "")
    assert json.loads(printed)["files"][0]["source"] == "in/01.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="names of descriptors are links only there")
@pytest.mark.parametrize("output", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_output_is_an_open_file(output: str, folder: Path) -> None:
    assert shell(f"(echo first; $R parse in gone.txt -o {output}; echo last) > all.txt")[0] == 0
    lines = (folder / "all.txt").read_text(encoding="utf-8").splitlines()
    assert (len(lines), lines[0], lines[-1]) == (22, "first", "last")
    assert sorted(path.name for path in folder.iterdir()) == ["all.txt", "in"]
    assert not os.path.exists("/dev/stdout-failures.jsonl")


def test_the_output_is_a_named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_bytes()))
    reader.start()
    assert main(["parse", "in", "-o", "pipe"]) == 0
    reader.join(30)
    assert len(read[0].splitlines()) == 20
    assert (folder / "pipe").is_fifo()
    assert len(list(folder.iterdir())) == 2


@pytest.mark.usefixtures("folder")
def test_the_reader_of_a_pipe_goes_away() -> None:
    assert shell("{ $R parse in in in -o /dev/stdout; echo $? >&2; } | true") == (0, "", "141\n")
