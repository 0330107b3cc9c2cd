"""What a provider does with prompts is a promise to readers: it has a source and one meaning."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.data_policy import DataPolicy
from llmref.records.source import source_of

FACTS = tuple(name for name in DataPolicy.model_fields if name not in {"notes", "sources"})
"""The facts that each need a source."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each fact of a data policy without a source, and for contradictions."""
    for provider in catalogue.providers.values():
        policy = provider.record.data_policy
        yield from _unsourced(provider, policy)
        yield from _covering_nothing(provider, policy)
        yield from _contradictions(provider, policy)


def _unsourced(provider: Provider, policy: DataPolicy) -> Iterator[Problem]:
    for name in FACTS:
        is_stated = getattr(policy, name) not in (None, [])
        if is_stated and not source_of(policy.sources, name):
            yield provider.error(
                f"data_policy.{name}",
                "this has no source",
                f"add `{name}` under `for` of a source of `data_policy`",
            )


def _covering_nothing(provider: Provider, policy: DataPolicy) -> Iterator[Problem]:
    for position, source in enumerate(policy.sources):
        for number, name in enumerate(source.covers):
            if name not in FACTS:
                yield provider.error(
                    f"data_policy.sources.{position}.for.{number}",
                    f"{name!r} is not a fact of a data policy",
                    f"write one of {', '.join(FACTS)}",
                )


def _contradictions(provider: Provider, policy: DataPolicy) -> Iterator[Problem]:
    if policy.retention_days and not policy.retains_prompts:
        yield provider.error(
            "data_policy.retention_days",
            f"stored for {policy.retention_days} days, but `retains_prompts` is not yes",
            "write `retains_prompts: yes`, or delete the days",
        )
    if policy.retains_prompts is False and policy.zero_retention is False:
        yield provider.error(
            "data_policy.zero_retention",
            "nothing is stored by default, so zero retention cannot be missing",
            "delete it, or correct `retains_prompts`",
        )
    by_default = {"opt-in": False, "opt-out": True}
    choice = policy.training_choice
    if choice and policy.trains_on_prompts is not by_default[choice]:
        default = "yes" if by_default[choice] else "no"
        yield provider.error(
            "data_policy.training_choice",
            f"{choice} is a choice only where `trains_on_prompts` is {default}",
            "correct the wrong one",
        )
