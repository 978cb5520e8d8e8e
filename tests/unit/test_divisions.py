"""Administrative divisions: names to codes of GB/T 2260, ambiguous ones to none."""

from __future__ import annotations

import pytest

from rule_of_law_extract.resolve.divisions import division_codes, division_name, divisions_in


@pytest.mark.parametrize(
    ("name", "codes"),
    [("闵行区", ("310112",)), ("江苏省", ("320000",)), ("昆山市", ("320583",)), ("云栾区", ()), ("", ()), ("县", ())],
)
def test_codes(name: str, codes: tuple[str, ...]) -> None:
    assert division_codes(name) == codes


def test_several_divisions_of_one_name() -> None:
    codes = division_codes("鼓楼区")
    assert len(codes) > 1
    assert {division_name(code) for code in codes} == {"鼓楼区"}


@pytest.mark.parametrize(("code", "name"), [("310112", "闵行区"), ("320583", "昆山市"), ("000000", None), ("", None)])
def test_names(code: str, name: str | None) -> None:
    assert division_name(code) == name


@pytest.mark.parametrize(
    ("office", "divisions"),
    [
        ("昆山市某某街道办事处", [("昆山市", "320583")]),
        ("江苏省昆山市司法局", [("江苏省", "320000"), ("昆山市", "320583")]),
        ("鼓楼区司法局", [("鼓楼区", None)]),
        ("云栾区鹤汀街道办事处", []),
        ("司法局", []),
        ("", []),
    ],
)
def test_divisions_in_an_office(office: str, divisions: list[tuple[str, str | None]]) -> None:
    assert divisions_in(office) == divisions


def test_the_province_tells_which_of_several_is_meant() -> None:
    found = divisions_in("江苏省南京市鼓楼区司法局")
    assert found[-1] == ("鼓楼区", "320106")
