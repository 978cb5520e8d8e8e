"""The parts (各部分) that reports have of those they are to have, and how much of the text each takes."""

# matplotlib's stubs give no type to **kwargs.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from matplotlib.colors import LinearSegmentedColormap

from ..schema import Part, Report
from ..schema.outline import Section
from .canvas import DARK, ReportFigure, empty, finish, names, new, numbered, reports_of, rows

__all__ = ["part_lengths", "parts"]

_ASKED_FOR = (Part.MEASURES, Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN)
# From here on a cell is so dark that white on it is read better than black.
_DARK_CELL = 0.75


def part_lengths(report: Report) -> dict[Part, int]:
    """Return how many characters of the text stand in each part; a part that is not there is left out.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> part_lengths(parse("一、主要举措\\n办结案件85起。"))
        {<Part.MEASURES: 'measures'>: 15}
    """
    lengths: dict[Part, int] = {}

    def add(part: Part, count: int) -> None:
        lengths[part] = lengths.get(part, 0) + count

    waiting: list[Section] = [*report.sections][::-1]
    while waiting:
        section = waiting.pop()
        add(section.part, section.span.end - section.span.start)
        for child in section.children:
            # A section of another part within it is counted there and not twice.
            add(section.part, child.span.start - child.span.end)
        waiting.extend(reversed(section.children))
    return lengths


def parts(reports: Iterable[Report] | Report, *, most: int = 40) -> ReportFigure:
    """Plot which of the four parts that reports are to have are there, and what share of the text each takes.

    The parts are those of 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号).

    Args:
        reports: One report or many.
        most: Up to how many are drawn each on a row of its own; of more is drawn how many have each part.

    Raises:
        MissingFontError: There is no font for Chinese.
        TypeError: What is given is no report.

    Examples:
        >>> from rule_of_law_extract import example_report, parse
        >>> parts(parse(example_report())).get_suptitle()
        'Parts: 1 of 1 reports have all four'
    """
    given = reports_of(reports)
    if not given:
        return empty("no report")
    lengths = [part_lengths(report) for report in given]
    whole = sum(1 for one in lengths if all(part in one for part in _ASKED_FOR))
    title = f"Parts: {whole:,} of {len(given):,} reports have all four"
    labels = ["\n".join((part.value, *wrap(part.zh, 8))) for part in _ASKED_FOR]
    if len(given) > most:
        figure = new(7, 3.8)
        axes = figure.subplots()
        counts = [sum(1 for one in lengths if part in one) for part in _ASKED_FOR]
        bars = axes.bar(range(len(_ASKED_FOR)), counts, color=DARK, width=0.6)
        axes.bar_label(bars, [f"{count:,} ({count / len(given):.0%})" for count in counts], padding=3)
        axes.set_ylim(0, 1.12 * len(given))
        axes.set_ylabel("reports")
        numbered(axes.yaxis, whole=True)
    else:
        figure = new(8.5, rows(len(given)) + 0.9)
        axes = figure.subplots()
        shares = [_shares(report, one) for report, one in zip(given, lengths, strict=True)]
        colours = LinearSegmentedColormap.from_list("share", ["#eaf2fa", DARK])
        axes.imshow([[share or 0.0 for share in row] for row in shares], cmap=colours, vmin=0, vmax=1, aspect="auto")
        for place, row in enumerate(shares):
            for column, share in enumerate(row):
                light = share is not None and share > _DARK_CELL
                axes.text(
                    column,
                    place,
                    "missing" if share is None else f"{share:.0%}",
                    ha="center",
                    va="center",
                    color="white" if light else "black",
                    bbox={"facecolor": "white", "edgecolor": "black", "pad": 2} if share is None else None,
                )
        axes.set_yticks(range(len(given)), names(given))
        axes.set_xlabel("number and colour: share of the characters (本部分字数占比)")
    axes.set_xticks(range(len(_ASKED_FOR)), labels, fontsize="small")
    return finish(figure, title)


def _shares(report: Report, lengths: dict[Part, int]) -> list[float | None]:
    whole = len(report.text) or 1
    return [lengths[part] / whole if part in lengths else None for part in _ASKED_FOR]
