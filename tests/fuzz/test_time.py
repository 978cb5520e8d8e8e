"""Hostile text, parsed and checked, costs no more than its length: twice the text takes at most about twice the time.

No absolute limits, so that a slow machine changes nothing. A text is grown by doubling from a small one; the first
doubling that costs far more than twice as much fails, so that a quadratic cost shows before it hurts.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.checks import check

MOST = 3.2
"""Twice the text may cost this many times as much: twice, and room for caches and noise; quadratic would be four."""

FULL = 100_000
"""Bytes of UTF-8 of the smaller text."""

_PROBES = (32, 16, 8, 4)
_NOTICEABLE = 0.1
_RUNS = 3
_ATTEMPTS = 4

PATTERNS: dict[str, str] = {
    "numeral": "一",
    "digit": "1",
    "thousands": "1,",
    "bracket": "(",
    "title mark": "《",
    "quotation mark": "“",
    "straight quotation mark": '"',
    "space": " ",
    "ideographic space": "　",
    "line end": "\n",
    "carriage return": "\r",
    "heading marker": "一、",
    "其中": "其中",
    "一是": "一是",
    "无": "无",
    "list comma": "、",
    "separators": "、，；：。",
    "narrow separators": ",;:.",
    "spaced digits": "1 ",
    "ordinal prefix": "第",
    "percent prefix": "百分之",
    "year": "2024年",
}

DENSE: dict[str, str] = {
    "points": "一是甲；二是乙；",
    "首先": "首先，",
    "spaced thousands": "123 ",
    "range": "1-",
    "decimal": "1.1",
    "plain words": "工作",
    "cue words": "行政处罚案件",
    "label": "索引号：",
    "table": "| 索引号： | ",
    "labels without colons": "索引号 甲 文号 乙\n",
    "head of columns": "甲 乙（件） 丙\n",
    "heads of columns as rows": "类别（件） - 结果\n",
    "table of columns": "甲 乙（件） 丙\n甲 85 丁\n甲 12 丁\n",
    "office": "云栾区街道办事处",
    "problems": "一、存在的问题\n一是甲乙丙丁戊己；\n",
    "lone surrogate": "\ud800",
    "direction marks": "\u200f\u202e",
    "title marks with text": "《办法",
    "nested title": "《关于<办法>的通知》",
    "headings of two levels": "一、甲\n（一）乙\n",
    "run-in headings": "（一）甲乙。",
    "figure with 其中": "3件，其中",
    "total": "共9件，",
    "none of something": "无败诉案件1件，",
    "fraction": "分之一",
    "day": "2024年1月1日",
    "amounts": "3件",
    "list of amounts": "3件、",
    "shared unit": "3万、",
    "title": "法治政府建设情况报告\n",
    "problems and plan": "一、存在的问题和下一步打算\n甲乙丙丁戊己。下一步，庚辛壬癸子丑。\n",
    "lead to problems": "但也存在一些问题和不足。",
    "placeholder": "XX",
    "stars": "街道**",
    "year in brackets": "〔2024",
    "year in round brackets": "（2024）",
    "two years": "20212025",
    "another place": "安化县人民政府",
    "share": "受理2件，办结1件，办结率99%，",
    "title with years": "《法治政府建设实施纲要（2022—2025年）》",
    "replaced title": "《物权法》",
    "misnamed title": "《妇女权益保护法》",
    "paragraph twice": "全年组织机关干部学习宪法和行政处罚法等法律法规举办法治讲座和旁听庭审推动带头学法用法守法。\n",
    "plain report": "全年办结行政处罚案件85起，罚款4.62万元，其中简易程序63起、普通程序22起。",
    "plain report with citations": "学习《行政处罚法》和《关于推进工作的意见》（栎政发〔2023〕12号）。",
}
"""Patterns of which an eighth of the length is enough, most of them since every few characters state something."""


def cost(text: str, runs: int, enough: float = 0.0) -> float:
    """The least processor time of so many runs, without the collector, whose visits come in leaps.

    Stops at a run that costs less than `enough`: another could only lower the least.
    """
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            check(parse(text))
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
        if best < enough:
            break
    return best


def assert_linear(text_of: Callable[[int], str], full: int) -> None:
    """Assert that ``text_of(2 * full)`` costs less than `MOST` times what ``text_of(full)`` costs."""
    parse("")
    before: float | None = None
    for part in _PROBES:
        now = cost(text_of(full // part), 1)
        if before is not None and now > _NOTICEABLE and now > MOST * before:
            again = min(cost(text_of(full // part), 2) / cost(text_of(full // part // 2), 2) for _ in range(_ATTEMPTS))
            assert again < MOST, f"already at {full // part}: twice the text costs {again:.1f} times as much"
        before = now
    ratios: list[float] = []
    while len(ratios) < _ATTEMPTS:
        # A machine that changes its speed between the two would look quadratic once, not every time.
        small = cost(text_of(full), _RUNS)
        ratios.append(cost(text_of(2 * full), _RUNS, enough=MOST * small) / small)
        if ratios[-1] < MOST:
            return
    pytest.fail(f"twice the text costs {', '.join(f'{ratio:.1f}' for ratio in ratios)} times as much")


def filled(pattern: str) -> Callable[[int], str]:
    size = len(pattern.encode("utf-8", "surrogatepass"))
    return lambda length: pattern * (length // size)


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_one_pattern_over_and_over(pattern: str) -> None:
    assert_linear(filled(pattern), FULL)


@pytest.mark.parametrize("pattern", DENSE.values(), ids=DENSE.keys())
def test_one_dense_pattern_over_and_over(pattern: str) -> None:
    assert_linear(filled(pattern), FULL // 8)


def test_fifty_thousand_bare_markers() -> None:
    assert_linear(lambda count: "一、\n" * count, 25_000)


def test_ten_thousand_headings() -> None:
    lines = [f"（{number}）抓好落实。\n" for number in "一二三四五六七八九"]
    assert_linear(lambda count: "".join(lines) * (count // len(lines)), 5_000)


def test_every_pattern_in_a_row() -> None:
    """What one leaves behind must not cost the next."""
    assert_linear(filled("".join((*PATTERNS.values(), *DENSE.values()))), FULL // 8)
