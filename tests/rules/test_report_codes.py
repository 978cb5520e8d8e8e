"""The catalogue of findings in reports: each example triggers its code, each counter-example does not."""

from __future__ import annotations

import re

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.checks import PROFILES, catalogue, check
from rule_of_law_extract.checks.catalogue import word_tables, words

REPORT_CODES = [entry for entry in catalogue().values() if entry.subject == "report"]
EXAMPLES = [(entry.code, text) for entry in REPORT_CODES for text in entry.examples]
NOT_EXAMPLES = [(entry.code, text) for entry in REPORT_CODES for text in entry.not_examples]
OF_CALLERS = {"check-failed"}
"""Codes that no text triggers: what the caller gives does."""


def _codes(text: str) -> set[str]:
    return {finding.code for finding in check(parse(text))}


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_an_example_triggers_its_code(code: str, text: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize(("code", "text"), NOT_EXAMPLES)
def test_a_counter_example_does_not(code: str, text: str) -> None:
    assert code not in _codes(text)


@pytest.mark.parametrize("code", [entry.code for entry in REPORT_CODES if entry.code not in OF_CALLERS])
def test_each_code_has_an_example_and_a_counter_example(code: str) -> None:
    entry = catalogue()[code]
    assert entry.examples
    assert entry.not_examples


@pytest.mark.parametrize("code", list(catalogue()))
def test_an_entry_is_whole(code: str) -> None:
    entry = catalogue()[code]
    assert re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", code)
    assert entry.profile in PROFILES or entry.profile == "record"
    for english in (entry.title, entry.description, entry.message, entry.basis):
        assert english
        assert english.strip() == english
    for chinese in (entry.title_zh, entry.description_zh, entry.message_zh, entry.basis_zh):
        assert re.search(r"[一-鿿]", chinese)
    # Both languages name the same things.
    named = re.compile(r"\{(\w+)\}")
    assert set(named.findall(entry.message_zh)) <= set(named.findall(entry.message)) | {"marker", "year"}


@pytest.mark.parametrize("profile", ["provisions", "format", "arithmetic", "copying"])
def test_a_profile_gives_its_codes_only(profile: str) -> None:
    own = {code for code, entry in catalogue().items() if entry.profile == profile}
    for code, text in EXAMPLES:
        found = {finding.code for finding in check(parse(text), profile=profile)}
        assert found <= own
        assert (code in found) == (code in own)


def test_an_entry_is_severe_for_governments_and_milder_for_streets() -> None:
    head = "2024年度法治政府建设情况报告\n\n一、主要举措\n全年调解纠纷12件。\n\n二、下一步安排\n充实队伍。"
    county, town = (
        {finding.code: finding.severity.value for finding in check(parse(name + head))}
        for name in ("柳桥县人民政府", "柳桥县金水镇人民政府")
    )
    assert county["missing-part-problems"] == "error"
    assert town["missing-part-problems"] == "warning"


WORDS = list(word_tables().items())


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, table in WORDS for text in table["examples"]])
def test_the_words_match_their_examples(name: str, text: str) -> None:
    assert words(name).search(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, table in WORDS for text in table["not_examples"]])
def test_the_words_do_not_match_their_counter_examples(name: str, text: str) -> None:
    assert not words(name).search(text)
