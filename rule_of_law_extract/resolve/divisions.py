"""Administrative divisions (行政区划): names of provinces, cities and counties to codes of GB/T 2260.

The register is the one that ``python-stdnum`` carries, with years of validity; divisions since abolished are left out.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

__all__ = ["division_codes", "division_name", "divisions_in"]

_PROVINCE = re.compile(r'^(\d\d) province="([^"]+)"')
_COUNTY = re.compile(r'^ +(\d{4}) county="([^"]+)"')
_YEARS = re.compile(r"\[(\d{4})?-(\d{4})?\]([^\[\],]+)")
_ENDS = "省市区县旗州盟"


def _current(name: str) -> str | None:
    """The name in force: `name` itself, or the entry without a last year."""
    if not name.startswith("["):
        return name
    for _, last, current in _YEARS.findall(name):
        if not last:
            return str(current)
    return None


@cache
def _register() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    by_name: dict[str, list[str]] = {}
    by_code: dict[str, str] = {}
    province = ""
    for line in (resources.files("stdnum") / "cn" / "loc.dat").read_text(encoding="utf-8").split("\n"):
        if match := _PROVINCE.match(line):
            province, name = match[1], _current(match[2])
            code = province + "0000"
        elif match := _COUNTY.match(line):
            code, name = province + match[1], _current(match[2])
        else:
            continue
        if name is None or name in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
            continue
        if code not in by_code:
            by_code[code] = name
            by_name.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in by_name.items()}, by_code


def division_codes(name: str) -> tuple[str, ...]:
    """Return the codes of every division of that name: none, one, or several where the name is ambiguous.

    Examples:
        >>> division_codes("闵行区")
        ('310112',)
        >>> len(division_codes("鼓楼区")) > 1
        True
    """
    return _register()[0].get(name, ())


def division_name(code: str) -> str | None:
    """Return the name of the division of that code, or None.

    Examples:
        >>> division_name("310112")
        '闵行区'
    """
    return _register()[1].get(code)


def divisions_in(name: str) -> list[tuple[str, str | None]]:
    """Return the divisions that the name of an office begins with, each with its code where just one fits.

    Args:
        name: The name of an office, such as 昆山市司法局.

    Examples:
        >>> divisions_in("昆山市司法局")
        [('昆山市', '320583')]
        >>> divisions_in("鼓楼区司法局")
        [('鼓楼区', None)]
    """
    found: list[tuple[str, str | None]] = []
    place = 0
    within = ""
    while place < len(name):
        for end in range(min(len(name), place + 12), place + 1, -1):
            part = name[place:end]
            if part[-1] in _ENDS and (codes := division_codes(part)):
                inside = [code for code in codes if code.startswith(within)] or list(codes)
                code = inside[0] if len(inside) == 1 else None
                found.append((part, code))
                if code is not None:
                    within = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
                place = end
                break
        else:
            break
    return found
