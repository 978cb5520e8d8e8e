"""What every model of the schema shares: frozen, closed, built on first use."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from inspect import Signature
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.config import JsonDict
from pydantic_core import CoreSchema, core_schema

from .scalars import Offset

__all__ = ["Model", "Span", "Term", "zh"]

# What pydantic keeps from its first version and warns of: `dict`, `json`, `parse_obj` … Nobody should be offered it.
_OUTDATED = frozenset(
    name for name, value in vars(BaseModel).items() if hasattr(getattr(value, "__func__", value), "__deprecated__")
)


class _BuiltSignature:
    """The signature of a model that is not built yet: asking for it builds the model, and pydantic sets the real one.

    Without it `help()` and notebooks would say ``(**data)`` of every model until its first use.
    """

    def __get__(self, instance: Model | None, owner: type[Model]) -> Signature:
        if instance is None and not owner.__pydantic_complete__:
            owner.model_rebuild()
            return owner.__signature__
        raise AttributeError("__signature__")


class Model(BaseModel):
    """A frozen record; unknown fields are refused, so that a misspelt key is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, use_enum_values=False)

    def __dir__(self) -> Iterable[str]:
        return [name for name in super().__dir__() if name not in _OUTDATED]


# Set from outside: in the body pydantic would take it for a field.
type.__setattr__(Model, "__signature__", _BuiltSignature())


class Term(StrEnum):
    """An enum member that carries its Chinese term: ``Part.PLAN.zh == "下一年度安排"``.

    The vocabulary itself has one too, given where it is declared: ``class Part(Term, zh="…")``.
    """

    zh: str
    __zh__: ClassVar[str]

    def __init_subclass__(cls, zh: str = "") -> None:
        super().__init_subclass__()
        cls.__zh__ = zh

    def __new__(cls, value: str, zh: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # pydantic's own schema of a StrEnum reads a string first and then the member: 11 ns more each.
        return core_schema.enum_schema(cls, list(cls), ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}")


def zh(meaning: str) -> JsonDict:
    """Return what a field or a model adds to the JSON Schema to say its meaning in Chinese.

    Examples:
        >>> zh("发布日期")
        {'x-description-zh': '发布日期'}
    """
    return {"x-description-zh": meaning}


class Span(Model, json_schema_extra=zh("全文中的一段：起点含，终点不含，以 Unicode 码位计。")):
    """A half-open range ``[start, end)`` of code points of ``Report.text``."""

    start: Offset = Field(
        description="Offset of the first code point, from 0.",
        examples=[45],
        json_schema_extra=zh("第一个字符的位置，自 0 起。"),
    )
    end: Offset = Field(
        description="Offset behind the last code point.",
        examples=[48],
        json_schema_extra=zh("最后一个字符之后的位置。"),
    )
