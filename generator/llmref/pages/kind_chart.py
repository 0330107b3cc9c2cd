"""What the models of a kind cost against how much fits, for the page of the kind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from llmref.catalogue.entities import Model, Offering
from llmref.charts.drawing import Chart
from llmref.charts.price_and_context import ModelPoint, price_and_context
from llmref.insights.list_price import own_offering
from llmref.pages.context import PageContext
from llmref.records.kinds import MODEL_KINDS, Kind

_DRAWN = 120
"""The models that most providers offer; more marks would hide one another."""


def kind_chart(context: PageContext, kind: Kind, models: Sequence[Model]) -> Chart | None:
    """Price against window; None where the kind is not charged by input tokens."""
    if MODEL_KINDS[kind].rates_shown[0] != "input":
        return None
    live = [model for model in models if context.market(model).live]
    live.sort(key=lambda model: -len(context.market(model).live))
    drawn = live[:_DRAWN]
    points = [point for model in drawn if (point := _point(context, model))]
    return price_and_context(points, MODEL_KINDS[kind].label, len(drawn) - len(points), len(live))


def _point(context: PageContext, model: Model) -> ModelPoint | None:
    window = model.record.limits.context
    own = own_offering(context.catalogue, model)
    amount = _input(own) if own else None
    if amount is None:
        lowest = context.market(model).rates.get("input")
        amount = lowest.least.usd if lowest else None
    if not window or not amount:
        return None
    featured = model.slug in context.catalogue.site.featured
    return ModelPoint(context.name(model), amount, window, featured)


def _input(offering: Offering) -> Decimal | None:
    price = offering.price
    amount = price.rates.get("input") if price and price.currency == "USD" else None
    return amount if isinstance(amount, Decimal) else None
