"""The catalogue → the bytes of a file in one of the shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import orjson

from llmref.catalogue.link import Catalogue
from llmref.exports import models_dev, models_dev_strict, openrouter
from llmref.exports.listed import Data

SHAPES: Mapping[str, Callable[[Catalogue], Data]] = {
    models_dev.NAME: models_dev_strict.as_models_dev_strict,
    f"{models_dev.NAME}-partial": models_dev_strict.as_models_dev_partial,
    openrouter.NAME: openrouter.as_openrouter,
}


def exported(catalogue: Catalogue, shape: str) -> bytes:
    """The JSON: the same bytes for the same catalogue and day. Raises NotInThisShape."""
    return orjson.dumps(
        SHAPES[shape](catalogue), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    )
