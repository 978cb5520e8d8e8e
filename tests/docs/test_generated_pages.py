"""The pages that are made from code and data are those that it gives now."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import accuracy
import command_line
import glossary
import indicators
import pytest
import units

from rule_of_law_extract.cli import command
from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.schema import Part

DOCS = Path(__file__).parents[2] / "docs"
MADE: dict[str, Callable[[], str]] = {
    "accuracy": accuracy.page,
    "command_line": command_line.page,
    "glossary": glossary.page,
    "indicators": indicators.page,
    "units": units.page,
}


def shown(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MADE)
def test_the_page_is_the_one_that_is_generated(name: str) -> None:
    assert MADE[name]() == shown(name), f"run: PYTHONPATH=tests python docs/update/{name}.py"


def test_every_indicator_is_defined_in_both_languages() -> None:
    said = indicators.definitions()
    assert list(said) == list(indicators.tables())
    for code, rules in indicators.tables().items():
        assert said[code]["en"].endswith("."), code
        # A definition stands in one place: with the rules, or beside them.
        assert bool(said[code].get("zh")) != any(rule.definition for rule in rules), code
        assert not (said[code].get("law") and any(rule.source for rule in rules)), code


def test_every_rule_of_the_codebook_is_on_its_page() -> None:
    page = shown("indicators")
    for rule in default_rules().indicators:
        section = page.partition(f"\n### {rule.code}\n")[2].partition("\n### ")[0]
        for word in (*rule.cues, *rule.not_, *rule.with_, *rule.examples, *rule.not_examples):
            assert f"`{word}`" in section, rule.code


def test_every_area_of_the_codebook_has_its_title() -> None:
    assert {code.partition(".")[0] for code in indicators.tables()} == {
        code.partition(".")[0] for code in re.findall(r"^### (\S+)$", shown("indicators"), re.MULTILINE)
    }


def test_the_glossary_has_every_member_once_and_its_words_once() -> None:
    assert len(glossary.vocabularies()) >= 9
    assert f"| {Part.PLAN.zh} | plan | `plan` |" in shown("glossary")
    words = [row["zh"] for row in glossary.words()]
    assert len(words) == len(set(words)) > 50
    assert all(row["en"] and row["meaning"] for row in glossary.words())


def test_every_unit_of_the_data_is_on_the_page() -> None:
    page = shown("units")
    rules = default_rules()
    for unit in (*rules.units, *rules.general_units):
        assert f"`{unit.printed}`" in page


def test_every_command_and_option_is_on_the_page() -> None:
    page = shown("command_line")
    for name, one in command().commands.items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for option in (opt for parameter in one.params for opt in parameter.opts if opt.startswith("--")):
            assert option in section
