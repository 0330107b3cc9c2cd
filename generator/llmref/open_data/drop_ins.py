"""The catalogue as files in the shapes of others, published with the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from llmref.catalogue.link import Catalogue
from llmref.exports.listed import NotInThisShape
from llmref.exports.shapes import exported
from llmref.memo import Memo

DROP_INS: Mapping[str, str] = {
    "drop-in/models.dev/api.json": "models.dev",
    "drop-in/models.dev/partial.json": "models.dev-partial",
    "drop-in/openrouter/models.json": "openrouter",
}
"""Path below the site → shape; what a catalogue has nothing for is not published."""


def drop_in_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Path and content of each."""
    memo = Memo()
    for path, shape in DROP_INS.items():
        with suppress(NotInThisShape):
            yield path, exported(catalogue, shape, memo)
