"""A setup recipe in all languages, for the page of patterns."""

from __future__ import annotations

from llmref.pages.call_block import RecipeView
from llmref.recipes import slots
from llmref.recipes.choose import Call
from llmref.recipes.classes import classes
from llmref.recipes.languages import LANGUAGES


def recipe_pattern() -> RecipeView:
    """The calls of one class of API, with an address and an id that are made up."""
    api = classes()["openai-chat"]
    calls = [
        Call(
            language,
            LANGUAGES[language].label,
            api.template("chat", language),
            {
                **(slots.of_address(api, language, "https://api.example.com/v1") or {}),
                **slots.of_id("model-id"),
                "key": "EXAMPLE_API_KEY",
                "reads_environment": "yes",
            },
            api.definition.clients.get(language),
            api.calls["chat"].prints(language),
        )
        for language in api.calls["chat"].languages
    ]
    shown = [
        (call, f"{LANGUAGES[call.language].install} {call.client}" if call.client else "")
        for call in calls
    ]
    return RecipeView("a-model/a-provider", "export EXAMPLE_API_KEY='…'", (), shown, "", "")
