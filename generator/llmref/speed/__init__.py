"""What is clever for speed alone: see README.md. A build without it makes the same site."""

from __future__ import annotations

import os
from typing import Literal, get_args

Part = Literal["garbage", "preload", "template_code", "values", "workers"]
PARTS: tuple[Part, ...] = get_args(Part)
VARIABLE = "LLMREF_PLAIN"
"""Names the parts to leave out, separated by commas, or `all`."""


def is_on(part: Part) -> bool:
    """Whether a part is used; raises SystemExit where the variable names something else."""
    left_out = {word.strip() for word in os.environ.get(VARIABLE, "").split(",")} - {""}
    if unknown := sorted(left_out.difference(PARTS, {"all"})):
        known = ", ".join(PARTS)
        raise SystemExit(f"{VARIABLE}: there is no {unknown[0]!r}; set it to all, or to {known}")
    return not left_out & {part, "all"}
