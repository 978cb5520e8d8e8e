"""The issuer out of title, signature and first sentence: seals, addressees, regiments."""

from __future__ import annotations

from datetime import date

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.schema import IssuerLevel, Metadata

BODY = "一、主要举措\n开展检查37次。\n"


def signed(signature: str) -> Metadata:
    return parse(f"2023年法治政府建设工作总结\n{BODY}{signature}").metadata


@pytest.mark.parametrize(
    "signature",
    [
        "云栾区司法局\n2024年1月9日",
        "云栾区司法局（盖章）\n2024年1月9日",
        "云栾区司法局(公章) 2024年1月9日",
        "云栾区司法局（印章）2024年1月9日",
        "云栾区司法局\n（盖章）\n2024年1月9日",
    ],
)
def test_signature_with_and_without_a_seal(signature: str) -> None:
    found = signed(signature)
    assert found.issuer is not None
    assert (found.issuer.name, found.created_on) == ("云栾区司法局", date(2024, 1, 9))


@pytest.mark.parametrize("name", ["第九师二六五团", "第九师265团", "第二十师", "云栾农场", "云栾国有林场"])
def test_regiments_and_farms_sign(name: str) -> None:
    found = signed(f"{name}\n2024年1月9日")
    assert found.issuer is not None
    assert found.issuer.name == name


@pytest.mark.parametrize("name", ["公职律师", "普法讲师团"])
def test_lawyers_and_lecturers_are_no_regiment(name: str) -> None:
    assert signed(f"{name}\n2024年1月9日").issuer is None


@pytest.mark.parametrize(
    "addressee", ["师党委全面依法治师委员会办公室：", "云栾区委全面依法治区委员会办公室：", "云栾区人民政府:"]
)
def test_an_addressee_is_not_the_issuer(addressee: str) -> None:
    found = parse(f"2023年法治政府建设工作总结\n{addressee}\n2023年，柏溪镇坚持依法行政。\n{BODY}").metadata.issuer
    assert found is not None
    assert (found.name, found.level) == ("柏溪镇", IssuerLevel.TOWNSHIP)


@pytest.mark.parametrize("name", ["师党委", "镇党委", "乡政府"])
def test_a_body_without_its_name_is_not_the_issuer(name: str) -> None:
    assert parse(f"2023年法治政府建设工作总结\n2023年，{name}坚持依法行政。\n{BODY}").metadata.issuer is None
