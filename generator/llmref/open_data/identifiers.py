"""Every name under which something is known: model IDs, aliases, and slugs that have moved."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import urls
from llmref.catalogue.link import Catalogue
from llmref.open_data.basis import Data
from llmref.urls import Addresses


def identifier_entries(catalogue: Catalogue, addresses: Addresses) -> list[Data]:
    """All of them, sorted by ID, model and provider."""
    entries = [*_ids(catalogue, addresses), *_aliases(catalogue, addresses)]
    return sorted(entries, key=_order)


def _order(entry: Data) -> tuple[str, str, str, str]:
    return entry["id"], entry["kind"], entry["model"], entry["provider"] or ""


def _ids(catalogue: Catalogue, addresses: Addresses) -> Iterator[Data]:
    for offering in catalogue.offerings:
        url = addresses.whole(urls.offering_path(offering))
        slugs = (offering.model.slug, offering.provider.slug)
        for form in offering.sellables:
            kind = "model_id" if form is offering else "variant_id"
            yield _entry(form.id, kind, *slugs, url=url)


def _aliases(catalogue: Catalogue, addresses: Addresses) -> Iterator[Data]:
    for slug, model in catalogue.models.items():
        url = addresses.whole(urls.model_path(model))
        yield _entry(slug, "slug", slug, url=url)
        for alias in model.record.aliases:
            yield _entry(alias, "alias", slug, url=url)
    for old, new in catalogue.redirects.models.items():
        if new in catalogue.models:
            url = addresses.whole(urls.model_path(catalogue.models[new]))
            yield _entry(old, "old_slug", new, url=url)


def _entry(id_: str, kind: str, model: str, provider: str | None = None, *, url: str) -> Data:
    return {"id": id_, "kind": kind, "model": model, "provider": provider, "url": url}
