"""A tier that no input reaches leaves with a finding, unless a person wrote it."""

import pytest

from llmref.imports.findings import with_findings
from llmref.imports.origins import CATALOGUES
from llmref.imports.reachable import reachable
from llmref.records.offering import OfferingsFile
from llmref.records.traits import Traits

PAGE = "https://acme.example/prices"
MODEL = Traits.model_validate({"limits": {"context": "200000"}})
LITELLM = CATALOGUES["litellm"].url


def file(source: str, **limits: str) -> OfferingsFile:
    return OfferingsFile.model_validate(
        {
            "sources": {
                "catalog": {"url": LITELLM, "via": "catalogue", "name": "LiteLLM"},
                "page": {"url": PAGE, "via": "page", "name": "Acme", "checked": "2026-11-01"},
            },
            "defaults": {"source": "catalog", "checked": "2026-11-01", "billing": "usage"},
            "offerings": [
                {
                    "model": "anvil-1",
                    "id": "anvil-1",
                    "limits": limits,
                    "prices": [
                        {"rates": {"input": "1"}},
                        {
                            "when": {"input_above": "200000"},
                            "rates": {"input": "2"},
                            "source": source,
                        },
                    ],
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("source", "limits", "count"),
    [
        ("catalog", {}, 1),
        ("catalog", {"context": "1000000"}, 2),
        ("catalog", {"context": "200001"}, 2),
        ("page", {}, 2),
    ],
)
def test_a_tier_that_no_input_reaches_is_left_out(
    source: str, limits: dict[str, str], count: int
) -> None:
    before, models = file(source, **limits), {"anvil-1": MODEL}

    changed, findings = with_findings(reachable({"acme": before}, models, {}))

    assert len(changed.get("acme", before).offerings[0].prices) == count
    assert len(findings) == 2 - count
