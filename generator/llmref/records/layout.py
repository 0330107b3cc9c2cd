"""The order in which keys and lists are written. It says nothing about what is valid."""

from __future__ import annotations

from typing import Literal

from llmref.records.base import Record
from llmref.records.benchmark import BenchmarkRecord, ScoreRecord
from llmref.records.charging import Allowance, Minimum
from llmref.records.creator import CreatorLinks, Family
from llmref.records.data_policy import DataNote, DataPolicy
from llmref.records.identity import (
    CreatorIdentity,
    IdentityRecord,
    ModelIdentity,
    OfferingIdentity,
    ProviderIdentity,
)
from llmref.records.model import ModelLinks, ModelRecord
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Correction, Dispute, Price, Revision
from llmref.records.provider import NoCall, ProviderLinks, RecipeRecord, Variable
from llmref.records.request_parameters import ModelParameters, RequestParameters
from llmref.records.site import (
    Acceptance,
    Exceptions,
    ExchangeRate,
    NavigationLink,
    Redirects,
    Workload,
)
from llmref.records.source import Gotcha, NoCallReason, Source
from llmref.records.traits import Plan

_TRAITS = ("limits", "input", "output", "features", "lifecycle")
_PAID = ("billing", "free_limit", "plan")
_READ = ("source", "checked")

KEYS: dict[type[Record], tuple[str, ...]] = {
    ModelRecord: (
        *("name", "family", "kind", "about", "released", "listed_by", "knowledge_cutoff"),
        *("weights", "license", "architecture", "parameters", *_TRAITS),
        *("request_parameters", "no_call", "aliases", "links", "sources"),
    ),
    OfferingRecord: (
        *("model", "id", "deployment", *_PAID, "regions", "recipe", "moving", *_TRAITS),
        *("request_parameters", "prices", "not_offered", *_READ, "last_seen", "last_seen_by"),
        *("gotchas", "variants"),
    ),
    VariantRecord: (
        *("id", "label", "region", *_PAID, *_TRAITS, "prices", "not_offered", *_READ),
        *("last_seen", "last_seen_by"),
    ),
}
"""Where keys are not written in the order in which their record declares them."""
SORTED_BY: dict[tuple[type[Record], str], tuple[str, ...]] = {
    (OfferingsFile, "offerings"): ("id",),
    (OfferingRecord, "variants"): ("id",),
    (BenchmarkRecord, "scores"): ("model", "setting"),
    (Exceptions, "exceptions"): ("rule", "file", "subject"),
}
"""Lists of records that are sorted, and the keys that they are sorted by."""
MEANT_ORDER = frozenset({(IdentityRecord, "kinds")})
"""Mappings of known words whose order says something: it stays."""
SORTED_FIELDS = frozenset({"aliases"})
"""Lists of words that are sorted by letters."""
RANKED_FIELDS = frozenset({"input", "output", "weekdays", "not_offered", "covers"})
"""Lists of known words that stand in the order in which the words are declared."""
SORTED_MAPPINGS = frozenset((Redirects, name) for name in Redirects.model_fields)
"""Mappings whose own keys are sorted by letters."""

SETTINGS: dict[type[Record], Literal["lines", "braces", "fitting"]] = {
    **dict.fromkeys((CreatorLinks, ModelLinks, ProviderLinks), "lines"),
    **dict.fromkeys((OfferingRecord, VariantRecord, Price, Plan), "lines"),
    **dict.fromkeys((Minimum, Allowance), "lines"),
    **dict.fromkeys((Acceptance, ExchangeRate, Gotcha, NoCall, NoCallReason, Workload), "lines"),
    **dict.fromkeys((DataPolicy, DataNote, ModelParameters, RequestParameters), "lines"),
    **dict.fromkeys((Dispute, Correction, Revision), "braces"),
    **dict.fromkeys((Family, CreatorIdentity, ProviderIdentity), "fitting"),
    **dict.fromkeys((OfferingIdentity, ModelIdentity), "fitting"),
}
"""How a record within a seed is set: a key a line; in braces on one line; or in braces where that
line is short enough. All others are in braces where they hold no mapping, which they rarely do."""
TEXTS = frozenset({"about", "text"})
"""Fields of prose, which is written as a block of lines."""
SHORT_TEXTS = frozenset({(NavigationLink, "text")})
"""Fields of that name that are written on the line of their key."""
KNOWN_BY: dict[type[Record], tuple[str, ...]] = {
    OfferingRecord: ("id",),
    VariantRecord: ("id",),
    ScoreRecord: ("model", "setting"),
    Price: ("when", "starts"),
    Dispute: ("source",),
    Correction: ("source",),
    Revision: ("source", "by"),
    Source: ("url", "revision"),
    Gotcha: ("text",),
    DataNote: ("text",),
    NoCall: ("text",),
    NoCallReason: ("text",),
    Variable: ("name",),
    Minimum: ("rate", "kinds", "models"),
    Allowance: ("per", "plan", "free_ids", "kinds", "models"),
    RecipeRecord: ("class", "base_url", "kinds", "models"),
    Acceptance: ("rule", "file", "subject"),
}
"""What an item of a list of records is known by while its other keys change."""


def keys_in_order(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record as they are written in a seed, in the order in which they stand."""
    declared = (field.alias or name for name, field in record.model_fields.items())
    return KEYS.get(record) or tuple(declared)
