"""Breakdowns: each sign makes one, and what only looks like one makes none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rules.examples import toml

from rule_of_law_extract import parse

TABLE = toml("breakdowns.toml")


@pytest.mark.parametrize("example", TABLE["examples"])
def test_example(example: str) -> None:
    report = parse(example)
    (group,) = report.breakdowns
    assert group.whole == report.observations[0].id
    assert group.parts == tuple(item.id for item in report.observations[1:])


@pytest.mark.parametrize("example", TABLE["not_examples"])
def test_near_miss(example: str) -> None:
    assert parse(example).breakdowns == ()


@pytest.mark.parametrize("sign", TABLE["signs"])
def test_every_sign(sign: str) -> None:
    report = parse(f"公开信息390条，{sign}工作动态244条、政策文件146条。")
    (group,) = report.breakdowns
    assert (group.whole, group.parts, group.complete, group.holds) == ("o1", ("o2", "o3"), True, True)


@pytest.mark.parametrize("sign", TABLE["complete"])
def test_sign_that_says_the_parts_are_all(sign: str) -> None:
    (group,) = parse(f"公开信息390条，{sign}工作动态244条、政策文件100条。").breakdowns
    assert (group.complete, group.holds, group.difference) == (True, False, Decimal(46))


@pytest.mark.parametrize("pair", TABLE["pairs"])
def test_kinds_that_are_all_there_are(pair: list[str]) -> None:
    (group,) = parse(f"作出行政处罚30起，其中{pair[0]}12起、{pair[1]}15起。").breakdowns
    assert (group.complete, group.holds, group.difference) == (True, False, Decimal(3))


def test_parts_that_are_some_of_the_whole() -> None:
    (group,) = parse("公开信息390条，其中政策文件100条。").breakdowns
    assert (group.complete, group.holds, group.difference) == (False, None, None)
