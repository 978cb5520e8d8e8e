"""Passages (段落): the sentences of a section, each stating what the manuscript notes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from ..schema import CitationKind, Part, Role
from .amounts import Amount, amounts, percentages
from .manuscript import Cited, Manuscript
from .numerals import spell
from .words import (
    CITED,
    CLAUSES,
    FILLERS,
    MADE,
    NONE,
    PLAN_HEADINGS,
    PLANNED,
    PROBLEM_HEADINGS,
    PROBLEMS,
    Clause,
)

__all__ = ["write_figures", "write_leadership", "write_plans", "write_problems"]

T = TypeVar("T")

_KINDS = ("clauses", "points", "breakdown", "cite", "made", "none", "filler")
_CITING = ("深入学习", "认真贯彻落实", "严格执行")
_ORDER = ("首先", "其次", "再次")
_JOINS = ("", "", "共", "累计", "达")


def write_figures(draw: st.DrawFn, manuscript: Manuscript, issuer: str) -> None:
    """Write one to three sentences of what was done: figures, a breakdown, a citation, a statement of none.

    Args:
        draw: Given by Hypothesis.
        manuscript: Where to write.
        issuer: Who reports; its own rules are named after it.
    """
    for kind in draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=3, unique=True)):
        if kind == "clauses":
            _clauses(draw, manuscript)
        elif kind == "points":
            _points(draw, manuscript, CLAUSES, Role.REPORTED)
        elif kind == "breakdown":
            _breakdown(draw, manuscript)
        elif kind == "cite":
            manuscript.write(draw(st.sampled_from(_CITING)))
            manuscript.cite(draw(st.sampled_from(CITED)))
        elif kind == "made":
            manuscript.write("修订")
            manuscript.cite(Cited(issuer + draw(st.sampled_from(MADE)), CitationKind.INTERNAL))
        elif kind == "none":
            manuscript.none(*draw(st.sampled_from(NONE)))
        else:
            manuscript.write(draw(st.sampled_from(FILLERS)))
        manuscript.write("。")


def write_leadership(draw: st.DrawFn, manuscript: Manuscript, year: int) -> None:
    """Write what the head of the office did, on a day whose year is the report's."""
    day = date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    manuscript.day(f"{day.month}月{day.day}日", day, day)
    manuscript.write("，主要负责人带队旁听庭审。")


def write_problems(draw: st.DrawFn, manuscript: Manuscript) -> None:
    """Write two or three shortcomings: as points, as sections, or parted by ；."""
    _statements(draw, manuscript, Part.PROBLEMS, PROBLEM_HEADINGS, PROBLEMS, manuscript.write)


def write_plans(draw: st.DrawFn, manuscript: Manuscript) -> None:
    """Write two or three measures for the next year, each with an amount: as points, as sections, or parted by ；."""

    def state(clause: Clause) -> None:
        _state(draw, manuscript, clause, Role.TARGET)

    _statements(draw, manuscript, Part.PLAN, PLAN_HEADINGS, PLANNED, state)


def _statements(
    draw: st.DrawFn,
    manuscript: Manuscript,
    part: Part,
    headings: Sequence[str],
    items: Sequence[T],
    write: Callable[[T], object],
) -> None:
    chosen = draw(st.lists(st.sampled_from(items), min_size=2, max_size=3, unique=True))
    form = draw(st.sampled_from(("points", "sections", "clauses")))
    for number, item in enumerate(chosen, 1):
        if form == "points":
            manuscript.point(f"{spell(number)}是", number)
        sections = form == "sections"
        start = _child(draw, manuscript, number, headings[number - 1], part) if sections else manuscript.place
        write(item)
        manuscript.statement(part, start)
        _close(manuscript, form, last=number == len(chosen))


def _child(draw: st.DrawFn, manuscript: Manuscript, number: int, words: str, part: Part) -> int:
    """Write a heading of level 2, and return where its words begin."""
    manuscript.heading(2, number, words, part, run_in=draw(st.booleans()))
    return manuscript.sections[-1].start + len(manuscript.sections[-1].marker)


def _close(manuscript: Manuscript, form: str, *, last: bool) -> None:
    manuscript.write("。" if last or form == "sections" else "；")
    if last or form == "sections":
        manuscript.end_line()


def _clauses(draw: st.DrawFn, manuscript: Manuscript) -> None:
    chosen = draw(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3, unique=True))
    stop = draw(st.sampled_from("，；"))
    for position, clause in enumerate(chosen):
        manuscript.write(stop if position else "")
        _state(draw, manuscript, clause, Role.REPORTED)


def _points(draw: st.DrawFn, manuscript: Manuscript, clauses: tuple[Clause, ...], role: Role) -> None:
    """一是…；二是… or 首先，…；其次，…."""
    chosen = draw(st.lists(st.sampled_from(clauses), min_size=2, max_size=3, unique=True))
    spoken = draw(st.booleans())
    for number, clause in enumerate(chosen, 1):
        manuscript.write("；" if number > 1 else "")
        manuscript.point(_ORDER[number - 1] if spoken else f"{spell(number)}是", number)
        manuscript.write("，" if spoken else "")
        _state(draw, manuscript, clause, role)


def _state(draw: st.DrawFn, manuscript: Manuscript, clause: Clause, role: Role) -> None:
    manuscript.write(clause.before)
    if clause.unit == "%":
        amount = draw(percentages())
    else:
        amount = draw(amounts(clause.unit, clause.minimum, clause.maximum, planned=role is Role.TARGET))
        manuscript.write(draw(st.sampled_from(_JOINS)) if role is Role.REPORTED else "")
    manuscript.quantity(amount, role, clause.indicator)


def _breakdown(draw: st.DrawFn, manuscript: Manuscript) -> None:
    """85起，其中简易程序63起、普通程序22起: the sum comes out, or falls short."""
    first, second = draw(st.integers(2, 900)), draw(st.integers(2, 900))
    short = draw(st.sampled_from((0, 0, 1, 17)))
    cases = "enforcement.penalty_cases"
    starts: list[int] = []
    for words, number, code in (
        ("办理行政处罚案件", first + second + short, cases),
        ("，其中简易程序", first, f"{cases}_simple"),
        ("、普通程序", second, f"{cases}_ordinary"),
    ):
        manuscript.write(words)
        starts.append(manuscript.place)
        manuscript.quantity(Amount(f"{number}起", Decimal(number), "起"), Role.REPORTED, code)
    manuscript.breakdown(starts[0], starts[1:], complete=True, holds=short == 0)
