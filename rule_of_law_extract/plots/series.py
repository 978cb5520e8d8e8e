"""An indicator (指标) over many reports, by issuer or by year."""

# matplotlib's stubs give no type to **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ..explanation import amount
from ..rules import default_rules
from ..schema import Modifier, Observation, Report, Role
from .canvas import (
    DARK,
    ReportFigure,
    called,
    empty,
    finish,
    name,
    names,
    new,
    numbered,
    reports_of,
    rows,
    short,
    size,
)

__all__ = ["indicator"]

# As many as have no divisor in common with the number of colours, so that no pair comes back soon.
_MARKERS = "osD^vPX"
# How many figures of one report are written out beside its row.
_WRITTEN_OUT = 4
_COLOURS = (DARK, "#c55a11", "#3b7d23", "#7030a0", "#a61c3c", "#5f5f5f", "#0b7a75", "#8a6d00")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the indicator and the report it stands in, by its number from 0."""

    report: int
    item: Observation

    @property
    def value(self) -> float:
        return size(self.item.quantity.value)

    @property
    def exact(self) -> bool:
        return self.item.quantity.modifier is Modifier.EXACT and self.item.quantity.value_max is None


def indicator(
    reports: Iterable[Report] | Report, code: str, *, by: Literal["issuer", "year"] = "issuer", most: int = 40
) -> ReportFigure:
    """Plot the figures of an indicator over reports.

    Drawn is what reports say was done (role ``reported``), each figure by itself and none added up: not plans and
    background, not growth, and not the parts of a breakdown whose whole is of the same indicator. A figure that is only
    bounded (近60万元, 2至3名) has a hollow mark.

    Args:
        reports: One report or many; those without the indicator are counted in the title.
        code: The indicator, such as ``enforcement.penalty_cases``.
        by: ``issuer`` for a row a report, the largest on top; ``year`` for a line an issuer over the years reported on.
        most: How many rows or lines to draw, those with the largest figures; how many there are is said.

    Raises:
        MissingFontError: There is no font for Chinese.
        TypeError: What is given is no report.
        ValueError: `by` is neither.

    Examples:
        >>> from rule_of_law_extract import example_report, parse
        >>> figure = indicator(parse(example_report()), "enforcement.penalty_cases")
        >>> figure.get_suptitle()
        '行政处罚案件数 / Administrative penalty cases\\nenforcement.penalty_cases, 1 of 1 reports'
    """
    if by not in ("issuer", "year"):
        raise ValueError(f"by must be 'issuer' or 'year', not {by!r}")
    given = reports_of(reports)
    figures = [_Figure(number, item) for number, report in enumerate(given) for item in _told(report, code)]
    if by == "year":
        figures = [one for one in figures if given[one.report].metadata.year is not None]
    if not figures:
        return empty(f"no report has a figure of {short(code, 60)}" + (" and a year" if by == "year" else ""))
    # Cases and yuan do not go on one axis; the class that most figures have does.
    kind = Counter(one.item.quantity.unit_class for one in figures).most_common(1)[0][0]
    drawn = [one for one in figures if one.item.quantity.unit_class is kind]
    title = _title(code, len({one.report for one in drawn}), len(given))
    if len(drawn) < len(figures):
        title += f"; {len(figures) - len(drawn):,} figures in other units not drawn"
    unit = "、".join(short(unit, 8) for unit in dict.fromkeys(one.item.quantity.unit or "" for one in drawn) if unit)
    draw = _by_year if by == "year" else _by_issuer
    figure, number = draw(given, drawn, unit, most)
    if number > most:
        title += f"; the {most:,} largest of {number:,} {'issuers' if by == 'year' else 'rows'}"
    return finish(figure, title)


def _told(report: Report, code: str) -> list[Observation]:
    items = [
        item
        for item in report.observations
        if item.indicator == code and item.role is Role.REPORTED and item.change is None
    ]
    same = {item.id for item in items}
    below = {part for group in report.breakdowns if group.whole in same for part in group.parts}
    return [item for item in items if item.id not in below]


def _title(code: str, with_it: int, all_of_them: int) -> str:
    known = default_rules().indicator(code)
    label = f"{known.zh} / {known.en}\n" if known else ""
    return f"{label}{short(code, 60)}, {with_it:,} of {all_of_them:,} reports"


def _mark(axes: Axes, points: Iterable[tuple[float, float, _Figure]], colour: str, marker: str = "o") -> None:
    """Draw the marks of figures at x and y, all of a kind at once: thousands of artists would take their time."""
    points = [*points]
    for exact, face in ((True, colour), (False, "white")):
        chosen = [(x, y) for x, y, one in points if one.exact is exact]
        if not chosen:
            continue
        axes.plot(
            [x for x, _ in chosen],
            [y for _, y in chosen],
            linestyle="",
            marker=marker,
            color=colour,
            markerfacecolor=face,
            markeredgewidth=1.5,
            # A mark at the edge is whole.
            clip_on=False,
            zorder=3,
        )


def _bounded(drawn: Iterable[_Figure]) -> list[Line2D]:
    """What the legend says of hollow marks, where there are any."""
    if all(one.exact for one in drawn):
        return []
    return [Line2D([], [], marker="o", color=DARK, markerfacecolor="white", linestyle="", label="bounded, not exact")]


def _by_issuer(given: list[Report], drawn: list[_Figure], unit: str, most: int) -> tuple[ReportFigure, int]:
    largest: dict[int, Decimal] = {}
    for one in drawn:
        value = one.item.quantity.value
        largest[one.report] = max(value, largest.get(one.report, value))
    order = sorted(largest, key=lambda number: (-largest[number], number))
    shown = {number: place for place, number in enumerate(order[:most])}
    figure = new(8, rows(len(shown)))
    axes = figure.subplots()
    told: dict[int, list[_Figure]] = {}
    for one in sorted(drawn, key=lambda one: (-one.item.quantity.value, one.item.quantity.span.start)):
        if one.report in shown:
            told.setdefault(shown[one.report], []).append(one)
    for place, items in told.items():
        axes.hlines(place, 0, items[0].value, color=DARK, linewidth=1)
        # All figures of a report in one text: those of marks that lie close would be written over each other.
        axes.annotate(
            _written(items),
            (items[0].value, place),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize="small",
        )
    _mark(axes, [(one.value, shown[one.report], one) for one in drawn if one.report in shown], DARK)
    labels = names(given)
    axes.set_yticks(range(len(shown)), [labels[number] for number in shown])
    axes.set_ylim(len(shown) - 0.4, -0.7)
    axes.margins(x=0.08)
    axes.set_xlim(left=min(0.0, *(one.value for one in drawn)))
    axes.set_xlabel(unit)
    numbered(axes.xaxis)
    axes.spines[["top", "right"]].set_visible(False)
    if handles := _bounded(drawn):
        axes.legend(handles=handles, loc="lower right")
    return figure, len(order)


def _written(items: list[_Figure]) -> str:
    """The figures of one report, the largest first, as it stands at the mark that the words are beside."""
    words = list(dict.fromkeys(amount(one.item.quantity.value, one.item.quantity.value_max) for one in items))
    left = len(words) - _WRITTEN_OUT
    return " · ".join(words[:_WRITTEN_OUT]) + (f" and {left:,} more" if left > 0 else "")


def _by_year(given: list[Report], drawn: list[_Figure], unit: str, most: int) -> tuple[ReportFigure, int]:
    lines: dict[str, list[tuple[int, _Figure]]] = {}
    labels: dict[str, str] = {}
    for one in drawn:
        report = given[one.report]
        # By what it is called in full: two issuers may begin alike.
        issuer = called(report, one.report + 1)
        labels[issuer] = name(report, one.report + 1)
        lines.setdefault(issuer, []).append((report.metadata.year or 0, one))
    order = sorted(lines, key=lambda issuer: (-max(one.value for _, one in lines[issuer]), issuer))
    figure = new(8, 4.2)
    axes = figure.subplots()
    handles: list[Line2D] = []
    for number, issuer in enumerate(order[:most]):
        colour, marker = _COLOURS[number % len(_COLOURS)], _MARKERS[number % len(_MARKERS)]
        points = sorted(lines[issuer], key=lambda point: (point[0], point[1].item.quantity.span.start))
        years = [year for year, _ in points]
        # Two figures in one year are two figures: a line through both would tell of a rise within the year.
        if len(set(years)) == len(years):
            axes.plot(years, [one.value for _, one in points], color=colour, linewidth=1.2)
        _mark(axes, [(year, one.value, one) for year, one in points], colour, marker)
        # A legend leaves out what begins with "_".
        handles.append(Line2D([], [], color=colour, marker=marker, label=labels[issuer].lstrip("_") or "—"))
    handles += _bounded(drawn)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylabel(unit)
    numbered(axes.yaxis)
    axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
    axes.margins(x=0.08)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(handles=handles, loc="outside right upper", fontsize="small")
    return figure, len(order)
