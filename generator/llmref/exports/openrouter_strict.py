"""The offerings of OpenRouter as a client of its `/api/v1/models` accepts them: with every key.

Each key that its own SDK demands is filled by a rule. `created` is the day of release of the model,
at midnight UTC, since nobody keeps the day on which OpenRouter added it. `canonical_slug` is the
model ID, and `links.details` is the path at which OpenRouter's API has its endpoints.
`architecture.modality` joins the lists. `is_moderated` is false, and `supported_parameters` lacks a
word, where nobody states it: "not known to". `reasoning` is there where it is known that it can be
switched off. What is null in OpenRouter's answer for most models is null in all.

Days of release, prices of input and output, and modalities have no rule: an ID without them is
left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.exports.listed import Data, Shaped, listed_offerings
from llmref.exports.openrouter import openrouter_models, parameters_known, provider_of
from llmref.records.dates import PartialDate

NO_DAY = "no day of release"
NO_PRICE = "no price of input and output"
NO_MODALITIES = "no list of what it takes or returns"
_NULLS = ("default_parameters", "per_request_limits", "supported_voices")
_RATES = frozenset({"prompt", "completion"})
_MODALITIES = frozenset({"input_modalities", "output_modalities"})


def as_openrouter_strict(catalogue: Catalogue) -> Shaped:
    """What has all that OpenRouter's answer has. Raises NotInThisShape."""
    left_out: Counter[str] = Counter()
    offered = catalogue.at_provider[provider_of(catalogue).slug]
    by_id = {form.id: offering for offering, form in listed_offerings(offered)}
    features = {pair[1].id: parameters_known(*pair) for pair in listed_offerings(offered)}
    listed = []
    for known in openrouter_models(catalogue):
        offering = by_id[known["id"]]
        if lacking := _lacking(known, offering):
            left_out[lacking] += 1
        else:
            listed.append(_as_demanded(known, offering, features[known["id"]]))
    answer: Data = {"data": listed, "links": {"next": None}, "total_count": len(listed)}
    return Shaped(answer, len(listed), left_out)


def _lacking(known: Data, offering: Offering) -> str | None:
    """What the answer demands and no rule fills, if anything."""
    if _created(offering.model.record.released) is None:
        return NO_DAY
    if not known.get("pricing", {}).keys() >= _RATES:
        return NO_PRICE
    return None if known.get("architecture", {}).keys() >= _MODALITIES else NO_MODALITIES


def _created(released: PartialDate | None) -> int | None:
    """The first second of the day of release; None where it is not known to the day."""
    if released is None or released.first != released.last:
        return None
    day = released.first
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _as_demanded(known: Data, offering: Offering, parameters: list[str]) -> Data:
    lists: Mapping[str, list[str]] = known["architecture"]
    ways = (lists[name] for name in ("input_modalities", "output_modalities"))
    is_whole = "mandatory" in known.get("reasoning", {})
    return {
        **dict.fromkeys(_NULLS),
        "context_length": None,
        **{key: value for key, value in known.items() if key != "reasoning" or is_whole},
        "architecture": {**lists, "modality": "->".join("+".join(way) for way in ways)},
        "canonical_slug": known["id"],
        "created": _created(offering.model.record.released),
        "links": {"details": f"/api/v1/models/{known['id']}/endpoints"},
        "supported_parameters": parameters,
        "top_provider": {"is_moderated": False, **known.get("top_provider", {})},
    }
