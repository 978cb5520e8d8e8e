"""Figures (数据) with their meaning, and figures that are parts of others."""

from __future__ import annotations

from pydantic import Field

from .base import Model, Span, zh
from .display import Displayed, cut
from .enums import Change, Modifier, Per, Role, UnitClass
from .scalars import Day, Number, Text

__all__ = ["Breakdown", "Observation", "Period", "Quantity"]


class Quantity(Model, json_schema_extra=zh("数量：原文及其读数。数值以规范单位计（4.62万元为 46200 元）。")):
    """An amount as printed and as read. ``value`` is in the canonical unit (4.62万元 is 46200 元)."""

    text: Text = Field(description="As printed.", examples=["85起"], json_schema_extra=zh("原文。"))
    span: Span = Field(
        description="Place in the text.",
        examples=[{"start": 45, "end": 48}],
        json_schema_extra=zh("在全文中的位置。"),
    )
    value: Number = Field(
        description="In `unit`: 万元 and 亿元 are read as 元, 万人 as 人; 98% is 98. The lower end of a range.",
        examples=[85, 46200, 99.2],
        json_schema_extra=zh("数值，以 unit 计：万元、亿元折为元，万人折为人，98% 为 98；区间取下端。"),
    )
    value_max: Number | None = Field(
        default=None,
        description="The upper end of a range, in `unit`; null where there is no range.",
        examples=[None, 3],
        json_schema_extra=zh("区间上端，以 unit 计；非区间为空。"),
    )
    unit: str | None = Field(
        default=None,
        description="The canonical unit or the classifier as printed; null for a ratio or a bare number.",
        examples=["起", "元", "%"],
        json_schema_extra=zh("规范单位，量词依原文；比例和无单位的数为空。"),
    )
    unit_class: UnitClass = Field(
        default=UnitClass.COUNT,
        description="The kind of thing the unit measures.",
        examples=["count"],
        json_schema_extra=zh("单位类别。"),
    )
    modifier: Modifier = Field(
        default=Modifier.EXACT,
        description="How the printed number bounds the true one (民法典 art. 1259).",
        examples=["exact"],
        json_schema_extra=zh("印出的数字如何界定实际数值（民法典第一千二百五十九条）。"),
    )


class Period(Model, json_schema_extra=zh("数字所涉的期间，首尾均含。")):
    """The time a figure speaks of; both ends inclusive."""

    start: Day | None = Field(
        default=None,
        description="The first day; null where it is open.",
        examples=["2024-01-01"],
        json_schema_extra=zh("首日；未定为空。"),
    )
    end: Day | None = Field(
        default=None,
        description="The last day; null where it is open.",
        examples=["2024-12-31"],
        json_schema_extra=zh("末日；未定为空。"),
    )


class Observation(Displayed, Model, json_schema_extra=zh("一项数据及其含义。“无……”的陈述数值为 0。")):
    """One figure with its meaning. A statement of none (无败诉案件) has the value 0."""

    id: str = Field(
        description="o1, o2 … in the order of the text.",
        examples=["o1"],
        json_schema_extra=zh("编号：o1、o2……，依原文次序。"),
    )
    quantity: Quantity = Field(
        description="The amount; two subjects that share a figure have the same.",
        json_schema_extra=zh("数量；两项共用一个数字时相同。"),
    )
    subject: Text | None = Field(
        default=None,
        description="What is counted, in the text's words.",
        examples=["案件"],
        json_schema_extra=zh("统计对象，用原文词语。"),
    )
    indicator: str | None = Field(
        default=None,
        description="A code of the codebook of indicators; null where none fits.",
        examples=["enforcement.penalty_cases"],
        json_schema_extra=zh("指标代码；无对应指标为空。"),
    )
    role: Role = Field(
        default=Role.REPORTED,
        description="What the figure states: a deed, a plan, a rule or background.",
        examples=["reported"],
        json_schema_extra=zh("数字陈述的性质：已完成、计划、制度要求或背景。"),
    )
    change: Change | None = Field(
        default=None,
        description="The direction of a growth figure; null for any other.",
        examples=[None, "increase"],
        json_schema_extra=zh("增减方向；非增减数字为空。"),
    )
    per: Per | None = Field(
        default=None,
        description="What the figure is stated for each of (每年、人均 …); null for a total.",
        examples=[None, "year"],
        json_schema_extra=zh("按何者计（每年、人均等）；总数为空。"),
    )
    period: Period | None = Field(
        default=None,
        description="The time it speaks of; null where the text does not tell.",
        json_schema_extra=zh("所涉期间；原文未写明为空。"),
    )
    section_id: str | None = Field(
        default=None,
        description="Id of the innermost section that holds it.",
        examples=["1"],
        json_schema_extra=zh("所在最内层章节的编号。"),
    )
    rules: tuple[str, ...] = Field(
        default=(),
        description="The rules that made this observation; see explain().",
        examples=[["unit.起", "role.part-measures"]],
        json_schema_extra=zh("得出此项数据的规则，见 explain()。"),
    )

    def _line(self) -> str:
        quantity = self.quantity
        value = f"{quantity.value:f}" + ("" if quantity.value_max is None else f" to {quantity.value_max:f}")
        words = [
            f"{cut(quantity.text)!r} =",
            *((quantity.modifier.value,) if quantity.modifier is not Modifier.EXACT else ()),
            value + (f" {cut(quantity.unit)}" if quantity.unit else ""),
        ]
        named = [repr(cut(self.subject))] if self.subject else []
        named += [cut(self.indicator, 80)] if self.indicator else []
        named += [term.value for term in (self.role, self.change, self.per) if term]
        return f"{self.id} {' '.join(words)}, {', '.join(named)}, [{quantity.span.start}:{quantity.span.end}]"


class Breakdown(Model, json_schema_extra=zh("原文自述为总数与分项关系的一组数据。")):
    """Figures that the text itself says are parts of another."""

    whole: str = Field(
        description="Observation id of the whole.", examples=["o1"], json_schema_extra=zh("总数的数据编号。")
    )
    parts: tuple[str, ...] = Field(
        description="Observation ids of the parts.",
        examples=[["o2", "o3"]],
        json_schema_extra=zh("各分项的数据编号。"),
    )
    complete: bool = Field(
        description="The parts are meant to be all.", examples=[True], json_schema_extra=zh("分项是否应为全部。")
    )
    holds: bool | None = Field(
        default=None,
        description="The sum of the parts is the whole; null where not complete.",
        examples=[True],
        json_schema_extra=zh("分项之和是否等于总数；分项不全时为空。"),
    )
    difference: Number | None = Field(
        default=None,
        description="Whole minus sum of the parts, in the unit of the whole; null where not complete.",
        examples=[0],
        json_schema_extra=zh("总数减分项之和，以总数的单位计；分项不全时为空。"),
    )
