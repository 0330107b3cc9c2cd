"""IDs that are labelled as a mode: what they charge is what the mode costs at their offering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from llmref.catalogue.entities import Price, Variant
from llmref.catalogue.lifecycle import is_callable
from llmref.records.price import Mode

_MODES: Mapping[str, Mode] = {mode: mode for mode in get_args(Mode)}


def prices_of_modes(own: Sequence[Price], variants: Sequence[Variant]) -> Iterator[Price]:
    """What the first ID charges that is labelled as a mode which no price of the offering names."""
    named = {price.when.mode for price in own}
    for variant in variants:
        mode = variant.label
        if mode in named or mode not in _MODES or not is_callable(variant.status):
            continue
        if variant.record.prices:
            named.add(_MODES[mode])
            for price in variant.prices:
                when = price.when.model_copy(update={"mode": mode})
                yield replace(price, when=when, at_id=variant.id)
