"""Breakdowns (分项) as bars: the whole, its parts, and whether they add up."""

# matplotlib's stubs give no type to **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from ..explanation import amount
from ..rules import default_rules
from ..schema import Breakdown, Observation, Report
from .canvas import DARK, LIGHT, ReportFigure, empty, finish, new, short, size

__all__ = ["breakdowns"]

_SLANTED = "//"


def breakdowns(report: Report, *, most: int = 12) -> ReportFigure:
    """Plot the breakdowns of a report: each whole with its parts below it, and whether they add up.

    Args:
        report: The report.
        most: How many breakdowns to draw, in the order of the text; how many more there are is said.

    Raises:
        MissingFontError: There is no font for Chinese.
        TypeError: `report` is no ``Report``.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> figure = breakdowns(parse("立案73件，分别为市容类41件、违建类12件。"))
        >>> figure.axes[0].get_title(loc="left")
        'o1 立案 73 件: the parts add up to 53, 20 too few'
    """
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"breakdowns() takes a Report, as parse() returns it, not {type(report).__name__}")
    items = {item.id: item for item in report.observations}
    groups = [(group, members) for group in report.breakdowns if (members := _members(group, items))]
    if not groups:
        return empty("the report has no breakdown")
    shown = groups[:most]
    heights = [len(members) + 1.2 for _, members in shown]
    figure = new(8, 0.6 + 0.3 * sum(heights))
    grid = figure.subplots(len(shown), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
    for axes, (group, members) in zip(grid[:, 0], shown, strict=True):
        places = range(len(members))
        bars = axes.barh(
            places,
            [size(item.quantity.value) for item in members],
            color=[DARK, *[LIGHT] * (len(members) - 1)],
            height=0.75,
        )
        if group.holds is False:
            bars[0].set(hatch=_SLANTED, edgecolor="white")
        axes.bar_label(bars, [amount(item.quantity.value, item.quantity.value_max) for item in members], padding=3)
        axes.set_yticks(places, _names(members))
        axes.invert_yaxis()
        axes.margins(x=0.12)
        axes.set_title(_title(group, members), loc="left", fontsize="medium")
        axes.spines[["top", "right"]].set_visible(False)
        axes.xaxis.set_visible(False)
    if len(groups) > most:
        figure.supxlabel(f"and {len(groups) - most:,} more breakdowns", fontsize="medium")
    return finish(figure)


def _members(group: Breakdown, items: dict[str, Observation]) -> list[Observation]:
    """The whole and its parts; nothing where a record names a figure that it does not have."""
    names = (group.whole, *group.parts)
    return [items[name] for name in names] if all(name in items for name in names) else []


def _names(members: list[Observation]) -> list[str]:
    """What the bars are called: the subject, or the indicator where several have the same subject (简易程序、罚款…).

    What even so is called as another has its id behind the words.
    """
    subjects = Counter(item.subject for item in members)
    rules = default_rules()
    called: list[str] = []
    for item in members:
        known = rules.indicator(item.indicator) if item.indicator and subjects[item.subject] > 1 else None
        called.append(short((known.zh if known else item.subject) or item.id, 18))
    alike = Counter(called)
    return [words if alike[words] == 1 else f"{words} {item.id}" for words, item in zip(called, members, strict=True)]


def _title(group: Breakdown, members: list[Observation]) -> str:
    whole = members[0]
    words = f"{whole.id} {short(whole.subject or '', 18)} {amount(whole.quantity.value)} {whole.quantity.unit or ''}"
    words = " ".join(words.split())
    if group.holds is None:
        return f"{words}: some of it"
    if group.holds:
        return f"{words}: the parts add up"
    difference = group.difference or Decimal(0)
    total = sum((item.quantity.value for item in members[1:]), Decimal(0))
    return f"{words}: the parts add up to {amount(total)}, {amount(abs(difference))} too {_side(difference)}"


def _side(difference: Decimal) -> str:
    return "few" if difference > 0 else "many"
