"""The lexicon: every word, overlapping ones included, in order of place."""

from __future__ import annotations

import pytest

from rule_of_law_extract.text.lexicon import Hit, Lexicon

WORDS = Lexicon([("调解", 1), ("调解员", 2), ("人民调解", 3), ("员工", 4)])


def test_overlapping_words() -> None:
    assert WORDS.find("人民调解员工", 0, 6) == [Hit(0, 4, 3), Hit(2, 5, 2), Hit(2, 4, 1), Hit(4, 6, 4)]


def test_search_is_kept_to_the_given_stretch() -> None:
    assert WORDS.find("人民调解员工", 2, 4) == [Hit(2, 4, 1)]
    assert WORDS.find("人民调解员工", 3, 3) == []


@pytest.mark.parametrize("text", ["", "调", "解调", "无关的话"])
def test_nothing_found(text: str) -> None:
    assert WORDS.find(text, 0, len(text)) == []


@pytest.mark.parametrize("word", ["", "调"])
def test_short_words_are_refused(word: str) -> None:
    with pytest.raises(ValueError, match="two characters"):
        Lexicon([(word, 1)])


def test_one_word_with_two_payloads() -> None:
    assert [hit.payload for hit in Lexicon([("调解", 1), ("调解", 2)]).find("调解", 0, 2)] == [1, 2]
