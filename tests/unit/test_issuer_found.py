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


@pytest.mark.parametrize(
    "lines", ["云栾区柏溪镇人民政府\n（2024年1月9日）\n", "(2024年1月9日)\n\n云栾区柏溪镇人民政府\n"]
)
def test_the_office_alone_under_the_title(lines: str) -> None:
    found = parse(f"2023年法治政府建设工作总结\n{lines}{BODY}").metadata
    assert found.issuer is not None
    assert (found.issuer.name, found.created_on) == ("云栾区柏溪镇人民政府", date(2024, 1, 9))


@pytest.mark.parametrize("line", ["云栾区委依法治区办", "区人民政府", "加强法治建设，抓好各项工作", "政务 公开"])
def test_what_else_stands_under_the_title_is_not_the_issuer(line: str) -> None:
    assert parse(f"2023年法治政府建设工作总结\n{line}\n{BODY}").metadata.issuer is None


def test_the_signature_goes_before_the_line_under_the_title() -> None:
    found = parse(f"2023年法治政府建设工作总结\n信息公开办公室\n{BODY}云栾区司法局\n2024年1月9日").metadata.issuer
    assert found is not None
    assert found.name == "云栾区司法局"


def test_the_office_that_lays_the_report_before_its_readers() -> None:
    found = parse(f"柏溪镇人民政府现将2023年法治政府建设情况报告如下。\n{BODY}").metadata.issuer
    assert found is not None
    assert found.name == "柏溪镇人民政府"
    assert parse(f"我局现将2023年法治政府建设情况报告如下。\n{BODY}").metadata.issuer is None


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("2024年1月9日", date(2024, 1, 9)),
        ("二〇二四年一月九日\n", date(2024, 1, 9)),
        ("截至2024年1月9日", None),
        ("2024年1月9日印发", None),
        ("2024-01-09", None),
    ],
)
def test_a_day_alone_on_the_last_line(end: str, day: date | None) -> None:
    assert signed(end).created_on == day


@pytest.mark.parametrize(
    "day", [" 2024-01-09", "2024年1月9日", "(2024年01月09日)", " （ 2024年01月09日 ）", "（2024-01-09）"]
)
def test_a_day_behind_the_title_is_not_of_it(day: str) -> None:
    found = parse(f"云栾区司法局2023年度法治政府建设情况报告{day}\n{BODY}").metadata
    assert found.title == "云栾区司法局2023年度法治政府建设情况报告"
    assert found.issuer is not None
    assert found.issuer.name == "云栾区司法局"


def test_the_year_behind_the_title_is_of_it() -> None:
    assert parse(f"云栾区司法局法治政府建设情况报告(2023年)\n{BODY}").metadata.title == (
        "云栾区司法局法治政府建设情况报告(2023年)"
    )


def test_the_second_name_of_one_office_is_left_off() -> None:
    found = parse(f"云栾县教育局(县体育局)2023年度法治政府建设情况报告\n{BODY}").metadata.issuer
    assert found is not None
    assert found.name == "云栾县教育局"
