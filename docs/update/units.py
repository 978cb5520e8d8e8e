"""Writes docs/units.md, the canon of units, from the data: python docs/update/units.py"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rule_of_law_extract.grammar.units import Unit
from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.schema import UnitClass

__all__ = ["page"]

PAGE = Path(__file__).parents[1] / "units.md"

_INTRODUCTION = """\
# Units · 单位和量词

<!-- Made by docs/update/units.py from units.tsv, units_general.tsv and unit_terms.tsv; a change belongs there. -->

Every unit that is read, by what it measures. `Quantity.unit` is the canonical unit; a figure in another printed form is
turned into it (4.62万元 is 46200 元). What counts one kind of thing has one normal unit (宗, 起 and 例 are 件), so that
figures can be added. How amounts are read, and how `units` is used, is told in [Quantities](quantities.md).

- printed: the forms that are read; {general} those that only `find_quantities` reads, not `parse`.
- × is the number of canonical units that one of the printed form is, where that is not one.
- normal: the number of normal units that one canonical unit is.
- UCUM: the code of the canonical unit; `{{件}}` is an annotation, as classifiers have no code.

Most classifiers of one character have a form with 次 too, for what is counted each time (册次, 册(次), 册/次), which
is a unit of its own. It is not listed.
"""

_GENERAL = "°"


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    rules = default_rules()
    marked = [(unit, "") for unit in rules.units] + [(unit, _GENERAL) for unit in rules.general_units]
    yield _INTRODUCTION.format(general=f"with {_GENERAL}")
    for unit_class in UnitClass:
        rows = list(_rows((unit, mark) for unit, mark in marked if unit.unit_class is unit_class))
        if rows:
            yield f"## {unit_class.value} · {unit_class.zh}"
            yield ""
            yield "| unit | printed | normal | UCUM |"
            yield "|---|---|---|---|"
            yield from rows
            yield ""


def _rows(units: Iterable[tuple[Unit, str]]) -> Iterator[str]:
    by_canonical: dict[str, list[tuple[Unit, str]]] = {}
    for unit, mark in units:
        by_canonical.setdefault(unit.canonical, []).append((unit, mark))
    for canonical, forms in by_canonical.items():
        first = forms[0][0]
        printed = " ".join(dict.fromkeys(_printed(unit) + mark for unit, mark in forms))
        same = first.normal == canonical and first.normal_factor == 1
        normal = "" if same else f"{first.normal_factor:f} {first.normal}"
        yield f"| `{canonical}` | {printed} | {normal} | `{first.ucum}` |"


def _printed(unit: Unit) -> str:
    return f"`{unit.printed}`" if unit.factor == 1 else f"`{unit.printed}`×{unit.factor:f}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
