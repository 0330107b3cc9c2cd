"""A client adds the operation itself: a base URL that has it already is called twice over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_OPERATION = re.compile(
    r"/(chat/completions|completions|messages|embeddings|responses|moderations|rerank|converse"
    r"|invoke|predictions|generateContent|generate|chat|images/generations|audio/[a-z]+|videos)/?$"
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each base URL that ends in an operation."""
    for provider in catalogue.providers.values():
        for position, recipe in enumerate(provider.record.recipes):
            url = recipe.base_url or ""
            match = _OPERATION.search(url)
            if match:
                yield provider.error(
                    f"recipes.{position}.base_url",
                    f"{url!r} ends in the operation {match[0].strip('/')!r}",
                    f"end the URL before it: {url[: match.start()]}",
                )
