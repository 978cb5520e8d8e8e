"""Short quotations: codes and names stand in them."""

from __future__ import annotations

import pytest

from rule_of_law_extract.text.marks import short_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("依托“1站20室”调解", ["“1站20室”"]),
        ("“4·15”“6·26”", ["“4·15”", "“6·26”"]),
        ('"八五"普法', ['"八五"']),
        ("‘141’体系", ["‘141’"]),
        ("没有引号", []),
        ("“”", []),
        ("“没有结束", []),
        ("“跨\n行”", []),
        ("“这一句引文远远不止十四个字所以不在此列”", []),
        ("", []),
    ],
)
def test_short_quotes(text: str, quotes: list[str]) -> None:
    assert [text[start:end] for start, end in short_quotes(text)] == quotes
