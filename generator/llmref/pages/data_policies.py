"""Where and how a provider keeps data: as rows of its page, in a line elsewhere, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Provider
from llmref.insights.data_policy import statements
from llmref.pages.components import Fact, SourceView, known, source_view
from llmref.pages.fact_json import Data, source_data
from llmref.pages.page import Link
from llmref.records.data_policy import DataPolicy


def policy_facts(provider: Provider) -> Iterator[Fact]:
    """The rows of the page of a provider, known or not, each with who states it."""
    regions = ", ".join(provider.record.regions)
    for row in statements(provider):
        yield Fact(row.label, row.text, row.state, row.credit)
        if row.key == "country":
            yield known("Regions", regions)


def policy_links(policy: DataPolicy) -> list[Link]:
    """Where the provider itself writes of it."""
    links = (("Privacy policy", policy.privacy_policy), ("Terms of service", policy.terms))
    return [Link(text, address) for text, address in links if address]


def policy_sources(policy: DataPolicy) -> list[SourceView]:
    """What was read for it."""
    read = [*policy.sources, *(note.source for note in policy.notes)]
    return [source_view(source, source.checked, "Data policy") for source in read]


def policy_data(provider: Provider) -> Data:
    """A data policy as JSON: null is what nobody states."""
    policy = provider.record.data_policy
    return {
        "country": policy.country,
        "datacenters": policy.datacenters or None,
        "retains_prompts": policy.retains_prompts,
        "retention_days": policy.retention_days,
        "trains_on_prompts": policy.trains_on_prompts,
        "training_choice": policy.training_choice,
        "zero_retention": policy.zero_retention,
        "privacy_policy": policy.privacy_policy,
        "terms": policy.terms,
        "notes": [{"text": note.text, "source": source_data(note.source)} for note in policy.notes],
        "sources": [source_data(source) for source in policy.sources],
    }
