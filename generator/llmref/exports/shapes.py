"""The catalogue → the bytes of a file in one of the shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import orjson

from llmref.catalogue.link import Catalogue
from llmref.exports import (
    genai_prices,
    litellm,
    models_dev,
    models_dev_strict,
    openrouter,
    openrouter_strict,
)
from llmref.exports.listed import Shaped
from llmref.memo import Memo

SHAPES: Mapping[str, Callable[[Catalogue, Memo], Shaped]] = {
    models_dev.NAME: models_dev_strict.as_models_dev_strict,
    f"{models_dev.NAME}-partial": models_dev_strict.as_models_dev_partial,
    litellm.NAME: lambda catalogue, _: litellm.as_litellm(catalogue),
    genai_prices.NAME: lambda catalogue, _: genai_prices.as_genai_prices(catalogue),
    openrouter.NAME: lambda catalogue, _: openrouter_strict.as_openrouter_strict(catalogue),
    f"{openrouter.NAME}-partial": lambda catalogue, _: openrouter.as_openrouter(catalogue),
}


def exported(catalogue: Catalogue, shape: str) -> bytes:
    """The JSON: the same bytes for the same catalogue and day. Raises NotInThisShape."""
    return as_bytes(SHAPES[shape](catalogue, Memo()))


def as_bytes(shaped: Shaped) -> bytes:
    """The JSON of what is shaped already."""
    return orjson.dumps(shaped.data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
