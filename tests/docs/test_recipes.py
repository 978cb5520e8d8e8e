"""The recipes of the pages: none counts a part beside its whole, and none has a program guess at ids."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from blocks import blocks

from rule_of_law_extract import parse, tables
from rule_of_law_extract.tabular import codebook

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RECIPES = ("r_stata.md", "notebooks.md", "notebooks/folder.ipynb")
# Where a reader begins.
BEGINNINGS = ("index.md", "zh.md", "notebooks/tour.ipynb", "notebooks/folder.ipynb")
INSTALLED = re.compile(r"""pip install \\?["'](.+?)\\?["']""")


def code(path: str) -> list[str]:
    """The blocks of code of a page or of a notebook, of every language."""
    text = (DOCS / path).read_text(encoding="utf-8")
    if path.endswith(".ipynb"):
        return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    return re.findall(r"^```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", RECIPES)
def test_what_is_added_up_has_no_part_beside_its_whole(path: str) -> None:
    takes = [block for block in code(path) if re.search(r'role\b.{0,6}== "reported"', block)]
    assert takes
    assert all("is_part" in block for block in takes)


def test_the_sum_of_the_fines_is_that_of_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that says 罚没 90.5万元 and names a part of it: the recipe for pandas gives 90.5."""
    report = parse((ROOT / "tests" / "quality" / "data" / "D4.txt").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    Path("tables").mkdir()
    tables(report).observations.to_csv("observations.csv")
    tables(report).sections.to_csv("tables/sections.csv")
    page = (DOCS / "r_stata.md").read_text(encoding="utf-8")
    (recipe,) = [block.code for block in blocks(page) if "read_csv" in block.code]
    names: dict[str, Any] = {}
    exec(compile(recipe.replace("print(", "str("), "r_stata.md", "exec"), names)
    assert [*names["by_issuer"]] == [905_000]


def test_ids_that_a_program_would_take_for_numbers_are_named() -> None:
    page = (DOCS / "r_stata.md").read_text(encoding="utf-8")
    for table in codebook().values():
        for name in ("section_id", "parent_id", "region_code", "social_credit_code"):
            if name in table.names:
                assert re.search(rf"^- .*`{name}`.* in .*`{table.name}`", page, re.MULTILINE), (table.name, name)


@pytest.mark.parametrize("path", BEGINNINGS)
def test_what_is_installed_is_the_checkout_as_in_the_readme(path: str) -> None:
    for file in (ROOT / "README.md", DOCS / path):
        installed = INSTALLED.findall(file.read_text(encoding="utf-8"))
        assert installed
        assert all(one.startswith(".[") for one in installed), file.name
