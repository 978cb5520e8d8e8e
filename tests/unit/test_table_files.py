"""Tables written to files: what stood there is lost only to what could be made, and wrong arguments are named."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.tabular import Table, arrow, delimited, lines, tables

WAYS = ["to_csv", "to_jsonl", "to_parquet"]


@pytest.fixture(scope="module")
def table() -> Table:
    return tables(parse("全年办结行政处罚案件85起，罚款4.62万元。")).observations


def test_a_file_stays_where_pyarrow_is_missing(table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old"
    path.write_text("old")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    arrow.arrow_schema.cache_clear()
    with pytest.raises(ImportError, match="need pyarrow"):
        table.to_parquet(path)
    assert path.read_text() == "old"
    with pytest.raises(ImportError, match="need pyarrow"):
        table.to_parquet(tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("way", "module", "name"), [("to_csv", delimited, "csv_rows"), ("to_jsonl", lines, "json_lines")]
)
def test_a_file_stays_where_the_content_cannot_be_made(
    way: str, module: Any, name: str, table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Table) -> bytes:
        raise MemoryError

    monkeypatch.setattr(module, name, failing)
    path = tmp_path / "old"
    path.write_text("old")
    with pytest.raises(MemoryError):
        getattr(table, way)(path)
    assert path.read_text() == "old"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("file", [None, 1.5, 3, b"name", io.StringIO(), []])
def test_what_is_no_file_is_named(way: str, file: object, table: Table) -> None:
    words = f"a path or to a file open for bytes, not to {type(file).__name__}$"
    with pytest.raises(TypeError, match=words):
        getattr(table, way)(file)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_open_for_text_is_refused_and_left_as_it_is(way: str, table: Table, tmp_path: Path) -> None:
    with open(tmp_path / "text", "w", encoding="utf-8") as file:
        with pytest.raises(TypeError, match="not to TextIOWrapper"):
            getattr(table, way)(file)
        file.write("words")
    assert (tmp_path / "text").read_text(encoding="utf-8") == "words"
    with tempfile.NamedTemporaryFile("w") as file, pytest.raises(TypeError, match="open for bytes"):
        getattr(table, way)(file)


@pytest.mark.parametrize("way", WAYS)
def test_paths_and_open_files_get_the_same(way: str, table: Table, tmp_path: Path) -> None:
    written = io.BytesIO()
    getattr(table, way)(written)
    for path in (tmp_path / "a", str(tmp_path / "b")):
        getattr(table, way)(path)
        assert Path(path).read_bytes() == written.getvalue()
    with open(tmp_path / "c", "wb") as file:
        getattr(table, way)(file)
    assert (tmp_path / "c").read_bytes() == written.getvalue()
