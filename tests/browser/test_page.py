"""The evidence page in a browser: what a reader does on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rule_of_law_extract import check, example_report, parse

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
WIDTHS = (360, 768, 1280)
TEXT = example_report()
REPORT = parse(TEXT)
PANELS = ("figures", "breakdowns", "findings", "mentions", "metadata", "json")


def in_view(page: Page, selector: str) -> bool:
    page.wait_for_timeout(120)  # two frames until the page has settled
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert size is not None
    return box is not None and 0 <= box["y"] <= size["height"] - 20


def rows(page: Page) -> list[str]:
    names: list[str] = page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.anchor)")
    return names


def test_the_text_stands_there_as_it_reads(open_page: Open) -> None:
    shown = open_page(TEXT).locator("#ui-article").inner_text()
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", TEXT)


def test_every_mark_is_of_the_text_it_names(open_page: Open) -> None:
    page = open_page(TEXT)
    for item in REPORT.observations:
        number = REPORT.observations.index(item)
        words = page.locator(f'[data-m~="{number}"]').all_inner_texts()
        assert "".join(words) == item.quantity.text


@pytest.mark.parametrize("width", WIDTHS)
def test_outline_click_goes_to_the_heading(open_page: Open, width: int) -> None:
    page = open_page(TEXT, width=width)
    if width < 1100:
        page.locator("#ui-outline summary").click()
    page.locator('#ui-outline a[href="#s3"]').click()
    assert in_view(page, "#s3")
    assert page.evaluate("document.activeElement.id") == "s3"
    assert page.url.endswith("#s3")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_opens_at_the_figure(open_page: Open, width: int) -> None:
    page = open_page(TEXT, anchor="#o27", width=width)
    card = page.locator("#ui-card")
    assert in_view(page, "#o27")
    assert card.locator("h3").inner_text() == "4,700 元"
    told = card.inner_text()
    for words in (
        "0.47万元",
        "Fines, simple procedure · 简易程序罚款",
        "reported · 已完成",
        "1.4",
        "role.part-measures",
        "行政处罚法第五十一条",
    ):
        assert words in told
    assert page.locator("tr.picked").get_attribute("data-anchor") == "o27"


@pytest.mark.parametrize("anchor", ["#o9999", "#100%", "#<b>"])
def test_an_address_that_is_not_there_opens_at_the_top(open_page: Open, anchor: str) -> None:
    page = open_page(TEXT, anchor=anchor)
    assert page.evaluate("scrollY") == 0
    assert page.locator("#ui-card").is_hidden()


def test_what_did_they_fine_and_where_does_it_say_so(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#ui-search").fill("fines")
    assert rows(page) == ["o25", "o27", "o29"]
    page.locator('tr[data-anchor="o25"]').click()
    assert in_view(page, "#o25")
    assert page.locator(".m.picked").inner_text() == "6.85万元"


def test_filters_narrow_and_are_cleared(open_page: Open) -> None:
    page = open_page(TEXT)
    every = [item.id for item in REPORT.observations]
    assert rows(page) == every
    page.select_option("#ui-role", "target")
    assert rows(page) == [item.id for item in REPORT.observations if item.role == "target"]
    page.select_option("#ui-role", "")
    page.select_option("#ui-indicator", "enforcement.penalty_amount")
    assert rows(page) == [item.id for item in REPORT.observations if item.indicator == "enforcement.penalty_amount"]
    assert page.locator("#ui-tally").inner_text() == "1 of 60 figures"
    page.select_option("#ui-part", "plan")
    assert rows(page) == []
    page.locator("#ui-reset").click()
    assert rows(page) == every


def test_columns_sort_both_ways(open_page: Open) -> None:
    page = open_page(TEXT)
    head = page.locator('th[data-sort="value"]')
    head.locator("button").click()
    values = {item.id: item.quantity.value for item in REPORT.observations}
    found = [values[name] for name in rows(page)]
    assert found == sorted(found, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    head.locator("button").click()
    found = [values[name] for name in rows(page)]
    assert found == sorted(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finding_leads_to_its_place(open_page: Open, width: int) -> None:
    page = open_page(TEXT, width=width)
    page.locator("#ui-view-findings").click()
    found = check(REPORT)
    assert page.locator("#ui-panel-findings .item").count() == len(found)
    page.locator('#ui-panel-findings a[href="#finding2"]').click()
    assert in_view(page, ".m.picked")
    span = found[1].span
    assert span is not None
    assert page.locator(".m.picked").inner_text() == TEXT[span.start : span.end]
    assert found[1].message in page.locator("#ui-card").inner_text()


def test_breakdowns_are_drawn_with_their_sums(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#ui-view-breakdowns").click()
    items = page.locator("#ui-panel-breakdowns .item")
    assert items.count() == len(REPORT.breakdowns)
    last = items.last
    assert "203 + 118 + 74 + 86 = 481, not 479" in last.inner_text()
    assert "2 too many" in last.inner_text()
    widths = last.locator("rect").evaluate_all("bars => bars.map(bar => +bar.getAttribute('width'))")
    assert widths == pytest.approx([479 / 4.81, 203 / 4.81, 118 / 4.81, 74 / 4.81, 86 / 4.81])


def test_one_part_out_of_several_is_no_sum(open_page: Open) -> None:
    page = open_page(
        "一、主要举措\n办结行政处罚案件1250件，其中生态环境领域36件。\n规范性文件154件，其中废止11件、修改14件。\n"
    )
    page.locator("#ui-view-breakdowns").click()
    items = page.locator("#ui-panel-breakdowns .item")
    assert [found.count() for found in (items, items.first.locator("rect"), items.last.locator("rect"))] == [2, 2, 3]
    assert items.first.locator(".sum").count() == 0
    assert items.last.locator(".sum").inner_text() == "11 + 14 = 25"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", WIDTHS)
def test_filters_are_wide_enough_for_what_they_say(open_page: Open, width: int, lang: str) -> None:
    page = open_page(TEXT, width=width, lang=lang)
    page.locator("#ui-view-figures").click()
    room = page.locator(".filters select").evaluate_all(
        """selects => selects.map(select => {
          const style = getComputedStyle(select), pen = document.createElement("canvas").getContext("2d");
          pen.font = style.font;
          const arrow = 20, room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
          return room - arrow - pen.measureText(select.selectedOptions[0].text).width;
        })"""
    )
    assert len(room) == 3
    assert min(room) >= 0


def test_metadata_shows_its_evidence(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#ui-view-metadata").click()
    assert "49 days before the time limit" in page.locator("#ui-panel-metadata").inner_text()
    page.locator('#ui-panel-metadata a[href="#field-index_number"]').click()
    assert page.locator("#ui-article .picked").all_inner_texts() == ["LCHQ-0407/2025-00012"]


def test_the_record_is_the_record(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#ui-view-json").click()
    shown = page.locator("#ui-panel-json pre").inner_text()
    assert shown == parse(TEXT, source="report.txt").model_dump_json(indent=2)


def test_the_language_is_switched(open_page: Open) -> None:
    page = open_page(TEXT, anchor="#o27")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("#ui-lang").click()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.locator("#ui-view-figures").inner_text().startswith("数据")
    page.locator("#o27").click()
    assert "“元”是金额单位" in page.locator("#ui-card").inner_text()
    page.locator("#ui-lang").click()
    assert page.locator("#ui-view-figures").inner_text().startswith("Figures")


def test_it_can_begin_in_chinese(open_page: Open) -> None:
    page = open_page(TEXT, lang="zh")
    assert page.locator("#ui-outline summary").inner_text() == "目录"
    assert page.title() == REPORT.metadata.title


def test_colours_follow_the_reader_and_the_switch(open_page: Open) -> None:
    page = open_page(TEXT, theme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    for name in ("Light", "Dark", "Auto"):
        page.locator("#ui-theme").click()
        assert page.locator("#ui-theme").inner_text() == name
        assert (page.evaluate(ground) == dark) == (name != "Light")


def test_kinds_of_marks_are_hidden_and_shown(open_page: Open) -> None:
    page = open_page(TEXT)
    colour = "getComputedStyle(document.querySelector('#o25')).backgroundColor"
    marked = page.evaluate(colour)
    button = page.locator("#ui-legend button").first
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.evaluate(colour) != marked
    button.click()
    assert page.evaluate(colour) == marked


def test_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#ui-view-figures").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "ui-view-breakdowns"
    assert page.locator("#ui-panel-breakdowns").is_visible()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    assert page.locator("#ui-panel-json").is_visible()
    # One stop for all marks; arrows go on from there.
    assert page.locator('a.m[tabindex="0"]').count() == 1
    page.locator("#ui-legend button").last.focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.m")
    assert page.locator("#ui-card").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.m") != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "ui-card"
    page.keyboard.press("Escape")
    assert page.locator("#ui-card").is_hidden()
    assert page.evaluate("document.activeElement.matches('a.m')")


def test_hovering_shows_the_card_and_leaving_hides_it(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator("#o1").hover()
    card = page.locator("#ui-card")
    card.wait_for(state="visible")
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_without_scripts_the_text_is_there(open_page: Open) -> None:
    page = open_page(TEXT)
    browser = page.context.browser
    assert browser is not None
    still = browser.new_context(java_script_enabled=False).new_page()
    still.goto(page.url)
    assert "罚款6.85万元" in still.locator("#ui-article").inner_text()
    still.locator('#ui-outline a[href="#s3"]').click()
    assert still.url.endswith("#s3")
    still.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out(open_page: Open, tmp_path: Path, width: int, theme: str) -> None:
    page = open_page(TEXT, width=width, theme=theme)
    for name in PANELS:
        page.locator(f"#ui-view-{name}").click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        panel = f"document.querySelector('#ui-panel-{name}')"
        assert page.evaluate(f"{panel}.scrollWidth <= {panel}.clientWidth"), name
        assert len(page.screenshot(path=tmp_path / f"{name}.png")) > 10_000


@pytest.mark.parametrize(
    ("width", "theme", "lang"),
    [(360, "light", "zh"), (360, "dark", "en"), (1280, "light", "en"), (1280, "dark", "zh")],
)
def test_axe_finds_nothing_serious(open_page: Open, width: int, theme: str, lang: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(TEXT, anchor="#o27", width=width, theme=theme, lang=lang)
    # What makes up WCAG 2.2 AA.
    standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for name in ("", *PANELS):
        if name:
            page.locator(f"#ui-view-{name}").click()
        # The text is looked at once, with the card of a figure open.
        where = "#ui-side" if name else None
        found = Axe().run(page, context=where, options={"runOnly": standards, "resultTypes": ["violations"]})
        serious = [
            (name, problem["id"], node["html"][:200], node.get("failureSummary"))
            for problem in found.response["violations"]
            if problem["impact"] in ("serious", "critical")
            for node in problem["nodes"]
        ]
        assert serious == []


def test_it_prints_everything(open_page: Open, tmp_path: Path) -> None:
    page = open_page(TEXT)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#ui-views").is_hidden()
    for name in PANELS[:-1]:
        assert page.locator(f"#ui-panel-{name}").is_visible()
    assert page.pdf(path=tmp_path / "page.pdf").startswith(b"%PDF")
