"""Files in the shape of others, fetched by those others from the address of a site."""

from __future__ import annotations

import json
import random  # noqa: TID251  # of a seed: the same requests in each run
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue, link
from llmref.costs.quote import quote
from llmref.costs.usage import Usage
from llmref.exports.charges import charge_of
from llmref.exports.listed import providers_by_name
from llmref.exports.shapes import exported
from llmref.records.catalogs import CatalogName
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.seeds import load
from tests.served import served
from tests.sites import REAL

pytestmark = pytest.mark.clients
ROOT = REAL.parent
PYTHON = ROOT / ".venv-clients/bin/python"
SCRIPTS: dict[CatalogName, str] = {
    "litellm": "costs_by_litellm.py",
    "genai-prices": "costs_by_genai_prices.py",
}
CHARGED: set[RateKey] = {"input", "output", "cache_read", "cache_write", "cache_write_1h"}
"""What requests are drawn of: a text, some of it cached."""
MODES: tuple[Mode | None, ...] = (None, None, None, "flex", "priority")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return link(load(REAL)[0], None)


@pytest.fixture(scope="module", params=["litellm", "genai-prices"])
def client(request: pytest.FixtureRequest) -> CatalogName:
    name: CatalogName = request.param
    return name


@pytest.fixture(scope="module")
def address(
    catalogue: Catalogue, client: CatalogName, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the file is that the client reads."""
    folder = tmp_path_factory.mktemp(client)
    (folder / "prices.json").write_bytes(exported(catalogue, client))
    with served(folder) as host:
        yield f"{host}/prices.json"


@dataclass(frozen=True)
class Asked:
    """A request to an offering of a provider, by the name that the client has for it."""

    provider: str
    offering: Offering
    usage: Usage

    @property
    def ours(self) -> Decimal:
        return quote(self.offering, self.usage, {}).total or Decimal(0)

    def data(self) -> dict[str, Any]:
        return {
            "provider": self.provider,
            "id": self.offering.id,
            "mode": self.usage.mode,
            "day": self.usage.day.isoformat(),
            "uses": dict(self.usage.uses),
        }


def drawn(catalogue: Catalogue, client: CatalogName) -> Iterator[Asked]:
    """Requests to offerings whose price is whole here for what they use."""
    chance = random.Random(18)
    listed = set(listed_ids(catalogue, client))
    for name, providers in providers_by_name(catalogue, client).items():
        for offering in catalogue.at_provider[providers[0].slug]:
            mode = chance.choice(MODES)
            is_tiered = any(price.when.longest_below for price in offering.current)
            if (name, offering.id) not in listed or not (
                mode or is_tiered or chance.random() < 0.1
            ):
                continue
            for usage in usages(chance, offering, mode, catalogue.today):
                asked = Asked(name, offering, usage)
                is_charged = client != "litellm" or not is_charged_otherwise(asked)
                if is_charged and usage.uses and quote(offering, usage, {}).is_whole:
                    yield asked


def is_charged_otherwise(request: Asked) -> bool:
    """Whether LiteLLM has code of its own for a provider, which does not read what the map says.

    It takes all of Hugging Face for free, and knows neither a priority tier of Fireworks nor prices
    of Perplexity that depend on the length of the input.
    """
    match request.provider:
        case "huggingface":
            return True
        case "fireworks_ai":
            return request.usage.mode is not None
    return request.provider == "perplexity" and is_long(request)


def listed_ids(catalogue: Catalogue, client: CatalogName) -> Iterator[tuple[str, str]]:
    data = json.loads(exported(catalogue, client))
    if client == "litellm":
        yield from (
            (model["litellm_provider"], key.split("/", 1)[1]) for key, model in data.items()
        )
    else:
        yield from ((each["id"], model["id"]) for each in data for model in each["models"])


def usages(
    chance: random.Random, offering: Offering, mode: Mode | None, day: date
) -> Iterator[Usage]:
    """Two requests, one shorter and one longer than where prices change."""
    if offering.price is None or (mode and mode not in charge_of(offering, RATES.keys()).modes):
        return
    if any(price.when.hours_utc for price in offering.current):
        return
    lengths = [price.when.longest_below or 50_000 for price in offering.current]
    rates = [rate for rate in offering.price.rates if rate in CHARGED]
    for most in (min(lengths) // 5, 2 * max(lengths)):
        uses = {rate: chance.randint(most // 4 + 1, most + 1) for rate in rates}
        yield Usage(uses, 1, day, mode)


def calculated(client: CatalogName, address: str, requests: list[Asked]) -> list[Decimal]:
    done = subprocess.run(
        [PYTHON, Path(__file__).with_name(SCRIPTS[client]), address],
        input=json.dumps([request.data() for request in requests]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Falling back" not in done.stderr
    return [Decimal(text) for text in json.loads(done.stdout)]


def test_the_client_calculates_what_we_do_from_our_file(
    client: CatalogName, address: str, catalogue: Catalogue
) -> None:
    requests = list(drawn(catalogue, client))

    theirs = calculated(client, address, requests)

    assert [
        (request.data(), request.ours, other)
        for request, other in zip(requests, theirs, strict=True)
        if abs(request.ours - other) > Decimal("1e-9") * max(request.ours, Decimal("1e-6"))
    ][:5] == []
    assert len(requests) >= 1_000
    assert sum("cache_read" in request.usage.uses for request in requests) >= 200
    assert sum(request.usage.mode is not None for request in requests) >= 50
    assert len({request.provider for request in requests}) >= 100
    assert sum(is_long(request) for request in requests) >= 100


def is_long(request: Asked) -> bool:
    """Whether a tier for long inputs applies."""
    price = quote(request.offering, request.usage, {}).price
    return price is not None and price.when.longest_below is not None


def test_it_knows_no_price_of_what_is_left_out(
    client: CatalogName, address: str, catalogue: Catalogue
) -> None:
    listed = set(listed_ids(catalogue, client))
    offering = next(
        each
        for each in catalogue.at_provider["openai"]
        if ("openai", each.id) not in listed and each.is_live
    )
    usage = Usage({"input": 1_000}, 1, catalogue.today)

    done = subprocess.run(
        [PYTHON, Path(__file__).with_name(SCRIPTS[client]), address],
        input=json.dumps([Asked("openai", offering, usage).data()]),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert offering.id in done.stderr
