"""Reports (报告) with known contents: a strategy that writes one and says what it wrote."""

from __future__ import annotations

from hypothesis import strategies as st

from ..schema import Part
from .expected import ExpectedReport
from .letterhead import Letterhead, letterheads, sign, write_block, write_title
from .manuscript import Manuscript
from .passages import write_figures, write_leadership, write_plans, write_problems
from .words import PART_HEADINGS, TOPIC_HEADINGS

__all__ = ["reports"]

_NEWLINES = ("\n", "\n\n", "\r\n", "\n　　")
_OPTIONAL = (Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN, Part.OTHER)


@st.composite
def reports(draw: st.DrawFn, *, years: tuple[int, int] = (2016, 2030)) -> tuple[str, ExpectedReport]:
    """Draw the text of a report together with what it holds.

    Places and offices are invented. What differs from report to report: the metadata block (none, a table, lines, one
    row), the shape of the title, half-width or full-width punctuation, line ends, which parts there are, headings on
    lines of their own or run into the text, how shortcomings and plans are listed, and how each number is written.

    Args:
        draw: Given by Hypothesis.
        years: The first and the last year reported on.

    Returns:
        A strategy for pairs of text and contents.

    Examples:
        >>> from hypothesis import given, settings
        >>> from rule_of_law_extract import parse
        >>> @settings(max_examples=5, database=None)
        ... @given(reports())
        ... def check(written):
        ...     text, expected = written
        ...     assert parse(text).metadata.year == expected.year
        >>> check()
    """
    head = draw(letterheads(years=years))
    manuscript = Manuscript(full_width=draw(st.booleans()), newline=draw(st.sampled_from(_NEWLINES)))
    write_block(manuscript, head, iso=draw(st.booleans()))
    write_title(manuscript, head)
    if draw(st.booleans()):
        manuscript.year(head.year)
        manuscript.write("，坚持以习近平新时代中国特色社会主义思想为指导，现将有关情况报告如下。")
        manuscript.end_line()
    _write_parts(draw, manuscript, head)
    sign(manuscript, head)
    return manuscript.text, _contents(manuscript, head)


def _write_parts(draw: st.DrawFn, manuscript: Manuscript, head: Letterhead) -> None:
    ordinal = 1
    if draw(st.booleans()):
        _heading(draw, manuscript, head, 1, Part.MEASURES)
        _write_measures(draw, manuscript, head, level=2, first=1)
    else:
        ordinal = _write_measures(draw, manuscript, head, level=1, first=1)
    for part in _OPTIONAL:
        if not draw(st.booleans()):
            continue
        ordinal += 1
        _heading(draw, manuscript, head, ordinal, part)
        if part is Part.LEADERSHIP:
            write_leadership(draw, manuscript, head.year)
        elif part is Part.PROBLEMS:
            write_problems(draw, manuscript)
        elif part is Part.PLAN:
            write_plans(draw, manuscript)
        else:
            manuscript.write("无其他需要说明的情况。")
        if not manuscript.text.endswith(manuscript.newline):
            manuscript.end_line()


def _heading(draw: st.DrawFn, manuscript: Manuscript, head: Letterhead, ordinal: int, part: Part) -> None:
    """Write the heading of a part; where it names the next year, that is a date."""
    words = draw(st.sampled_from(PART_HEADINGS[part]))
    named = words.replace("{next}", str(head.year + 1))
    manuscript.heading(1, ordinal, named, part, run_in=False)
    if named != words:
        manuscript.note_year(manuscript.sections[-1].start + len(manuscript.sections[-1].marker), head.year + 1)


def _write_measures(draw: st.DrawFn, manuscript: Manuscript, head: Letterhead, *, level: int, first: int) -> int:
    """Write one to three sections of `level`, some with sections below them; return the last ordinal."""
    chosen = draw(st.lists(st.sampled_from(TOPIC_HEADINGS), min_size=1, max_size=3, unique=True))
    for ordinal, words in enumerate(chosen, first):
        if level == 2 and draw(st.sampled_from((False, False, True))):
            manuscript.heading(2, ordinal, words, Part.MEASURES, run_in=False)
            for below, heading in enumerate(("加强统筹", "狠抓落实"), 1):
                manuscript.heading(3, below, heading, Part.MEASURES, run_in=True)
                write_figures(draw, manuscript, head.issuer)
                manuscript.end_line()
            continue
        manuscript.heading(level, ordinal, words, Part.MEASURES, run_in=draw(st.booleans()))
        write_figures(draw, manuscript, head.issuer)
        manuscript.end_line()
    return first + len(chosen) - 1


def _contents(manuscript: Manuscript, head: Letterhead) -> ExpectedReport:
    block = head.layout != "none"
    return ExpectedReport(
        title=manuscript.printed(head.title),
        issuer=head.issuer,
        level=head.level,
        year=head.year,
        published_on=head.published_on,
        created_on=head.created_on if block or head.signed else None,
        index_number=head.index_number,
        document_number=head.document_number,
        category=head.category,
        sections=tuple(manuscript.sections),
        points=tuple(manuscript.points),
        quantities=tuple(manuscript.quantities),
        dates=tuple(sorted(manuscript.dates, key=lambda written: written.start)),
        citations=tuple(manuscript.citations),
        breakdowns=tuple(manuscript.breakdowns),
        problems=tuple(manuscript.problems),
        plans=tuple(manuscript.plans),
    )
