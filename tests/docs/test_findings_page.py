"""The page of the catalogue is the one that the catalogue gives."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_the_one_that_is_generated() -> None:
    page = runpy.run_path(str(DOCS / "update" / "findings.py"))["page"]()
    assert page == (DOCS / "findings.md").read_text(encoding="utf-8"), "run: python docs/update/findings.py"
