"""The models of a report: frozen, closed, exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from rule_of_law_extract import parse, schema
from rule_of_law_extract.schema import Metadata, Model, Quantity, Report, Span

MODELS = [
    member
    for member in vars(schema).values()
    if isinstance(member, type) and issubclass(member, BaseModel) and member is not Model
]
TEXT = "一、主要举措\n（一）严格执法。2024年办结行政处罚案件85起，其中简易程序63起、普通程序22起。学习《宪法》。"


def models_in(value: object) -> list[BaseModel]:
    """Every record of a report."""
    if isinstance(value, BaseModel):
        return [value, *(found for name in type(value).model_fields for found in models_in(getattr(value, name)))]
    if isinstance(value, (tuple, dict)):
        items = value.values() if isinstance(value, dict) else value
        return [found for item in items for found in models_in(item)]
    return []


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_frozen_and_closed(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("model", MODELS)
def test_sequences_are_tuples(model: type[BaseModel]) -> None:
    assert "list[" not in str({name: field.annotation for name, field in model.model_fields.items()})


def test_records_cannot_be_changed() -> None:
    for record in models_in(parse(TEXT)):
        name = next(iter(type(record).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, name, getattr(record, name))


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Span.model_validate({"start": 0, "end": 1, "length": 1})
    with pytest.raises(ValidationError, match="Extra inputs"):
        Report.model_validate({"text": "", "metadata": {}, "misspelt": []})


@pytest.mark.parametrize("missing", ["text", "metadata"])
def test_a_report_has_text_and_metadata(missing: str) -> None:
    fields: dict[str, Any] = {"text": "", "metadata": {}}
    del fields[missing]
    with pytest.raises(ValidationError, match="Field required"):
        Report.model_validate(fields)


def test_what_is_not_stated_is_null() -> None:
    assert {name: value for name, value in Metadata().model_dump().items() if value is not None} == {"evidence": {}}


def test_numbers_are_exact_in_python_and_plain_in_json() -> None:
    quantity = Quantity(text="4.62万元", span=Span(start=0, end=6), value=Decimal("46200.00"), unit="元")
    assert isinstance(quantity.value, Decimal)
    assert quantity.model_dump(mode="json")["value"] == 46200
    assert '"value":46200,' in quantity.model_dump_json()
    assert '"value":99.2,' in quantity.model_copy(update={"value": Decimal("99.2")}).model_dump_json()


def test_reports_are_equal_by_what_they_hold() -> None:
    assert parse(TEXT) == parse(TEXT)
    assert parse(TEXT) != parse(TEXT + "\n")


def test_the_version_of_the_schema_is_the_one_there_is() -> None:
    assert parse("").schema_version == schema.SCHEMA_VERSION
    with pytest.raises(ValidationError, match=r"1\.0"):
        Report.model_validate({"schema_version": "0.9", "text": "", "metadata": {}})
