"""The shape of every document below /api/v1/, as JSON Schema; frozen by the version of the folder.

The columns of prices are those that write prices.csv; the rest is written here once, and every
document that is built is judged by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from llmref.open_data import schema_facts as facts
from llmref.open_data.basis import VERSION, Basis, Data
from llmref.open_data.history import Event
from llmref.open_data.price_rows import CONDITIONS, PRICE_COLUMNS
from llmref.open_data.record_schemas import LINKS, RECORDS, VARIABLE_NAME
from llmref.open_data.schema_words import (
    DIALECT,
    address_of,
    amount_of,
    count_of,
    day_of,
    keyed,
    list_of,
    object_of,
    one_word,
    or_null,
    text_of,
    yes_no,
)
from llmref.open_data.score_schemas import BENCHMARK

_SUM = text_of("SHA-256, in hexadecimal digits.", pattern="^[0-9a-f]{64}$")
_BASIS = object_of(
    {
        "as_of": day_of("The day that counts as today."),
        "prices_sha256": {**_SUM, "description": "SHA-256 of prices.ndjson."},
    },
    "The day and the prices that the facts are as of.",
)
_WHERE: dict[str, Data] = {"url": facts.PAGE, "json": facts.RECORD}
_WHICH: dict[str, Data] = {
    "model": facts.MODEL,
    "provider": facts.PROVIDER,
    "id": facts.MODEL_ID,
}
_PLACE: dict[str, Data] = {
    "source": or_null(address_of("URL that was read.")),
    "via": or_null(facts.VIA),
    "checked": or_null(facts.CHECKED),
}


def _document(name: str, keys: Mapping[str, Data]) -> Data:
    head: dict[str, Data] = {
        "version": {"const": VERSION},
        "document": {"const": name},
        "url": address_of("The address of this document."),
        "basis": _BASIS,
    }
    return object_of(head | dict(keys))


def _listing(name: str, keys: Mapping[str, Data]) -> Data:
    count = count_of("How many items there are.")
    return _document(name, {"count": count, "items": list_of(object_of(keys))})


_INDEX = {
    "name": text_of("What the site is called."),
    "license": object_of(
        {"text": text_of("In words."), "notice": or_null(address_of("The whole notice."))}
    ),
    "counts": keyed(count_of("How many."), "Of each kind of record, and of rows.", "A kind"),
    "documents": list_of(
        object_of(
            {
                "name": text_of("Its path below this folder."),
                "url": address_of("Its address."),
                "about": text_of("Its contents."),
                "bytes": or_null(count_of("Its size; null of what counts itself.")),
                "schema": or_null(address_of("The JSON Schema of it, or of each of its lines.")),
            }
        )
    ),
    "records": keyed(text_of("An address with slugs in braces."), "By kind of record.", "A kind"),
}
_MODEL = {
    **facts.MODEL_KEYS,
    "features": facts.FEATURE_VALUES,
    "request_parameters": or_null(facts.MODEL_PARAMETERS),
    "aliases": list_of(text_of("Another name.")),
    "providers": list_of(facts.PROVIDER, "Who offers it."),
    **_WHERE,
}
_PROVIDER = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "kind": text_of("What it is: first-party, cloud, inference-host, gateway and others."),
    "creator": or_null(text_of("Slug of the creator whose own API it is.")),
    "links": LINKS,
    "environment": list_of(VARIABLE_NAME, "What a call reads."),
    "regions": facts.REGIONS,
    "data_policy": facts.DATA_POLICY,
    "catalogue_ids": keyed(text_of("Its name there."), "Its names in catalogs.", "A catalog"),
    "offerings": count_of("How many models it offers or offered."),
    **_WHERE,
}
_CREATOR = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "links": LINKS,
    "families": list_of(text_of("Slug of a family.")),
    "models": list_of(facts.MODEL),
    **_WHERE,
}
_OFFERING = {
    **_WHICH,
    "variant": or_null(text_of("How a variant differs from its offering.")),
    "deployment": facts.DEPLOYMENT,
    "request_parameters": or_null(facts.REQUEST_PARAMETERS),
    "billing": facts.BILLING,
    "free_limit": facts.FREE_LIMIT,
    "plan": or_null(facts.PLAN),
    "lifecycle": or_null(facts.LIFECYCLE),
    "last_seen": facts.LAST_SEEN,
    "limits": facts.LIMITS,
    "input": facts.MODALITIES,
    "output": facts.MODALITIES,
    "features": facts.FEATURE_VALUES,
    "prices": facts.CURRENT_PRICES,
    "not_offered": facts.NOT_OFFERED,
    "source": or_null(facts.CITED),
    "first_party": yes_no("Whether the provider is the model's creator."),
    **_WHERE,
}
_ALIAS = {
    "id": text_of("A model ID, an alias, or a slug."),
    "kind": one_word("What it is.", ("model_id", "variant_id", "slug", "alias", "old_slug")),
    "model": text_of("Slug of the model that it means."),
    "provider": or_null(text_of("Slug of the provider whose API takes it.")),
    "url": facts.PAGE,
}
_CHANGE = {
    "date": day_of("First day of the new price; the latest possible, with `after`."),
    "after": or_null(day_of("Last day on which it had not changed.")),
    **_WHICH,
    "when": facts.WHEN,
    "currency": facts.CURRENCY,
    "direction": text_of("cut, rise or change."),
    "rates": keyed(
        object_of({"from": amount_of("Before."), "to": amount_of("After."), "per": facts.UNIT}),
        "By rate.",
        "A rate",
    ),
    **_PLACE,
    "rate_sources": facts.RATE_SOURCES,
    "url": facts.PAGE,
}
_RELEASE = {"date": day_of("Day of the release."), "model": facts.MODEL, "name": facts.NAME}
_END = {
    "date": day_of("First day on which calls fail, or failed."),
    "model": facts.MODEL,
    "provider": or_null(facts.PROVIDER),
    "ids": list_of(facts.MODEL_ID),
    "successor": or_null(text_of("Slug of the model to move to.")),
    "redirects": yes_no("Whether the successor answers its calls."),
    **_PLACE,
    "url": facts.PAGE,
}
_CLAIM = object_of(
    {
        "amount": amount_of("Amount with all its digits, or `free`."),
        "source": or_null(text_of("Name of the source.")),
        "address": or_null(address_of("URL that was read.")),
        "checked": or_null(facts.CHECKED),
    }
)
_DISAGREEMENT = {
    **_WHICH,
    "rate": text_of("What is charged for."),
    "per": facts.UNIT,
    "when": facts.WHEN,
    "currency": facts.CURRENCY,
    "price": _CLAIM,
    "disputed": _CLAIM,
    "older_copy": yes_no("Whether the disputed amount comes from the older copy."),
    "url": facts.PAGE,
}
_SIZE = object_of({"sha256": _SUM, "bytes": count_of("Its size.")})
_HISTORY = {
    **facts.columns_shaped(("model", "provider", "id", "currency", *CONDITIONS, "url")),
    "event": one_word("Why it is not the current price.", get_args(Event)),
    **facts.columns_shaped(("rate",)),
    "state": one_word("Whether there is a charge.", ("known", "free")),
    **facts.columns_shaped(("amount", "per", "starts", "starts_after", "ends", "ends_after")),
    "stated_until": or_null(day_of("Last copy that stated it, where it was revised.")),
    "revised_by": or_null(day_of("First copy that stated another amount.")),
    **facts.columns_shaped(("source", "source_url", "via", "revision", "checked", "verified")),
}
_SNAPSHOT = {
    "as_of": day_of("The day that its documents are as of."),
    "manifest": address_of("Its manifest; the other files are beside it."),
}
_COLUMN = object_of({"name": text_of("Its name."), "type": text_of("Type of its cells.")})
_PACKAGE = object_of(
    {
        "name": text_of("Its name."),
        "version": day_of("The day of the basis."),
        "basis": _BASIS,
        "resources": list_of(
            object_of(
                {
                    "name": text_of("Its name."),
                    "path": text_of("The file, beside this one."),
                    "hash": text_of("Its SHA-256, after `sha256:`."),
                    "bytes": count_of("Its size."),
                    "schema": object_of({"fields": list_of(_COLUMN)}),
                }
            )
        ),
    },
    "A Frictionless data package.",
)

LINES: Mapping[str, Data] = {
    "prices": object_of(facts.columns_shaped(tuple(PRICE_COLUMNS))),
    "history": object_of(_HISTORY),
}
"""The shape of each line of the documents that are lines of JSON."""
DOCUMENTS: Mapping[str, Data] = {
    "index": _document("index", _INDEX),
    "models": _listing("models", _MODEL),
    "providers": _listing("providers", _PROVIDER),
    "creators": _listing("creators", _CREATOR),
    "offerings": _listing("offerings", _OFFERING),
    "aliases": _listing("aliases", _ALIAS),
    "changes": _document(
        "changes",
        {
            "price_changes": list_of(object_of(_CHANGE)),
            "releases": list_of(object_of(_RELEASE)),
            "retirements": address_of("Where retirements are listed."),
        },
    ),
    "retirements": _document("retirements", {"retirements": list_of(object_of(_END))}),
    "disagreements": _document(
        "disagreements", {"disagreements": list_of(object_of(_DISAGREEMENT))}
    ),
    "benchmarks": _listing("benchmarks", {**BENCHMARK, **_WHERE}),
    "manifest": _document("manifest", {"files": keyed(_SIZE, "By path.", "A path")}),
    "snapshots": _listing("snapshots", _SNAPSHOT),
    "datapackage": _PACKAGE,
}
"""The shape of each document that is one JSON object."""
SCHEMAS_OF_DATA: Mapping[str, Data] = {**DOCUMENTS, **LINES, **RECORDS}
"""All shapes, with those of the files beside the pages of records."""


def schema_path(name: str) -> str:
    """Where the schema of a document lies, below the folder of the version."""
    return f"schema/{name}.json"


def schema_of_document(file: str) -> str | None:
    """The path of the schema of a file below /api/v1/; None for what is no JSON of a catalog."""
    name, _, ending = file.partition(".")
    is_known = (ending == "json" and name in DOCUMENTS) or (ending == "ndjson" and name in LINES)
    return schema_path(name) if is_known else None


def whole_schema(basis: Basis, name: str) -> Data:
    """A schema as it is published, with its address."""
    head = {"$schema": DIALECT, "$id": basis.whole(schema_path(name)), "title": name}
    return head | SCHEMAS_OF_DATA[name]
