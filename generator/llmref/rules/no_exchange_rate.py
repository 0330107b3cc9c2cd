"""A price in another currency is compared in US dollars only where a dated rate is pinned."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each provider's first price in a currency without a rate."""
    for slug in catalogue.providers:
        known = {"USD", *catalogue.site.exchange_rates}
        for offering in catalogue.at_provider[slug]:
            for price in offering.current:
                if price.currency not in known:
                    known.add(price.currency)
                    yield price.warning(
                        "",
                        f"a price in {price.currency}, but site.yaml has no rate for it",
                        "add it to `exchange_rates`, with a source and a date",
                        offering.id,
                    )
