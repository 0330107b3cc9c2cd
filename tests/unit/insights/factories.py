"""Markets in few words: each helper gives a valid minimum and takes only what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue, link
from llmref.insights.market import Market, market
from llmref.memo import Memo
from llmref.records.creator import CreatorRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.provider import ProviderRecord
from llmref.records.site import SiteRecord
from llmref.seeds import Seed, Seeds

Fields = dict[str, Any]
Offer = tuple[str, Fields]
"""A provider's slug, and an entry of its offerings file."""
RATES = {"input": "2", "output": "8"}
"""What the default workload costs 10 dollars at: 3M tokens in, and half a million out."""
SOURCES: Fields = {
    "page": {"url": "https://acme.example/pricing", "via": "page", "checked": "2026-11-01"},
    "list": {
        "url": "https://models.dev/api.json",
        "via": "catalogue",
        "name": "models.dev",
        "checked": "2026-07-02",
    },
    "undated": {"url": "https://acme.example/undated", "via": "page"},
    "other": {
        "url": "https://www.prices.example/",
        "via": "catalogue",
        "checked": "2026-07-03",
    },
}
CHATS: Fields = {
    "label": "1,000 chats",
    "kinds": ["chat"],
    "requests": 1000,
    "uses": {"input": 3000, "output": 500},
}
CACHED: Fields = {
    "label": "10 long runs",
    "kinds": ["chat"],
    "requests": 10,
    "uses": {"input": 50000, "cache_read": 150000, "output": 1000},
}


def offer(provider: str = "acme", rates: Fields | None = RATES, **fields: Any) -> Offer:
    """An offering of the model at a provider; further prices follow the base price."""
    more = fields.pop("prices", [])
    prices = [{"rates": rates}, *more] if rates else more
    billing = {} if "billing" in fields or prices else {"billing": "unknown"}
    return provider, {"model": "m", "id": "m", "prices": prices, **billing, **fields}


def free(provider: str = "acme", **fields: Any) -> Offer:
    """An offering without charge."""
    return offer(provider, None, billing="free", **fields)


def subscription(provider: str = "acme", **fields: Any) -> Offer:
    """An offering that the plan of its provider includes."""
    return offer(provider, None, billing="subscription", plan="pro", **fields)


def unpriced(provider: str = "acme", **fields: Any) -> Offer:
    """An offering that no source prices."""
    return offer(provider, None, billing="unknown", **fields)


def catalogue(
    *offers: Offer,
    model: Fields | None = None,
    models: dict[str, Fields] | None = None,
    providers: dict[str, Fields] | None = None,
    site: Fields | None = None,
    defaults: Fields | None = None,
    maker: str = "maker",
) -> Catalogue:
    """A catalogue of one model `m`, further models, and the providers of the offers."""
    entries: dict[str, list[Fields]] = {}
    for provider, entry in offers:
        entries.setdefault(provider, []).append(entry)
    records = {"m": model or {}, **(models or {})}
    known = {**{slug: {} for slug in entries}, **(providers or {})}
    return link(
        Seeds(
            Path(),
            sites=(Seed("site.yaml", SiteRecord.model_validate(_text(_site(site or {})))),),
            creators=(Seed("creators/maker.yaml", _creator()),),
            models=tuple(
                Seed(f"models/{maker}/{slug}.yaml", _model(fields))
                for slug, fields in sorted(records.items())
            ),
            providers=tuple(
                Seed(f"providers/{slug}.yaml", _provider(slug, fields))
                for slug, fields in sorted(known.items())
            ),
            offerings=tuple(
                Seed(f"offerings/{slug}.yaml", _offerings(held, defaults or {}))
                for slug, held in sorted(entries.items())
            ),
        )
    )


def market_of(*offers: Offer, **fields: Any) -> Market:
    """The market of the model `m`."""
    held = catalogue(*offers, **fields)
    return market(held, held.models["m"], Memo())


def at(held: Market, provider: str = "acme") -> Offering:
    """The offering of the market's model at a provider."""
    return next(found for found in held.offerings if found.provider.slug == provider)


def offering_of(*offers: Offer, **fields: Any) -> Offering:
    """The model's offering at the first provider named."""
    return at(market_of(*offers, **fields), offers[0][0])


def _site(fields: Fields) -> Fields:
    return {
        "name": "Reference",
        "description": "A reference.",
        "base_url": "https://reference.example/",
        "repository": "https://code.example/reference",
        "as_of": "2026-11-20",
        "workloads": {"chats": CHATS},
        **fields,
    }


def _creator() -> CreatorRecord:
    families = {"line": {"name": "Line"}, "m": {"name": "M"}}
    return CreatorRecord.model_validate({"name": "Maker", "families": families})


def _model(fields: Fields) -> ModelRecord:
    return ModelRecord.model_validate(_text({"name": "M", "kind": "chat", **fields}))


def _provider(slug: str, fields: Fields) -> ProviderRecord:
    minimum = {"name": slug.capitalize(), "kind": "gateway", "refresh": "weekly"}
    return ProviderRecord.model_validate(_text({**minimum, **fields}))


def _offerings(entries: list[Fields], defaults: Fields) -> OfferingsFile:
    return OfferingsFile.model_validate(
        _text(
            {
                "sources": SOURCES,
                "defaults": {
                    "source": "page",
                    "checked": "2026-11-01",
                    "billing": "usage",
                    **defaults,
                },
                "plans": {"pro": {"name": "Pro", "fee": "$20", "per": "month"}},
                "offerings": entries,
            }
        )
    )


def _text(value: Any) -> Any:
    """The value as YAML is read here: every scalar as text."""
    if isinstance(value, dict):
        return {key: _text(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_text(held) for held in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
