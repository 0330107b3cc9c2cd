"""A model that one provider has no call of, or whose name says so, hardly has one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.recipes.choose import api_of, called_as, no_call
from llmref.recipes.classes import classes
from llmref.records.provider import NoCall
from llmref.records.source import NoCallReason

_OPEN_LINE = frozenset({"realtime", "live"})
"""Parts of names of models that are spoken with over a connection that stays open."""
_HINT = "state `no_call` on the model, with its source, or accept the warning"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each call of a model that its creator's API, or two others, refuse.

    Also for each call of a model whose ID says that no single request calls it.
    """
    for slug, offerings in catalogue.at_model.items():
        live = [offering for offering in offerings if offering.is_live]
        reason = _reason(live) or _by_name(slug)
        if reason:
            yield from (_called(offering, reason) for offering in live if _has_call(offering))


def _reason(offerings: Sequence[Offering]) -> str:
    """Why it has no call at its creator, or at two providers for one reason; empty otherwise."""
    texts: list[str] = []
    for offering in offerings:
        given = no_call(offering)
        if given is None or not _is_about_model(offering, given):
            continue
        is_own = offering.is_first_party and offering.provider.record.kind == "first-party"
        if is_own or given.text in texts:
            return f"{offering.provider.name} has none: {given.text}"
        texts.append(given.text)
    return ""


def _is_about_model(offering: Offering, reason: NoCallReason) -> bool:
    """Whether the reason names the model, not all of a kind at the provider."""
    return isinstance(reason, NoCall) and offering.model.slug in reason.models


def _by_name(slug: str) -> str:
    words = sorted(_OPEN_LINE.intersection(slug.split("-")))
    return f"its ID says {words[0]!r}, which single requests are not" if words else ""


def _has_call(offering: Offering) -> bool:
    """Whether a call of the model's own kind is published."""
    recipe_class, _ = api_of(offering)
    api, kind = classes().get(recipe_class), called_as(offering, recipe_class)
    is_usual = kind == offering.model.kind and offering.record.recipe is None
    return is_usual and no_call(offering) is None and api is not None and kind in api.calls


def _called(offering: Offering, reason: str) -> Problem:
    return offering.warning(
        "model", f"{offering.id!r} has a call here, but {reason}", _HINT, offering.id
    )
