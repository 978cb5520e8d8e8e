"""The page of the tables is the one that the codebook gives."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_the_one_that_is_generated() -> None:
    page = runpy.run_path(str(DOCS / "update" / "tables.py"))["page"]()
    assert page == (DOCS / "tables.md").read_text(encoding="utf-8"), "run: python docs/update/tables.py"
