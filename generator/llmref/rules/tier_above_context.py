"""A price from more tokens on than fit into the model can never be charged: one number is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each current tier that starts at or above the context window."""
    for sellable in catalogue.priced:
        context = sellable.limits.context
        for price in sellable.current:
            above = price.when.longest_below
            if context is not None and above is not None and above >= context:
                yield price.error(
                    "when.input_above" if price.when.input_above else "when.input_from",
                    f"a price above {formats.tokens(above)} tokens, but the context window is"
                    f" {formats.tokens(context)}",
                    "correct the wrong one; an offering may state `limits` of its own",
                )
