"""Files come into their places all at once or not at all, whatever ends the run."""

from __future__ import annotations

import builtins
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("click", reason="the extra `cli` brings it")

from rule_of_law_extract.cli import main
from rule_of_law_extract.commands.signals import held
from rule_of_law_extract.tabular import codebook

TEXT = "柳桥县2024年度法治政府建设情况报告\n一、主要举措和成效\n全年调解纠纷12件。\n"
LONG = TEXT + "".join(f"办理第{number}类案件{number}件，罚款{number}.5万元。\n" for number in range(1, 800))
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and modes differ there")
FORMS = pytest.mark.parametrize("form", ["csv", "parquet"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(30):
        (tmp_path / "in" / f"{number:02}.txt").write_text(TEXT.replace("12", str(number)), encoding="utf-8")
    return tmp_path


def running(*arguments: str, **how: Any) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "rule_of_law_extract", *arguments]
    return subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True, **how)


def old_tables(folder: Path, form: str) -> dict[str, bytes]:
    """Make an output of an earlier run, with a list of failures."""
    (folder / "out").mkdir()
    for name in codebook():
        (folder / "out" / f"{name}.{form}").write_bytes(b"old")
    (folder / "out" / "failures.jsonl").write_bytes(b"{}\n")
    return content(folder / "out")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@POSIX
@FORMS
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_files_go_into_place_comes_too_late(form: str, number: signal.Signals, folder: Path) -> None:
    before = old_tables(folder, form)
    first = folder / "out" / f"reports.{form}"
    with running("parse", "in", "-o", "out", "--format", form) as command:
        while command.poll() is None and first.read_bytes() == b"old":
            pass
        command.send_signal(number)
        said = command.communicate(timeout=60)[1]
    assert (command.returncode, said) == (0, "")
    after = content(folder / "out")
    assert sorted(after) == sorted(set(before) - {"failures.jsonl"})
    assert b"old" not in after.values()


@FORMS
@pytest.mark.skipif(sys.platform != "linux", reason="limits of files")
def test_a_disk_that_fills_leaves_the_earlier_run(form: str, folder: Path) -> None:
    (folder / "in" / "long.txt").write_text(LONG, encoding="utf-8")
    (folder / "in" / "bad.txt").write_bytes(b"\xff")
    before = old_tables(folder, form)

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    with running("parse", "in", "-o", "out", "--format", form, preexec_fn=limited) as command:
        said = command.communicate(timeout=60)[1].splitlines()
    assert command.returncode == 1
    assert re.fullmatch(rf"rule-of-law-extract: could not write out/\w+\.{form}: File too large", said[-1])
    assert not [line for line in said if "Traceback" in line or "ignored" in line]
    assert content(folder / "out") == before


@FORMS
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_file_that_does_not_go_into_place_takes_the_others_back(
    form: str, links: bool, earlier: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old_tables(folder, form) if earlier else {}
    replace = Path.replace

    def replaced(self: Path, target: Path) -> Path:
        if target.name == f"citations.{form}" and "old" not in self.name:
            raise PermissionError(13, "It is open elsewhere")
        return replace(self, target)

    def no_link(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", replaced)
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    assert main(["parse", "in", "-o", "out", "--format", form]) == 1
    if not earlier:
        assert not (folder / "out").exists()
    elif links:
        assert content(folder / "out") == before
    else:
        # There is no way back then, but nothing is lost.
        assert sorted(content(folder / "out")) == sorted(before)


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_leaves_nothing(jobs: str, number: signal.Signals, folder: Path) -> None:
    (folder / "in" / "05.txt").write_text(TEXT * 40_000, encoding="utf-8")
    before = old_tables(folder, "csv")

    def heeding() -> None:
        # Under nohup the tests themselves, and so what they start, ignore it.
        signal.signal(number, signal.SIG_DFL)

    with running("parse", "in", "-o", "out", "--format", "csv", "--jobs", jobs, preexec_fn=heeding) as command:
        deadline = time.monotonic() + 30
        while len(list((folder / "out").iterdir())) < 17 and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1)
        os.kill(command.pid, number)
        said = command.communicate(timeout=60)[1]
    assert command.returncode == 128 + number
    assert said == f"rule-of-law-extract: ended by {number.name}\n"
    assert content(folder / "out") == before


@POSIX
def test_a_hang_up_that_is_ignored_stays_so(folder: Path) -> None:
    def ignoring() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    (folder / "in" / "05.txt").write_text(LONG, encoding="utf-8")
    with running("parse", "in", "-o", "out.jsonl", preexec_fn=ignoring) as command:
        while command.poll() is None and len(list(folder.iterdir())) == 1:
            time.sleep(0.01)
        command.send_signal(signal.SIGHUP)
        assert command.communicate(timeout=60)[1] == ""
    assert command.returncode == 0


@pytest.mark.usefixtures("folder")
def test_handlers_are_as_before_when_the_command_is_done() -> None:
    numbers = [signal.SIGINT, signal.SIGTERM]
    before = [signal.getsignal(number) for number in numbers]
    assert main(["parse", "in", "-o", "out", "--format", "csv"]) == 0
    assert [signal.getsignal(number) for number in numbers] == before
    assert main(["parse", "gone", "-o", "out.jsonl"]) == 2
    assert [signal.getsignal(number) for number in numbers] == before


@POSIX
def test_what_is_held_back_comes_afterwards() -> None:
    done: list[str] = []

    def both() -> Iterator[None]:
        with held():
            signal.raise_signal(signal.SIGINT)
            done.append("held")
            yield
        done.append("not reached")

    with pytest.raises(KeyboardInterrupt):
        list(both())
    assert done == ["held"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_of_the_first_import_is_told_in_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    get = builtins.__import__

    def interrupted(name: str, *how: Any, **others: Any) -> Any:
        if name == "click":
            raise KeyboardInterrupt
        return get(name, *how, **others)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    code = main(["schema"])
    monkeypatch.undo()
    assert code == 130
    assert capsys.readouterr().err == "rule-of-law-extract: interrupted\n"


@POSIX
def test_the_mode_of_a_file_is_kept(folder: Path) -> None:
    def mode(name: str) -> int:
        return stat.S_IMODE((folder / name).stat().st_mode)

    (folder / "in" / "bad.txt").write_bytes(b"\xff")
    for arguments, name in (
        (["parse", "in", "-o", "out.jsonl"], "out.jsonl"),
        (["parse", "in", "-o", "out.jsonl"], "out-failures.jsonl"),
        (["parse", "in", "-o", "tables", "--format", "csv"], "tables/plans.csv"),
        (["check", "in/01.txt", "-o", "found"], "found"),
        (["view", "in/01.txt", "-o", "page.html"], "page.html"),
    ):
        main(arguments)
        new = mode(name)
        (folder / name).write_text("old")
        for wanted in (0o600, 0o640):
            (folder / name).chmod(wanted)
            main(arguments)
            assert mode(name) == wanted
            assert (folder / name).read_text(encoding="utf-8") != "old"
        (folder / name).unlink()
        main(arguments)
        assert mode(name) == new


@POSIX
def test_a_worker_that_is_killed_is_named(folder: Path) -> None:
    (folder / "in" / "05.txt").write_text(TEXT * 40_000, encoding="utf-8")
    before = old_tables(folder, "csv")
    with running("parse", "in", "-o", "out", "--format", "csv", "--jobs", "2") as command:
        workers: list[int] = []
        deadline = time.monotonic() + 30
        while not workers and time.monotonic() < deadline:
            time.sleep(0.2)
            words = ["ps", "-eww", "-o", "pid,ppid,args"]
            listed = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
            rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()[1:]]
            workers = [int(row[0]) for row in rows if row[1] == str(command.pid) and "spawn_main" in row[2]]
        os.kill(workers[0], signal.SIGKILL)
        said = command.communicate(timeout=60)[1]
    assert command.returncode == 1
    assert said == (
        "rule-of-law-extract: a process of --jobs was ended from outside, perhaps for want of memory: "
        "no file was written; try fewer, or --jobs 1\n"
    )
    assert content(folder / "out") == before
