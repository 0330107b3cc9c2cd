"""What is said of a lifecycle: of an offering by its own provider, of a model by its creator's API.

An offering's status is never taken from another provider: what the creator's own API does is named
beside it as that API's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from llmref import formats
from llmref.catalogue.entities import Cited, Model, Offering, Sellable
from llmref.catalogue.lifecycle import LifecycleStatus, status_on
from llmref.records.traits import Lifecycle
from llmref.speed.values import value

if TYPE_CHECKING:
    from llmref.insights.market import Market

_ENDS: frozenset[LifecycleStatus] = frozenset({"deprecated", "retiring", "retired"})


@value(eq=False)
class CreatorApi:
    """What is known of a model's lifecycle at its creator's own API."""

    name: str
    """What sentences call it: OpenAI's own API; the provider where a creator has several."""
    lifecycle: Lifecycle
    status: LifecycleStatus
    cited: Cited | None
    offering: Offering | None
    """The offering there; None where the creator's API is not listed."""

    @property
    def ends(self) -> bool:
        """Whether the model ends there, or its use is discouraged."""
        return self.status in _ENDS

    @property
    def end(self) -> str:
        """What it does with the model, as a clause: OpenAI's own API retires it on 2026-12-11."""
        day = self.lifecycle.retires_on
        if self.status == "retired":
            return (
                f"{self.name} retired it on {formats.day(day)}"
                if day
                else f"{self.name} has retired it"
            )
        if day is not None:
            return f"{self.name} retires it on {formats.day(day)}"
        since = self.lifecycle.deprecated_on
        if since is not None:
            return f"{self.name} deprecated it on {formats.day(since)}"
        return f"{self.name} has deprecated it"


def creator_api(model: Model, offerings: Sequence[Offering], today: date) -> CreatorApi | None:
    """The lifecycle that the creator states for its own API; None where it states none."""
    own = [offering for offering in offerings if offering.is_first_party]
    stating = [offering for offering in own if offering.lifecycle and offering.status]
    if stating:
        offering = min(stating, key=_end)
        life, status = offering.lifecycle, offering.status
        several = len(own) > 1
        name = offering.provider.name if several else _own_api(model)
        if life and status:
            return CreatorApi(name, life, status, offering.lifecycle_source, offering)
    life, status = model.record.lifecycle, status_on(model.record.lifecycle, today)
    if own or life is None or status is None:
        return None
    return CreatorApi(_own_api(model), life, status, model.lifecycle_source, None)


def _end(offering: Offering) -> tuple[date, str]:
    day = offering.lifecycle.retires_on if offering.lifecycle else None
    return day or date.max, offering.provider.slug


def _own_api(model: Model) -> str:
    return f"{model.creator.name}'s own API" if model.creator else "Its creator's API"


def status_text(sellable: Sellable) -> str:
    """The status of an offering or a variant, in a word or two; empty where none is stated."""
    life, status = sellable.lifecycle, sellable.status
    if life is None or status is None:
        return ""
    day = f" {formats.day(life.retires_on)}" if life.retires_on else ""
    match status:
        case "retiring":
            return f"Retires{day}"
        case "retired":
            return f"Retired{day}"
    return status.capitalize()


def model_status(market: Market) -> tuple[str, LifecycleStatus] | None:
    """Whose end of a model it is, and who is left, with its status; None where nothing is known.

    "Retired" stands alone only where no offering is left.
    """
    api, live = market.creator_api, market.live
    if market.offerings and not live:
        status: LifecycleStatus = "retired"
        if all(offering.status == "announced" for offering in market.offerings):
            status = "announced"
        return status.capitalize(), status
    if api is None:
        return None
    if not live or not api.ends:
        return api.status.capitalize(), api.status
    return f"{_end_at(api)}{_left(market, api)}", api.status


def _end_at(api: CreatorApi) -> str:
    day = f" {formats.day(api.lifecycle.retires_on)}" if api.lifecycle.retires_on else ""
    match api.status:
        case "retiring":
            return f"Retires{day} at {api.name}"
        case "retired":
            return f"Retired{day} at {api.name}"
    return f"Deprecated at {api.name}"


def _left(market: Market, api: CreatorApi) -> str:
    others = sum(offering is not api.offering for offering in market.live)
    if not others or api.status == "deprecated":
        return ""
    return f" · {formats.plural(others, 'other provider')}"


def lifecycle_here(offering: Offering, market: Market) -> tuple[str, str]:
    """The status that the provider itself states, in words, and what the creator's API does."""
    life, status, facts = offering.lifecycle, offering.status, market.facts[offering]
    text = facts.status_text
    if life is None:
        text = "No retirement date is documented here"
    elif status in {"active", "deprecated"} and life.retires_on:
        text += f", retires {formats.day(life.retires_on)}"
    elif status in {"active", "preview"}:
        text += ", no end stated here"
    elif status == "deprecated" and life.deprecated_on:
        text += f" since {formats.day(life.deprecated_on)}, no end stated here"
    elif status == "deprecated":
        text += ", no date stated here"
    return text, facts.end_elsewhere


def beside(offering: Offering, market: Market) -> str:
    """What the creator's own API does with the model, where it ends there and not only here."""
    api = market.creator_api
    if api is None or not api.ends or api.offering is offering:
        return ""
    return f"{api.end}."


def silent_end(offering: Offering, market: Market) -> str:
    """That the creator ends a model whose weights it alone has, where its provider is silent."""
    api = market.creator_api
    says_nothing = offering.lifecycle is None or (
        offering.lifecycle.retires_on is None and offering.status != "retired"
    )
    if offering.model.record.weights != "closed" or not says_nothing:
        return ""
    if api is None or api.status not in {"retiring", "retired"} or api.offering is offering:
        return ""
    return f"{api.end}; {offering.provider.name} states no date."
