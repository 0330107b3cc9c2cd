"""The catalogue as files in the shapes of others, published with the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from llmref.exports.listed import NotInThisShape
from llmref.exports.shapes import as_bytes
from llmref.pages.context import PageContext
from llmref.pages.shaped import shaped

DROP_INS: Mapping[str, str] = {
    "drop-in/models.dev/api.json": "models.dev",
    "drop-in/models.dev/partial.json": "models.dev-partial",
    "drop-in/litellm/model_prices_and_context_window.json": "litellm",
    "drop-in/genai-prices/data.json": "genai-prices",
    "drop-in/openrouter/models.json": "openrouter",
    "drop-in/openrouter/partial.json": "openrouter-partial",
}
"""Path below the site → shape; what a catalogue has nothing for is not published."""


def drop_in_files(context: PageContext) -> Iterator[tuple[str, bytes]]:
    """Path and content of each."""
    for path, shape in DROP_INS.items():
        with suppress(NotInThisShape):
            yield path, as_bytes(shaped(context, shape))
