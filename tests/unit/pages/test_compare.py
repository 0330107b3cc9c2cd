"""What a page says of the number of providers is the same wherever it says it."""

from typing import Any

import pytest

from llmref.insights.superlatives import gaps
from llmref.pages.compare import provider_count
from tests.unit.insights.factories import Offer, market_of, offer

RETIRED: dict[str, Any] = {"lifecycle": {"status": "retired"}}


def unpriced(provider: str, **fields: Any) -> Offer:
    return offer(provider, rates=None, billing="unknown", **fields)


@pytest.mark.parametrize(
    ("offers", "count", "gap"),
    [
        ([offer()], "The only provider of it listed here", ()),
        (
            [offer(), offer("beta")],
            "Compare all 2 providers; 2 of them publish a price",
            (),
        ),
        (
            [offer(), offer("beta"), unpriced("gamma"), offer("delta", **RETIRED)],
            "Compare all 4 providers; 3 can be called now, 2 of them publish a price",
            ("2 of 3 providers publish a price.",),
        ),
        (
            [offer(), unpriced("gamma"), unpriced("delta", **RETIRED)],
            "Compare all 3 providers; 2 can be called now, 1 of them publishes a price",
            ("1 of 2 providers publishes a price.",),
        ),
        (
            [unpriced("beta"), unpriced("gamma")],
            "Compare all 2 providers; none of them publish a price",
            (),
        ),
        (
            [offer(**RETIRED), offer("beta", **RETIRED)],
            "Compare all 2 providers; none can be called now",
            (),
        ),
    ],
)
def test_all_counts_of_a_page_are_of_the_same_providers(
    offers: list[Offer], count: str, gap: tuple[str, ...]
) -> None:
    market = market_of(*offers)

    assert (provider_count(market), gaps(market)) == (count, gap)
