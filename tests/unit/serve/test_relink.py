"""A catalogue that takes over what did not change is the one that would be linked anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from llmref.catalogue.link import Catalogue, link
from llmref.serve.relink import relink
from llmref.serve.seed_cache import SeedCache
from llmref.serve.stamps import Stamps
from tests.previews import change
from tests.worlds import lay


def price(folder: Path) -> None:
    change(folder / "offerings" / "acme.yaml", "0.40", "0.44")


def defaults(folder: Path) -> None:
    change(folder / "offerings" / "acme.yaml", "billing: usage", "billing: free")


def without_offerings(folder: Path) -> None:
    (folder / "offerings" / "desk.yaml").unlink()


def without_provider(folder: Path) -> None:
    (folder / "providers" / "desk.yaml").unlink()


def name(folder: Path) -> None:
    change(folder / "models" / "acme" / "anvil-1.yaml", "name: ", "name: New ")


def limits(folder: Path) -> None:
    change(folder / "models" / "acme" / "anvil-2.1.yaml", "context: ", "context: 1")


def without_model(folder: Path) -> None:
    (folder / "models" / "acme" / "anvil-2.1.yaml").unlink()


def told(catalogue: Catalogue) -> list[object]:
    sold = [
        (s.key, s.place, s.record, s.price and s.price.rates, s.limits, s.cited)
        for s in catalogue.offerings
    ]
    slugs = [list(group) for group in (catalogue.models, catalogue.providers, catalogue.creators)]
    return [sold, slugs, catalogue.seeds, catalogue.today]


@pytest.mark.parametrize(
    "edit", [price, defaults, without_offerings, without_provider, name, limits, without_model]
)
def test_nothing_differs_from_a_catalogue_that_is_linked_anew(
    tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    folder = lay(tmp_path / "seeds", "tiny", "typical")
    cache, stamps = SeedCache(folder), Stamps([folder])
    before = link(cache.read(())[0])
    edit(folder)
    seeds, _ = cache.read(stamps.renew())

    after = relink(before, seeds, None)

    assert told(after) == told(link(seeds))
    assert {id(s.model) for s in after.offerings} <= {id(m) for m in after.models.values()}


def test_offerings_that_did_not_change_are_taken_over(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny", "typical")
    cache, stamps = SeedCache(folder), Stamps([folder])
    before = link(cache.read(())[0])
    price(folder)

    after = relink(before, cache.read(stamps.renew())[0], None)

    assert after.at_provider["desk"][0] is before.at_provider["desk"][0]
    assert after.at_provider["acme"][0] is not before.at_provider["acme"][0]


def test_only_what_a_model_has_is_linked_anew_with_it(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny", "typical")
    cache, stamps = SeedCache(folder), Stamps([folder])
    before = link(cache.read(())[0])
    name(folder)

    after = relink(before, cache.read(stamps.renew())[0], None)

    kept = [new is old for new, old in zip(after.offerings, before.offerings, strict=True)]
    assert kept == [sold.model.slug != "anvil-1" for sold in before.offerings]
    assert after.models["anvil-3"] is before.models["anvil-3"]


def test_offerings_without_a_provider_are_left_out(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny", "typical")
    (folder / "providers" / "desk.yaml").unlink()
    cache, stamps = SeedCache(folder), Stamps([folder])
    before = link(cache.read(())[0])
    price(folder)

    after = relink(before, cache.read(stamps.renew())[0], None)

    assert "desk" not in after.at_provider
