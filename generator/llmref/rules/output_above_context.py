"""An answer longer than the context window does not fit; some catalogues mix the two up.

Pages show no max output that does not fit, whichever of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.entities import Limits
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records import traits
from llmref.records.windows import is_one_window


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each limit of output above the context window."""
    for model in catalogue.models.values():
        limits = model.record.limits
        if _is_above(limits):
            yield model.warning("limits.output", *_words(limits), subject=model.slug)
    for sellable in catalogue.sellables:
        stated = Limits(sellable.limits.context, sellable.record.limits.output)
        if _is_above(stated):
            yield sellable.warning("limits", *_words(stated), subject=sellable.id)


def _is_above(limits: Limits | traits.Limits) -> bool:
    output, context = limits.output, limits.context
    if output is None or context is None or output <= context:
        return False
    return not is_one_window(output, context)


def _words(limits: Limits | traits.Limits) -> tuple[str, str]:
    output, context = formats.tokens(limits.output or 0), formats.tokens(limits.context or 0)
    return (
        f"max output is {output} tokens, but the context window is {context}",
        "correct the wrong one with a source, or accept it in exceptions.yaml",
    )
