"""Records that are enormous, nested without end or without any line end: refused in words, in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.checks.records import validate

MEGABYTE = 2**20


class Endless:
    """An open file of so many bytes, made while it is read."""

    def __init__(self, piece: bytes, size: int) -> None:
        self._piece, self._left, self._at = piece, size, 0

    def read(self, size: int) -> bytes:
        size = min(size, self._left)
        self._left -= size
        begin = self._at % len(self._piece)
        self._at = begin + size
        return (self._piece * ((begin + size) // len(self._piece) + 1))[begin : begin + size]


def peak_of(source: object, **options: int) -> tuple[int, dict[str, int]]:
    """The most memory that Python held, and how often each code was found."""
    found: dict[str, int] = {}
    tracemalloc.start()
    try:
        for finding in validate(source, **options):  # type: ignore[arg-type]
            found[finding.code] = found.get(finding.code, 0) + 1
        return tracemalloc.get_traced_memory()[1], found
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("line", [b"x" * 1023 + b"\n", b"[" * 4095 + b"\n", b"1" * 65535 + b"\n", b"{}" * 8000 + b"\n"])
def test_a_file_of_lines_is_read_in_constant_memory(line: bytes) -> None:
    list(validate(b"{}"))
    small, _ = peak_of(Endless(line, 4 * MEGABYTE))
    large, found = peak_of(Endless(line, 32 * MEGABYTE))
    assert large < small + MEGABYTE
    assert large < 8 * MEGABYTE
    assert sum(found.values()) == -(-32 * MEGABYTE // len(line))


def test_a_file_of_good_and_bad_records_is_read_in_constant_memory() -> None:
    good = (
        parse("一、主要举措\n" + "办结案件85起，其中简易程序63起、普通程序22起。\n" * 40).model_dump_json().encode()
        + b"\n"
    )
    bad = good.replace(b'"count"', b'"counts"')
    list(validate(bad))
    small, _ = peak_of(Endless(good + bad, 20 * len(good + bad)))
    large, found = peak_of(Endless(good + bad, 100 * len(good + bad)))
    assert large < small + MEGABYTE
    assert set(found) == {"value-not-allowed"}
    assert found["value-not-allowed"] == 100 * 120


def test_a_line_without_end_is_not_held() -> None:
    peak, found = peak_of(Endless(b"x", 200 * MEGABYTE), max_bytes=MEGABYTE)
    assert found == {"record-too-large": 1}
    assert peak < 4 * MEGABYTE


def test_a_long_line_in_a_file_does_not_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    good = parse("办结案件85起。").model_dump_json()
    path.write_text(f"{good}\n" + "x" * (8 * MEGABYTE) + f"\n{good}\nx\n", encoding="utf-8")
    assert [(found.code, found.line) for found in validate(path, max_bytes=100_000)] == [
        ("record-too-large", 2), ("not-json", 4),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["record.json", "record.txt"])
def test_a_document_that_is_too_large_is_not_read_to_the_end(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("[" + "0,\n" * MEGABYTE, encoding="utf-8")
    peak, found = peak_of(path, max_bytes=100_000)
    assert found == {"record-too-large": 1}
    assert peak < 2 * MEGABYTE


@pytest.mark.parametrize("piece", ["[", '{"a":', '[{"children":', '{"sections":[{"children":['])
@pytest.mark.parametrize("times", [150, 1000, 100_000])
def test_nesting_without_end(piece: str, times: int) -> None:
    codes = [found.code for found in validate([piece * times])]
    assert codes == ["nested-too-deep" if times > 150 or piece.count("{") + piece.count("[") > 1 else "not-json"]


def test_sections_nested_as_deep_as_json_goes() -> None:
    record = json.loads(parse("一、主要举措\n办结案件85起。").model_dump_json())
    for _ in range(90):
        inner = record["sections"]
        record["sections"] = [{**inner[0], "children": inner}]
    assert "level-not-deeper" in {found.code for found in validate(record)}


HOSTILE: dict[str, str] = {
    "numbers for observations": '"observations":[' + "1," * 400_000 + "1]",
    "empty sections": '"sections":[' + "{}," * 60_000 + "{}]",
    "empty children": '"sections":[{"children":[' + "{}," * 60_000 + "{}]}]",
    "rules of one figure": '"observations":[{"rules":[' + "1," * 400_000 + "1]}]",
    "unknown fields": ",".join(f'"f{number}":1' for number in range(80_000)),
}

_PEAK = """
import resource, sys
from rule_of_law_extract.checks.records import validate
list(validate(b"{}"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
record = sys.stdin.buffer.read()
found = sum(1 for _ in validate(record))
print(found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("fields", HOSTILE.values(), ids=HOSTILE.keys())
def test_many_faults_do_not_become_gigabytes(fields: str) -> None:
    pytest.importorskip("resource", reason="memory is measured on Unix only")
    record = f'{{"schema_version":"1.1","text":"","metadata":{{}},{fields}}}'
    done = subprocess.run(
        [sys.executable, "-c", _PEAK], input=record.encode(), capture_output=True, check=True, timeout=600
    )
    found, megabytes = map(int, done.stdout.split())
    assert found > 0
    assert megabytes < 150


def test_findings_come_while_the_record_is_gone_through() -> None:
    record = '{"schema_version":"1.1","text":"","metadata":{},"sections":[' + "{}," * 5_000_000 + "{}]}"
    found: Iterator[object] = validate([record])
    assert next(found)


@pytest.mark.parametrize("value", ["9" * 100_000, "9" * 100_000 + ".5", "1e999", "-1e-999", "0." + "3" * 100_000])
def test_numbers_of_any_length(value: str) -> None:
    line = parse("办结案件85起。").model_dump_json().replace('"value":85', f'"value":{value}')
    found = [item.code for item in validate([line])]
    assert found
    assert set(found) <= {"not-json", "wrong-type", "value-text-mismatch"}


@pytest.mark.parametrize(
    "words", ["1" * 100_000, "1," * 50_000, "一" * 100_000, "（一）" * 30_000, " " * 100_000, "《" * 100_000]
)
def test_long_words_where_short_ones_belong(words: str) -> None:
    record = json.loads(parse("一、主要举措\n一是办结案件85起。学习《行政处罚法》。").model_dump_json())
    record["text"] = words
    for item in (record["observations"][0]["quantity"], record["citations"][0]):
        item.update(text=words, span={"start": 0, "end": len(words)})
    record["sections"][0].update(marker=words, heading=words)
    record["sections"][0]["points"][0]["marker"] = words
    record["metadata"].update(title=words, year=2024, published_on="2024-01-01")
    record["metadata"]["evidence"] = {
        name: {"start": 0, "end": len(words)} for name in ("title", "year", "published_on")
    }
    assert "span-text-mismatch" in {found.code for found in validate(record)}
