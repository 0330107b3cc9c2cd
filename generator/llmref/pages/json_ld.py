"""What search engines read about a page, in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Creator, Model, Offering, Price, Provider
from llmref.insights.faq import Question
from llmref.pages.page import Link
from llmref.records.rates import RATES
from llmref.records.site import SiteRecord
from llmref.urls import Addresses

CONTEXT = "https://schema.org"
Object = dict[str, Any]
_DOWNLOADS = {
    "prices.csv": "text/csv",
    "prices.ndjson": "application/x-ndjson",
    "offerings.json": "application/json",
    "catalog.sqlite": "application/vnd.sqlite3",
}


def web_page(
    addresses: Addresses, crumbs: Sequence[Link], page: Link, updated: date | None
) -> Object:
    """A page: when its facts were last read, if that is known, and the way to it."""
    modified = {"dateModified": formats.day(updated)} if updated else {}
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "url": addresses.whole(page.path),
        **modified,
        "breadcrumb": _breadcrumbs(addresses, crumbs, page),
    }


def _breadcrumbs(addresses: Addresses, crumbs: Sequence[Link], page: Link) -> Object:
    """The way to a page, whose own step needs no address."""
    steps = [{"name": link.text, "item": addresses.whole(link.path)} for link in crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, **step}
            for position, step in enumerate([*steps, {"name": page.text}], start=1)
        ],
    }


def website(addresses: Addresses, name: str, description: str) -> Object:
    """The whole site."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": name,
        "description": description,
        "url": addresses.whole("/"),
    }


def dataset(addresses: Addresses, site: SiteRecord, today: date) -> Object:
    """The catalogue as a set of data, with the files that have all of it."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": f"{site.name}: models, providers, prices",
        "description": site.description,
        "url": addresses.whole(urls.docs_path(urls.DATA)),
        "dateModified": formats.day(today),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": addresses.whole(f"/api/v1/{name}"),
            }
            for name, media_type in _DOWNLOADS.items()
        ],
    }


def organization(creator: Creator) -> Object:
    """A creator."""
    return _with_address(
        {"@context": CONTEXT, "@type": "Organization", "name": creator.name},
        creator.record.links.home,
    )


def service(provider: Provider) -> Object:
    """A provider, as the API that it offers."""
    described: Object = {"@context": CONTEXT, "@type": "WebAPI", "name": provider.name}
    if provider.record.links.docs:
        described["documentation"] = provider.record.links.docs
    return _with_address(described, provider.record.links.home)


def questions(site: SiteRecord, asked: Sequence[Question]) -> list[Object]:
    """Questions with the answers that stand on the page, without markup, if the site wants it."""
    return [_faq_page(asked)] if site.faq_for_search_engines and asked else []


def _faq_page(asked: Sequence[Question]) -> Object:
    return {
        "@context": CONTEXT,
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": item.question,
                "acceptedAnswer": {"@type": "Answer", "text": item.answer.replace("`", "")},
            }
            for item in asked
        ],
    }


def model_json_ld(addresses: Addresses, model: Model) -> Object:
    """A model, as software."""
    described: Object = {
        "@context": CONTEXT,
        "@type": "SoftwareApplication",
        "name": model.name,
        "applicationCategory": "DeveloperApplication",
        "url": addresses.whole(urls.model_path(model)),
    }
    if model.creator:
        described["author"] = {"@type": "Organization", "name": model.creator.name}
    if model.record.released:
        described["datePublished"] = model.record.released.text
    return described


def product(addresses: Addresses, offering: Offering) -> Object:
    """An offering with one offer of all its current rates.

    It has no offer if it has no rate in money, or is retired.
    """
    described: Object = {
        "@context": CONTEXT,
        "@type": "Product",
        "name": f"{offering.model.name} on {offering.provider.name}",
        "sku": offering.id,
        "url": addresses.whole(urls.offering_path(offering)),
    }
    if offering.model.creator:
        described["brand"] = {"@type": "Brand", "name": offering.model.creator.name}
    price = offering.price if offering.is_live else None
    if price and (rates := _unit_prices(price)):
        described["offers"] = {
            "@type": "Offer",
            "seller": {"@type": "Organization", "name": offering.provider.name},
            "priceSpecification": rates,
        }
    return described


def _unit_prices(price: Price) -> list[Object]:
    return [
        {
            "@type": "UnitPriceSpecification",
            "name": RATES[rate].label,
            "price": formats.amount_text(amount),
            "priceCurrency": price.currency,
            "unitText": RATES[rate].unit,
        }
        for rate, amount in price.rates.items()
        if isinstance(amount, Decimal)
    ]


def _with_address(described: Object, address: str | None) -> Object:
    return {**described, "url": address} if address else described
