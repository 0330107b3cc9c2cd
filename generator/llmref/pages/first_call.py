"""The first call that the page of a provider shows, and of which model it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llmref import urls
from llmref.catalogue.entities import Offering
from llmref.pages.call_block import RecipeView, recipe_view
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.recipes.choose import recipe


@dataclass(frozen=True, slots=True)
class Sample:
    """The call of one offering, as a first example."""

    link: Link
    recipe: RecipeView


def first_call(context: PageContext, offerings: Sequence[Offering]) -> Sample | None:
    """A call of its newest own chat model, else of the newest that is featured, else of any.

    What readers seek at a cloud or a gateway is others' models: there, a featured one goes first.
    """
    featured = context.catalogue.site.featured

    def order(offering: Offering) -> tuple[bool, bool, int]:
        day = offering.model.record.released
        age = -day.last.toordinal() if day else 0
        is_other, is_hidden = not offering.is_first_party, offering.model.slug not in featured
        if offering.provider.record.kind in {"cloud", "gateway"}:
            return is_hidden, is_other, age
        return is_other, is_hidden, age

    for offering in sorted(offerings, key=order):
        called = recipe(offering)
        if called.calls and offering.model.kind == "chat":
            head = Link(offering.model.name, urls.offering_path(offering))
            return Sample(head, recipe_view(offering, called))
    return None
