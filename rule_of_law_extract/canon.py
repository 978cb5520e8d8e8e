"""The canon of units (单位、量词): every unit the library reads, with its class, its normal form and its UCUM code.

Sources: 国务院关于在我国统一实行法定计量单位的命令 (1984) for legal units, ISO 4217 for money, UCUM for codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from typing import Any

from .grammar.units import Unit, with_times
from .rules import default_rules
from .schema import UnitClass

__all__ = ["Unit", "UnitCanon", "units"]


class UnitCanon(Mapping[str, Unit]):
    """The units, by what is printed. It is read on first use and cannot be changed.

    Examples:
        >>> units["宗"].normal, units["宗"].ucum, units["公里"].normal, units["公里"].normal_factor
        ('件', '{宗}', '米', Decimal('1000'))
        >>> units["㎡"].canonical, units["㎡"].ucum, units["成"].canonical, units["成"].factor
        ('平方米', 'm2', '%', Decimal('10'))
        >>> "万元" in units  # 万 belongs to the number
        False
    """

    @cached_property
    def _by_print(self) -> dict[str, Unit]:
        rules = default_rules()
        return with_times((*rules.units, *rules.general_units))

    def __getitem__(self, printed: str) -> Unit:
        return self._by_print[printed]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_print)

    def __len__(self) -> int:
        return len(self._by_print)

    def __repr__(self) -> str:
        return f"<the canon of {len(self)} units>"

    def of_class(self, unit_class: UnitClass | str) -> tuple[Unit, ...]:
        """Return the units of one class, in the order of the data.

        Args:
            unit_class: A member of :class:`.UnitClass` or its value (``"money"``).

        Raises:
            ValueError: There is no such class.

        Examples:
            >>> [unit.printed for unit in units.of_class("ratio")]
            ['倍']
        """
        wanted = UnitClass(unit_class)
        return tuple(unit for unit in self.values() if unit.unit_class is wanted)

    def registry(self) -> Any:
        """Return a new ``pint.UnitRegistry``, with decimal numbers, that knows every canonical unit by ``Unit.pint``.

        Classifiers and currencies are dimensions of their own: 件 and 人 do not add up, nor do 元 and 美元. What has
        one normal form has one dimension: 宗, 起 and 例 are 件. 亩 is an area, 斤 a mass.

        Raises:
            ImportError: pint is not installed; it comes with the extra ``units``.
        """
        try:
            pint: Any = import_module("pint")
        except ImportError as error:
            raise ImportError("pint is not installed; it comes with the extra: rule-of-law-extract[units]") from error
        registry: Any = pint.UnitRegistry(non_int_type=Decimal)
        own = {unit.canonical: unit for unit in self.values() if unit.definition or unit.pint == unit.canonical}
        # What others are counted with is defined before them.
        for unit in sorted(own.values(), key=lambda unit: (unit.normal != unit.canonical, unit.canonical)):
            if unit.definition:
                definition = unit.definition
            elif unit.normal == unit.canonical or unit.normal not in own:
                definition = f"[{unit.canonical}]"
            else:
                definition = f"{unit.normal_factor} * {unit.normal}"
            registry.define(f"{unit.pint} = {definition}")
        return registry

    def to_pint(self, value: Decimal | int, unit: str | None, registry: Any = None) -> Any:
        """Return an amount as a ``pint.Quantity``.

        Args:
            value: The number, in the unit `unit`.
            unit: A canonical unit, or one as printed; None for a bare number.
            registry: One of :meth:`registry`; by default the same for all calls. Those of two registries do not add up.

        Raises:
            ImportError: pint is not installed; it comes with the extra ``units``.
            KeyError: `unit` is not in the canon.

        Examples:
            >>> units.to_pint(30, "亩").to("hectare").magnitude == 2
            True
            >>> cases = units.to_pint(3, "宗") + units.to_pint(2, "起")
            >>> cases.to("件").magnitude == 5
            True
        """
        registry = self._registry if registry is None else registry
        if unit is None:
            return registry.Quantity(Decimal(value), "")
        known = self._by_canonical.get(unit)
        if known is None:
            known = self[unit]
            value = value * known.factor
        return registry.Quantity(Decimal(value), known.pint)

    @cached_property
    def _by_canonical(self) -> dict[str, Unit]:
        return {unit.canonical: unit for unit in self.values()}

    @cached_property
    def _registry(self) -> Any:
        return self.registry()


units = UnitCanon()
"""The canon; always the same object."""
