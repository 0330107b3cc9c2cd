"""IDs for feeds and calendars that outlive a rename, so that no reader gets an entry again.

An offering is known by its provider and its model ID, which a rename of its model leaves as it is;
a model and a provider by the slug that a redirect leads from, the first of several by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from llmref.catalogue.entities import Model, Offering, Provider
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.rings import ends

_FORMER: Once[str, dict[str, str]] = Once("the former slug of each")


def first_slug_of_model(context: PageContext, model: Model) -> str:
    """The slug that a model had before it was renamed, or has."""
    former = context.memo.once(
        _FORMER, "models", lambda: _former(context.catalogue.redirects.models)
    )
    return former.get(model.slug, model.slug)


def first_slug_of_provider(context: PageContext, provider: Provider) -> str:
    """The slug that a provider had before it was renamed, or has."""
    former = context.memo.once(
        _FORMER, "providers", lambda: _former(context.catalogue.redirects.providers)
    )
    return former.get(provider.slug, provider.slug)


def stable_offering(context: PageContext, offering: Offering, model_id: str | None = None) -> str:
    """An offering, or one of its model IDs, as a path that outlives a rename of its model."""
    provider = first_slug_of_provider(context, offering.provider)
    return f"{provider}/{quote(model_id or offering.id, safe='')}"


def _former(moves: Mapping[str, str]) -> dict[str, str]:
    return {new: old for old, new in sorted(ends(moves).items(), reverse=True)}
