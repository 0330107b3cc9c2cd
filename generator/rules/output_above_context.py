"""An answer longer than the context window does not fit; some catalogues mix the two up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each limit of output above the context window."""
    for model in catalogue.models.values():
        limits = model.record.limits
        if limits.output and limits.context and limits.output > limits.context:
            yield model.warning(
                "limits.output", *_words(limits.output, limits.context), subject=model.slug
            )
    for thing in catalogue.sold:
        output, context = thing.limits.output, thing.limits.context
        states = thing.record.limits.output or thing.record.limits.context
        if states and output and context and output > context:
            yield thing.warning("limits", *_words(output, context), subject=thing.id)


def _words(output: int, context: int) -> tuple[str, str]:
    return (
        f"{output:,} tokens of output, but the context window holds {context:,}",
        "correct the wrong one with a source, or accept it in exceptions.yaml",
    )
