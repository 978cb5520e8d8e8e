"""Hostile text costs find_quantities no more than its length."""

from __future__ import annotations

import gc
import time

import pytest

from rule_of_law_extract import find_quantities

LENGTH = 5_000
MOST = 7.0
"""Four times the text may cost so many times as much; quadratic would be sixteen."""
_NOTICEABLE = 0.05

PATTERNS = [
    "一", "1,", "1 ", "一1", "1.", "百分之", "三分之", "半", "负", "每", "1至", "1件至", "1和", "1万", "1万2千",
    "1409万、", "十万", "千", "数", "上", "几", "余", "¥", "¥1", "人民币 ", "不少于", "大于1件小于", "1元1角", "(含)",
    "〔", "《", "“", "\"", "1 至 ", "1,1,1,", "-", "~", "1-", "1~", "1—", " ", "一 ", "1  ", "件", "1件、",
]  # fmt: skip


def cost(text: str, amounts_only: bool) -> float:
    """The least processor time of three runs."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        began = time.process_time()
        find_quantities(text, amounts_only=amounts_only)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("amounts_only", [True, False], ids=["amounts", "all numbers"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_pattern_over_and_over(pattern: str, amounts_only: bool) -> None:
    text = pattern * (LENGTH // len(pattern))
    for _ in range(3):
        short, long = cost(text, amounts_only), cost(text * 4, amounts_only)
        if long < _NOTICEABLE or long < MOST * short:
            return
    pytest.fail(f"{len(text)} characters take {short:.3f} s, four times as many {long:.3f} s")
