"""The reference names everything that is public, and the pages name what there is."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import rule_of_law_extract
from rule_of_law_extract.tabular import codebook

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
NAMED = re.findall(r"^::: rule_of_law_extract\.(\S+)$", REFERENCE, re.MULTILINE)


@pytest.mark.parametrize("name", rule_of_law_extract.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert [one for one in NAMED if one.rpartition(".")[2] == name]


def test_what_the_reference_names_is_public_or_has_a_reason() -> None:
    # The classes of what is returned, whose methods are called on it; `batches` is for what does not fit in memory.
    beside = {"UnitCanon", "Tables", "Table", "batches"}
    named = {name.rpartition(".")[2] for name in NAMED if not name.startswith("plots.")}
    assert named <= {*rule_of_law_extract.__all__, *beside}


def test_every_plot_is_in_the_reference() -> None:
    public = ast.parse((ROOT / "rule_of_law_extract" / "plots" / "__init__.py").read_text(encoding="utf-8"))
    (names,) = (node.value for node in public.body if isinstance(node, ast.Assign))
    # Functions: what else is public there are a class of figures, an error and a warning.
    functions = {name for name in ast.literal_eval(names) if name.islower()}
    assert {name.partition(".")[2] for name in NAMED if name.startswith("plots.")} == functions


def test_every_extra_is_told() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    table = page.partition("\n## Extras\n")[2].partition("\n## ")[0]
    # For who works on the library itself: these are told in CONTRIBUTING.md and on the pages they make.
    own = {"dev", "docs", "bench"}
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == sorted(set(extras) - own)


def test_the_column_that_stata_takes_as_text() -> None:
    page = (ROOT / "docs" / "r_stata.md").read_text(encoding="utf-8")
    (column,) = re.findall(r"stringcols\((\d+)\)", page)
    assert codebook()["observations"].names[int(column) - 1] == "section_id"
