"""How soon the evidence page can be used, and how it scrolls: as the browser itself measures it, the best of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rule_of_law_extract import example_report, parse
from rule_of_law_extract.viewer.page import view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

EXAMPLE = example_report()
FIGURES = len(parse(EXAMPLE).observations)

# What a reader does as soon as it can be done: a click on the first figure of the table.
CLICK = """
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  const card = document.getElementById("ui-card");
  window.rows = document.querySelectorAll("tbody tr").length;
  document.querySelector("tbody tr").click();
  window.answered = card.getBoundingClientRect().height > 0 && card.textContent.includes("o1");
  window.answeredAt = performance.now();
});
"""

# From the call to when the frame after it is drawn; and whether what is then there is the text or only its room.
SCROLL = """async (share) => {
  const frame = () => new Promise(requestAnimationFrame);
  scrollTo(0, 0);
  await frame();
  await frame();
  const began = performance.now();
  scrollTo(0, document.documentElement.scrollHeight * share);
  await frame();
  await frame();
  const took = performance.now() - began;
  const chunk = document.elementFromPoint(innerWidth / 2, innerHeight / 3).closest("article .chunk");
  return { took, drawn: Boolean(chunk?.firstElementChild.checkVisibility({ contentVisibilityAuto: true })) };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_a_report_of_usual_length_can_be_used_within_300_ms(page: Page, tmp_path: Path) -> None:
    text = EXAMPLE + EXAMPLE[900:2373]
    assert len(text) >= 4_000
    file = tmp_path / "page.html"
    file.write_text(view(parse(text)), encoding="utf-8")
    page.add_init_script(CLICK)
    interactive: list[float] = []
    answered: list[float] = []
    for _ in range(5):
        page.goto(file.as_uri())
        assert page.evaluate("window.rows") >= FIGURES
        assert page.evaluate("window.answered") is True
        answered.append(page.evaluate("window.answeredAt"))
        interactive.append(page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive"))
    assert min(interactive) <= 300
    assert min(answered) <= 300


def test_half_a_million_characters_scroll_to_any_place(page: Page, tmp_path: Path) -> None:
    text = EXAMPLE * (500_000 // len(EXAMPLE) + 1)
    assert len(text) >= 500_000
    file = tmp_path / "page.html"
    file.write_text(view(parse(text)), encoding="utf-8")
    page.goto(file.as_uri())
    for share in (0.5, 1):
        seen = [page.evaluate(SCROLL, share) for _ in range(3)]
        assert all(one["drawn"] for one in seen)
        assert min(one["took"] for one in seen) <= 200
