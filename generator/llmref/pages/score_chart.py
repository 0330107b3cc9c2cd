"""Score against price, for the page of a benchmark that has new scores of featured models."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from llmref import formats, urls
from llmref.catalogue.benchmarks import Benchmark
from llmref.catalogue.entities import Model
from llmref.charts.drawing import Chart
from llmref.charts.score_and_price import ScorePoint, ScoreScale, score_and_price
from llmref.insights.list_price import own_offering
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.pages.scores import score_text
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RateKey
from llmref.speed.values import value

NEW = timedelta(days=200)
"""How old the scores of featured models may be, so that a drawing shows today's market."""


@value()
class PricedScore:
    """A point of the drawing, in the table beside it."""

    model: Link
    score: str
    price: str


def score_chart(
    context: PageContext, benchmark: Benchmark
) -> tuple[Chart | None, Sequence[PricedScore]]:
    """Score against price, and its figures; None unless half of the featured have new scores."""
    catalogue = context.catalogue
    scores = catalogue.at_benchmark[benchmark.slug]
    if no_chart_reason(context, benchmark):
        return None, ()
    rate = MODEL_KINDS[benchmark.record.kinds[0]].rates_shown[0]
    featured = {*catalogue.site.featured}
    priced = [
        (score, amount) for score in scores if (amount := _amount(context, score.model, rate))
    ]
    points = [
        ScorePoint(
            context.name(score.model),
            amount,
            score.record.score,
            score_text(score),
            score.model.slug in featured,
        )
        for score, amount in priced
    ]
    rows = [
        PricedScore(
            Link(context.name(score.model), urls.model_path(score.model)),
            score_text(score),
            f"{formats.money(amount)} {formats.rate_per(rate)}",
        )
        for score, amount in priced
    ]
    possible = benchmark.record.possible
    stated = [score.record.score for score in scores]
    low, high = (possible.low, possible.high) if possible else (min(stated), max(stated))
    scale = ScoreScale(benchmark.name, formats.rate_per(rate), low, high)
    return score_and_price(points, scale, len(scores) - len(points)), rows


def no_chart_reason(context: PageContext, benchmark: Benchmark) -> str:
    """Why no chart is drawn, in a sentence; empty where one is."""
    catalogue = context.catalogue
    scores = catalogue.at_benchmark[benchmark.slug]
    listed = (catalogue.models.get(slug) for slug in catalogue.site.featured)
    featured = {model.slug for model in listed if model and model.kind in benchmark.record.kinds}
    first = catalogue.today - NEW
    new = {score.model.slug for score in scores if score.day and score.day >= first}
    scored = len(featured & new)
    if featured and 2 * scored >= len(featured):
        return ""
    kinds = formats.names([MODEL_KINDS[kind].plural for kind in benchmark.record.kinds])
    if not featured:
        return f"Not drawn: none of the featured models are {kinds}."
    have = formats.verb(scored, "has", "have")
    return (
        f"Not drawn: {formats.count(scored)} of {formats.count(len(featured))} featured {kinds}"
        f" {have} a score of the last {NEW.days} days here; a chart needs half of them."
    )


def _amount(context: PageContext, model: Model, rate: RateKey) -> Decimal | None:
    """What the creator charges in US dollars, else the lowest; None where neither is known."""
    own = own_offering(context.catalogue, model)
    price = own.price if own else None
    amount = price.rates.get(rate) if price and price.currency == "USD" else None
    if isinstance(amount, Decimal):
        return amount
    lowest = context.market(model).rates.get(rate)
    return lowest.least.usd if lowest else None
