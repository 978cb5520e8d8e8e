"""Passages (段落): the sentences of a section, each stating what the manuscript notes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from ..schema import CitationKind, Part, Role
from .amounts import Amount, amounts, percentages
from .manuscript import Cited, Manuscript
from .numerals import digits, spell
from .words import CITED, CLAUSES, FILLERS, MADE, NONE, PLANNED, PROBLEMS, Clause

__all__ = ["write_figures", "write_leadership", "write_plans", "write_problems"]

_CITING = ("深入学习", "认真贯彻落实", "严格执行")
_MARKERS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{spell(number)}是",
    lambda number: ("首先", "其次", "再次")[number - 1],
)


def write_figures(draw: st.DrawFn, manuscript: Manuscript, issuer: str) -> None:
    """Write one to three sentences of what was done: figures, a breakdown, a citation, a statement of none.

    Args:
        draw: Given by Hypothesis.
        manuscript: Where to write.
        issuer: Who reports; its own rules are named after it.
    """
    kinds = draw(
        st.lists(st.sampled_from(("clauses", "points", "breakdown", "cite", "made", "none", "filler")), min_size=1, max_size=3)
    )
    for kind in kinds:
        if kind == "clauses":
            _clauses(draw, manuscript)
        elif kind == "points":
            _points(draw, manuscript)
        elif kind == "breakdown":
            _breakdown(draw, manuscript)
        elif kind == "cite":
            manuscript.write(draw(st.sampled_from(_CITING)))
            manuscript.cite(draw(st.sampled_from(CITED)))
        elif kind == "made":
            printed = issuer + draw(st.sampled_from(MADE))
            manuscript.write("修订")
            manuscript.cite(Cited(printed, printed, CitationKind.INTERNAL))
        elif kind == "none":
            words, indicator = draw(st.sampled_from(NONE))
            manuscript.none(words, indicator)
        else:
            manuscript.write(draw(st.sampled_from(FILLERS)))
        manuscript.write("。")


def _clauses(draw: st.DrawFn, manuscript: Manuscript) -> None:
    chosen = draw(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3, unique=True))
    stop = draw(st.sampled_from(("，", "；")))
    for position, clause in enumerate(chosen):
        manuscript.write(stop if position else "")
        _state(draw, manuscript, clause, Role.REPORTED)


def _state(draw: st.DrawFn, manuscript: Manuscript, clause: Clause, role: Role) -> None:
    manuscript.write(clause.before)
    if clause.unit == "%":
        amount: Amount = draw(percentages())
    else:
        amount = draw(amounts(clause.unit, clause.minimum, clause.maximum, planned=role is Role.TARGET))
    manuscript.quantity(amount, role, clause.indicator)


def _points(draw: st.DrawFn, manuscript: Manuscript) -> None:
    chosen = draw(st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=3, unique=True))
    marker = draw(st.sampled_from(_MARKERS))
    for number, clause in enumerate(chosen, 1):
        manuscript.write("；" if number > 1 else "")
        manuscript.point(marker(number), number)
        manuscript.write("，" if marker(number)[-1] != "是" else "")
        _state(draw, manuscript, clause, Role.REPORTED)


def _breakdown(draw: st.DrawFn, manuscript: Manuscript) -> None:
    """85起,其中简易程序63起、普通程序22起: the sum comes out, or it does not."""
    first, second = draw(st.integers(2, 400)), draw(st.integers(2, 400))
    holds = draw(st.booleans())
    whole = first + second + (0 if holds else draw(st.integers(1, 50)))
    grouped = draw(st.booleans())

    def exact(number: int) -> Amount:
        return Amount(f"{digits(number)[1 if grouped and number >= 1000 else 0]}起", _decimal(number), "起")

    cases = "enforcement.penalty_cases"
    manuscript.write("办理行政处罚案件")
    total = manuscript.quantity(exact(whole), Role.REPORTED, cases)
    manuscript.write("，其中简易程序")
    simple = manuscript.quantity(exact(first), Role.REPORTED, f"{cases}_simple")
    manuscript.write("、普通程序")
    ordinary = manuscript.quantity(exact(second), Role.REPORTED, f"{cases}_ordinary")
    manuscript.breakdown(total.start, (simple.start, ordinary.start), complete=True, holds=holds)


def _decimal(number: int) -> "Decimal":
    return Decimal(number)
