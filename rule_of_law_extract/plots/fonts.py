"""Fonts (字体) that hold the characters of a plot, so that none is drawn as a box.

matplotlib takes a list of families and draws each character in the first that has it. Which are asked for first is
data, ``fonts.toml``; where none of them is there, every font of the system is looked into.
"""

# matplotlib's stubs take any os.PathLike, of what is not said.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import tomllib
import warnings
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from matplotlib.font_manager import FontProperties, findSystemFonts, fontManager, get_font

__all__ = ["MissingFontError", "MissingGlyphWarning", "families"]

_PACKAGE = __name__.rpartition(".")[0]
# Comes with matplotlib, and has the signs that fonts of Chinese leave out.
_ALWAYS = "DejaVu Sans"
_FIRST_CHINESE = "\u2e80"
_MOST_NAMED = 12
_FONT_FILES = frozenset({".otf", ".ttc", ".ttf"})


class MissingFontError(RuntimeError):
    """No font on this machine has Chinese characters."""


class MissingGlyphWarning(UserWarning):
    """Some characters are in no font of this machine; they are drawn as boxes."""


def families(words: str) -> list[str]:
    """Return the font families to draw `words` in, the first that has a character to be used for it.

    Args:
        words: All that will be drawn.

    Raises:
        MissingFontError: There are Chinese characters among them and no font has any of those.

    Warns:
        MissingGlyphWarning: Some characters, which it names, are in no font.

    Examples:
        >>> families("2024")
        ['DejaVu Sans']
    """
    needed = {char for char in words if not char.isspace()}
    chinese = {char for char in needed if char >= _FIRST_CHINESE}
    chosen: list[str] = []
    left = set(chinese)
    for family in _candidates():
        if not left:
            break
        has = _characters(family)
        if not left.isdisjoint(has):
            chosen.append(family)
            left -= has
    if chinese and left == chinese:
        raise MissingFontError(_advice())
    left |= needed - chinese
    left -= _characters(_ALWAYS)
    for family in chosen:
        left -= _characters(family)
    if left:
        named = " ".join(f"{char} (U+{ord(char):04X})" for char in sorted(left)[:_MOST_NAMED])
        more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
        warnings.warn(
            f"no font here has {named}{more}; on Debian fonts-noto-cjk has most of Chinese",
            MissingGlyphWarning,
            stacklevel=2,
        )
    return [*chosen, _ALWAYS]


def _candidates() -> Iterator[str]:
    """The families that may have Chinese: the listed ones that are there, then all others."""
    listed = _listed()
    there = set(fontManager.get_font_names())
    if there.isdisjoint(listed):
        # matplotlib remembers the fonts of the day it first ran; one installed since is on the disk only.
        known = {entry.fname for entry in fontManager.ttflist}
        for path in sorted({*findSystemFonts(), *_of_packages()} - known):
            try:
                fontManager.addfont(path)
            except (OSError, RuntimeError):  # no font that can be read, whatever its name ends in
                continue
        there = set(fontManager.get_font_names())
    yield from (family for family in listed if family in there)
    yield from sorted(there - {*listed, *_boxes(), _ALWAYS})


def _of_packages() -> list[str]:
    """The font files of Python packages that carry some; a package is looked into and not imported."""
    specs = [spec for name in _data()["packages"] if (spec := find_spec(name))]
    folders = [Path(folder) for spec in specs for folder in spec.submodule_search_locations or ()]
    return [str(path) for folder in folders for path in folder.rglob("*") if path.suffix in _FONT_FILES]


@lru_cache(maxsize=64)
def _characters(family: str) -> frozenset[str]:
    try:
        # Asked for in a weight that it has: of any other matplotlib's log would speak.
        weight = next((entry.weight for entry in fontManager.ttflist if entry.name == family), "normal")
        path = fontManager.findfont(FontProperties(family=[family], weight=weight), fallback_to_default=False)
        return frozenset(map(chr, get_font(path).get_charmap()))
    except (OSError, RuntimeError, ValueError):  # listed, but no longer there or not readable
        return frozenset()


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files(_PACKAGE) / "fonts.toml").read_text(encoding="utf-8"))


def _listed() -> list[str]:
    return [font["family"] for font in _data()["font"]]


def _boxes() -> list[str]:
    return [*_data()["boxes"]]


def _advice() -> str:
    known = "; ".join(f"{font['family']} ({font['from']})" for font in _data()["font"])
    return (
        "no font here has Chinese characters. Install one, such as apt install fonts-noto-cjk or fonts-wqy-zenhei "
        "(Debian, Ubuntu, Colab) or pip install mplfonts; or name a file of your own with "
        f"matplotlib.font_manager.fontManager.addfont(path). Looked for first: {known}"
    )
