"""The text below each field is found as schemas, new seeds and hints show it."""

from __future__ import annotations

import pytest

from llmref.claims.record import IdClaims
from llmref.records.base import Record
from llmref.records.field_docs import field_docs
from llmref.records.offering import OfferingRecord, VariantRecord
from llmref.seeds import KINDS


def _subclasses(record: type[Record]) -> set[type[Record]]:
    return {record}.union(*map(_subclasses, record.__subclasses__()))


@pytest.mark.parametrize(
    "record",
    sorted(
        (each for each in _subclasses(Record) if each.__module__.startswith("llmref.")),
        key=str,
    ),
)
def test_each_field_of_a_record_says_what_it_means(record: type[Record]) -> None:
    keys = [field.alias or name for name, field in record.model_fields.items()]

    assert [key for key in keys if not field_docs(record).get(key)] == []


def test_what_a_parent_says_of_a_field_holds_for_its_children() -> None:
    assert field_docs(OfferingRecord)["id"] == "Model ID in the provider's API."
    assert field_docs(VariantRecord)["id"] == field_docs(OfferingRecord)["id"]


def test_a_field_is_found_by_its_key() -> None:
    assert field_docs(KINDS["site"].record)["as_of"]
    assert field_docs(IdClaims).keys() <= {
        field.alias or name for name, field in IdClaims.model_fields.items()
    }
