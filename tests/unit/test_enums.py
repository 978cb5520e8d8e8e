"""The closed vocabularies: each member is its own text and carries its Chinese term."""

from __future__ import annotations

import pickle
import re

import pytest

from rule_of_law_extract import schema
from rule_of_law_extract.schema import Part, Term

VOCABULARIES = [
    member
    for member in vars(schema).values()
    if isinstance(member, type) and issubclass(member, Term) and member is not Term
]
MEMBERS = [member for vocabulary in VOCABULARIES for member in vocabulary]


def test_there_are_ten_vocabularies() -> None:
    assert len(VOCABULARIES) == 10


@pytest.mark.parametrize("member", MEMBERS)
def test_member(member: Term) -> None:
    assert re.fullmatch(r"[a-z_]+", member.value)
    assert member == member.value
    assert str(member) == member.value
    assert re.search(r"[一-鿿]", member.zh)
    assert pickle.loads(pickle.dumps(member)) is member
    assert type(member)(member.value) is member


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_terms_are_unique(vocabulary: type[Term]) -> None:
    terms = [member.zh for member in vocabulary]
    assert len(terms) == len(set(terms))


def test_unknown_value_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Part("nonsense")
