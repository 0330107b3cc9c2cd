"""The catalogue as the data of genai-prices: providers with their models and prices.

An ID is in the file only if its current price is known, in dollars, in rates that genai-prices has
units for. Prices by the length of the input are tiers; those of a mode are variants, chosen by
`processing` or `service_tier`; those of hours of the day are constrained by their times.

What there is no field for is left out: disputes, history and prices to come; prices by region,
weekday, quality and resolution. The source of a price stands in its comment.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from llmref.catalogue.entities import Offering, Price, Provider, Sellable
from llmref.catalogue.lifecycle import is_deprecated
from llmref.catalogue.link import Catalogue
from llmref.exports.charges import Charge, NotCharged, Rates, RatesByLength, charge_of
from llmref.exports.listed import (
    Data,
    Shaped,
    known_facts,
    listed_offerings,
    name_of,
    number,
    providers_by_name,
)
from llmref.records.catalogs import CatalogName
from llmref.records.price import Mode
from llmref.records.rates import RateKey

NAME: CatalogName = "genai-prices"
NO_JOIN = "audio, images or video have a rate of their own, and none for what is cached of them"
_MINUTES = 60
_UNITS: dict[RateKey, str] = {
    "input": "input_mtok",
    "output": "output_mtok",
    "cache_read": "cache_read_mtok",
    "cache_write": "cache_write_mtok",
    "cache_write_1h": "cache_write_1h_mtok",
    "reasoning": "output_reasoning_mtok",
    "audio_input": "input_audio_mtok",
    "audio_output": "output_audio_mtok",
    "audio_cache_read": "cache_audio_read_mtok",
    "image_input": "input_image_mtok",
    "image_output": "output_image_mtok",
    "image_cache_read": "cache_image_read_mtok",
    "video_input": "input_video_mtok",
    "video_output": "output_video_mtok",
    "audio_minute": "input_audio_hours",
    "characters": "input_mchars",
    "request": "requests_kcount",
    "rerank": "rerank_searches_kcount",
    "web_search": "web_searches_kcount",
    "page": "input_document_kpages",
}
_PARTS: dict[RateKey, RateKey] = {
    "cache_read": "input",
    "cache_write": "input",
    "cache_write_1h": "cache_write",
    "reasoning": "output",
    "audio_input": "input",
    "audio_output": "output",
    "audio_cache_read": "audio_input",
    "image_input": "input",
    "image_output": "output",
    "image_cache_read": "image_input",
    "video_input": "input",
    "video_output": "output",
}
"""What each is a part of: a rate of a part is charged only beside one of the whole."""
_JOINS: dict[tuple[RateKey, RateKey], RateKey | None] = {
    ("audio_input", "cache_read"): "audio_cache_read",
    ("image_input", "cache_read"): "image_cache_read",
    ("video_input", "cache_read"): None,
    ("audio_input", "cache_write"): None,
    ("image_input", "cache_write"): None,
    ("video_input", "cache_write"): None,
    ("audio_output", "reasoning"): None,
    ("image_output", "reasoning"): None,
    ("video_output", "reasoning"): None,
}
"""The rate that genai-prices demands of what is both; None where we have no such rate."""
_CONTEXTS: dict[Mode, dict[str, str]] = {
    "batch": {"processing": "batch"},
    "flex": {"service_tier": "flex"},
    "priority": {"service_tier": "priority"},
    "fast": {"service_tier": "fast"},
}
_NOWHERE = "(?!)"
"""A pattern that no address matches."""


def as_genai_prices(catalogue: Catalogue) -> Shaped:
    """Providers by the name that genai-prices has for them, else their slug."""
    providers: list[Data] = []
    left_out: Counter[str] = Counter()
    for name, alike in providers_by_name(catalogue, NAME).items():
        models: dict[str, Data] = {}
        for provider in alike:
            for offering, form in listed_offerings(catalogue.at_provider[provider.slug]):
                try:
                    model = _model(catalogue, offering, form)
                except NotCharged as reason:
                    left_out[str(reason)] += 1
                else:
                    models.setdefault(form.id.lower(), model)
        if models:
            listed = [model for _, model in sorted(models.items())]
            providers.append({**_provider(name, alike[0]), "models": listed})
    ids = sum(len(provider["models"]) for provider in providers)
    return Shaped(providers, ids, left_out)


def _provider(name: str, provider: Provider) -> Data:
    addresses = {recipe.base_url for recipe in provider.record.recipes if recipe.base_url}
    patterns = sorted(_VARIABLE.sub("[^/]+", re.escape(address)) for address in addresses)
    pricing = provider.record.links.pricing
    return known_facts(
        id=name,
        name=provider.name,
        api_pattern="|".join(patterns) or _NOWHERE,
        pricing_urls=[pricing] if pricing else None,
    )


_VARIABLE = re.compile(r"\\\{\w+\\\}")


def _model(catalogue: Catalogue, offering: Offering, form: Sellable) -> Data:
    charge = charge_of(form, _UNITS.keys())
    _refuse_what_it_refuses(charge.base.plain)
    is_over = form.lifecycle is not None and is_deprecated(form.lifecycle, catalogue.today)
    return known_facts(
        id=form.id,
        match={"equals": form.id.lower()},
        name=name_of(offering, form),
        context_window=form.limits.context,
        price_comments=_comment(charge.price) if charge.price else None,
        deprecated=True if is_over else None,
        prices=_prices(charge),
        price_variants=[
            {"when": _CONTEXTS[mode], "prices": _by_length(rates)}
            for mode, rates in charge.modes.items()
        ],
    )


def _refuse_what_it_refuses(rates: Rates) -> None:
    """Raises NotCharged where genai-prices demands a rate that nobody states."""
    parts = {rate for rate, whole in _PARTS.items() if rate in rates and whole not in rates}
    joins = (
        join
        for (first, second), join in _JOINS.items()
        if first in rates and second in rates and (join is None or join not in rates)
    )
    if parts or any(True for _ in joins):
        raise NotCharged(NO_JOIN)


def _comment(price: Price) -> str | None:
    if price.cited is None:
        return None
    unverified = ", not verified" if price.cited.is_catalogue else ""
    where = f" at {price.cited.origin.url}" if price.cited.origin.url else ""
    return f"As of {price.cited.checked}{where}{unverified}."


def _prices(charge: Charge) -> Data | list[Data]:
    plain = _by_length(charge.base)
    hours = [
        {"constraint": _times(hours), "prices": _by_length(RatesByLength(rates))}
        for hours, rates in charge.hours
    ]
    return [{"prices": plain}, *hours] if hours else plain


def _times(hours: str) -> Data:
    start, end = hours.split("-")
    return {"start_time": f"{start}:00Z", "end_time": f"{end}:00Z"}


def _by_length(by_length: RatesByLength) -> Data:
    return {
        _UNITS[rate]: _amount(rate, amount, by_length)
        for rate, amount in by_length.plain.items()
        if rate in _UNITS
    }


def _amount(rate: RateKey, amount: Decimal, by_length: RatesByLength) -> object:
    base = number(_for_unit(rate, amount))
    tiers = [
        {"start": tokens, "price": number(_for_unit(rate, rates[rate]))}
        for tokens, rates in by_length.longer
        if rate in rates
    ]
    return {"base": base, "tiers": tiers} if tiers else base


def _for_unit(rate: RateKey, amount: Decimal) -> Decimal:
    return amount * _MINUTES if rate == "audio_minute" else amount
