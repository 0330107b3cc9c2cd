"""Blocks of calls as HTML or Markdown: rendered once for all models that share them."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import Markup, escape

from llmref.pages.call_block import STAND_INS, Call, CallBlocks, RecipeView
from llmref.render.code import Code
from llmref.render.pattern import Pattern


class Calls:
    """Renders the calls of recipes."""

    def __init__(self, environment: Environment, code: Code, blocks: CallBlocks) -> None:
        self._environment = environment
        self._code = code
        self._blocks = blocks
        self._patterns: dict[tuple[Call, str], Pattern] = {}
        self._words: tuple[RecipeView | None, Mapping[str, str]] = (None, {})

    def standing(self, call: Call, offering: str) -> str:
        """What was done with a call of an offering, in a sentence."""
        return self._blocks.run_status(call, self._code.text, offering)

    def block(self, recipe: RecipeView, ending: str = "html") -> Markup:
        """All calls of a recipe, as HTML or as Markdown."""
        first = next((call.pattern for call, _ in recipe.calls if call.pattern), None)
        if first is None:
            return Markup(self._rendered(recipe, ending))  # noqa: S704  # escaped as it ends
        pattern = self._patterns.get((first, ending))
        if pattern is None:
            text = self._rendered(self._blocks.pattern(recipe), ending)
            pattern = self._patterns[first, ending] = Pattern(text, STAND_INS)
        if self._words[0] is not recipe:  # its HTML and its Markdown follow each other
            self._words = (recipe, self._blocks.words(recipe, self._code.text))
        words = self._words[1]
        if ending == "html":
            words = {name: str(escape(word)) for name, word in words.items()}
        return Markup(pattern.filled(words))  # noqa: S704  # escaped as it ends

    def _rendered(self, recipe: RecipeView, ending: str) -> str:
        template = self._environment.get_template(f"fragments/calls.{ending}")
        return template.render(view=recipe)
