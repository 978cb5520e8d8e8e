"""The report and what was found odd in it, as ``parse`` returns them."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field, ValidationError
from pydantic_core import from_json

from .base import Model, Span, zh
from .display import Displayed, above, counted, cut
from .enums import Severity
from .figures import Breakdown, Observation
from .metadata import Metadata
from .outline import Section
from .passages import Citation, Date, Statement
from .rereading import reread
from .scalars import FindingCode, Text
from .walk import walk

if TYPE_CHECKING:
    from ..tabular import Tables

__all__ = ["Finding", "Report"]

_EXAMPLE_TEXT = "闵行区司法局2024年度法治政府建设情况报告\n一、主要举措\n一是依据《行政处罚法》办结案件85起。"


class Finding(Displayed, Model, json_schema_extra=zh("读者应当知道的文本问题。")):
    """Something odd about the text that the reader of the record should know."""

    code: FindingCode = Field(
        description="The kind of finding, in kebab-case.",
        examples=["skipped-ordinal"],
        json_schema_extra=zh("问题代码。"),
    )
    severity: Severity = Field(
        description="How much it matters.", examples=["warning"], json_schema_extra=zh("严重程度。")
    )
    message: Text = Field(
        description="The finding in English.",
        examples=["the numbering skips from 1 to 3"],
        json_schema_extra=zh("英文说明。"),
    )
    message_zh: Text | None = Field(
        default=None,
        description="The finding in Chinese. Since 1.1.",
        examples=["序号由一跳至三"],
        json_schema_extra=zh("中文说明。自 1.1 版起。"),
    )
    detail: Text | None = Field(
        default=None,
        description="More for who looks into it: the traceback of a check that failed. Since 1.1.",
        examples=[None, "ZeroDivisionError: division by zero"],
        json_schema_extra=zh("供排查用的细节，如自定义检查出错时的回溯信息。自 1.1 版起。"),
    )
    span: Span | None = Field(
        default=None,
        description="Place in the text; null where no single place is meant.",
        examples=[{"start": 23, "end": 25}],
        json_schema_extra=zh("在全文中的位置；不限于一处的为空。"),
    )

    def _line(self) -> str:
        place = "" if self.span is None else f" [{self.span.start}:{self.span.end}]"
        return f"{self.severity.value} {self.code}{place}: {cut(self.message, 100)!r}"


class Report(
    Displayed, Model, json_schema_extra=zh("一份报告的全部内容。text 为所给原文，未作改动，所有位置均以其为准。")
):
    """A whole report. ``text`` is the caller's text unchanged, and every span indexes it.

    A record of an older version is migrated when it is read, one of a later minor version is read without the fields
    that this version does not know, and one of a later major version is refused.

    Examples:
        >>> Report.model_validate({"schema_version": "1.0", "text": "", "metadata": {}}).schema_version
        '1.1'
    """

    schema_version: Literal["1.1"] = Field(
        description="The version of this schema, major.minor.",
        examples=["1.1"],
        json_schema_extra=zh("本模式的版本：主版本.次版本。"),
    )
    text: Text = Field(
        description="The caller's text, unchanged.",
        examples=[_EXAMPLE_TEXT],
        json_schema_extra=zh("所给原文，未作改动。"),
    )
    source: Text | None = Field(
        default=None,
        description="Where the text came from, as the caller named it.",
        examples=["report.txt"],
        json_schema_extra=zh("文本来源，由调用者给出。"),
    )
    metadata: Metadata = Field(
        description="What the page and the title say about the report.",
        examples=[{"title": "闵行区司法局2024年度法治政府建设情况报告", "year": 2024}],
        json_schema_extra=zh("网页信息栏、标题和落款所载的信息。"),
    )
    sections: tuple[Section, ...] = Field(
        default=(),
        description="The outline: the sections of the highest level, each with those below it.",
        json_schema_extra=zh("层次：最高一级的章节，各含其下级。"),
    )
    observations: tuple[Observation, ...] = Field(
        default=(),
        description="The figures, in the order of the text.",
        json_schema_extra=zh("数据，依原文次序。"),
    )
    dates: tuple[Date, ...] = Field(
        default=(),
        description="The dates, in the order of the text.",
        json_schema_extra=zh("日期，依原文次序。"),
    )
    citations: tuple[Citation, ...] = Field(
        default=(),
        description="The cited documents, in the order of the text.",
        json_schema_extra=zh("所引文件，依原文次序。"),
    )
    breakdowns: tuple[Breakdown, ...] = Field(
        default=(),
        description="Wholes with their parts.",
        examples=[[]],
        json_schema_extra=zh("总数与分项。"),
    )
    problems: tuple[Statement, ...] = Field(
        default=(),
        description="The stated shortcomings (存在的不足).",
        examples=[[]],
        json_schema_extra=zh("存在的不足，每项一条。"),
    )
    plans: tuple[Statement, ...] = Field(
        default=(),
        description="The measures planned for the next year (下一年度安排).",
        examples=[[]],
        json_schema_extra=zh("下一年度安排，每项一条。"),
    )
    findings: tuple[Finding, ...] = Field(
        default=(),
        description="What is odd about the text.",
        examples=[[]],
        json_schema_extra=zh("文本存在的问题。"),
    )

    def _line(self) -> str:
        data = self.metadata
        issuer = [cut(data.issuer.name)] if data.issuer else []
        title = [cut(data.title)] if data.title and not issuer else []
        year = [str(data.year)] if data.year is not None else []
        named = [repr(" ".join([*year, *issuer, *title]))] if issuer or title or year else []
        counts = [
            counted(sum(1 for _ in walk(self.sections)), "section"),
            counted(len(self.observations), "figure"),
            counted(len(self.findings), "finding"),
            counted(len(self.text), "character"),
        ]
        return ", ".join([*named, *counts])

    def tables(self) -> Tables:
        """Return the report as tables with fixed columns, by name; ``tables()`` does it for many reports.

        Examples:
            >>> from rule_of_law_extract import parse
            >>> parse("全年办结案件84起。").tables().observations.column("text")
            ['84起']
        """
        made: Tables = above("tabular").tables(self)
        return made

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a record given as Python objects.

        Args:
            obj: The record, of this version, of an older one or of a later minor one.
            **options: As pydantic's own method has them.

        Raises:
            pydantic.ValidationError: The record does not conform. One of a version that cannot be read has one error,
                at ``schema_version``.
        """
        read = super().model_validate
        try:
            return read(obj, **options)
        except ValidationError as refusal:
            return reread(refusal, lambda: copy.deepcopy(obj), lambda record: read(record, **options), from_json=False)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Read a record given as JSON; with ``strict=True`` the verdict is that of the JSON Schema.

        Args:
            json_data: The record, of this version, of an older one or of a later minor one.
            **options: As pydantic's own method has them.

        Raises:
            pydantic.ValidationError: It is no JSON, or the record does not conform. One of a version that cannot be
                read has one error, at ``schema_version``.
        """
        read = super().model_validate_json
        try:
            return read(json_data, **options)
        except ValidationError as refusal:
            return reread(
                refusal,
                lambda: from_json(json_data),
                lambda record: read(json.dumps(record), **options),
                from_json=True,
            )
