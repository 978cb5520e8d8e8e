"""The letterhead (版头): metadata block, title and signature, as portals and offices print them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from ..schema import IssuerLevel
from .manuscript import Manuscript
from .words import DIVISIONS, OFFICES

__all__ = ["Letterhead", "letterheads", "sign", "write_block", "write_title"]

_TITLES = (
    "{issuer}{year}年度法治政府建设情况报告",
    "{issuer}关于{year}年度法治政府建设情况的报告",
    "{issuer}{year}年法治政府建设工作总结",
    "{year}年度{issuer}法治政府建设工作报告",
)
_LAYOUTS = ("none", "table", "lines", "row")


class Letterhead(NamedTuple):
    """What head and foot of a report say, and how the block is laid out; what is None is not printed."""

    issuer: str
    level: IssuerLevel
    year: int
    title: str
    layout: str
    published_on: date | None
    created_on: date | None
    index_number: str | None
    document_number: str | None
    category: str | None
    signed: bool


@st.composite
def letterheads(draw: st.DrawFn, *, years: tuple[int, int] = (2016, 2030)) -> Letterhead:
    """Draw a letterhead.

    Args:
        draw: Given by Hypothesis.
        years: The first and the last year reported on.

    Returns:
        A strategy for letterheads.
    """
    division = draw(st.sampled_from(DIVISIONS))
    office, level = draw(st.sampled_from(OFFICES))
    year = draw(st.integers(*years))
    issuer = division + office
    layout = draw(st.sampled_from(_LAYOUTS))
    created = date(year + 1, 1, 1) + timedelta(days=draw(st.integers(0, 88)))
    published = created + timedelta(days=draw(st.integers(0, 20)))
    labelled = layout != "none"
    serial = draw(st.integers(1, 999))
    return Letterhead(
        issuer,
        level,
        year,
        draw(st.sampled_from(_TITLES)).format(issuer=issuer, year=year),
        layout,
        published if labelled and draw(st.booleans()) else None,
        created,
        f"{serial:03d}-{year + 1}-{serial:05d}" if labelled and draw(st.booleans()) else None,
        f"{division[:1]}政法〔{year + 1}〕{serial}号" if labelled and draw(st.booleans()) else None,
        "法治政府建设" if labelled and draw(st.booleans()) else None,
        draw(st.booleans()),
    )


def write_block(manuscript: Manuscript, head: Letterhead, *, iso: bool) -> None:
    """Write the metadata block, if the letterhead has one.

    Args:
        manuscript: Where to write.
        head: What to write.
        iso: Write days as 2025-01-16, not as 2025年1月16日.
    """
    if head.layout == "none":
        return
    fields: list[tuple[str, str | date | None]] = [
        ("索引号", head.index_number),
        ("信息分类", head.category),
        ("发布机构", head.issuer),
        ("成文日期", head.created_on),
        ("发布日期", head.published_on),
        ("文号", head.document_number),
    ]
    table = head.layout == "table"
    for label, value in fields:
        if value is None:
            if table:
                manuscript.write(f"| {label}： |  ")
            continue
        manuscript.write(f"| {label}： | " if table else f"{label}：")
        if isinstance(value, date):
            manuscript.day(_day(value, iso=iso), value, value)
        else:
            manuscript.write(value)
        if table:
            manuscript.write(" ")
        elif head.layout == "lines":
            manuscript.end_line()
        else:
            manuscript.write("　　")
    if table:
        manuscript.write("|")
    manuscript.end_line()


def write_title(manuscript: Manuscript, head: Letterhead) -> None:
    """Write the title, and note the year in it."""
    before, year, after = head.title.partition(f"{head.year}年")
    if after.startswith("度"):
        year, after = f"{year}度", after[1:]
    manuscript.write(before)
    manuscript.day(year, date(head.year, 1, 1), date(head.year, 12, 31))
    manuscript.write(after)
    manuscript.end_line()


def sign(manuscript: Manuscript, head: Letterhead) -> None:
    """Write the office's name and the day under the report, if it is signed."""
    if not head.signed or head.created_on is None:
        return
    manuscript.end_line()
    manuscript.write(head.issuer)
    manuscript.end_line()
    manuscript.day(_day(head.created_on, iso=False), head.created_on, head.created_on)


def _day(day: date, *, iso: bool) -> str:
    return day.isoformat() if iso else f"{day.year}年{day.month}月{day.day}日"
