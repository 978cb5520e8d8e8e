"""What the page and the title say about the report (元数据)."""

from __future__ import annotations

from pydantic import Field

from .base import Model, Span, zh
from .enums import IssuerLevel
from .scalars import CreditCode, Day, RegionCode, Text

__all__ = ["Issuer", "Metadata", "Region"]


class Region(Model, json_schema_extra=zh("报告单位名称或其统一社会信用代码所指的行政区划。")):
    """An administrative division (行政区划) named by the issuer's name or its credit code."""

    name: Text = Field(
        description="Name as the text has it, or as GB/T 2260 has it where only the code is given.",
        examples=["闵行区"],
        json_schema_extra=zh("名称：依原文；只有代码时依 GB/T 2260。"),
    )
    code: RegionCode | None = Field(
        default=None,
        description="Six digits of GB/T 2260, where exactly one division fits.",
        examples=["310112"],
        json_schema_extra=zh("六位行政区划代码（GB/T 2260），仅在唯一对应时给出。"),
    )


class Issuer(Model, json_schema_extra=zh("报告单位。")):
    """The body that reports (报告单位)."""

    name: Text = Field(
        description="In full, as the text names it; joint issuers are joined with a space.",
        examples=["闵行区司法局"],
        json_schema_extra=zh("单位全称，依原文；联合发文的单位以空格相连。"),
    )
    level: IssuerLevel | None = Field(
        default=None,
        description="The level of the body, where it can be told.",
        examples=["department"],
        json_schema_extra=zh("单位层级，可判断时给出。"),
    )
    region: tuple[Region, ...] = Field(
        default=(),
        description="The divisions that the name holds, in its order; one that only the credit code tells comes last.",
        json_schema_extra=zh("名称中的行政区划，依名称次序；仅由信用代码得知的列于末位。"),
    )
    social_credit_code: CreditCode | None = Field(
        default=None,
        description="Unified social credit code (GB 32100): 18 characters, where the index number has one.",
        examples=["115001060092913509"],
        json_schema_extra=zh("统一社会信用代码（GB 32100），18 位，索引号中含有时给出。"),
    )


class Metadata(Model, json_schema_extra=zh("网页信息栏、标题和落款所载的报告信息；原文未写明的为空。")):
    """What the page and the title say about the report. What the text does not state is null."""

    title: Text | None = Field(
        default=None,
        description="The title of the report.",
        examples=["闵行区司法局2024年度法治政府建设情况报告"],
        json_schema_extra=zh("报告标题。"),
    )
    issuer: Issuer | None = Field(
        default=None, description="The body that reports.", json_schema_extra=zh("报告单位。")
    )
    year: int | None = Field(
        default=None,
        description="The year reported on, in the Common Era.",
        examples=[2024],
        json_schema_extra=zh("报告年度（公元）。"),
    )
    published_on: Day | None = Field(
        default=None,
        description="The day of publication (发布日期).",
        examples=["2025-01-16"],
        json_schema_extra=zh("发布日期。"),
    )
    created_on: Day | None = Field(
        default=None,
        description="The day on which it was written or signed (生成日期、成文日期).",
        examples=["2025-01-09"],
        json_schema_extra=zh("生成日期、成文日期。"),
    )
    index_number: Text | None = Field(
        default=None,
        description="The index number of the portal (索引号).",
        examples=["115001060092913509/2025-00029"],
        json_schema_extra=zh("索引号。"),
    )
    document_number: Text | None = Field(
        default=None,
        description="The document number (文号、发文字号; GB/T 9704).",
        examples=["栎政发〔2025〕3号"],
        json_schema_extra=zh("文号、发文字号（GB/T 9704）。"),
    )
    category: Text | None = Field(
        default=None,
        description="The portal's category (信息分类、主题分类).",
        examples=["法治政府建设"],
        json_schema_extra=zh("信息分类、主题分类。"),
    )
    evidence: dict[str, Span] = Field(
        default_factory=dict,
        description="Where each field is stated: the field's name and its place in the text.",
        examples=[{"title": {"start": 0, "end": 22}, "issuer": {"start": 0, "end": 6}}],
        json_schema_extra=zh("各字段的出处：字段名及其在全文中的位置。"),
    )
