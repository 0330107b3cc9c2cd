"""When an offering or a model retires, as answers to that question."""

from __future__ import annotations

from operator import itemgetter

from llmref import formats
from llmref.catalogue.entities import Cited
from llmref.catalogue.lifecycle import LifecycleStatus
from llmref.insights import lifecycle
from llmref.insights.cells import source_name
from llmref.insights.facts import OfferingFacts
from llmref.insights.market import Market
from llmref.records.traits import Lifecycle


def read_at(cited: Cited | None) -> str:
    """Where something was read, as a last sentence."""
    if cited is None:
        return ""
    where, day = source_name(cited.origin), formats.day(cited.checked)
    if cited.is_catalogue:
        return f" Source: {where} ({day}), unverified."
    return f" Source: {where}, verified on {day}."


def unverified_by(cited: Cited | None) -> str:
    """Which catalog alone states an end, in parentheses; empty where its provider states it."""
    return f" ({source_name(cited.origin)}, unverified)" if cited and cited.is_catalogue else ""


def retires_here(facts: OfferingFacts) -> str:
    """What its own provider says; the creator's own API is named beside it as that API."""
    offering, beside = facts.offering, facts.end_elsewhere
    life = offering.lifecycle
    has_end = life is not None and (life.retires_on or offering.status in {"retired", "deprecated"})
    if life is None or not has_end:
        return f"{offering.provider.name} states no retirement date. {beside}" if beside else ""
    answer = _end_here(facts.subject, life, offering.status)
    answer += _successor(life, facts.market) + read_at(offering.lifecycle_source)
    return f"{answer} {beside}" if beside and not life.retires_on else answer


def _end_here(subject: str, life: Lifecycle, status: LifecycleStatus | None) -> str:
    """The end at the provider in a sentence."""
    if status == "retired":
        on = f"on {formats.day(life.retires_on)}" if life.retires_on else ""
        answer = (
            f"{subject} retired {on}." if on else f"{subject} is retired; no day is documented."
        )
        return f"{answer} Another model answers its calls." if life.redirects else answer
    if life.retires_on:
        then = "; another model answers its calls from then on" if life.redirects else ""
        return f"{subject} retires on {formats.day(life.retires_on)}{then}."
    return f"{subject} is deprecated; no retirement date is documented."


def model_retires(market: Market) -> str:
    """When the creator's own API ends it, who is left, and when others do."""
    status = lifecycle.model_status(market)
    ends = _other_ends(market)
    if status is None or (status[1] not in {"deprecated", "retiring", "retired"} and not ends):
        return ""
    api = market.creator_api
    if api is None or not api.ends:
        return f"{no_end_at(market)}{ends}"
    answer = f"{api.end[:1].upper()}{api.end[1:]}."
    if api.status == "deprecated" and api.lifecycle.retires_on is None:
        answer += " No retirement date is documented there."
    answer += _successor(api.lifecycle, market) + read_at(api.cited)
    return f"{answer}{ends}"


def no_end_at(market: Market) -> str:
    """That the creator's own API states no retirement, or that nobody is left."""
    if market.offerings and not market.live:
        return f"No provider listed here offers {market.model.name} anymore."
    api = market.creator_api
    who = api.name if api else "Its creator"
    return f"{who[:1].upper()}{who[1:]} states no retirement."


def _other_ends(market: Market) -> str:
    """The retirement dates that other providers state, the next first, and who states none."""
    api = market.creator_api
    dated = [
        (offering.lifecycle.retires_on, offering.provider.name, offering.lifecycle_source)
        for offering in market.live
        if offering.lifecycle and offering.lifecycle.retires_on
        if api is None or offering is not api.offering
    ]
    if not dated:
        return ""
    ends = [
        f"{name} on {formats.day(day)}{unverified_by(cited)}"
        for day, name, cited in sorted(dated, key=itemgetter(0, 1))
    ]
    return f" Elsewhere it retires at {formats.many(ends)}."


def _successor(life: Lifecycle, market: Market) -> str:
    successor = market.catalogue.models.get(life.successor or "")
    return f" Its replacement is {successor.name}." if successor else ""
