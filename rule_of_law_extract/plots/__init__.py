"""Plots (图) of one report or of many: an indicator, breakdowns, the day of publication, the parts there are.

Needs the extra ``plot``. Each function takes reports and returns a matplotlib figure; nothing global is changed and
pyplot is not used, so it runs in a pipeline as in a notebook.

matplotlib and not altair, both tried on the same bars: a saved altair chart loads three scripts from a network or needs
84 MB (vl-convert) to become a picture, and says nothing where a font lacks a character; matplotlib makes the picture
itself, and can be asked beforehand which font has which character.

Examples:
    >>> from rule_of_law_extract import example_report, parse
    >>> figure = publication([parse(example_report())])
    >>> figure.get_suptitle()
    'Publication against 1 April: 0 of 1 late'
"""

from __future__ import annotations

try:
    import matplotlib as _matplotlib
except ImportError as error:
    raise ImportError(
        "rule_of_law_extract.plots needs matplotlib, which the extra `plot` brings:"
        ' pip install "rule-of-law-extract[plot]"'
    ) from error

from .canvas import ReportFigure
from .coverage import parts
from .days import publication
from .fonts import MissingFontError, MissingGlyphWarning
from .series import indicator
from .sums import breakdowns

del _matplotlib

__all__ = [
    "MissingFontError",
    "MissingGlyphWarning",
    "ReportFigure",
    "breakdowns",
    "indicator",
    "parts",
    "publication",
]
