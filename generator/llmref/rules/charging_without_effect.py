"""A minimum or an allowance that changes no cost has a mistake in its rate, plan or models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmref.catalogue.charging import plans_of, selects
from llmref.catalogue.entities import Offering, Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.charging import Allowance, Minimum


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each that no offering is charged by, and each minimum given twice."""
    if catalogue.seeds.hides("offerings") or catalogue.seeds.hides("models"):
        return
    for provider in catalogue.providers.values():
        offerings = catalogue.at_provider.get(provider.slug, ())
        yield from _of_minimums(provider, offerings)
        for position, allowance in enumerate(provider.record.allowances):
            if allowance.plan and allowance.plan not in plans_of(catalogue.seeds, provider.slug):
                continue  # reported as an unknown reference
            if not any(_is_open(allowance, offering) for offering in offerings):
                yield provider.error(
                    f"allowances.{position}",
                    "this allowance concerns no offering",
                    "correct its models, kinds, plan or `free_ids`, or delete it",
                )


def _of_minimums(provider: Provider, offerings: Sequence[Offering]) -> Iterator[Problem]:
    minimums = provider.record.minimums
    for position, minimum in enumerate(minimums):
        concerned = [each for each in offerings if minimum in _minimums_of(each)]
        if not any(minimum.rate in price.rates for each in concerned for price in each.prices):
            yield provider.error(
                f"minimums.{position}.rate",
                f"no offering that it concerns is charged by {minimum.rate}",
                "correct the rate, the models or the kinds, or delete it",
            )
        elif any(_overlap(minimum, other) for other in minimums[:position]):
            yield provider.error(
                f"minimums.{position}.rate",
                f"another minimum of {minimum.rate} concerns the same models",
                "name the `models` or `kinds` of each",
            )


def _minimums_of(offering: Offering) -> list[Minimum]:
    record, model = offering.provider.record, offering.model
    return [entry for entry in record.minimums if selects(entry, model.slug, model.kind)]


def _overlap(minimum: Minimum, other: Minimum) -> bool:
    """Whether two minimums of a rate can concern one model."""
    if minimum.rate != other.rate:
        return False
    return all(
        not own or not others or set(own) & set(others)
        for own, others in ((minimum.models, other.models), (minimum.kinds, other.kinds))
    )


def _is_open(allowance: Allowance, offering: Offering) -> bool:
    """Whether an allowance concerns an ID of an offering that is paid as it says."""
    if allowance not in offering.charging.allowances:
        return False
    if allowance.free_ids:
        return any(form.billing == "free" for form in offering.sellables)
    if allowance.plan:
        return any(form.record.plan == allowance.plan for form in offering.sellables)
    return any(form.prices for form in offering.sellables)
