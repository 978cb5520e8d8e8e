"""A rule is finished when it says what it matches and what looks alike and is not matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from rules.examples import DATA, toml

from rule_of_law_extract.rules import default_rules

FILES = sorted(file.name for file in DATA.iterdir() if file.name.endswith(".toml"))


class Rule(NamedTuple):
    """A table of a rule file: its file, the array it stands in (None for a table by itself), and what it holds."""

    file: str
    array: str | None
    table: Mapping[str, Any]


def tables(file: str) -> Iterator[Rule]:
    yield Rule(file, None, toml(file))
    for key, value in toml(file).items():
        if isinstance(value, dict):
            yield Rule(file, None, value)
        elif isinstance(value, list):
            yield from (Rule(file, key, item) for item in value if isinstance(item, dict))


def name_of(rule: Rule) -> str:
    names = [str(rule.table[key]) for key in ("name", "code", "part", "modifier", "kind") if key in rule.table]
    return f"{rule.file}: {' '.join(names[:1]) or rule.array or 'by itself'}"


ALL = [rule for file in FILES for rule in tables(file)]
WITH_EXAMPLES = {(rule.file, rule.array) for rule in ALL if "examples" in rule.table}
RULES = [pytest.param(rule.table, id=name_of(rule)) for rule in ALL if "examples" in rule.table]
PEERS = [
    pytest.param(rule.table, id=name_of(rule))
    for rule in ALL
    if rule.array and (rule.file, rule.array) in WITH_EXAMPLES
]


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_examples(rule: Mapping[str, Any]) -> None:
    assert rule["examples"]


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_near_misses(rule: Mapping[str, Any]) -> None:
    assert rule.get("not_examples")


@pytest.mark.parametrize("rule", PEERS)
def test_rule_has_the_keys_that_its_peers_have(rule: Mapping[str, Any]) -> None:
    assert {"examples", "not_examples"} <= rule.keys()


@pytest.mark.parametrize("rule", RULES)
def test_no_example_stands_on_both_sides(rule: Mapping[str, Any]) -> None:
    assert not set(rule["examples"]) & set(rule.get("not_examples", ()))


@pytest.mark.parametrize("file", FILES)
def test_file_says_what_it_is(file: str) -> None:
    assert (DATA / file).read_text(encoding="utf-8").startswith("# ")


def test_rules_are_read_once() -> None:
    assert default_rules() is default_rules()
