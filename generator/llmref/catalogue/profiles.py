"""Inference profiles: the ids by which Amazon Bedrock answers from one of several regions."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Offering, Variant

GEOGRAPHIES = ("global", "us", "eu", "apac", "jp", "au", "in")
"""What stands before a model's id, the profile that most readers can use first."""


def has_profile(offering: Offering) -> bool:
    """Whether its id begins with a geography, or another id that can be called is it with one."""
    bare = {variant.id.partition(".")[2] for variant in _routed(offering)}
    return offering.id in bare or _is_routed(offering.id)


def _routed(offering: Offering) -> Iterator[Variant]:
    return (each for each in offering.variants if each.is_live and _is_routed(each.id))


def _is_routed(native_id: str) -> bool:
    return native_id.partition(".")[0] in GEOGRAPHIES
