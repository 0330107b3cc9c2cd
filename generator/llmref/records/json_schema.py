"""A record as JSON Schema, as editors want it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from llmref.records.field_docs import field_docs
from llmref.records.layout import keys_in_order
from llmref.records.meanings import meanings


class _Described(GenerateJsonSchema):
    """As editors want it: keys in the order of the seeds, each with its meaning.

    Titles made of names say nothing new, and an unknown value is a key left out, never null.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic calls it
        """No field gets a title."""
        return False

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """A record, with its keys in the order in which they are written."""
        schema_of_model = super().model_schema(schema)
        properties = schema_of_model.get("properties", {})
        record = schema["cls"]
        docs = {key: {"description": text} for key, text in field_docs(record).items()}
        ordered = {
            key: {**properties[key], **docs.get(key, {})}
            for key in keys_in_order(record)
            if key in properties
        }
        return {**schema_of_model, "properties": ordered}

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A mapping with known keys has each as a property; one with a pattern has no others."""
        described = super().dict_schema(schema)
        names = described.get("propertyNames", {}).get("enum")
        if names and (words := meanings(names)):
            value = described.pop("additionalProperties")
            del described["propertyNames"]
            keys = {name: {**value, "description": words[name]} for name in names}
            return {**described, "properties": keys, "additionalProperties": False}
        return (
            {**described, "additionalProperties": False}
            if "patternProperties" in described
            else described
        )

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """What may be left out is not null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """What is left out is not known, which is no default."""
        described = super().default_schema(schema)
        return {
            key: value for key, value in described.items() if key != "default" or value is not None
        }


def schema_of(record: type[BaseModel]) -> dict[str, Any]:
    """The schema of a record."""
    schema = record.model_json_schema(schema_generator=_Described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
