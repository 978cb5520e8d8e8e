"""Numbers and days: what is taken from JSON and from Python, and what is not."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rule_of_law_extract.schema import Period, Quantity

SPAN = {"start": 0, "end": 1}


def from_json(value: str) -> Decimal:
    record = f'{{"text": "", "span": {json.dumps(SPAN)}, "value": {value}}}'
    return Quantity.model_validate_json(record, strict=True).value


def from_python(value: Any, *, strict: bool) -> Decimal:
    if strict:
        return Quantity.model_validate({"text": "", "span": SPAN, "value": value}, strict=True).value
    return Quantity.model_validate({"text": "", "span": SPAN, "value": value}).value


@pytest.mark.parametrize("value", ['"85"', "true", "null", "NaN", "Infinity", "-Infinity", "1e400", "[1]", "{}"])
def test_no_number_in_json(value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        from_json(value)
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("number_type", ("value",))]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "value", ["85", True, None, float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity"), 1j]
)
def test_no_number_in_python(value: Any, strict: bool) -> None:
    with pytest.raises(ValidationError, match="finite Decimal, int or float"):
        from_python(value, strict=strict)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_exact(value: float) -> None:
    for read in (from_json(json.dumps(value)), from_python(value, strict=False), from_python(value, strict=True)):
        assert read == Decimal(repr(value))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_are_kept(value: Decimal) -> None:
    assert from_python(value, strict=True).as_tuple() == value.as_tuple()


@given(st.dates())
def test_days_come_back(day: datetime.date) -> None:
    period = Period(start=day, end=None)
    assert json.loads(period.model_dump_json()) == {"start": day.isoformat(), "end": None}
    for read in (
        Period.model_validate_json(period.model_dump_json(), strict=True),
        Period.model_validate(period.model_dump(), strict=True),
        Period.model_validate(period.model_dump(mode="json")),
    ):
        assert read == period
        assert type(read.start) is datetime.date


@pytest.mark.parametrize(
    "day", ["0", "1704067200", "2024-1-1", "2024-02-30", "2024-W01-1", "2024-w01-1", "20240101", "20240101  ", ""]
)
def test_no_day(day: str) -> None:
    with pytest.raises(ValidationError, match="a real day as YYYY-MM-DD"):
        Period.model_validate_json(json.dumps({"start": day}), strict=True)
    with pytest.raises(ValidationError, match="a real day as YYYY-MM-DD"):
        Period.model_validate({"start": day})


def test_a_moment_is_no_day() -> None:
    with pytest.raises(ValidationError, match="or a date"):
        Period.model_validate({"start": datetime.datetime(2024, 1, 1)})
    with pytest.raises(ValidationError, match="date"):
        Period.model_validate({"start": "2024-01-01"}, strict=True)
