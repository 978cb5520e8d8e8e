"""The day of publication (发布日期) against the day by which a report is due."""

# matplotlib's stubs give no type to **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from ..schema import Report
from .canvas import DARK, WARM, ReportFigure, empty, finish, names, new, numbered, reports_of, rows

__all__ = ["days_after_deadline", "publication"]


def days_after_deadline(report: Report) -> int | None:
    """Return how many days after 1 April of the next year a report was published; less than 0 where before.

    A report on 2019 or later is to be published before 1 April (《法治政府建设与责任落实督察工作规定》,
    厅字〔2019〕28号, art. 24). None where the year or the day is not known.

    Examples:
        >>> from rule_of_law_extract import example_report, parse
        >>> days_after_deadline(parse(example_report()))
        -49
    """
    year, day = report.metadata.year, report.metadata.published_on
    if year is None or day is None or not datetime.MINYEAR <= year + 1 <= datetime.MAXYEAR:
        return None
    return (day - datetime.date(year + 1, 4, 1)).days


def publication(reports: Iterable[Report] | Report, *, most: int = 40) -> ReportFigure:
    """Plot how many days before or after 1 April each report was published.

    Args:
        reports: One report or many. Those whose year or day of publication is not known are counted in the title.
        most: Up to how many are drawn with their names, the latest on top; more are drawn as a count of each week.

    Raises:
        MissingFontError: There is no font for Chinese.
        TypeError: What is given is no report.

    Examples:
        >>> from rule_of_law_extract import example_report, parse
        >>> publication(parse(example_report())).axes[0].get_xlabel()
        'days from 1 April of the year after the one reported on'
    """
    given = reports_of(reports)
    known = [
        (days, called)
        for report, called in zip(given, names(given), strict=True)
        if (days := days_after_deadline(report)) is not None
    ]
    if not known:
        return empty("no report whose year and day of publication are known")
    late = sum(1 for days, _ in known if days > 0)
    title = f"Publication against 1 April: {late:,} of {len(known):,} late"
    if len(known) < len(given):
        title += f", {len(given) - len(known):,} of unknown day"
    figure = _named(sorted(known)) if len(known) <= most else _weekly([days for days, _ in known])
    axes = figure.axes[0]
    axes.axvline(0, color="black", linewidth=1)
    axes.set_xlabel("days from 1 April of the year after the one reported on")
    return finish(figure, title)


def _named(known: list[tuple[int, str]]) -> ReportFigure:
    figure = new(8, rows(len(known)))
    axes = figure.subplots()
    places = range(len(known))
    days = [day for day, _ in known]
    colours = [WARM if day > 0 else DARK for day in days]
    axes.hlines(places, 0, days, colors=colours, linewidth=2)
    for late, marker in ((False, "o"), (True, "D")):
        # The marks differ in form as well: late ones are told apart without colour.
        chosen = [(day, place) for day, place in zip(days, places, strict=True) if (day > 0) is late]
        colour = WARM if late else DARK
        axes.scatter([day for day, _ in chosen], [place for _, place in chosen], c=colour, marker=marker)
    for day, place in zip(days, places, strict=True):
        axes.annotate(
            # With the sign of the axis, which is no hyphen.
            f"{day:+,d}".replace("-", "−") if day else "0",
            (day, place),
            xytext=(8 if day > 0 else -8, 0),
            textcoords="offset points",
            ha="left" if day > 0 else "right",
            va="center",
        )
    axes.set_yticks(places, [called for _, called in known])
    axes.set_ylim(-0.7, len(known) - 0.3)
    axes.margins(x=0.15)
    return figure


def _weekly(days: list[int]) -> ReportFigure:
    figure = new(8, 3.5)
    axes = figure.subplots()
    # A week is named by its last day, so that none holds days on both sides of 1 April, the last day in time.
    weeks = Counter(-(-day // 7) for day in days)
    for week, count in sorted(weeks.items()):
        late = week > 0
        axes.bar(7 * week - 3, count, width=6.4, color=WARM if late else DARK, hatch="//" if late else None)
    axes.set_ylabel("reports")
    numbered(axes.yaxis, whole=True)
    return figure
