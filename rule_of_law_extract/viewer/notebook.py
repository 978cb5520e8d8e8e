"""Records in notebooks and on terminals (笔记本): a card as HTML, as plain text and for rich.

The HTML has no script, no class and no colour of its own for words: it takes those of the page, so that it is as
readable on dark as on light, and only lines and grounds are coloured, half transparent. What is in the card is decided
in ``notebook_cards``; everything is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ..schema import Finding, Observation, Report, Section, Severity
from .notebook_cards import Listing, card

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["html", "plain", "terminal"]

Record = Report | Section | Observation | Finding

_LINES = {
    None: "rgba(128,128,128,.6)",
    Severity.ERROR: "#d64545",
    Severity.WARNING: "#c98a1b",
    Severity.INFO: "#4a86c8",
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

# Notebooks give tables their own stripes, borders and right-set columns; each cell says that it wants none of it.
_CELL = (
    "padding:1px 12px 1px 0;border:0;background:none;text-align:left;vertical-align:baseline;white-space:normal;"
    "font-weight:normal"
)
_TABLE = "border-collapse:collapse;border:0;margin:4px 0 0 0;background:none;font-size:inherit;color:inherit"


def html(record: Record) -> str:
    """Return the card of a record as HTML that a notebook shows in its output.

    Args:
        record: A report, a section, an observation or a finding.

    Raises:
        TypeError: There is no card of such a thing.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> "84起" in html(parse("办结案件84起。").observations[0])
        True
    """
    shown = card(record)
    facts = _table(((label, words) for label, words in shown.facts), labelled=True)
    lists = "".join(_listing(one) for one in shown.lists)
    return (
        f'<div style="border:1px solid rgba(128,128,128,.35);border-left:4px solid {_LINES[shown.tone]};'
        'border-radius:4px;padding:8px 12px;margin:4px 0;max-width:760px;color:inherit;background:transparent">'
        f'<div style="font-size:.85em">{escape(shown.kind)}</div>'
        f'<div{_lang(shown.title)} style="font-weight:bold;overflow-wrap:anywhere">{escape(shown.title)}</div>'
        f"{facts}{lists}</div>"
    )


def _lang(words: str) -> str:
    """The language of words for fonts and readers aloud, where it is not that of the card."""
    return ' lang="zh-Hans"' if any(char >= "\u2e80" for char in words) else ""


def _listing(one: Listing) -> str:
    return (
        f'<div style="margin-top:8px"><b>{escape(one.name)}</b> {escape(_count(one))}</div>'
        f"{_table(one.rows, labelled=False)}"
    )


def _count(one: Listing) -> str:
    shown = len(one.rows)
    return f"{shown:,} of {one.total:,}" if shown < one.total else f"{shown:,}"


def _table(rows: Iterable[tuple[str, ...]], *, labelled: bool) -> str:
    lines: list[str] = []
    for first, *others in rows:
        # A table of facts has its labels as row headings, for who listens to it.
        opening = f'<th scope="row" style="{_CELL}">' if labelled else f'<td style="{_CELL}">'
        lines.append(f'<tr style="background:none">{opening}{escape(first)}{"</th>" if labelled else "</td>"}')
        lines += [f'<td{_lang(words)} style="{_CELL};overflow-wrap:anywhere">{escape(words)}</td>' for words in others]
        lines.append("</tr>")
    return f'<table style="{_TABLE}"><tbody>{"".join(lines)}</tbody></table>'


def plain(record: Record) -> str:
    """Return the card of a record as plain text; arguments and errors are those of :func:`html`.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> print(plain(parse("一、主要举措\\n三、工作安排").findings[-1]))
        Finding skipped-ordinal: number 3 where 2 is due
          severity    warning 警告
          zh          此处序号应为2，写成3
          place       characters 7 to 13
    """
    shown = card(record)
    lines = [f"{shown.kind}: {shown.title}", *(f"  {label:<10}  {words}" for label, words in shown.facts)]
    for one in shown.lists:
        lines.append(f"  {one.name}: {_count(one)}")
        lines += ["    " + "  ".join(row) for row in one.rows]
    return "\n".join(lines)


def terminal(record: Record) -> RenderableType:
    """Return the card of a record for rich; arguments and errors are those of :func:`html`.

    Raises:
        ImportError: rich is not installed.
    """
    try:
        from rich import box
        from rich.console import Group
        from rich.panel import Panel
        from rich.table import Table
        from rich.text import Text
    except ImportError as error:
        raise ImportError("the card needs rich: pip install 'rule-of-law-extract[cli]'") from error

    def grid(rows: Iterable[tuple[str, ...]], labels: str) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        for first, *others in rows:
            table.add_row(Text(first, style=labels), *(Text(words, overflow="fold") for words in others))
        return table

    shown = card(record)
    blocks: list[RenderableType] = [Text(shown.title, style="bold", overflow="fold"), grid(shown.facts, "dim")]
    for one in shown.lists:
        blocks += [Text.assemble("\n", (one.name, "bold"), " ", (_count(one), "dim")), grid(one.rows, "dim")]
    colour = _COLOURS[shown.tone] if shown.tone else "none"
    return Panel(
        Group(*blocks), title=Text(shown.kind), title_align="left", box=box.ROUNDED, border_style=colour, expand=False
    )
