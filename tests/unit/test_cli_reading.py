"""Files that are no text in UTF-8: what is said of them, and what is read all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("click", reason="the extra `cli` brings it")

from click.testing import CliRunner

from rule_of_law_extract.cli import command

TEXT = "柳桥县2024年度法治政府建设情况报告\n一、主要举措和成效\n全年调解纠纷12件。\n"
BROKEN = "not UTF-8 text (byte 0x"
GB = "if it is GB 18030: iconv -f GB18030 -t UTF-8"


def said(content: bytes, folder: Path, *arguments: str) -> str:
    (folder / "given").write_bytes(content)
    result = CliRunner().invoke(command(), [*arguments, str(folder / "given")])
    assert result.exit_code == 2
    return result.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (TEXT.encode("utf-16"), ": UTF-16, not UTF-8: iconv -f UTF-16 -t UTF-8\n"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ": UTF-16, not UTF-8: iconv -f UTF-16 -t UTF-8\n"),
        (TEXT.encode("utf-32"), ": UTF-32, not UTF-8: iconv -f UTF-32 -t UTF-8\n"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ": a PDF, not text: pdftotext makes text of one\n"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff", ": a ZIP archive, as DOCX is, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", ": a DOC or WPS document, not text"),
        (TEXT.encode("gb18030"), GB),
        # 某 is two bytes in GB 18030 that are one character in UTF-8.
        ("某某镇依法行政。".encode("gb18030"), GB),
        (TEXT.encode("gb18030")[:-3], GB),
    ],
)
@pytest.mark.parametrize("name", ["parse", "check"])
def test_what_is_no_utf_8_is_named(content: bytes, words: str, name: str, tmp_path: Path) -> None:
    assert words in said(content, tmp_path, name)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\x00", "ff at 0"),
        (b"\x80\x00\xff", "80 at 0"),
        # A character cut in two; what follows would decode as GB 18030.
        (TEXT.encode() + b"\xe4\xb8" + TEXT.encode(), f"e4 at {len(TEXT.encode())}"),
        (b"\xef\xbb\xbf" + "全年".encode() + b"\xff", "ff at 9"),
    ],
)
def test_what_is_neither_gets_no_hint(content: bytes, place: str, tmp_path: Path) -> None:
    words = said(content, tmp_path, "parse")
    assert words.endswith(f": {BROKEN}{place})\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<!DOCTYPE html>\n<p>全年调解纠纷12件。</p>", "looks like HTML: its tags are read as text"),
        ("\ufeff \n<HTML lang='zh'><body>", "looks like HTML: its tags are read as text"),
        ("%PDF-1.4\n1 0 obj", "looks like a PDF: it is read as text"),
        ("<htmlx>", ""),
        (TEXT + "<html>", ""),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_hardly_a_report_is_read_and_said(content: str, words: str, jobs: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(command(), ["parse", str(path), "--jobs", jobs])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["text"] == content.removeprefix("\ufeff")
    assert result.stderr == (f"rule-of-law-extract: {path}: {words}\n" if words else "")
    if jobs == "1":
        assert words in CliRunner().invoke(command(), ["check", str(path)]).stderr
        assert words in CliRunner().invoke(command(), ["view", str(path), "-o", str(tmp_path / "out")]).stderr
