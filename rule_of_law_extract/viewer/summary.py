"""The summary (概览): a report on a terminal, from its metadata to what was found odd.

rich lays it out, and it comes with an extra, so it is imported where it is used. Codes are the record's own; the words
of the report go through ``one_line``, since a page may hold anything, also what steers a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from ..explanation import amount, one_line
from ..rules import default_rules
from ..schema import Breakdown, Change, Modifier, Observation, Part, Report, Role, Section, Severity, Statement, Term
from ..schema.walk import walk

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.tree import Tree

__all__ = ["print_summary", "summary_text"]

# From here on every column of the figures has room. On less, value and unit stand in one column, a role is named only
# where it is not the usual one, and the Chinese name of an indicator stands for its code, which is twice as wide.
_WIDE = 120
# Below it the columns have no room beside each other: what a figure counts stands in a line of its own below it.
_NARROW = 60
_FIGURES = 26
_LONGEST = 160
_SIGNS: dict[Term | None, str] = {
    Modifier.ABOUT: "≈",
    Modifier.AT_LEAST: "≥",
    Modifier.AT_MOST: "≤",
    Modifier.OVER: ">",
    Modifier.UNDER: "<",
    Change.INCREASE: "+",
    Change.DECREASE: "-",
}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def print_summary(report: Report, *, file: TextIO | None = None, width: int | None = None, most: int = 200) -> None:
    """Print a readable summary: metadata, outline, figures, breakdowns, shortcomings, plans, what was found odd.

    Args:
        report: The report.
        file: Where to; standard output if not given. What is no terminal gets no colours.
        width: Columns to use; those of the terminal if not given.
        most: How many items of a list to show; how many more there are is said.

    Raises:
        ImportError: rich is not installed.
        TypeError: `report` is not a :class:`Report`.
    """
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"a summary is made of a Report, not of {type(report).__name__}")
    try:
        from rich.console import Console
    except ImportError as error:
        raise ImportError("the summary needs rich: pip install 'rule-of-law-extract[cli]'") from error
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        for block in _blocks(report, console, most):
            console.print(block)
        return
    with console.capture() as captured:
        for block in _blocks(report, console, most):
            console.print(block)
    # Tables are padded to their width, which nobody wants in a file.
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def summary_text(report: Report, *, width: int = 100, most: int = 200) -> str:
    """Return the summary as plain text; arguments and errors are those of :func:`print_summary`."""
    written = StringIO()
    print_summary(report, file=written, width=width, most=most)
    return written.getvalue()


def _blocks(report: Report, console: Console, most: int) -> Iterator[RenderableType]:
    from rich.text import Text

    title = report.metadata.title
    yield Text(one_line(title) if title else "(no title)", style="bold")
    yield _metadata(report)
    wide = console.width >= _WIDE
    figures = "Figures" if wide else "Figures (reported where no role is named)"
    for name, count, content in (
        ("Outline", sum(1 for _ in walk(report.sections)), _outline(report, most)),
        (
            figures,
            len(report.observations),
            _figures_narrow(report, most) if console.width < _NARROW else _figures(report, wide, most),
        ),
        ("Breakdowns", len(report.breakdowns), _breakdowns(report, most)),
        ("Shortcomings", len(report.problems), _statements(report.problems, most)),
        ("Plans", len(report.plans), _statements(report.plans, most)),
        ("What was found odd", len(report.findings), _findings(report, console.width < _NARROW, most)),
    ):
        yield Text.assemble("\n", (name, "bold"), (f"  {count:,}" if count else "  none", "dim"))
        if count:
            yield content
        if count > most:
            yield Text(f"… and {count - most:,} more", style="dim")


def _table(*names: str, headed: bool = False, wide: bool = True) -> Table:
    """A table without lines. Columns of running words go over several lines, the others keep to one."""
    from rich.table import Table

    gap = 2 if wide else 1
    widest = {} if wide else {"printed": 14, "indicator": 18}
    table = Table(box=None, show_header=headed, header_style="dim", pad_edge=False, padding=(0, gap, 0, 0))
    for name in names:
        table.add_column(
            name,
            no_wrap=name not in ("printed", "indicator", "subject", "words"),
            overflow="fold",
            justify="right" if name == "value" else "left",
            max_width=widest.get(name),
        )
    return table


def _metadata(report: Report) -> Table:
    from rich.text import Text

    meta, issuer = report.metadata, report.metadata.issuer
    rows: list[tuple[str, object]] = [("source", report.source)]
    if issuer is not None:
        level = f" ({issuer.level.value} {issuer.level.zh})" if issuer.level else ""
        rows.append(("issuer", issuer.name + level))
        rows.append(("region", ", ".join(f"{place.name} {place.code or ''}".rstrip() for place in issuer.region)))
        rows.append(("credit code", issuer.social_credit_code))
    rows += [("year", meta.year), ("published", meta.published_on), ("created", meta.created_on)]
    rows += [("index number", meta.index_number), ("document number", meta.document_number)]
    rows += [("category", meta.category)]
    table = _table("label", "words")
    for label, value in rows:
        if value:
            table.add_row(Text(label, style="dim"), Text(one_line(str(value))))
    return table


def _outline(report: Report, most: int) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree("", hide_root=True, guide_style="dim")
    left = most

    def grow(branch: Tree, sections: Iterable[Section], part: Part | None) -> None:
        nonlocal left
        for section in sections:
            if not left:
                return
            left -= 1
            heading = f"{section.marker or ''}{section.heading}" or "(before the first heading)"
            tags = [] if section.part is part else [section.part.value]
            tags += [topic.value for topic in section.topics]
            tags += [f"{len(section.points)} points"] if section.points else []
            words = Text.assemble(_short(heading), ("  " + " · ".join(tags) if tags else "", "cyan"))
            # A table, so that a second line stands under the heading and not under its number.
            row = _table("id", "words")
            row.add_row(Text(section.id, style="dim"), words)
            grow(branch.add(row), section.children, section.part)

    grow(tree, report.sections, None)
    return tree


def _value(item: Observation) -> str:
    quantity = item.quantity
    signs = _SIGNS.get(quantity.modifier, "") + _SIGNS.get(item.change, "")
    return signs + amount(quantity.value, quantity.value_max)


def _figures(report: Report, wide: bool, most: int) -> Table:
    from rich.text import Text

    rules = default_rules()
    columns = ("id", "printed", "value", *(("unit",) if wide else ()), "role", "indicator", "subject", "in")
    table = _table(*columns, headed=True, wide=wide)
    for item in report.observations[:most]:
        usual = item.role is Role.REPORTED
        unit = item.quantity.unit or ""
        known = None if wide or item.indicator is None else rules.indicator(item.indicator)
        figure = [_value(item), unit] if wide else [f"{_value(item)} {unit}".rstrip()]
        table.add_row(
            Text(item.id, style="dim"),
            Text(one_line(item.quantity.text)),
            *(Text(words, style="bold") for words in figure),
            Text("" if usual and not wide else item.role.value, style="" if usual else "yellow"),
            Text(one_line(item.indicator or "") if known is None else known.zh, style="cyan"),
            Text(one_line(item.subject or "")),
            Text(item.section_id or "", style="dim"),
        )
    return table


def _figures_narrow(report: Report, most: int) -> Table:
    from rich.cells import cell_len
    from rich.text import Text

    rules = default_rules()
    table = _table("id", "words")
    for item in report.observations[:most]:
        printed, value = one_line(item.quantity.text), f"{_value(item)} {item.quantity.unit or ''}".rstrip()
        known = None if item.indicator is None else rules.indicator(item.indicator)
        below = (
            ("" if item.role is Role.REPORTED else item.role.value, "yellow"),
            (one_line(item.indicator or "") if known is None else known.zh, "cyan"),
            (one_line(item.subject or ""), ""),
        )
        gap = " " * max(2, _FIGURES - cell_len(printed) - cell_len(value))
        words = Text.assemble(
            printed + gap,
            (value, "bold"),
            (f"  {item.section_id or ''}", "dim"),
        )
        names = Text(" · ").join(Text(name, style=colour) for name, colour in below if name)
        table.add_row(Text(item.id, style="dim"), Text("\n").join((words, names)) if names else words)
    return table


def _sum(group: Breakdown) -> tuple[str, str]:
    difference = group.difference or Decimal(0)
    if group.holds is None:
        return "a part of it", "dim"
    if group.holds:
        return ("adds up" if not difference else "fits its bounds"), "green"
    return f"{amount(abs(difference))} too {'few' if difference > 0 else 'many'}", "bold red"


def _breakdowns(report: Report, most: int) -> Table:
    from rich.text import Text

    items = {item.id: item for item in report.observations}
    table = _table("id", "words", "sum")
    for group in report.breakdowns[:most]:
        members = [items[name] for name in (group.whole, *group.parts)]
        named = [one_line(f"{item.subject or item.id} {_value(item)}") for item in members]
        words = f"{named[0]} {members[0].quantity.unit or ''} = {' + '.join(named[1:])}"
        said, colour = _sum(group)
        table.add_row(Text(group.whole, style="dim"), Text(words), Text(said, style=colour))
    return table


def _short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _statements(statements: tuple[Statement, ...], most: int) -> Table:
    from rich.text import Text

    table = _table("number", "words")
    for number, item in enumerate(statements[:most], 1):
        table.add_row(Text(f"{number}", style="dim"), Text(_short(item.text)))
    return table


def _findings(report: Report, narrow: bool, most: int) -> Table:
    from rich.text import Text

    table = _table("severity", *(() if narrow else ("code",)), "words")
    for found in report.findings[:most]:
        words = one_line(found.message)
        if found.span is not None:
            line = report.text.count("\n", 0, found.span.start) + 1
            words += f"\nline {line}: {_short(report.text[found.span.start : found.span.end])}"
        severity = Text(found.severity.value, style=_COLOURS[found.severity])
        # A code is longer than what a narrow terminal leaves for the words.
        told = (f"{found.code}\n{words}",) if narrow else (found.code, words)
        table.add_row(severity, *(Text(part) for part in told))
    return table
