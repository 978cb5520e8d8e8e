"""Words of dates: every word is read, and what makes of it another word is left alone."""

from __future__ import annotations

import pytest
from rules.examples import toml

from rule_of_law_extract.dates import Relation, find_dates

TABLE = toml("dates.toml")
BEHIND = [(kind, word) for kind, words in TABLE["behind"].items() for word in words]


@pytest.mark.parametrize("example", TABLE["examples"])
def test_example(example: str) -> None:
    assert [found.text for found in find_dates(f"其中，{example}，", 2024)] == [example]


@pytest.mark.parametrize("example", TABLE["not_examples"])
def test_near_miss(example: str) -> None:
    assert find_dates(f"其中，{example}，", 2024) == []


@pytest.mark.parametrize(("word", "offset"), (TABLE["years"] | TABLE["following"]).items())
def test_every_word_for_a_year(word: str, offset: int) -> None:
    (found,) = find_dates(f"在{word}。", 2024)
    assert found.text == word
    assert found.first is not None
    assert found.first.year == 2024 + offset


@pytest.mark.parametrize("word", TABLE["whole"]["words"])
def test_every_word_for_the_whole_year(word: str) -> None:
    (found,) = find_dates(f"{word}办结", 2024)
    assert (found.text, str(found.first), str(found.last)) == (word, "2024-01-01", "2024-12-31")


@pytest.mark.parametrize(("kind", "word"), BEHIND)
def test_every_word_behind(kind: str, word: str) -> None:
    (found,) = find_dates(f"2024年3月{word}，", 2024)
    assert found.text == f"2024年3月{word}"
    assert found.relation is Relation(kind)


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        *((word, "until") for word in TABLE["front"]["until"]),
        *((word, "since") for word in TABLE["front"]["since"]),
        *((word, "in") for word in TABLE["front"]["from"]),
    ],
)
def test_every_word_in_front(word: str, relation: str) -> None:
    (found,) = find_dates(f"，{word}2024年3月", 2024)
    assert found.text == ("2024年3月" if relation == "in" else f"{word}2024年3月")
    assert found.relation is Relation(relation)


@pytest.mark.parametrize("word", TABLE["front"]["from"])
def test_from_opens_with_a_word_behind(word: str) -> None:
    (found,) = find_dates(f"{word}2024年3月起", 2024)
    assert (found.text, found.relation) == (f"{word}2024年3月起", Relation.SINCE)


@pytest.mark.parametrize("word", TABLE["front"]["lunar"])
def test_the_lunar_calendar_is_not_read(word: str) -> None:
    assert find_dates(f"{word}四月") == []


@pytest.mark.parametrize("word", TABLE["force"]["words"])
def test_the_day_of_coming_into_force(word: str) -> None:
    (found,) = find_dates(f"自2023年1月1日起{word}。")
    assert (found.text, found.relation, found.first) == ("2023年1月1日", Relation.IN, found.last)


@pytest.mark.parametrize(("part", "word"), [(part, word) for part in ("early", "late") for word in TABLE[part]])
def test_every_word_for_a_part(part: str, word: str) -> None:
    (found,) = find_dates(f"2024年{word}，")
    assert (found.text, found.part, str(found.first)) == (f"2024年{word}", part, "2024-01-01")


@pytest.mark.parametrize("word", TABLE["between"]["words"])
def test_together_with_and(word: str) -> None:
    (found,) = find_dates(f"3月和5月{word}，", 2024)
    assert (found.text, found.relation) == (f"3月和5月{word}", Relation.BETWEEN)


@pytest.mark.parametrize("word", TABLE["same_period"]["words"])
def test_the_same_period(word: str) -> None:
    (found,) = find_dates(f"{word}下降5%", 2024)
    assert (found.text, str(found.first), str(found.last)) == (word, "2023-01-01", "2023-12-31")
