"""The single values of a record: numbers, days, stretches of text and the forms of identifiers.

Each takes from JSON exactly what the JSON Schema says and nothing more: no number in quotes, no day as a timestamp.
Patterns are written for every dialect of regular expressions: digits as ``[0-9]``, nothing but classes and groups.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = [
    "CreditCode",
    "Day",
    "FindingCode",
    "Number",
    "Offset",
    "Ordinal",
    "RegionCode",
    "SectionId",
    "Text",
    "json_number",
]

_DAY_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _either(*choices: CoreSchema, error: str, message: str) -> CoreSchema:
    """The first of `choices` that takes the value; one error where none does."""
    return core_schema.union_schema(
        list(choices), mode="left_to_right", custom_error_type=error, custom_error_message=message
    )


def _from_float(value: float) -> Decimal:
    # The shortest repr is what was written: 99.2 is 99.2 and not 99.2000000000000028…
    return Decimal(repr(value))


def json_number(value: Decimal) -> int | float:
    """Return the number that JSON has for a decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


class _ExactNumber:
    """Core schema of :data:`Number`."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        made: tuple[CoreSchema, ...] = (
            core_schema.no_info_after_validator_function(Decimal, core_schema.int_schema(strict=True)),
            core_schema.no_info_after_validator_function(
                _from_float, core_schema.float_schema(strict=True, allow_inf_nan=False)
            ),
        )
        return core_schema.json_or_python_schema(
            json_schema=_either(*made, error="number_type", message="Input should be a finite number"),
            python_schema=_either(
                core_schema.decimal_schema(strict=True),
                *made,
                error="number_type",
                message="Input should be a finite Decimal, int or float",
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                json_number,
                # Without the union pydantic would warn of the one or of the other.
                return_schema=core_schema.union_schema([core_schema.int_schema(), core_schema.float_schema()]),
                when_used="json",
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "number"}


Number = Annotated[Decimal, _ExactNumber]
"""An exact number: :class:`decimal.Decimal` in Python, a number in JSON.

Python may give a finite ``Decimal``, ``int`` or ``float`` (read by its shortest repr); no ``bool`` and no string.
"""


class _IsoDay:
    """Core schema of :data:`Day`.

    pydantic's own date reads a string of digits as a timestamp ("0" would be 1970-01-01), strict or not, and Python's
    reads weeks (2024-W01-1) and passes over what stands behind 20240101; so the pattern is asked first.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read: Callable[[str], date] = date.fromisoformat
        written = core_schema.no_info_after_validator_function(read, core_schema.str_schema(pattern=_DAY_PATTERN))
        made = core_schema.date_schema(strict=True)
        message = "Input should be a real day as YYYY-MM-DD"
        return core_schema.json_or_python_schema(
            json_schema=core_schema.custom_error_schema(written, "day_type", custom_error_message=message),
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=_either(made, written, error="day_type", message=f"{message}, or a date"),
                strict_schema=made,
            ),
            serialization=core_schema.simple_ser_schema("date"),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": _DAY_PATTERN}


Day = Annotated[date, _IsoDay]
"""A day of the calendar: :class:`datetime.date` in Python, ``YYYY-MM-DD`` (ISO 8601) in JSON."""


def _json_text(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() and _has_surrogate(value) else value


def _has_surrogate(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


class _AnyText:
    """Core schema of :data:`Text`: any ``str``, lone surrogates included, so that no text is refused.

    JSON cannot hold a lone surrogate: there each becomes one ``?``, which keeps every offset.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.is_instance_schema(str),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _json_text, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


Text = Annotated[str, _AnyText]
"""A stretch of the caller's text, whatever it holds."""

Offset = Annotated[int, Field(ge=0)]
"""A place in ``Report.text``, counted in code points from 0."""

Ordinal = Annotated[int, Field(ge=0)]
"""A number in an enumeration, as printed."""

SectionId = Annotated[str, Field(pattern="^(0|[1-9][0-9]*([.][1-9][0-9]*)*)$")]
"""Position in the outline: ``1.2.1``; ``0`` is what stands before the first heading."""

FindingCode = Annotated[str, Field(pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""The name of a kind of finding, in kebab-case."""

RegionCode = Annotated[str, Field(pattern="^[0-9]{6}$")]
"""An administrative division: the six digits of GB/T 2260."""

CreditCode = Annotated[str, Field(pattern="^[0-9A-HJ-NPQRTUWXY]{18}$")]
"""统一社会信用代码 (GB 32100): 18 digits and capitals, without I, O, S, V and Z. The check digit is not judged here."""
