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
        ("受理行政复议申请30件，另有2件正在审理。", [REVIEWS] * 2),
        ("受理行政复议申请30件，另有2件办公用品待购。", [REVIEWS, None]),
        ("调解纠纷90件，去年同期为105件。", ["mediation.cases"] * 2),
        ("调解纠纷90件，全年105件。", ["mediation.cases", None]),
        ("办理行政诉讼案件46件，比2021年（28件）多出六成。", [SUITS] * 2),
        ("聘请法律顾问，审查合同26份（上年17份）。", ["review.contracts"] * 2),
        ("审查文件36份（较上年增加4份）。", ["decision.reviews", None]),
        ("调解纠纷90件（去年共受理信访件12件）。", ["mediation.cases", "petition.cases"]),
        ("清理规范性文件64件，公布全文废止7件、条款废止3件。", ["norms.documents"] * 3),
        ("办理行政处罚案件30件，公布12件。", ["enforcement.penalty_cases", None]),
        ("行政应诉案件5件，判决已生效的3件。", [SUITS] * 2),
        ("审结行政复议案件70件，直接纠错9件。", [REVIEWS] * 2),
        ("办理行政诉讼案件46件，答复咨询（28件）。", [SUITS, "review.consultations"]),
        ("审查合同36件，行政复议30件，不予受理2件。", ["review.contracts", REVIEWS, REVIEWS]),
    ],
)
def test_a_figure_carries_on(sentence: str, wanted: list[str | None]) -> None:
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("出庭应诉率75%，未达到90%以上的要求。", ["litigation.appearance_rate"] * 2),
        ("出庭应诉率75%，普法覆盖率未达到90%以上的要求。", ["litigation.appearance_rate", None]),
        ("出庭应诉率75%。培训未达到90%以上的要求。", ["litigation.appearance_rate", None]),
        ("出庭应诉率75%。\n达到90%以上的要求。", ["litigation.appearance_rate", None]),
        ("审批时限压缩75%，达到90%以上的要求。", [None, None]),
        ("参考率、合格率均为75%，未达到90%的目标。", ["exam.participation_rate", "exam.pass_rate", None]),
    ],
)
def test_a_standard_is_a_rate_of_the_same_thing(sentence: str, wanted: list[str | None]) -> None:
    assert [item.indicator for item in parse(sentence).observations] == wanted


def test_the_trail_of_a_standard_names_the_figure_before() -> None:
    _, standard = parse("出庭应诉率75%，未达到90%以上的要求。").observations
    assert "indicator.litigation.appearance_rate: as the figure before" in standard.rules


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("调处纠纷90起，履行率96%，涉及[210人]。", "mediation.people"),
        ("调处纠纷90起，履行率96%。广场活动涉及[210人]。", None),
        ("调处纠纷90起，修路30公里，涉及[210人]。", None),
    ],
)
def test_a_share_between_does_not_part_a_figure_from_the_one_it_follows(sentence: str, code: str | None) -> None:
    assert parse(sentence.replace("[", "").replace("]", "")).observations[-1].indicator == code


def test_the_trail_names_the_heading() -> None:
    (item,) = parse("一、行政复议案件情况\n投诉举报类26件。\n").observations
    assert f"indicator.{REVIEWS}: heading" in item.rules
