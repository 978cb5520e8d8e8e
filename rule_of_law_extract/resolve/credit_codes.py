"""Unified social credit codes (统一社会信用代码, GB 32100) in the index numbers that begin with one."""

from __future__ import annotations

import re

__all__ = ["credit_code_in"]

_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")


def credit_code_in(index_number: str) -> str | None:
    """Return the valid credit code that an index number holds, or None.

    Examples:
        >>> credit_code_in("115001060092913509/2025-00029")
        '115001060092913509'
        >>> credit_code_in("014-2025-00031") is None
        True
    """
    from stdnum.cn import uscc

    for match in _CODE.finditer(index_number):
        if uscc.is_valid(match.group()):
            return match.group()
    return None
