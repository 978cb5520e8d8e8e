"""Folding: one spelling of what is written in many, one character for one."""

from __future__ import annotations

import pytest

from rule_of_law_extract.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１２３", "123"),
        ("（一）", "(一)"),
        ("，；：！？", ",;:!?"),
        ("。、《》〔〕“”", "。、《》〔〕“”"),
        ("　", " "),
        ("\xa0", " "),
        ("\u200b", " "),
        ("\ufeff", " "),
        ("\x00", " "),
        ("\t", " "),
        ("二○二四", "二〇二四"),
        ("２０２１－２０２５", "2021-2025"),
        ("2021–2025", "2021—2025"),
        ("12•4", "12·4"),
        ("ＡＢＣａｂｃ", "ABCabc"),
        ("％", "%"),
        ("【打印】", "[打印]"),
        ("「1」", "“1”"),
        ("萬億個", "万亿个"),
        ("\u2028", "\n"),
        ("a\r\nb", "a \nb"),
        ("a\rb", "a\nb"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_length_is_kept_for_every_character_of_the_plane() -> None:
    everything = "".join(map(chr, range(0x10000)))
    assert len(fold(everything)) == len(everything)


def test_folding_twice_changes_nothing() -> None:
    everything = "".join(map(chr, range(0x10000)))
    assert fold(fold(everything)) == fold(everything)


def test_characters_beyond_the_plane_and_lone_surrogates_stay() -> None:
    assert fold("𠮷\ud800") == "𠮷\ud800"
