"""The outline of the report (层次): headings with all that they govern, and points in running text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Model, Span, zh
from .display import Displayed, counted, cut
from .enums import Part, Topic
from .scalars import Ordinal, SectionId, Text

__all__ = ["Point", "Section"]

_Level = Annotated[int, Field(ge=1, le=4)]


class Point(Model, json_schema_extra=zh("行文中的列举项（一是……二是……）。")):
    """An item of an enumeration in running text (一是…二是…)."""

    marker: Text = Field(
        description="The marker as printed.", examples=["一是"], json_schema_extra=zh("标记，依原文。")
    )
    ordinal: Ordinal = Field(
        description="Its number, as printed, even where the numbering is wrong.",
        examples=[1],
        json_schema_extra=zh("序数，依原文，编号有误也照录。"),
    )
    span: Span = Field(
        description="Marker and clause, up to the next point.",
        examples=[{"start": 30, "end": 49}],
        json_schema_extra=zh("标记及其内容，至下一项为止。"),
    )


class Section(Displayed, Model, json_schema_extra=zh("标题及其统辖的全部文字。")):
    """A heading and all that it governs."""

    id: SectionId = Field(
        description="Position in the outline: 1.2.1; the preamble is 0.",
        examples=["1", "1.2.1"],
        json_schema_extra=zh("在层次中的位置，如 1.2.1；引言为 0。"),
    )
    marker: Text | None = Field(
        description="As printed: 一、 (一) 1. (1); null for the preamble.",
        examples=["一、"],
        json_schema_extra=zh("层次序数，依原文：一、（一）1.（1）；引言为空。"),
    )
    ordinal: Ordinal | None = Field(
        description="As printed, even where the numbering is wrong; null for the preamble.",
        examples=[1],
        json_schema_extra=zh("序数，依原文，编号有误也照录；引言为空。"),
    )
    level: _Level | None = Field(
        description="1 for 一、 2 for (一) 3 for 1. 4 for (1) (GB/T 9704); null for the preamble.",
        examples=[1],
        json_schema_extra=zh("层级：一、为 1，（一）为 2，1. 为 3，（1）为 4（GB/T 9704）；引言为空。"),
    )
    heading: Text = Field(
        description="Without marker and without closing 。; empty for the preamble.",
        examples=["主要举措"],
        json_schema_extra=zh("标题文字，不含序数和句末句号；引言为空串。"),
    )
    part: Part = Field(
        description="The part of the report that it belongs to (厅字〔2019〕28号).",
        examples=["measures"],
        json_schema_extra=zh("所属部分（厅字〔2019〕28号）。"),
    )
    topics: tuple[Topic, ...] = Field(
        default=(),
        description="What it is about.",
        examples=[["law_enforcement"]],
        json_schema_extra=zh("主题。"),
    )
    heading_span: Span = Field(
        description="Marker and heading.",
        examples=[{"start": 23, "end": 29}],
        json_schema_extra=zh("序数和标题的位置。"),
    )
    span: Span = Field(
        description="Heading and all that it governs.",
        examples=[{"start": 23, "end": 49}],
        json_schema_extra=zh("标题及其统辖文字的位置。"),
    )
    points: tuple[Point, ...] = Field(
        default=(),
        description="The points in its own text, before the first heading below it.",
        json_schema_extra=zh("本节正文（下级标题之前）中的列举项。"),
    )
    children: tuple[Section, ...] = Field(
        default=(),
        description="The sections of the next level, in the order of the text.",
        examples=[[]],
        json_schema_extra=zh("下级章节，依原文次序。"),
    )

    def _line(self) -> str:
        heading = cut(f"{self.marker or ''}{self.heading}") or "(before the first heading)"
        words = [repr(heading), self.part.value]
        if self.points:
            words.append(counted(len(self.points), "point"))
        if self.children:
            words.append(counted(len(self.children), "section"))
        return f"{self.id} {', '.join(words)}, [{self.span.start}:{self.span.end}]"
