"""Takes docs/images/evidence.png, the evidence page opened at a fine: python docs/update/picture.py [CHROMIUM]

Needs playwright (extra ``dev``), Chromium (``/usr/bin/chromium``, or the program that is named) and fonts for Chinese.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from rule_of_law_extract import example_report, parse
from rule_of_law_extract.viewer.page import view

PICTURE = Path(__file__).parents[1] / "images" / "evidence.png"


def take(program: str = "/usr/bin/chromium") -> None:
    """Take the picture anew."""
    report = parse(example_report())
    fine = next(item for item in report.observations if item.indicator == "enforcement.penalty_amount")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        page.write_text(view(report), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 760}, reduced_motion="reduce")
        tab.goto(f"{page.as_uri()}#{fine.id}")
        tab.wait_for_timeout(500)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(*sys.argv[1:])
