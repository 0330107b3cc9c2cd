"""The page of a provider: how to connect, and all that it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.catalogue.entities import Offering, Provider
from llmref.costs.charging_words import (
    allowance_terms,
    allowance_text,
    minimum_text,
    scope_text,
)
from llmref.insights.freshness import Freshness, price_citations, provider_freshness
from llmref.insights.gotchas import as_written
from llmref.insights.gotchas.priority import Priority
from llmref.pages import index_json, json_ld, specs, titles
from llmref.pages.atom import provider_feed
from llmref.pages.calls import page_links
from llmref.pages.components import (
    Badge,
    Fact,
    SourceDocument,
    Table,
    by_document,
    known,
    link_list,
    record_sources,
    source_view,
)
from llmref.pages.context import PageContext
from llmref.pages.data_policies import (
    policy_facts,
    policy_links,
    policy_sources,
    shared_credit,
)
from llmref.pages.end_calendar import provider_calendar
from llmref.pages.first_call import Sample, first_call
from llmref.pages.kinds import call_name
from llmref.pages.lists import PROVIDER_KIND
from llmref.pages.monogram import monogram
from llmref.pages.offering import GotchaView, gotcha_views
from llmref.pages.page import Link, Page, Section
from llmref.pages.retirements import EndRow, provider_ends
from llmref.recipes import addresses
from llmref.recipes.languages import LANGUAGES
from llmref.records.charging import Allowance, Minimum
from llmref.records.kinds import MODEL_KINDS, Kind


@dataclass(frozen=True, slots=True)
class ProviderBody:
    """What the page of a provider shows, in the order of its sections."""

    about: str
    monogram: str
    badges: Sequence[Badge]
    checked_text: str
    connect: Sequence[Fact]
    sample: Sample | None
    more_calls: Sequence[Link]
    data_policy: Sequence[Fact]
    data_credit: str
    """Who states all of it that names nobody else."""
    data_notes: Sequence[GotchaView]
    data_links: Sequence[Link]
    gotchas: Sequence[GotchaView]
    charging: Sequence[Fact]
    """Minimums and allowances, by whom they concern."""
    tables: Sequence[Table]
    offerings_note: str
    explorer: Link
    """The explorer with these offerings alone."""
    ends: Sequence[EndRow]
    freshness: Sequence[Fact]
    links: Sequence[Link]
    sources: Sequence[SourceDocument]


def provider_page(context: PageContext, provider: Provider) -> Page:
    """The page of one provider."""
    offerings = context.catalogue.at_provider[provider.slug]
    fresh = provider_freshness(provider, offerings, context.catalogue.today)
    body = _body(context, provider, fresh)
    number = formats.plural(len(offerings), "offering")
    own = [source.checked for source in provider.record.sources]
    return Page(
        path=urls.provider_path(provider),
        template="pages/provider.html",
        title=titles.provider_title(provider),
        heading=provider.name,
        description=f"{provider.name}: {number} with prices and IDs; base URL, keys, gotchas.",
        crumbs=(Link("Home", "/"), Link("Providers", "/providers/")),
        sections=_sections(body),
        body=body,
        seed=provider.place.path,
        updated=fresh.checked or max(own, default=None),
        json_ld=[json_ld.service(provider)],
        data=index_json.provider_data(context, provider, offerings),
        markdown="provider",
        feeds=[provider_feed(context, provider)],
        calendar=provider_calendar(context, provider),
    )


def _body(context: PageContext, provider: Provider, fresh: Freshness) -> ProviderBody:
    offerings = context.catalogue.at_provider[provider.slug]
    record = provider.record
    return ProviderBody(
        about=context.text(record.about),
        monogram=monogram(provider.name),
        badges=[Badge(PROVIDER_KIND[record.kind])],
        checked_text=specs.checked_text(fresh, record.refresh),
        connect=_connect(provider, offerings),
        sample=first_call(context, offerings),
        more_calls=page_links(context, provider),
        data_policy=list(policy_facts(provider)),
        data_credit=_data_credit(provider),
        data_notes=[
            GotchaView(note.text, source_view(note.source, note.source.checked))
            for note in record.data_policy.notes
        ],
        data_links=policy_links(record.data_policy),
        gotchas=gotcha_views(as_written(gotcha, Priority.PROVIDER) for gotcha in record.gotchas),
        charging=_charging(context, provider),
        tables=_tables(context, offerings),
        offerings_note=f"{formats.plural(len(offerings), 'offering')}, by kind of model.",
        explorer=Link(
            "Filter and sort them",
            urls.filtered_path(provider=provider.name, rows="offerings"),
        ),
        ends=provider_ends(context, provider),
        freshness=_freshness(fresh, provider, offerings),
        links=link_list(record.links),
        sources=by_document(
            [*record_sources(record.sources, "Provider"), *policy_sources(record.data_policy)]
        ),
    )


def _data_credit(provider: Provider) -> str:
    """Who states what names nobody else; empty where each fact names its own."""
    credit = shared_credit(provider)
    return f"Unless noted, {formats.in_sentence(credit)}" if credit else ""


def _addresses(provider: Provider) -> list[Fact]:
    """A row for each API at each address, with the kinds of model that it serves."""
    record = provider.record
    kinds_at: dict[tuple[str, str | None], list[str]] = {}
    for used in record.recipes:
        base_url = used.base_url or addresses.own(used.recipe_class, record.auth)
        like = f" (called like {call_name(used.called_as).lower()})" if used.called_as else ""
        kinds_at.setdefault((used.recipe_class, base_url), []).extend(
            MODEL_KINDS[kind].label.lower() + like for kind in used.kinds
        )
    return [
        known(
            "Base URL" if name == "none" else f"Base URL ({name})",
            base_url,
            f"For: {', '.join(kinds)}",
            is_code=True,
        )
        for (name, base_url), kinds in kinds_at.items()
    ]


def _connect(provider: Provider, offerings: Sequence[Offering]) -> list[Fact]:
    record = provider.record
    rows = _addresses(provider)
    for variable in record.auth:
        others = f"Or {formats.names(variable.any_of, 'or')}" if variable.any_of else ""
        role = variable.role.replace("_url", " URL")
        rows.append(known(f"Variable for the {role}", variable.name, others, is_code=True))
    if not record.auth:
        none = "None needed" if record.kind == "local" else None
        rows.append(known("Variables", none))
    packages = [
        f"{name} ({language.label})"
        for language in LANGUAGES.values()
        for name in sorted(
            {recipe.packages.get(language.seed_key, "") for recipe in record.recipes}
        )
        if name
    ]
    rows.append(known("Clients", ", ".join(packages)))
    example = record.id_example or next((offering.id for offering in offerings), "")
    note = f"Such as `{example}`" if example else ""
    rows.append(known("Model IDs look like", record.id_format, note))
    return rows


def _tables(context: PageContext, offerings: Sequence[Offering]) -> list[Table]:
    by_kind: dict[Kind, list[Offering]] = defaultdict(list)
    for offering in offerings:
        by_kind[offering.model.kind].append(offering)
    tables = []
    for kind, row in MODEL_KINDS.items():
        if not by_kind[kind]:
            continue
        rows = sorted(by_kind[kind], key=_retired_last)
        workload = context.market(rows[0].model).workload
        tables.append(
            Table(
                label=f"{row.label} models",
                caption=f"{formats.plural(len(rows), 'offering')}; cost is for {workload.label}",
                first="Model",
                columns=context.columns(kind),
                rows=[context.row(offering, "model") for offering in rows],
                id=f"offerings-{kind}",
                title=row.label,
            )
        )
    return tables


def _retired_last(offering: Offering) -> tuple[bool, str]:
    return offering.status == "retired", offering.model.name.casefold()


def _charging(context: PageContext, provider: Provider) -> list[Fact]:
    minimums, allowances = provider.record.minimums, provider.record.allowances
    models = context.catalogue.models
    entries: list[Minimum | Allowance] = [*minimums, *allowances]
    stated = {slug for entry in entries for slug in entry.models}
    names = {slug: models[slug].name for slug in stated & models.keys()}
    return [
        *(known(scope_text(entry, names), minimum_text(entry)) for entry in minimums),
        *(known(scope_text(entry, names), _allowance(entry)) for entry in allowances),
    ]


def _allowance(entry: Allowance) -> str:
    """An allowance beside whom it concerns; that it is of free IDs is said there."""
    return allowance_terms(entry) if entry.free_ids else allowance_text(entry)


def _freshness(fresh: Freshness, provider: Provider, offerings: Sequence[Offering]) -> list[Fact]:
    days = [offering.cited.checked for offering in offerings if offering.cited]
    prices = price_citations(offerings)
    verified = sum(not citation.is_catalogue for citation in prices)
    return [
        known("Newest copy read", fresh.checked),
        known("Oldest copy in use", min(days, default=None)),
        known("Next update due", fresh.due, "Overdue." if fresh.is_overdue else ""),
        known("Updated", provider.record.refresh),
        known(
            "Read at the provider itself",
            f"{verified} of {formats.plural(len(prices), 'price')}" if prices else None,
        ),
    ]


def _sections(body: ProviderBody) -> list[Section]:
    parts = [
        ("connect", "How to connect", True),
        ("recipe", "A first call", body.sample),
        ("data", "Data policy", True),
        ("gotchas", "Gotchas", body.gotchas),
        ("charging", "Minimums and allowances", body.charging),
        ("offerings", "Offerings", True),
        ("retirements", "Retirements", body.ends),
        ("freshness", "Freshness", True),
        ("links", "Links", body.links),
        ("sources", "Sources", True),
        ("edit", "Correct this page", True),
    ]
    return [Section(anchor, title) for anchor, title, shown in parts if shown]
