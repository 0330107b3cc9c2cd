"""The order in which keys and lists are written. It says nothing about what is valid."""

from __future__ import annotations

from llmref.records.base import Record
from llmref.records.identity import IdentityRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.site import Exceptions, Redirects

_TRAITS = ("limits", "input", "output", "features", "lifecycle")
_PAID = ("billing", "free_limit", "plan")
_READ = ("source", "checked")

KEYS: dict[type[Record], tuple[str, ...]] = {
    ModelRecord: (
        *("name", "family", "kind", "about", "released", "knowledge_cutoff", "weights", "license"),
        *("architecture", "parameters", *_TRAITS, "aliases", "links", "sources"),
    ),
    OfferingRecord: (
        *("model", "id", "deployment", *_PAID, "regions", "recipe", "moving", *_TRAITS),
        *("prices", "not_offered", *_READ, "last_seen", "gotchas", "variants"),
    ),
    VariantRecord: (
        *("id", "label", "region", *_PAID, *_TRAITS, "prices", "not_offered", *_READ),
        "last_seen",
    ),
}
"""Where keys are not written in the order in which their record declares them."""
SORTED_BY: dict[tuple[type[Record], str], tuple[str, ...]] = {
    (OfferingsFile, "offerings"): ("id",),
    (OfferingRecord, "variants"): ("id",),
    (Exceptions, "exceptions"): ("rule", "file", "subject"),
}
"""Lists of records that are sorted, and the keys that they are sorted by."""
MEANT_ORDER = frozenset({(IdentityRecord, "kinds")})
"""Mappings of known words whose order says something: it stays."""
SORTED_FIELDS = frozenset({"aliases"})
"""Lists of words that are sorted by letters."""
RANKED_FIELDS = frozenset({"input", "output", "weekdays", "not_offered"})
"""Lists of known words that stand in the order in which the words are declared."""
SORTED_MAPPINGS = frozenset((Redirects, name) for name in Redirects.model_fields)
"""Mappings whose own keys are sorted by letters."""


def keys_in_order(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record as they are written in a seed, in the order in which they stand."""
    declared = (field.alias or name for name, field in record.model_fields.items())
    return KEYS.get(record) or tuple(declared)
