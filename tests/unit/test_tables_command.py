"""The command ``parse`` with folders, formats, tables and processes."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from rule_of_law_extract import Report, parse
from rule_of_law_extract.cli import command, main
from rule_of_law_extract.commands import making
from rule_of_law_extract.commands.inputs import Source
from rule_of_law_extract.commands.progress import Bar
from rule_of_law_extract.tabular import codebook, tables

TEXT = "某某街道2024年度法治政府建设情况报告\n一、主要举措和成效\n全年办结行政处罚案件85起，罚款4.62万元。\n"
SOURCES = ["in/B.txt", "in/a/1.txt", "in/a/2.TXT", "in/b.txt"]


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(command(), list(arguments), input=given)


def rows_of(content: str | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four reports, and with what is none."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("b.txt", "a/2.TXT", "a/1.txt", "B.txt", "notes.md", ".hidden.txt", ".git/c.txt")):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.replace("85", str(number + 10)), encoding="utf-8")
    return tmp_path


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """More files than two processes have under way at a time, some of them bad."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(60):
        path = tmp_path / "in" / f"{number:02}.txt"
        path.write_bytes(b"\xff" if number in (3, 41) else TEXT.replace("85", str(number)).encode())
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_is_walked_in_the_order_of_names() -> None:
    result = run("parse", "in")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [record["source"] for record in rows_of(result.stdout)] == SOURCES


@pytest.mark.usefixtures("folder")
def test_folders_and_files_together() -> None:
    result = run("parse", "in/b.txt", "in/a", "in/notes.md", "--table", "reports")
    found = [(row["report_id"], row["position"]) for row in rows_of(result.stdout)]
    assert found == [("in/b.txt", 1), ("in/a/1.txt", 2), ("in/a/2.TXT", 3), ("in/notes.md", 4)]


def test_a_folder_without_reports(folder: Path) -> None:
    (folder / "none" / "deeper").mkdir(parents=True)
    result = run("parse", "none", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "rule-of-law-extract: none: no .txt file in this folder\n"
    assert sorted(path.name for path in folder.iterdir()) == ["in", "none", "out-failures.jsonl"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_what_is_no_file_is_told_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "in" / "a" / "0.txt")
    (folder / "in" / "gone.txt").symlink_to("nowhere")
    (folder / "in" / "round").symlink_to(".")
    (folder / "in" / "link.txt").symlink_to("b.txt")
    result = run("parse", "in")
    assert result.exit_code == 2
    assert [record["source"] for record in rows_of(result.stdout)] == [*SOURCES, "in/link.txt"]
    assert "in/a/0.txt: Not a regular file" in result.stderr
    assert "in/gone.txt: No such file" in result.stderr


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_all_tables(form: str, folder: Path) -> None:
    result = run("parse", "in", "-o", "out", "--format", form)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(f"{name}.{form}" for name in codebook())
    reports = [parse((folder / source).read_text(encoding="utf-8"), source=source) for source in SOURCES]
    for table in tables(reports):
        if form == "parquet":
            found = pq.read_table(folder / "out" / f"{table.name}.parquet")
            assert found.equals(table.to_arrow(), check_metadata=True)
        else:
            written = io.BytesIO()
            table.to_csv(written)
            assert (folder / "out" / f"{table.name}.csv").read_bytes() == written.getvalue()


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_one_table(form: str, folder: Path) -> None:
    assert run("parse", "in", "-o", "figures", "--table", "observations", "--format", form).exit_code == 0
    path = folder / "figures"
    if form == "parquet":
        values = pq.read_table(path).column("value").to_pylist()
    elif form == "csv":
        values = [float(row["value"]) for row in csv.DictReader(io.StringIO(path.read_bytes().decode()))]
    else:
        values = [row["value"] for row in rows_of(path.read_bytes())]
    assert values == [13, 46200, 12, 46200, 11, 46200, 10, 46200]


@pytest.mark.usefixtures("folder")
def test_a_table_on_standard_output() -> None:
    result = run("parse", "in", "--table", "reports", "--format", "csv")
    lines = result.stdout_bytes.decode().split("\r\n")
    assert lines[0].startswith("report_id,position,source,")
    assert len(lines) == 6
    marked = run("parse", "in", "--table", "reports", "--format", "csv", "--bom").stdout_bytes
    assert marked == b"\xef\xbb\xbf" + result.stdout_bytes
    assert run("parse", "-", "--table", "plans", "--format", "csv", given=TEXT).stdout_bytes.count(b"\r\n") == 1


@pytest.mark.usefixtures("folder")
def test_the_example_as_a_table() -> None:
    [row] = rows_of(run("parse", "--table", "reports").stdout)
    assert row["report_id"] == "example report"


def test_an_output_and_a_summary(folder: Path) -> None:
    result = run("parse", "in", "-o", "out", "--format", "csv", "--summary")
    assert result.stdout.count("Figures") == 4
    assert len(list((folder / "out").iterdir())) == 8


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_several_processes_write_the_same_bytes(form: str, many: Path) -> None:
    for jobs in ("1", "2"):
        # A process of its own: its interpreter may not be this one, which has run tests before.
        words = ["parse", "in", "-o", f"out{jobs}", "--format", form, "--jobs", jobs]
        done = subprocess.run(
            [sys.executable, "-m", "rule_of_law_extract", *words], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 2
        assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["in/03.txt", "in/41.txt"]
    one, two = many / "out1", many / "out2"
    if form == "jsonl":
        assert len(rows_of(one.read_bytes())) == 58
        assert one.read_bytes() == two.read_bytes()
        assert (many / "out1-failures.jsonl").read_bytes() == (many / "out2-failures.jsonl").read_bytes()
    else:
        names = sorted(path.name for path in one.iterdir())
        assert len(names) == 9
        assert names == sorted(path.name for path in two.iterdir())
        assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)


def test_several_processes_print_in_order(many: Path) -> None:
    result = run("parse", "in", "--jobs", "2")
    assert [record["source"] for record in rows_of(result.stdout)] == [
        f"in/{number:02}.txt" for number in range(60) if number not in (3, 41)
    ]
    assert len(list(many.iterdir())) == 1


def test_failures_are_listed_beside_the_output(many: Path) -> None:
    assert run("parse", "in", "-o", "out.jsonl").exit_code == 2
    listed = rows_of((many / "out-failures.jsonl").read_bytes())
    assert [(row["source"], row["kind"], row["detail"]) for row in listed] == [
        ("in/03.txt", "unreadable", None),
        ("in/41.txt", "unreadable", None),
    ]
    assert listed[0]["message"].startswith("not UTF-8 text (byte 0xff at 0)")
    assert run("parse", "in", "-o", "out", "--format", "csv", "--table", "reports").exit_code == 2
    assert run("parse", "in", "-o", "tables", "--format", "csv").exit_code == 2
    assert rows_of((many / "tables" / "failures.jsonl").read_bytes()) == listed
    # An output without failures takes the place of one with them.
    assert run("parse", "in/01.txt", "-o", "out.jsonl").exit_code == 0
    assert not (many / "out-failures.jsonl").exists()
    assert run("parse", "in/01.txt", "-o", "tables", "--format", "csv").exit_code == 0
    assert not (many / "tables" / "failures.jsonl").exists()


def test_where_nothing_could_be_read_only_the_list_is_new(many: Path) -> None:
    assert run("parse", "in/01.txt", "-o", "tables", "--format", "csv").exit_code == 0
    before = {path.name: path.read_bytes() for path in (many / "tables").iterdir()}
    assert run("parse", "in/03.txt", "-o", "tables", "--format", "csv").exit_code == 2
    after = {path.name: path.read_bytes() for path in (many / "tables").iterdir()}
    assert [row["source"] for row in rows_of(after.pop("failures.jsonl"))] == ["in/03.txt"]
    assert after == before
    assert run("parse", "in/41.txt", "-o", "tables", "--format", "csv").exit_code == 2
    assert [row["source"] for row in rows_of((many / "tables" / "failures.jsonl").read_bytes())] == ["in/41.txt"]
    assert run("parse", "in/03.txt", "-o", "new", "--format", "parquet").exit_code == 2
    assert [path.name for path in (many / "new").iterdir()] == ["failures.jsonl"]
    assert run("parse", "in/03.txt", "-o", "new.jsonl").exit_code == 2
    assert not (many / "new.jsonl").exists()
    assert [row["source"] for row in rows_of((many / "new-failures.jsonl").read_bytes())] == ["in/03.txt"]


def test_a_device_has_nothing_beside_it(many: Path) -> None:
    if not os.path.exists(os.devnull) or os.name == "nt":
        pytest.skip("no such device")
    assert run("parse", "in", "-o", os.devnull).exit_code == 2
    assert not os.path.exists("/dev/null-failures.jsonl")
    assert len(list(many.iterdir())) == 1


def test_a_file_that_the_program_fails_on_does_not_stop_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str, *, source: str | None = None) -> Report:
        if source == "in/a/1.txt":
            raise ZeroDivisionError("of this test")
        return parse(text, source=source)

    monkeypatch.setattr("rule_of_law_extract.extractor.parse", failing)
    result = run("parse", "in", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert "in/a/1.txt: the program is at fault: ZeroDivisionError: of this test" in result.stderr
    assert len(rows_of((folder / "out.jsonl").read_bytes())) == 3
    [row] = rows_of((folder / "out-failures.jsonl").read_bytes())
    assert row["kind"] == "fault"
    assert "in failing" in row["detail"]


def test_outputs_that_cannot_be_written(folder: Path) -> None:
    (folder / "file").write_text("old")
    for output in ("file", "missing/out", "file/out"):
        result = run("parse", "in", "-o", output, "--format", "csv")
        assert result.exit_code == 1
        assert f"could not write {output}: " in result.stderr
    (folder / "out" / "plans.csv").mkdir(parents=True)
    assert run("parse", "in", "-o", "out", "--format", "csv").exit_code == 1
    assert not [path for path in (folder / "out").rglob("*") if path.suffix == ".tmp"]
    assert (folder / "file").read_text() == "old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.usefixtures("folder")
def test_a_full_disk(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "in", "-o", "/dev/full", "--format", form, "--table", "reports"]) == 1
    assert "could not write /dev/full: No space left" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bom"], "--bom is for --format csv"),
        (["--format", "parquet", "--table", "plans"], "needs -o: it is no text"),
        (["--format", "parquet", "--table", "plans", "-o", "-"], "needs -o: it is no text"),
        (["--format", "csv"], "needs -o FOLDER for all tables"),
        (["--table", "plans", "--pretty"], "exclude each other"),
        (["--table", "nothing"], "'nothing' is not one of"),
        (["--format", "xlsx"], "'xlsx' is not one of"),
        (["--summary", "--jobs", "2"], "--summary is for --jobs 1"),
        (["--jobs", "0"], "0 is not in the range"),
        (["-", "--jobs", "2"], "standard input is for --jobs 1"),
        (["-o", "in/b.txt"], "in/b.txt is one of the files to read"),
    ],
)
def test_wrong_use(arguments: list[str], words: str) -> None:
    result = run("parse", "in", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_nothing_half_written(jobs: str, many: Path) -> None:
    (many / "out").mkdir()
    (many / "out" / "plans.csv").write_text("old")
    # A text that takes far longer than the test waits.
    (many / "in" / "05.txt").write_text(TEXT * 40_000, encoding="utf-8")
    words = ["parse", "in", "-o", "out", "--format", "csv", "--jobs", jobs]
    running = subprocess.Popen(
        [sys.executable, "-m", "rule_of_law_extract", *words], stderr=subprocess.PIPE, start_new_session=True
    )
    with running:
        deadline = time.monotonic() + 30
        while len(list((many / "out").iterdir())) < 9 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1)
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=30)[1].decode()
    assert running.returncode == 130
    assert [line for line in said.splitlines() if line and "03.txt" not in line] == ["rule-of-law-extract: interrupted"]
    assert [path.name for path in (many / "out").iterdir()] == ["plans.csv"]
    assert (many / "out" / "plans.csv").read_text() == "old"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_shown_on_a_terminal_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    counted: list[int] = []

    def count() -> int:
        counted.append(1)
        return 200

    with Bar(count, delay=0) as bar:
        bar.advance(30)
        bar.advance(70)
        time.sleep(0.3)
    assert counted == [1]
    assert "100/200" in screen.getvalue()


@pytest.mark.parametrize(("stream", "delay"), [(Terminal(), 60.0), (io.StringIO(), 0.0)])
def test_no_bar_for_short_work_or_without_a_terminal(
    stream: io.StringIO, delay: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with Bar(lambda: pytest.fail("counted"), delay=delay) as bar:
        bar.advance(30)
    assert stream.getvalue() == ""


def test_only_a_few_files_are_under_way(monkeypatch: pytest.MonkeyPatch, many: Path) -> None:
    taken: list[int] = []

    def jobs() -> Any:
        for number in range(10_000):
            taken.append(number)
            path = str(many / "in" / f"{number % 60:02}.txt")
            yield making.Job(Source(path), path, number)

    monkeypatch.setattr(making, "_FILES_A_TASK", 2)
    results = making.made_from(jobs(), making.How("jsonl", (making.RECORDS,)), processes=2, at_once=False)
    for _ in range(3):
        next(results)
    results.close()
    assert len(taken) <= 2 * (2 * making._TASKS_A_PROCESS + 3)


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_a_process_that_is_killed_ends_the_run(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from multiprocessing import active_children

    how = making.How("jsonl", (making.RECORDS,))
    files = [making.Job(Source(str(many / "in" / "01.txt")), "a", 1)] * 2000
    results = making.made_from(files, how, processes=2, at_once=False)
    next(results)
    for child in active_children():
        child.kill()
    with pytest.raises(SystemExit) as stopped:
        list(results)
    assert stopped.value.code == 1
    assert "a process of --jobs was ended from outside" in capsys.readouterr().err
