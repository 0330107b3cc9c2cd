"""What the home page shows of the catalog on its day: cuts, ends, cheapest, how verified it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from llmref import formats, urls
from llmref.catalogue.entities import ANY_TIME, Model, Offering, Provider
from llmref.insights import ends
from llmref.insights.dated_changes import PriceChange, dated_price_changes
from llmref.insights.freshness import price_citations
from llmref.insights.ranking import PriceTier
from llmref.pages.context import PageContext
from llmref.pages.ends_of_site import all_ends
from llmref.pages.page import Link
from llmref.records.kinds import Kind
from llmref.records.rates import RATES

RECENT = timedelta(days=90)
CURRENT = timedelta(days=365)
ROWS = 6
PROVIDERS = 24
COMPARED_AT = 3
"""The providers that a model must have to be compared where none of its kind is featured."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One line of a list."""

    head: Link
    text: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """Who is cheapest for one amount of work."""

    label: str
    rows: Sequence[Highlight]
    ranking: Link
    """All models by the same cost."""


def largest_cuts(context: PageContext) -> list[Highlight]:
    """The price cuts of the last 90 days that took off most, one for each model."""
    today = context.catalogue.today
    cuts = [
        change
        for change in dated_price_changes(context.catalogue)
        if change.direction == "cut"
        and change.sellable is change.offering
        and change.price in change.sellable.current
        and change.price.when is ANY_TIME
        and today - RECENT <= change.day <= today
    ]
    by_model: dict[Model, PriceChange] = {}
    for change in sorted(cuts, key=_left):
        by_model.setdefault(change.offering.model, change)
    return [_cut(context, change) for change in list(by_model.values())[:ROWS]]


def next_ends(context: PageContext) -> list[Highlight]:
    """The next ends of the models that most providers have, by day."""
    today, at_model = context.catalogue.today, context.catalogue.at_model
    near = [end for end in ends.coming(all_ends(context), today) if end.day <= today + RECENT]
    at: dict[tuple[date, Model], list[str]] = {}
    for end in near:
        at.setdefault((end.day, end.model), []).append(end.api)
    most = sorted(at, key=lambda pair: -len(at_model[pair[1].slug]))[:ROWS]
    return [
        Highlight(
            Link(context.name(model), urls.model_path(model)),
            f"at {formats.many(list(dict.fromkeys(at[day, model])))}",
            formats.day(day),
        )
        for day, model in sorted(most, key=lambda pair: pair[0])
    ]


def presets(context: PageContext) -> list[Preset]:
    """The cheapest models and providers for each amount of work that the site names."""
    workloads = context.catalogue.site.workloads
    filled = [_preset(context, slug) for slug, work in workloads.items() if not work.at]
    return [preset for preset in filled if preset.rows]


PRESETS_NOTE = (
    "Each model is listed with its cheapest provider. Featured models are compared; for kinds"
    f" without one, all models with {COMPARED_AT} or more providers."
)


def verification(context: PageContext) -> str:
    """How many current prices were read at the provider, and how old the rest is."""
    today = context.catalogue.today
    known = price_citations(context.catalogue.offerings)
    if not known:
        return ""
    read = sum(not citation.is_catalogue for citation in known)
    ages = [(today - citation.checked).days for citation in known]
    days = round(median(ages))
    middle = "day" if days <= 1 else formats.plural(days, "day")
    was = formats.verb(len(known), "was", "were")
    old = sum(age > RECENT.days for age in ages)
    aged = f"; {formats.count(old)} {formats.verb(old, 'was', 'were')}" if old else "; none was"
    return (
        f"{formats.count(read)} of {formats.plural(len(known), 'price')} {was} read at the"
        " provider; the others come from catalogs and are marked as unverified. Half of all prices"
        f" were read in the last {middle}{aged} read over {RECENT.days} days ago."
    )


def leading_providers(context: PageContext) -> list[Provider]:
    """The providers that offer most featured models, then most models of the last year."""
    catalogue = context.catalogue
    featured, since = set(catalogue.site.featured), catalogue.today - CURRENT

    def order(provider: Provider) -> tuple[int, int, str]:
        models = [offering.model for offering in catalogue.at_provider[provider.slug]]
        known = sum(model.slug in featured for model in models)
        dates = [model.record.released for model in models]
        recent = sum(day is not None and day.first >= since for day in dates)
        return -known, -recent, provider.name.casefold()

    leading = sorted(catalogue.providers.values(), key=order)[:PROVIDERS]
    return sorted(leading, key=lambda provider: provider.name.casefold())


def _left(change: PriceChange) -> Decimal:
    """What is left of the old amount, of the rate that fell most."""
    return min((_share_left(old, new) for old, new in change.steps.values()), default=Decimal(1))


def _share_left(old: object, new: object) -> Decimal:
    """What is left of an old amount; free is nothing left, and what was free cannot fall."""
    if not (isinstance(old, Decimal) and old):
        return Decimal(1)
    return new / old if isinstance(new, Decimal) else Decimal(0)


def _cut(context: PageContext, change: PriceChange) -> Highlight:
    offering = change.offering
    name = f"{context.name(offering.model)} on {offering.provider.name}"
    rate, (old, new) = min(change.steps.items(), key=lambda step: _share_left(*step[1]))
    was, now = (
        formats.money(amount, change.currency) if isinstance(amount, Decimal) else "free"
        for amount in (old, new)
    )
    by = f" ({formats.change(old, new)})" if isinstance(old, Decimal) and new != "free" else ""
    text = f"{RATES[rate].label} {was} → {now}{by}"
    return Highlight(Link(name, urls.offering_path(offering)), text, formats.day(change.day))


def _preset(context: PageContext, slug: str) -> Preset:
    work = context.catalogue.site.workloads[slug]
    models = _compared(context, work.kinds)
    tiers: list[tuple[PriceTier, Model]] = []
    for model in models:
        cheapest = context.market(model).cheapest.get(slug)
        if cheapest:
            tiers.append((cheapest, model))
    tiers.sort(key=lambda pair: (pair[0].amount_usd, pair[1].name.casefold()))
    ranking = Link("All models by this cost", urls.ranking_path(slug))
    label = f"{work.name}: {work.label}" if work.name else work.label
    return Preset(label, [_cheapest(context, *pair) for pair in tiers[:ROWS]], ranking)


def _compared(context: PageContext, kinds: Iterable[Kind]) -> list[Model]:
    """The featured models of some kinds; where there is none, those with several providers."""
    catalogue, wanted = context.catalogue, set(kinds)
    featured = [
        catalogue.models[slug] for slug in catalogue.site.featured if slug in catalogue.models
    ]
    models = [model for model in featured if model.kind in wanted]
    if models:
        return models
    return [
        model
        for model in catalogue.models.values()
        if model.kind in wanted and len(catalogue.at_model[model.slug]) >= COMPARED_AT
    ]


def _cheapest(context: PageContext, tier: PriceTier, model: Model) -> Highlight:
    head = Link(context.name(model), urls.model_path(model))
    return Highlight(head, f"{tier.text} at {_names(tier.offerings)}")


def _names(offerings: Sequence[Offering]) -> str:
    return formats.many([offering.provider.name for offering in offerings], limit=2)
