"""The shapes of the `index.json` beside the page of each kind of record."""

from __future__ import annotations

from collections.abc import Mapping

from llmref.open_data import schema_facts as facts
from llmref.open_data.basis import Data
from llmref.open_data.schema_words import (
    address_of,
    count_of,
    day_of,
    keyed,
    list_of,
    object_of,
    or_null,
    text_of,
    yes_no,
)
from llmref.open_data.score_schemas import BENCHMARK, SCORES_OF_MODEL
from llmref.pages.index_json import VERSION

LINKS = keyed(or_null(address_of("An address.")), "Addresses of its own.", "What is there")
VARIABLE_NAME = text_of("Name of an environment variable.")


def _record(kind: str, keys: Mapping[str, Data]) -> Data:
    head: dict[str, Data] = {
        "version": {"const": VERSION},
        "record": {"const": kind},
        "url": facts.PAGE,
        "as_of": day_of("The day that counts as today."),
    }
    return object_of(head | dict(keys))


_REFERENCE: dict[str, Data] = {"slug": facts.SLUG, "name": facts.NAME, "url": facts.PAGE}
_REFERENCES = list_of(object_of(_REFERENCE))
_OFFERINGS = list_of(
    object_of(
        {
            "model": facts.MODEL,
            "provider": facts.PROVIDER,
            "provider_name": text_of("Name of the provider."),
            "first_party": yes_no("Whether it is the own API of the model's creator."),
            "id": facts.MODEL_ID,
            "billing": facts.BILLING,
            "status": or_null(facts.STATUS),
            "retires_on": facts.RETIRES_ON,
            "last_seen": facts.LAST_SEEN,
            "prices": facts.CHARGED_PRICES,
            "other_prices": {
                **facts.CHARGED_PRICES,
                "description": "The prices of other days, past and announced.",
            },
            "minimums": facts.MINIMUMS,
            "allowances": facts.ALLOWANCES,
            "not_offered": facts.NOT_OFFERED,
            "url": facts.PAGE,
        }
    )
)
_SELLABLE: dict[str, Data] = {
    "id": facts.MODEL_ID,
    "billing": facts.BILLING,
    "free_limit": facts.FREE_LIMIT,
    "plan": or_null(facts.PLAN),
    "limits": facts.LIMITS,
    "input": facts.MODALITIES,
    "output": facts.MODALITIES,
    "lifecycle": or_null(facts.LIFECYCLE),
    "prices": facts.PRICES,
    "not_offered": facts.NOT_OFFERED,
    "source": or_null(facts.CITED),
    "last_seen": facts.LAST_SEEN,
}
_CALL = object_of(
    {
        "language": text_of("Language of the call."),
        "client": or_null(text_of("Package that it imports.")),
        "code": text_of("The call, to be pasted."),
    }
)
_RECIPE = object_of(
    {
        "class": text_of("Class of the API."),
        "id": facts.MODEL_ID,
        "base_url": or_null(text_of("Base URL; what is in braces is filled in.")),
        "key": or_null(VARIABLE_NAME),
        "variables": list_of(VARIABLE_NAME),
        "calls": list_of(_CALL),
        "reason": or_null(text_of("Why there is no call.")),
    }
)
_MODEL = {
    **facts.MODEL_KEYS,
    "capabilities": facts.ABILITIES,
    "request_parameters": or_null(facts.MODEL_PARAMETERS),
    "lifecycle": or_null(facts.CREATOR_API),
    "live_offerings": count_of("How many offerings can be called."),
    "aliases": list_of(text_of("Another name.")),
    "scores": SCORES_OF_MODEL,
    "offerings": _OFFERINGS,
    "sources": facts.SOURCES,
}
_OFFERING = {
    "model": object_of(_REFERENCE),
    "provider": object_of(_REFERENCE),
    "deployment": facts.DEPLOYMENT,
    "limits_of_model": list_of(text_of("A limit."), "Limits that are those of the model."),
    **_SELLABLE,
    "capabilities": facts.ABILITIES,
    "request_parameters": or_null(facts.REQUEST_PARAMETERS),
    "variants": list_of(
        object_of({"label": text_of("How it differs from the offering."), **_SELLABLE})
    ),
    "recipe": _RECIPE,
    "creator_api": or_null(facts.CREATOR_API),
}
_VARIABLE = object_of(
    {
        "name": VARIABLE_NAME,
        "role": text_of("What it contains: key, account, project, region and others."),
        "any_of": list_of(VARIABLE_NAME, "Others that do as well."),
    }
)
_CLASS_OF_CALLS = object_of({"class": text_of("Class of the API.")})
_PROVIDER = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "kind": text_of("What it is: first-party, cloud, inference-host, gateway and others."),
    "links": LINKS,
    "auth": list_of(_VARIABLE),
    "recipes": list_of(_CLASS_OF_CALLS, "How its models are called, with more keys by class."),
    "regions": facts.REGIONS,
    "data_policy": facts.DATA_POLICY,
    "minimums": facts.MINIMUMS,
    "allowances": facts.ALLOWANCES,
    "refresh": or_null(text_of("How often its facts are looked at again.")),
    "offerings": _OFFERINGS,
    "sources": facts.SOURCES,
}
_CREATOR = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "links": LINKS,
    "families": list_of(text_of("Slug of a family.")),
    "models": _REFERENCES,
    "sources": facts.SOURCES,
}
_FAMILY = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "creator": text_of("Slug of its creator."),
    "models": _REFERENCES,
}
_BENCHMARK = {
    **BENCHMARK,
    "current_models": count_of("How many models of its kinds can be called."),
    "current_models_without_score": count_of("How many of them have no score here."),
    "featured_without_score": list_of(facts.MODEL, "Featured models without a score."),
}
RECORDS: Mapping[str, Data] = {
    "model": _record("model", _MODEL),
    "offering": _record("offering", _OFFERING),
    "provider": _record("provider", _PROVIDER),
    "creator": _record("creator", _CREATOR),
    "family": _record("family", _FAMILY),
    "benchmark": _record("benchmark", _BENCHMARK),
}
"""The shape of each kind of record."""
RECORD_ADDRESSES: Mapping[str, str] = {
    "model": "/model/{model}/index.json",
    "offering": "/model/{model}/{provider}/index.json",
    "provider": "/provider/{provider}/index.json",
    "creator": "/creator/{creator}/index.json",
    "family": "/family/{family}/index.json",
    "benchmark": "/benchmarks/{benchmark}/index.json",
}
"""Where each lies, with slugs in braces."""
