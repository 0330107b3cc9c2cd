"""Where and how a provider keeps data: as rows of its page, in a line elsewhere, as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from llmref import formats, urls
from llmref.catalogue.entities import Provider
from llmref.insights.cells import NOT_KNOWN, State
from llmref.insights.data_policy import QUESTIONS, statements
from llmref.insights.market import Market
from llmref.insights.source_json import Data, source_data
from llmref.pages.components import Fact, SourceView, known, source_view
from llmref.pages.page import Link
from llmref.records.data_policy import DataPolicy
from llmref.speed.values import value

NAMED = 6
"""How many providers are named before they are counted."""


def policy_facts(provider: Provider) -> Iterator[Fact]:
    """The rows of the page of a provider, known or not, each with who states it."""
    regions, shared = ", ".join(provider.record.regions), shared_credit(provider)
    for row in statements(provider):
        yield Fact(row.label, row.text, row.state, "" if row.credit == shared else row.credit)
        if row.key == "country":
            yield known("Regions", regions)


def shared_credit(provider: Provider) -> str:
    """Who states most of it, where one source states several facts; else empty."""
    stated = Counter(row.credit for row in statements(provider) if row.credit)
    credit, times = stated.most_common(1)[0] if stated else ("", 0)
    return credit if times > 1 else ""


def market_policy_facts(market: Market) -> list[Fact]:
    """How many providers of a model keep nothing, do not train, or offer zero retention."""
    providers = dict.fromkeys(offering.provider for offering in market.live)
    if not providers:
        return []
    total = formats.plural(len(providers), "provider")
    rows = []
    for question in QUESTIONS:
        answers = {provider: question.answer(provider.record.data_policy) for provider in providers}
        having = [provider.name for provider, answer in answers.items() if answer]
        lacking = sum(answer is False for answer in answers.values())
        open_ones = len(providers) - len(having) - lacking
        if open_ones == len(providers):
            rows.append(Fact(question.label, NOT_KNOWN.text, State.UNKNOWN))
            continue
        note = [_named(having)] if having else []
        note += [f"no at {lacking}"] if lacking else []
        note += [f"unknown for {open_ones}"] if open_ones else []
        rows.append(Fact(question.label, f"{len(having)} of {total}", note=f"{'; '.join(note)}."))
    return rows


def _named(names: Sequence[str]) -> str:
    """The first of many names, and how many there are besides."""
    rest = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} and {rest} more" if rest > 1 else formats.names(names)


@value()
class PolicyRow:
    """What is known of one provider, in a table of all."""

    head: Link
    facts: Sequence[Fact]
    sources: str
    """Who states them, and when."""


def policy_rows(providers: Iterable[Provider]) -> list[PolicyRow]:
    """The providers of which anything is known, by name."""
    rows = []
    for provider in sorted(providers, key=lambda provider: provider.name.casefold()):
        shown = [row for row in statements(provider) if row.key != "datacenters"]
        if any(row.source for row in shown):
            names = dict.fromkeys(row.by for row in shown if row.source)
            facts = [Fact(row.label, row.text, row.state) for row in shown]
            rows.append(
                PolicyRow(
                    Link(provider.name, f"{urls.provider_path(provider)}#data"),
                    facts,
                    ", ".join(names),
                )
            )
    return rows


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
