"""The colours of the evidence page: WCAG 2.2, 1.4.3 (text, 4.5 to 1) and 1.4.11 (what is no text, 3 to 1)."""

from __future__ import annotations

import re

import pytest

from rule_of_law_extract.viewer.page_words import asset

TEXT = [
    ("ink", "ground"), ("ink", "paper"), ("ink", "soft"), ("ink", "figure"), ("ink", "problem"), ("ink", "plan"),
    ("ink", "info-ground"), ("muted", "ground"), ("muted", "paper"), ("muted", "soft"), ("muted", "info-ground"),
    ("accent", "paper"), ("accent", "ground"), ("accent", "soft"), ("accent", "info-ground"), ("picked-ink", "picked"),
    ("error", "error-ground"), ("warning", "warning-ground"), ("info", "info-ground"), ("good", "good-ground"),
    ("good", "plan"), ("good", "paper"), ("warning", "paper"),
]  # fmt: skip
SHAPES = [
    (shape, "paper")
    for shape in ("focus", "figure-line", "date", "citation", "problem-line", "plan-line", "wrong", "muted", "accent")
]


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme: those of the page, and for dark those that stand in their place."""
    blocks = re.findall(r":root(\S*) \{([^}]*)\}", asset("page.css"))
    found: dict[str, str] = {}
    for which, block in blocks:
        if not which or (theme == "dark" and which == '[data-theme="dark"]'):
            found.update(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        if not which and theme == "light":
            break
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXT), (3, SHAPES)])
def test_every_pair_is_told_apart(theme: str, least: float, pairs: list[tuple[str, str]]) -> None:
    known = colours(theme)
    weak = {pair: contrast(known[pair[0]], known[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


def test_dark_by_the_reader_is_dark_by_the_switch() -> None:
    blocks = [
        re.sub(r"\s+", " ", block) for block in re.findall(r"\{([^{}]*--ground: #131518[^}]*)\}", asset("page.css"))
    ]
    assert len(blocks) == 2
    assert blocks[1].replace("color-scheme: dark; ", "") == blocks[0]
