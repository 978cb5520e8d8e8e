"""The evidence page of texts that are made to break it, and of very long ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rule_of_law_extract import example_report, parse
from rule_of_law_extract.viewer.page import view

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

HOSTILE = (
    "<script>alert(1)</script>县2024年度法治政府建设情况报告\n"
    "一、主要举措和成效<img src=x onerror=alert(2)>\n"
    "全年办结<b>案件</b>85起，</style><style>*{display:none}</style>罚款\"3\"万元' onmouseover='alert(3)。\n"
    "</article></main><iframe src='https://example.org'></iframe>依据《<svg onload=alert(4)>法》检查12次。\n"
    "</script><script>alert(5)</script>{{close}}${text}<!-- <script>]]> 培训\u202e6次\u2066，\x00共\ud800计。\n"
    "\u2028九人\x1b[31m。\n"
    "二、存在的不足\n一是javascript:alert(6)不足；二是&lt;b&gt;不足。\n"
)

SHOWN = (
    "<script>alert(1)</script>县",
    "<img src=x onerror=alert(2)>",
    "</style><style>*{display:none}</style>",
    "<iframe src='https://example.org'></iframe>",
    "《<svg onload=alert(4)>法》",
    "{{close}}${text}<!-- <script>]]>",
    "&lt;b&gt;",
    *(f"U+{code}" for code in ("202E", "2066", "0000", "D800", "001B")),
)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_hostile_report_shows_as_text(open_page: Open, lang: str) -> None:
    page = open_page(HOSTILE, lang=lang)
    shown = page.locator("#ui-article").inner_text()
    for words in SHOWN:
        assert words in shown
    for name in ("figures", "breakdowns", "findings", "mentions", "metadata", "json"):
        page.locator(f"#ui-view-{name}").click()
        assert page.locator(f"#ui-panel-{name}").is_visible()
    for link in page.locator("a.m").all():
        link.click(force=True)
        assert page.locator("#ui-card").is_visible()
        page.keyboard.press("Escape")
    assert page.locator("iframe, img, object, embed, form, base").count() == 0
    assert page.locator("svg").evaluate_all("found => found.every(one => one.closest('.bars'))")
    raw = "\u202e\u2066\x00"
    assert not any(mark in page.evaluate("document.body.innerText") for mark in raw)
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => [...e.attributes].every(a => !a.name.startsWith('on')))"
    )


def test_what_got_in_would_not_run(browser: Browser, tmp_path: Path) -> None:
    got_in = (
        "<script>window.ran = 1</script><img src='https://example.org/a.png'><b onclick='window.ran = 2'>b</b>"
        "<style>body { opacity: 0.5 }</style><i style='opacity: 0.5'>i</i>"
    )
    file = tmp_path / "page.html"
    file.write_text(view(parse("一、主要举措")).replace("</main>", got_in + "</main>"), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    page.locator("main b").click()
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).opacity") == "1"
    assert page.evaluate("getComputedStyle(document.querySelector('main i')).opacity") == "1"
    for directive in ("script-src", "img-src", "style-src"):
        assert any(directive in words for words in refused)
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<p>'")
    page.close()


@pytest.mark.parametrize("text", ["", "\n", "无", "<", "\x00", "\ud800", "一、", "12", "🙂" * 50 + "办结案件85起。"])
def test_hardly_any_text(open_page: Open, text: str) -> None:
    page = open_page(text)
    for name in ("breakdowns", "findings", "mentions", "metadata", "json", "figures"):
        page.locator(f"#ui-view-{name}").click()
        assert page.locator(f"#ui-panel-{name}").inner_text()


def test_offsets_hold_behind_characters_of_two_units(open_page: Open) -> None:
    page = open_page("🙂" * 50 + "\n全年办结案件85起。")
    assert page.locator("tbody mark").inner_text() == "85起"


def test_a_very_long_text_still_scrolls(open_page: Open) -> None:
    text = example_report()
    page = open_page(text * (500_000 // len(text)))
    # A frame of scrolling lays out what is near, not the whole.
    slowest = page.evaluate(
        """async () => {
          let slowest = 0;
          for (let step = 1; step <= 30; step++) {
            const began = performance.now();
            scrollTo(0, (document.documentElement.scrollHeight * step) / 30);
            await new Promise(requestAnimationFrame);
            slowest = Math.max(slowest, performance.now() - began);
          }
          return slowest;
        }"""
    )
    assert slowest < 1_000
    last = page.evaluate("record.observations.at(-1).id")
    page.evaluate(f"go({last!r})")
    page.wait_for_timeout(300)
    box = page.locator(".m.picked").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    assert page.locator("tr.picked").get_attribute("data-anchor") == last
