"""Continuations: figures that count on what the figure before or the heading above speaks of."""

from __future__ import annotations

import pytest

from rule_of_law_extract import parse

REVIEWS, SUITS = "litigation.reconsiderations", "litigation.cases"


def codes(text: str) -> list[str | None]:
    """The codes of the figures, shares left out."""
    return [item.indicator for item in parse(text).observations if item.quantity.unit != "%"]


@pytest.mark.parametrize(
    "clause",
    [
        "投诉举报类26件",
        "政府信息公开18件，占15%",
        "其他14件（占11%）",
        "征收补偿类案件9件",
        "信访类3件",
        "全年结案（含调解后撤回）91件",
    ],
)
def test_kinds_shares_and_outcomes_go_by_the_heading(clause: str) -> None:
    assert codes(f"一、行政复议案件情况\n（一）申请事项\n{clause}。\n") == [REVIEWS]


@pytest.mark.parametrize(
    ("heading", "clause", "code"),
    [
        ("一、行政复议案件情况", "办理法律援助案件30件，占10%", "legal_aid.cases"),
        ("一、行政复议案件情况", "行政诉讼案件8件，占5%", SUITS),
        ("一、行政复议案件情况", "调解纠纷40件", "mediation.cases"),
        ("一、行政复议案件情况", "整改问题12件", None),
        ("一、矛盾纠纷化解和行政复议", "投诉举报类26件", "hotline.orders"),
        ("一、行政复议和行政应诉情况", "房屋征收类12件", None),
        ("一、行政应诉情况", "房屋征收类12件", SUITS),
        ("一、行政应诉情况", "一审案件33件", SUITS),
        ("一、行政应诉情况", "败诉1件，占2%", "litigation.loss_cases"),
        ("一、重点工作", "投诉举报类26件", "hotline.orders"),
    ],
)
def test_a_heading_gives_way(heading: str, clause: str, code: str | None) -> None:
    assert codes(f"{heading}\n{clause}。\n") == [code]


def test_the_nearest_heading_with_a_theme_counts() -> None:
    text = "一、行政复议情况\n工伤认定类6件。\n二、行政应诉情况\n（一）案由\n工伤认定类4件。\n"
    assert codes(text) == [REVIEWS, SUITS]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("新收行政复议申请70件，2024年已审结52件，案前协商化解9件。", [REVIEWS] * 3),
        ("受理行政复议案件63件，结案（含撤回）51件。", [REVIEWS] * 2),
        ("行政诉讼一审案件14宗、二审案件6宗、再审案件1宗。", [SUITS] * 3),
        ("检查客车60辆次、客运企业12户次。", ["enforcement.inspections"] * 2),
        ("办理水事行政案件21起，查结20起。", ["enforcement.penalty_cases"] * 2),
        ("行政诉讼案件14宗、行政复议案件6宗。", [SUITS, REVIEWS]),
        ("公平竞争审查文件36份，废止2份。", ["decision.reviews", None]),
        ("排查隐患30处，化解28处。", [None, None]),
    ],
)
def test_a_figure_carries_on(sentence: str, wanted: list[str | None]) -> None:
    assert codes(sentence) == wanted


def test_the_trail_names_the_heading() -> None:
    (item,) = parse("一、行政复议案件情况\n投诉举报类26件。\n").observations
    assert f"indicator.{REVIEWS}: heading" in item.rules
