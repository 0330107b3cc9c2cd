"""Single facts as JSON: a price, limits, a lifecycle, a source.

Money is text with all its digits. A fact that nobody stated is null.
"""

from __future__ import annotations

from llmref import formats
from llmref.catalogue.entities import Cited, Limits, Offering, Price, Sellable
from llmref.catalogue.lifecycle import LifecycleStatus
from llmref.insights.source_json import Data, cited_data, origin_data
from llmref.records.rates import RATES, RateKey
from llmref.records.traits import Lifecycle


def price_data(price: Price) -> Data:
    """A price with everything that its sources say of it, and said before."""
    return {
        "rates": {
            rate: {
                "amount": amount if isinstance(amount, str) else formats.amount_text(amount),
                "per": RATES[rate].unit,
                **(
                    {"source": cited_data(price.rate_sources[rate])}
                    if rate in price.rate_sources
                    else {}
                ),
            }
            for rate, amount in price.rates.items()
        },
        "currency": price.currency,
        "converted_from": price.converted_from,
        "when": price.conditions,
        "starts": price.starts,
        "starts_after": price.starts_after,
        "ends": price.ends,
        "ends_after": price.ends_after,
        "source": cited_data(price.cited),
        "overdue_since": price.contradicted_on,
        **_claims(price),
    }


def _claims(price: Price) -> Data:
    """What other sources say of a price, or its own said before."""
    return {
        "disputed": [
            {"rates": dict(dispute.rates), "source": cited_data(dispute.cited)}
            for dispute in price.disputes
        ],
        "corrects": [
            {"rates": dict(wrong.rates), "source": cited_data(wrong.cited)}
            for wrong in price.corrections
        ],
        "revisions": [
            {
                "rates": dict(revision.rates),
                "source": origin_data(revision.origin),
                "after": revision.after,
                "by": revision.by,
            }
            for revision in price.revisions
        ],
    }


def current_prices(sellable: Sellable) -> list[Data]:
    """The prices that apply now, without what other sources say: where they do, they are marked."""
    return [_brief(price) for price in sellable.current]


def charged_prices(offering: Offering) -> list[Data]:
    """The same, with those of IDs that are labelled as a mode, as prices in that mode."""
    return [_at_id(price) for price in offering.charged]


def other_prices(offering: Offering) -> list[Data]:
    """The prices of other days, past and announced, in the same form."""
    every = (*offering.prices, *offering.of_modes)
    return [_at_id(price) for price in every if price not in offering.charged]


def _at_id(price: Price) -> Data:
    return _brief(price) | ({"at_id": price.at_id} if price.at_id else {})


def _brief(price: Price) -> Data:
    return {
        "rates": {
            rate: amount if isinstance(amount, str) else formats.amount_text(amount)
            for rate, amount in price.rates.items()
        },
        "currency": price.currency,
        "converted_from": price.converted_from,
        "when": price.conditions,
        "starts": price.starts,
        "ends": price.ends,
        "ends_after": price.ends_after,
        "disputed": [rate for rate in price.rates if is_disputed(price, rate)],
        "source": price.cited.origin.url if price.cited else None,
        "via": price.cited.origin.via if price.cited else None,
        "checked": price.cited.checked if price.cited else None,
        "rate_sources": {rate: cited_data(cited) for rate, cited in price.rate_sources.items()},
    }


def is_disputed(price: Price, rate: RateKey) -> bool:
    """Whether another source states another amount of a rate."""
    amount = price.rates[rate]
    return any(dispute.rates.get(rate, amount) != amount for dispute in price.disputes)


def limits_data(limits: Limits) -> Data:
    """How much fits, in tokens."""
    return {"context": limits.context, "output": limits.output, "dimensions": limits.dimensions}


def lifecycle_data(
    lifecycle: Lifecycle | None, status: LifecycleStatus | None, cited: Cited | None
) -> Data | None:
    """What is stated of a lifecycle, with its status as of the day of the build."""
    if lifecycle is None:
        return None
    return lifecycle.model_dump() | {"status": status, "source": cited_data(cited)}
