"""Folding keeps the length, settles at once, and treats each character by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rule_of_law_extract.text.fold import fold

lines = st.text(st.characters(exclude_characters="\r"))


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(lines, lines)
def test_parts_are_folded_as_the_whole_is(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


@given(st.text(st.sampled_from("ab\r\n")))
def test_line_ends_stay_line_ends(text: str) -> None:
    lone_returns = "\r" in text and "\n" not in text
    assert fold(text).count("\n") == text.count("\r" if lone_returns else "\n")
