"""What tools of agents answer: each fact with its source, its date, and whether it was verified."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar, cast, get_args

from llmref import urls
from llmref.catalogue.entities import Model
from llmref.catalogue.lifecycle import status_on
from llmref.costs.quote import read_later
from llmref.costs.usage import (
    BadNumber,
    Usage,
    conditions_asked,
    count_of_use,
    joined_uses,
    mode_asked,
    token_uses,
)
from llmref.insights.list_price import own_offering
from llmref.insights.source_json import cited_data
from llmref.lookups.answer import NoAnswer, beginning_of
from llmref.lookups.comparing import compared_records
from llmref.lookups.costing import cost_answer
from llmref.lookups.facts import Facts
from llmref.lookups.finding import find_pages
from llmref.lookups.resolving import resolved_id
from llmref.lookups.showing import shown_record
from llmref.open_data.documents import as_json
from llmref.pages import docs_in_order, titles
from llmref.pages.fact_json import lifecycle_data, price_data
from llmref.problems import printable
from llmref.project import TEMPLATES, Templates
from llmref.records.kinds import MODEL_KINDS
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.serve.site import Showing
from llmref.wording import nearest

PAGES = "llmref://page"
"""What the addresses of resources begin with: llmref://page/model/gpt-4.1-mini/index.md."""
CONDITIONS = ("region", "thinking", "quality", "resolution")
"""What a price may depend on beside mode, length and hours."""
Data = dict[str, Any]
Value = TypeVar("Value")


class Tools:
    """The tools, with the facts that they answer from. Each may raise NoAnswer."""

    def __init__(self, facts: Facts, templates: Templates = TEMPLATES) -> None:
        self.facts, self._templates = facts, templates

    def resolve_id(self, id: str) -> Data:  # noqa: A002  # what the field is called
        """Say which model and provider a model ID means, with current prices and status.

        A route, a region, a variant or a date in the ID is left out if that finds it, and listed
        in `left_out`. Nothing is guessed: an ID that nobody lists is an error.
        """
        return self._answer(resolved_id(self.facts.context, id).data)

    def find_models(self, query: str, limit: int = 5) -> Data:
        """Find models, providers and model IDs by a name or a part of one, the best first.

        `price` is that of the model's creator, or the lowest, with its source beside it.
        """
        data = find_pages(self.facts.context, query, max(1, min(limit, 50))).data
        for result in data["results"]:
            if result["kind"] == "model":
                result["price_source"] = self._source_of_price(self.facts.models[result["slug"]])
        return self._answer(data)

    def get_offering(self, model: str, provider: str) -> Data:
        """Give all that is known of a model at a provider: status, limits, prices, features.

        Both are slugs. A feature that is null is not known; false is known not to exist.
        """
        offering = self.facts.offering(model, provider)
        data = shown_record(self.facts.context, offering.key).data
        page = f"{PAGES}{urls.offering_path(offering)}index.md"
        return self._answer({**data, "resource": page})

    def price_on(self, model: str, provider: str, day: str = "") -> Data:
        """Give every price of a model at a provider on a day (YYYY-MM-DD; default: as_of).

        Each has its rates, conditions, period, source, disputes and corrections. Where
        `read_later` is a day, the price was read on that day: nobody says that it applied before.
        `lifecycle` is as of the basis, `status_on_day` as of the day.
        """
        offering, on = self.facts.offering(model, provider), _day(day) or self.facts.as_of
        prices = [
            {**price_data(price), "read_later": read_later(price, on)}
            for price in offering.prices
            if price.holds_on(on)
        ]
        life = offering.lifecycle
        return self._answer(
            {
                "model": offering.model.slug,
                "provider": offering.provider.slug,
                "id": offering.id,
                "day": on,
                "billing": offering.billing,
                "lifecycle": lifecycle_data(life, offering.status, offering.lifecycle_source),
                "status_on_day": status_on(life, on),
                "prices": prices,
                "not_offered": sorted(offering.not_offered),
                "url": self.facts.context.addresses.whole(urls.offering_path(offering)),
            }
        )

    def cost(  # noqa: PLR0913, PLR0917  # one for each thing that a cost depends on
        self,
        model: str,
        input_tokens: int = 0,
        output_tokens: int = 0,
        cached_tokens: int = 0,
        requests: int | None = None,
        batch: bool = False,  # an argument of a tool has a name
        day: str = "",
        at: str = "",
        mode: str = "",
        other_uses: dict[str, int] | None = None,
        conditions: dict[str, str] | None = None,
    ) -> Data:
        """Calculate what usage costs at each provider, the lowest first.

        `model` is MODEL, or MODEL/PROVIDER for one. `cached_tokens` are a part of `input_tokens`.
        `day` is YYYY-MM-DD, `at` HH:MM in UTC. A sum with `is_whole` false lacks a rate, or
        is not known for that day; it has no rank.
        `mode` is batch, flex, priority or fast. `other_uses` are counts by rate, such as
        {"image": 100}; `conditions` such as {"region": "eu", "thinking": "yes"}. Those without a
        price of their own are in `unpriced_asks`. A cost `for_working_days` depends on the hour or
        the weekday; public holidays are not considered.
        """
        try:
            tokens = token_uses(input_tokens, cached_tokens, output_tokens)
            uses = joined_uses(tokens, _counts(other_uses or {}))
            if requests is not None:
                count_of_use("requests", requests, least=1)
            charged_mode = mode_asked(_mode(mode), is_batch=batch)
        except BadNumber as refusal:
            raise NoAnswer(str(refusal)) from None
        on, hour = _day(day) or self.facts.as_of, _time(at)
        instant = None if hour is None else datetime.combine(on, hour)
        asks = conditions_asked(_known("condition", conditions or {}, CONDITIONS))
        usage = Usage(uses, requests, on, charged_mode, instant, asks)
        return self._answer(cost_answer(self.facts.context, model, usage).data)

    def compare(self, models: list[str]) -> Data:
        """Compare two to six models (MODEL) or offerings (MODEL/PROVIDER), fact by fact."""
        return self._answer(compared_records(self.facts.context, models).data)

    @property
    def all(self) -> Mapping[str, Callable[..., Data]]:
        """Every tool, by its name."""
        tools = (self.resolve_id, self.find_models, self.get_offering, self.price_on)
        return {tool.__name__: tool for tool in (*tools, self.cost, self.compare)}

    def starts(self) -> list[tuple[str, str]]:
        """The path and title of each page as Markdown to start with."""
        docs = docs_in_order(self.facts.context.catalogue.pages)
        return [
            ("retirements/index.md", titles.RETIREMENTS),
            ("changes/index.md", titles.CHANGES),
            *((f"docs/{page.slug}/index.md", page.record.title) for page in docs),
        ]

    def page(self, path: str) -> str:
        """The Markdown of a page, by its path below the site: model/gpt-4.1-mini/index.md."""
        file = self.site.file(f"/{path}") if path.endswith("index.md") else None
        if file is None:
            raise NoAnswer(printable(f"There is no page as Markdown at {beginning_of(path)!r}."))
        return file[1].decode()

    @cached_property
    def site(self) -> Showing:
        """The pages and what stands beside them, each made when it is asked for."""
        context = self.facts.context
        return Showing(context.catalogue, self._templates, context.addresses.base)

    def _source_of_price(self, model: Model) -> Data | None:
        """Where the price was read that results show: the creator's, else the lowest."""
        own = own_offering(self.facts.context.catalogue, model)
        ranked = self.facts.context.market(model).ranked_offerings
        offerings = [own] if own else []
        offerings += [place.offering for place in ranked]
        for offering in offerings:
            for rate in MODEL_KINDS[model.kind].rates_shown if offering.price else ():
                if offering.price and rate in offering.price.rates:
                    cited = cited_data(offering.price.source_of(rate))
                    return {"provider": offering.provider.slug, **cited} if cited else None
        return None

    def _answer(self, data: Data) -> Data:
        """With its basis, and beside each source whether the fact was verified."""
        plain: Data = json.loads(as_json(data))
        return {"basis": dict(self.facts.basis), **_with_verified(plain)}


def _with_verified(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_verified(item) for item in value]
    if not isinstance(value, dict):
        return value
    shown = {key: _with_verified(item) for key, item in value.items()}
    if "via" in shown and "verified" not in shown:
        shown["verified"] = None if shown["via"] is None else shown["via"] != "catalogue"
    return shown


def _known(what: str, given: Mapping[str, Value], known: Iterable[str]) -> Mapping[str, Value]:
    """The same, or NoAnswer where a key is no word of those known."""
    for name in given:
        if name not in known:
            raise NoAnswer(
                printable(
                    f"there is no {what} {beginning_of(name)!r}; {nearest(name, list(known))}"
                )
            )
    return given


def _counts(given: Mapping[str, int]) -> dict[RateKey, int]:
    """Counts by rate. Raises NoAnswer for what is no rate, and BadNumber for what is no count."""
    for name, count in _known("rate", given, RATES).items():
        count_of_use(name, count)
    return cast("dict[RateKey, int]", {name: count for name, count in given.items() if count})


def _mode(text: str) -> Mode | None:
    _known("mode", {text: None} if text else {}, get_args(Mode))
    return cast("Mode", text) if text else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        words = f"{beginning_of(text)!r} is not a date; write YYYY-MM-DD."
        raise NoAnswer(printable(words)) from None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        words = f"{beginning_of(text)!r} is not a time; write HH:MM, in UTC."
        raise NoAnswer(printable(words)) from None
