"""The calls of a recipe as pages show them, and the words that differ between two such blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from llmref.catalogue.entities import Offering
from llmref.pages.components import SourceView, cited_view
from llmref.recipes.choose import Call, Recipe
from llmref.recipes.languages import LANGUAGES
from llmref.recipes.proof import Proof, Run, run_status
from llmref.recipes.slots import ID_STAND_INS
from llmref.speed.values import value

__all__ = ["ID_STAND_INS", "STAND_INS", "Call", "CallBlocks", "RecipeView", "recipe_view"]
_OFFERING = "standsinforoffering"
_STANDINGS: Mapping[str, str] = {language: f"standsinforrunof{language}" for language in LANGUAGES}
STAND_INS: Mapping[str, str] = {**ID_STAND_INS, "offering": _OFFERING, **_STANDINGS}
"""What stands in a block for each of the words that `CallBlocks.words` gives."""


@value()
class RecipeView:
    """How an offering is called."""

    offering: str
    auth: str
    notes: Sequence[str]
    calls: Sequence[tuple[Call, str]]
    """Each call with its install command."""
    reason: str
    docs: str
    id: str = ""
    """What the calls name."""
    reason_source: SourceView | None = None
    """Where the reason was read that there is no call."""


def recipe_view(offering: Offering, called: Recipe) -> RecipeView:
    """How an offering is called, as pages show it."""
    return RecipeView(
        offering.key,
        "\n".join(called.auth),
        called.notes,
        [(call, called.install.get(call.language, "")) for call in called.calls],
        called.reason,
        called.docs or "",
        called.id,
        cited_view(called.cited),
    )


@dataclass(frozen=True, slots=True)
class CallBlocks:
    """What blocks of calls have in common and where they differ, by the record of runs."""

    proof: Proof

    def pattern(self, recipe: RecipeView) -> RecipeView:
        """The block with stand-ins that all models share which are called so.

        The pattern of its first call is one object for all of them.
        """
        patterns = [(call.pattern, install) for call, install in recipe.calls if call.pattern]
        return replace(recipe, offering=_OFFERING, calls=patterns)

    def words(self, recipe: RecipeView, code: Callable[[Call], str]) -> Mapping[str, str]:
        """What stands in this block in the place of each stand-in; `code` gives that of a call."""
        slots = recipe.calls[0][0].slots
        words = {name: slots[name] for name in ID_STAND_INS}
        words["offering"] = recipe.offering
        for call, _ in recipe.calls:
            words[call.language] = self.run_status(call, code, recipe.offering)
        return words

    def run_status(self, call: Call, code: Callable[[Call], str], offering: str) -> str:
        """What was done with a call of an offering, in a sentence."""
        if offering == _OFFERING:
            return _STANDINGS[call.language]
        return run_status(self.proof, call, code(call), offering).text

    def last_run(self, template: str) -> Run | None:
        """The last run of a template; None where it was not run yet."""
        return self.proof.runs.get(template)
