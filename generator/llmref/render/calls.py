"""The calls of a recipe as a block of a page: rendered once for all models that share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import Markup, escape

from llmref.recipes.choose import Call
from llmref.recipes.languages import LANGUAGES
from llmref.recipes.proof import Proof, standing
from llmref.recipes.slots import ID_STAND_INS
from llmref.render.code import Code
from llmref.render.pattern import Pattern

if TYPE_CHECKING:
    from llmref.pages.offering import RecipeView

_OFFERING = "standsinforoffering"
_STANDINGS: Mapping[str, str] = {language: f"standsinforrunof{language}" for language in LANGUAGES}
_STAND_INS: Mapping[str, str] = {**ID_STAND_INS, "offering": _OFFERING, **_STANDINGS}


class Calls:
    """Renders the calls of recipes."""

    def __init__(self, environment: Environment, code: Code, proof: Proof) -> None:
        self._environment = environment
        self._code = code
        self._proof = proof
        self._patterns: dict[tuple[Call, str], Pattern] = {}
        self._words: tuple[RecipeView | None, Mapping[str, str]] = (None, {})

    def standing(self, call: Call, offering: str) -> str:
        """What was done with a call of an offering, in a sentence."""
        if offering == _OFFERING:
            return _STANDINGS[call.language]
        return standing(self._proof, call, self._code.text(call), offering).text

    def block(self, recipe: RecipeView, ending: str = "html") -> Markup:
        """All calls of a recipe, as HTML or as Markdown."""
        patterns = [(call.pattern, install) for call, install in recipe.calls if call.pattern]
        if not patterns:
            return Markup(self._rendered(recipe, ending))  # noqa: S704  # escaped as it ends
        first = patterns[0][0]
        pattern = self._patterns.get((first, ending))
        if pattern is None:
            text = self._rendered(replace(recipe, offering=_OFFERING, calls=patterns), ending)
            pattern = self._patterns[first, ending] = Pattern(text, _STAND_INS)
        if self._words[0] is not recipe:  # its HTML and its Markdown follow each other
            self._words = (recipe, self._words_of(recipe))
        words = self._words[1]
        if ending == "html":
            words = {name: str(escape(word)) for name, word in words.items()}
        return Markup(pattern.filled(words))  # noqa: S704  # escaped as it ends

    def _rendered(self, recipe: RecipeView, ending: str) -> str:
        template = self._environment.get_template(f"fragments/calls.{ending}")
        return template.render(view=recipe)

    def _words_of(self, recipe: RecipeView) -> Mapping[str, str]:
        slots = recipe.calls[0][0].slots
        words = {name: slots[name] for name in ID_STAND_INS}
        words["offering"] = recipe.offering
        for call, _ in recipe.calls:
            words[call.language] = self.standing(call, recipe.offering)
        return words
