"""Citations: the kind by how a title ends, the register of documents, party documents, the issuer's own rules."""

from __future__ import annotations

import pytest
from rules.examples import pairs, rows, toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Citation, CitationKind
from rule_of_law_extract.text.fold import fold

TABLE = toml("citations.toml")
DOCUMENTS = rows("documents.tsv")
EACH = [pytest.param(document, id=document["short"]) for document in DOCUMENTS]


def cited(title: str, before: str = "贯彻", after: str = "") -> Citation:
    return parse(f"{before}《{title}》{after}。").citations[0]


@pytest.mark.parametrize(("kind", "title"), pairs(TABLE["kind"], "kind", "examples"))
def test_example(kind: str, title: str) -> None:
    assert cited(title).kind is CitationKind(kind)


@pytest.mark.parametrize(("kind", "title"), pairs(TABLE["kind"], "kind", "not_examples"))
def test_near_miss(kind: str, title: str) -> None:
    assert cited(title).kind is not CitationKind(kind)


@pytest.mark.parametrize("title", TABLE["party"]["examples"])
def test_party_document(title: str) -> None:
    assert cited(title).kind is CitationKind.PARTY_DOCUMENT


@pytest.mark.parametrize("title", TABLE["party"]["not_examples"])
def test_no_party_document(title: str) -> None:
    assert cited(title).kind is not CitationKind.PARTY_DOCUMENT


@pytest.mark.parametrize("title", TABLE["party"]["bare"])
def test_bare_title_near_party_discipline(title: str) -> None:
    assert cited(title, before="开展党纪学习教育，学习").kind is CitationKind.PARTY_DOCUMENT


@pytest.mark.parametrize("before", ["制定", "修订了", "出台", "印发"])
def test_what_the_issuer_made_is_its_own(before: str) -> None:
    assert cited("机关公文处理办法", before=before).kind is CitationKind.INTERNAL
    assert cited("机关公文处理办法", before="学习").kind is CitationKind.RULE


@pytest.mark.parametrize("document", EACH)
def test_document_is_known_by_its_short_name(document: dict[str, str]) -> None:
    found = cited(document["short"])
    assert fold(found.title) == fold(document["full"])
    assert found.printed_title == document["short"]


@pytest.mark.parametrize(
    "document", [pytest.param(document, id=document["short"]) for document in DOCUMENTS if document["kind"]]
)
def test_kind_of_a_known_document(document: dict[str, str]) -> None:
    kind = CitationKind(document["kind"])
    assert (cited(document["short"]).kind, cited(document["full"]).kind) == (kind, kind)


def test_short_names_are_unique() -> None:
    names = [fold(document["short"]) for document in DOCUMENTS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize(
    ("after", "number"),
    [
        ("（国办发〔2018〕37号）", "国办发〔2018〕37号"),
        ("(栎政发[2023]12号)", "栎政发[2023]12号"),
        ("（以下简称《意见》）", None),
        ("，全年开展检查37次", None),
    ],
)
def test_document_number(after: str, number: str | None) -> None:
    assert cited("关于推进基层调解工作的意见", after=after).number == number
