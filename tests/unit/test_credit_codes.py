"""Social credit codes: only valid ones, wherever they stand in an index number."""

from __future__ import annotations

import pytest

from rule_of_law_extract.resolve.credit_codes import credit_code_in


@pytest.mark.parametrize(
    ("index_number", "code"),
    [
        ("115001060092913509/2025-00029", "115001060092913509"),
        ("K00-115001060092913509-2025", "115001060092913509"),
        ("115001060092913508/2025-00029", None),
        ("1150010600929135090", None),
        ("014-2025-00031", None),
        ("", None),
    ],
)
def test_credit_code(index_number: str, code: str | None) -> None:
    assert credit_code_in(index_number) == code
