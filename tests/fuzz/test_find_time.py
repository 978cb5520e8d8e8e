"""Hostile text costs the finders of dates and durations no more than its length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from rule_of_law_extract.dates import find_dates
from rule_of_law_extract.durations import find_durations

LENGTH = 5_000
MOST = 7.0
"""Four times the text may cost so many times as much; quadratic would be sixteen."""
_NOTICEABLE = 0.05

PATTERNS = [
    "一", "1", "1,", "1.", "1-", "1~", "1 ", "123 ", "1、", "五、", "2024", "2024-", "2024年", "2024年至", "20212025年",
    "2022、", "2024年1月1日", "2024年1月1日至", "1月1日、", "3月7、8、", "、1日", "月", "年", "年底", "去年", "同比",
    "自2024年起", "一月", "二〇", "第一、", "前", "10月底前", "数十", "半", "3天又", "3年以上",
    "1年", "一年又", "个月", "日",
]  # fmt: skip


def cost(read: Callable[[str], object], text: str) -> float:
    """The least processor time of three runs."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        began = time.process_time()
        read(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("read", [lambda text: find_dates(text, 2023), find_durations], ids=["dates", "durations"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_pattern_over_and_over(read: Callable[[str], object], pattern: str) -> None:
    text = pattern * (LENGTH // len(pattern))
    large = cost(read, text * 4)
    if large < _NOTICEABLE:
        return
    assert min(large, cost(read, text * 4)) / cost(read, text) < MOST
