"""The site builds without a warning, every link in it leads somewhere, and nothing in it is fetched from elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
FETCHING = ("script", "img", "iframe", "source", "audio", "video", "embed")


class Page(HTMLParser):
    """The links, anchors and fetched resources of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next", "alternate"):
            self.fetched.append(given.get("href", ""))
        if tag in FETCHING and given.get("src"):
            self.fetched.append(given["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly from a copy, so that the build leaves nothing in the project."""
    pytest.importorskip("zensical", reason="the extra docs is not installed")
    root = tmp_path_factory.mktemp("project")
    for name in ("docs", "rule_of_law_extract"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("zensical.toml", "CONTRIBUTING.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root / name)
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def test_every_page_is_built(site: Path) -> None:
    built = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")} - {Path("404")}
    written = {path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")}
    assert written <= built


def test_what_makes_the_pages_is_not_on_the_site(site: Path) -> None:
    assert not list(site.rglob("*.py"))
    assert not (site / "schema" / "history").exists()


def test_every_page_can_be_reached(site: Path, pages: dict[Path, Page]) -> None:
    start = site / "index.html"
    reached = {target for link in pages[start].links if (target := _target(start, link)[0]) is not None}
    assert set(pages) - reached <= {site / "404.html", start}


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, Page]) -> None:
    dead = list(_dead(site, pages))
    assert not dead, "\n".join(dead)


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    fetched = {url for page in pages.values() for url in page.fetched}
    assert fetched
    assert not {url for url in fetched if urlsplit(url).scheme not in ("", "data") or url.startswith("//")}
    for path, page in pages.items():
        for url in page.fetched:
            target, _ = _target(path, url)
            assert target is None or path.name == "404.html" or target.exists(), f"{path.name}: {url}"
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text)
        assert not [one for one in addresses if re.match(r"(?:https?:)?//", one)], sheet.name


def test_links_to_elsewhere_are_well_formed(pages: dict[Path, Page]) -> None:
    outside = {link for page in pages.values() for link in page.links if urlsplit(link).scheme}
    assert outside
    for link in outside:
        parts = urlsplit(link)
        assert parts.scheme in ("https", "mailto"), link
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), link


def test_the_reference_shows_signatures_and_examples(site: Path) -> None:
    reference = (site / "api.html").read_text(encoding="utf-8")
    for name in ("parse", "check", "find_quantities"):
        assert f'id="rule_of_law_extract.{name}"' in reference
    assert not re.search(r":(?:class|meth|func|mod|attr):|::: ", reference)


def test_roles_of_docstrings_become_code() -> None:
    pytest.importorskip("griffe", reason="the extra docs is not installed")
    from roles import plain

    assert plain("One of :meth:`registry`, of :class:`.Unit`: `a`.") == "One of `registry`, of `Unit`: `a`."


def _dead(site: Path, pages: dict[Path, Page]) -> Iterator[str]:
    for path, page in pages.items():
        for link in page.links:
            target, anchor = _target(path, link)
            if target is None or path.name == "404.html":
                continue
            if not target.exists():
                yield f"{path.relative_to(site)}: {link}"
            elif anchor and target in pages and anchor not in pages[target].anchors:
                yield f"{path.relative_to(site)}: {link} has no such anchor"


def _target(path: Path, link: str) -> tuple[Path | None, str]:
    """The file and the anchor that a link of a page leads to; no file where it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
    return (target / "index.html" if target.is_dir() else target), unquote(parts.fragment)
