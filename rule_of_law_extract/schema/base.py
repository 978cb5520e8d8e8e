"""What every model of the schema shares: frozen, closed, built on first use."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer
from pydantic_core import CoreSchema, core_schema

__all__ = ["Model", "Number", "Span", "Term", "Text"]


class Model(BaseModel):
    """A frozen record; unknown fields are refused, so that a misspelt key is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, use_enum_values=False)


class Term(StrEnum):
    """An enum member that carries its Chinese term: ``Part.PLAN.zh == "下一年度安排"``."""

    zh: str

    def __new__(cls, value: str, zh: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")]
"""An exact number: :class:`decimal.Decimal` in Python, a number in JSON."""


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
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.is_instance_schema(str),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _json_text, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


Text = Annotated[str, _AnyText]
"""A stretch of the caller's text, whatever it holds."""


class Span(Model):
    """A half-open range ``[start, end)`` of code points of ``Report.text``."""

    start: int
    end: int
