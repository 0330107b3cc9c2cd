"""The catalogue → the bytes of a file in one of the shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import orjson

from llmref.catalogue.link import Catalogue
from llmref.exports import models_dev, models_dev_strict, openrouter
from llmref.exports.listed import Data
from llmref.memo import Memo

SHAPES: Mapping[str, Callable[[Catalogue, Memo], Data]] = {
    models_dev.NAME: models_dev_strict.as_models_dev_strict,
    f"{models_dev.NAME}-partial": models_dev_strict.as_models_dev_partial,
    openrouter.NAME: lambda catalogue, _: openrouter.as_openrouter(catalogue),
}


def exported(catalogue: Catalogue, shape: str, memo: Memo | None = None) -> bytes:
    """The JSON: the same bytes for the same catalogue and day. Raises NotInThisShape.

    What shapes of one catalogue have in common is made once if they are given the same memo.
    """
    data = SHAPES[shape](catalogue, memo or Memo())
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
