"""An offering that promises more context than its model has is worth a second look.

Two ways to write one window, 1,000,000 and 1,048,576, promise the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.windows import is_one_window


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each offering with more context than its model."""
    for offering in catalogue.offerings:
        offered, most = offering.limits.context, offering.model.record.limits.context
        if offered is None or most is None or offered <= most:
            continue
        if not is_one_window(offered, most):
            yield offering.warning(
                "limits.context",
                f"{formats.tokens(offered)} tokens, but the model's context window is"
                f" {formats.tokens(most)}",
                "correct the wrong one with a source, or accept it in exceptions.yaml",
                offering.id,
            )
