"""A headless Chromium, as Debian's package `chromium` has it, and pages of reports opened in it without a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.viewer.page import view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def without(what: str) -> NoReturn:
    """Skip where a person may lack it, fail where the checks of a change are to have it."""
    if os.environ.get("CI"):
        pytest.fail(f"the browser tests need {what}")
    pytest.skip(f"no {what} here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        without(f"Chromium ({', '.join(NAMES)}); Debian: apt-get install chromium fonts-noto-cjk")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright: pip install '.[dev]'")
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, and root is who runs in a container.
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        found = playwright.chromium.launch(executable_path=program, args=flags)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the page of a text; whatever a page complains of, and whatever it asks for elsewhere, fails the test."""
    complaints: list[str] = []
    opened: list[Any] = []

    def opening(text: str, *, anchor: str = "", lang: Any = "en", width: int = 1280, theme: Any = "light") -> Page:
        file = tmp_path / f"{len(opened)}.html"
        file.write_text(view(parse(text, source="report.txt"), lang=lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.type} {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:image/svg+xml", "blob:"))
                else complaints.append(f"request: {request.url}")
            ),
        )
        page.goto(file.as_uri() + anchor)
        page.wait_for_selector("#ui-views [aria-selected=true]")
        return page

    yield opening
    for context in opened:
        context.close()
    assert complaints == []
