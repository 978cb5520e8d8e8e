"""The notebooks in docs/: they run from the first cell to the last, and are kept without outputs."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


@cache
def run(path: Path, folder: Path) -> list[dict[str, Any]]:
    """The cells of a notebook after a run in a fresh kernel, in a folder of its own."""
    book: Any = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [dict(cell) for cell in book.cells]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("notebooks")


def outputs(path: Path, folder: Path) -> list[dict[str, Any]]:
    return [output for cell in run(path, folder) for output in cell.get("outputs", [])]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_without_an_error_or_a_warning(path: Path, folder: Path) -> None:
    for output in outputs(path, folder):
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr", output


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_that_shows_something_shows_it(path: Path, folder: Path) -> None:
    for cell in run(path, folder):
        last = cell["source"].rstrip().splitlines()[-1]
        if cell["cell_type"] == "code" and (last.startswith("print") or (last[0].isalpha() and "=" not in last)):
            assert cell["outputs"], cell["source"]


def test_the_tour_shows_cards_a_plot_and_a_data_frame(folder: Path) -> None:
    shown = [output.get("data", {}) for output in outputs(named("tour"), folder)]
    cards = [data["text/html"] for data in shown if "border-left:4px" in data.get("text/html", "")]
    assert len(cards) == 4
    assert "栎澄区" in cards[0]
    assert any("dataframe" in data.get("text/html", "") for data in shown)
    assert sum("image/png" in data for data in shown) == 1


def test_the_folder_becomes_plots(folder: Path) -> None:
    shown = [output.get("data", {}) for output in outputs(named("folder"), folder)]
    assert sum("image/png" in data for data in shown) == 5
    assert sum("dataframe" in data.get("text/html", "") for data in shown) == 3


def named(name: str) -> Path:
    return next(path for path in NOTEBOOKS if path.stem == name)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs_and_in_one_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    book = json.loads(text)
    nbformat.validate(book)
    for cell in book["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
    # As Jupyter writes it, so that a change of a word is a change of a line.
    assert text == json.dumps(book, ensure_ascii=False, indent=1) + "\n"
