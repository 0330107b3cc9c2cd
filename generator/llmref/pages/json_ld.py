"""What search engines read about a page, in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Creator, Model, Offering, Provider
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


def breadcrumbs(addresses: Addresses, crumbs: Sequence[Link], page: Link) -> Object:
    """The way to a page."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": link.text,
                "item": addresses.whole(link.path),
            }
            for position, link in enumerate([*crumbs, page], start=1)
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


def questions(asked: Sequence[Question]) -> Object:
    """Questions with the answers that stand on the page, without markup."""
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
    """An offering, with its current rates as offers; one that has none, or is retired, has none."""
    address = addresses.whole(urls.offering_path(offering))
    described: Object = {
        "@context": CONTEXT,
        "@type": "Product",
        "name": f"{offering.model.name} on {offering.provider.name}",
        "sku": offering.id,
        "url": address,
        "category": "API access to an AI model",
    }
    if offering.model.creator:
        described["brand"] = {"@type": "Brand", "name": offering.model.creator.name}
    price = offering.price if offering.is_live else None
    offers = [
        {
            "@type": "Offer",
            "url": address,
            "price": formats.amount_text(amount),
            "priceCurrency": price.currency,
            "seller": {"@type": "Organization", "name": offering.provider.name},
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "name": RATES[rate].label,
                "price": formats.amount_text(amount),
                "priceCurrency": price.currency,
                "unitText": RATES[rate].unit,
            },
        }
        for rate, amount in (price.rates.items() if price else ())
        if price is not None and isinstance(amount, Decimal)
    ]
    if offers:
        described["offers"] = offers
    return described


def _with_address(described: Object, address: str | None) -> Object:
    return {**described, "url": address} if address else described
