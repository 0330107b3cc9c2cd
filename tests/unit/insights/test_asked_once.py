"""What several parts of a page say of an offering or a model has one owner each, and no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import llmref

PACKAGE = Path(llmref.__file__).parent
PARTS = [
    *("insights/why.py", "insights/faq.py", "insights/retirement.py"),
    *(f"insights/gotchas/{name}.py" for name in ("__init__", "calls", "prices")),
    *(f"pages/{name}.py" for name in ("offering", "prices", "specs", "compare", "index_json")),
]
"""The modules that make the parts of an offering's page."""
OF_OFFERINGS = {
    *("api_of", "has_rate", "input_tiers", "limits_of_model", "price_in", "publishes_price"),
    *("recipe", "beside"),
}
"""What `OfferingFacts` has of each offering."""
OF_MODELS = {"by_unverified", "cheapest", "cheapest_in_short", "gaps", "unverified_sources"}
"""What `MarketSentences` has of each model."""


@pytest.mark.no_cover  # it runs nothing of the package
@pytest.mark.parametrize("module", PARTS)
def test_a_part_of_a_page_asks_the_owner(module: str) -> None:
    tree = ast.parse((PACKAGE / module).read_text())
    names = {
        ast.unparse(node.func).rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }

    assert names & (OF_OFFERINGS | OF_MODELS) == set()
