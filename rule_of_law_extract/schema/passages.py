"""What the text names or states in passing: dates, cited documents, shortcomings and plans."""

from __future__ import annotations

from pydantic import Field

from .base import Model, Span, zh
from .enums import CitationKind
from .scalars import Day, Text

__all__ = ["Citation", "Date", "Statement"]


class Date(Model, json_schema_extra=zh("日期、月份、年份或其区间；未定的一端为空。")):
    """A date, a month, a year or a range of them. Open ends are null."""

    text: Text = Field(description="As printed.", examples=["2024年度"], json_schema_extra=zh("原文。"))
    span: Span = Field(
        description="Place in the text.",
        examples=[{"start": 6, "end": 12}],
        json_schema_extra=zh("在全文中的位置。"),
    )
    start: Day | None = Field(
        default=None,
        description="The first day; null where it is open or not known.",
        examples=["2024-01-01"],
        json_schema_extra=zh("首日；未定或不明为空。"),
    )
    end: Day | None = Field(
        default=None,
        description="The last day, inclusive; null where it is open or not known.",
        examples=["2024-12-31"],
        json_schema_extra=zh("末日（含）；未定或不明为空。"),
    )


class Citation(Model, json_schema_extra=zh("书名号《》中引用的文件。")):
    """A document cited in 《》."""

    text: Text = Field(
        description="As printed, with its marks.", examples=["《行政处罚法》"], json_schema_extra=zh("原文，含书名号。")
    )
    span: Span = Field(
        description="Place in the text.",
        examples=[{"start": 34, "end": 41}],
        json_schema_extra=zh("在全文中的位置。"),
    )
    title: Text = Field(
        description="The full official title where it is known, else as printed.",
        examples=["中华人民共和国行政处罚法"],
        json_schema_extra=zh("文件全称；不详时依原文。"),
    )
    printed_title: Text = Field(
        description="The title as printed, without marks.",
        examples=["行政处罚法"],
        json_schema_extra=zh("原文所书名称，不含书名号。"),
    )
    kind: CitationKind = Field(
        description="The kind of document.", examples=["law"], json_schema_extra=zh("文件种类。")
    )
    number: Text | None = Field(
        default=None,
        description="The document number printed behind the title (GB/T 9704).",
        examples=[None, "厅字〔2019〕28号"],
        json_schema_extra=zh("名称后所附的发文字号（GB/T 9704）。"),
    )


class Statement(Model, json_schema_extra=zh("一项不足，或一项下一年度安排。")):
    """One stated shortcoming or one measure planned for the next year."""

    text: Text = Field(description="As printed.", examples=["执法力量不足"], json_schema_extra=zh("原文。"))
    span: Span = Field(
        description="Place in the text.",
        examples=[{"start": 120, "end": 126}],
        json_schema_extra=zh("在全文中的位置。"),
    )
    section_id: str | None = Field(
        default=None,
        description="Id of the innermost section that holds it.",
        examples=["2"],
        json_schema_extra=zh("所在最内层章节的编号。"),
    )
