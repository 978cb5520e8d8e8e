"""The figure (画布) that the plots are drawn on: it shows itself in a notebook, and all of its words are readable."""

# matplotlib's stubs give no type to **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from ..explanation import one_line
from ..schema import Report
from .fonts import families

__all__ = [
    "DARK",
    "LIGHT",
    "WARM",
    "ReportFigure",
    "called",
    "empty",
    "finish",
    "name",
    "names",
    "new",
    "numbered",
    "reports_of",
    "rows",
    "short",
    "size",
]

# Told apart in print and by the colour-blind: dark and light differ in lightness, warm in hue as well.
DARK, LIGHT, WARM = "#1f4e79", "#9cc3e6", "#c55a11"

_LONGEST = 26
# More steps than these, and the numbers of large amounts run into each other.
_MOST_STEPS = 4
_STEPS = (1, 2, 2.5, 5, 10)
_SEPARATOR = re.compile(r"[/\\](?=.)")
# Beyond it the arithmetic of an axis overflows.
_LARGEST = Decimal("1e300")


class ReportFigure(Figure):
    """A matplotlib figure that a notebook shows by itself, without pyplot and its global state."""

    def _repr_png_(self) -> bytes:
        written = BytesIO()
        self.savefig(written, format="png", dpi=144)
        return written.getvalue()


def new(width: float, height: float) -> ReportFigure:
    """Return an empty figure of that many inches; white, so that it can be read on a dark page too."""
    return ReportFigure(figsize=(width, height), layout="constrained", facecolor="white")


def rows(count: int) -> float:
    """Return the height in inches for so many rows of bars or marks."""
    return 1.3 + 0.3 * max(count, 1)


def finish(figure: ReportFigure, title: str = "") -> ReportFigure:
    """Give a figure its title, and all of its words fonts that have them, with none of them read as a formula.

    Raises:
        MissingFontError: There are Chinese words and no font for them.
    """
    if title:
        # Over the whole figure: over the axes it would be cut where the names beside them are long.
        figure.suptitle(title, x=0.01, ha="left")
    texts: list[Any] = [*figure.findobj(Text)]
    chosen = families("".join(text.get_text() for text in texts))
    for text in texts:
        text.set_fontfamily(chosen)
        # "$" begins a formula in matplotlib, and one that is none is an error.
        text.set_parse_math(False)
    for axes in figure.axes:
        # The numbers on the axes are written when it is drawn.
        axes.tick_params(labelfontfamily=chosen)
    return figure


def empty(why: str) -> ReportFigure:
    """Return a figure that says why there is nothing to draw."""
    figure = new(6, 1)
    figure.text(0.5, 0.5, why, ha="center", va="center")
    return finish(figure)


def reports_of(reports: Iterable[Report] | Report) -> list[Report]:
    """Return what a plot was given as a list.

    Raises:
        TypeError: It is no report and no iterable of reports.
    """
    if isinstance(reports, Report):
        return [reports]
    try:
        given: list[Any] = list(reports)
    except TypeError:
        given = [reports]
    wrong = next((type(one).__name__ for one in given if not isinstance(one, Report)), None)
    if wrong is not None:
        raise TypeError(f"a plot is made of reports, as parse() returns them, not of {wrong}")
    return given


def size(value: Decimal) -> float:
    """Return a value as a length that can be drawn.

    Examples:
        >>> size(Decimal("68500")), size(Decimal("1e999"))
        (68500.0, 1e+300)
    """
    return float(max(-_LARGEST, min(value, _LARGEST)))


def numbered(axis: Axis, *, whole: bool = False) -> None:
    """Write the numbers along an axis in full and with thousands, as those beside the marks are: 2,000,000.

    Args:
        axis: The axis.
        whole: What is counted has no fractions.
    """
    axis.set_major_locator(MaxNLocator(_MOST_STEPS, steps=_STEPS, integer=whole))
    axis.set_major_formatter("{x:,.12g}")


def called(report: Report, number: int) -> str:
    """Return what a report is called: its issuer, else its title or source, else its number."""
    data = report.metadata
    return (data.issuer and data.issuer.name) or data.title or report.source or f"report {number}"


def name(report: Report, number: int) -> str:
    """Return what a report is called, in so many words as go beside its mark; of a path the end, which tells it apart.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> name(parse("", source="collections/2024/street_offices/000.txt"), 1)
        '…/street_offices/000.txt'
        >>> name(parse("鹤汀街道2024年度法治政府建设情况报告", source="000.txt"), 1)
        '鹤汀街道'
    """
    words = called(report, number)
    if words != report.source:
        return short(words)
    cleaned = one_line(words[-4 * _LONGEST :])
    if len(cleaned) <= _LONGEST:
        return cleaned
    kept = cleaned[1 - _LONGEST :]
    # From the beginning of a folder's name, where one begins in what is kept.
    folder = _SEPARATOR.search(kept)
    return "…" + (kept[folder.start() :] if folder else kept)


def short(words: str, most: int = _LONGEST) -> str:
    """Return words of the report for one line of a plot.

    Examples:
        >>> short("栎澄区人民政府\\u202e蘅桥街道办事处", 9)
        '栎澄区人民政府蘅…'
    """
    cleaned = one_line(words[: 4 * most])
    return cleaned if len(cleaned) <= most else cleaned[: most - 1] + "…"


def names(reports: Sequence[Report]) -> list[str]:
    """Return what reports are called, with the year where there is more than one."""
    several = len({report.metadata.year for report in reports}) > 1
    return [
        name(report, number) + (f" {report.metadata.year or ''}".rstrip() if several else "")
        for number, report in enumerate(reports, 1)
    ]
