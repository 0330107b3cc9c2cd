"""Seeds joined: what is indexed, what is left out, and that all know their place."""

from datetime import date
from pathlib import Path

import pytest

from llmref import seeds
from llmref.catalogue.link import Catalogue, link
from tests.worlds import WORLDS, lay


@pytest.fixture(scope="module")
def typical() -> Catalogue:
    return link(seeds.load(WORLDS / "typical")[0])


def linked(folder: Path) -> Catalogue:
    return link(seeds.load(folder)[0])


def test_everything_is_sorted_by_slug_and_offerings_by_provider_and_id(typical: Catalogue) -> None:
    for group in (typical.creators, typical.families, typical.models, typical.providers):
        assert list(group) == sorted(group)
    assert typical.offerings == tuple(
        sorted(typical.offerings, key=lambda offering: (offering.provider.slug, offering.id))
    )


def test_offerings_are_indexed_by_model_and_by_provider_even_where_there_are_none(
    typical: Catalogue,
) -> None:
    assert list(typical.at_model) == list(typical.models)
    assert typical.at_model["anvil-3"] == ()
    assert [offering.key for offering in typical.at_model["anvil-2.1-mini"]] == [
        "anvil-2.1-mini/acme",
        "anvil-2.1-mini/desk",
        "anvil-2.1-mini/nuts-and-bolts",
    ]
    assert [offering.id for offering in typical.at_provider["plan-b"]] == ["anvil-2.1"]


def test_models_are_indexed_by_creator_and_family(typical: Catalogue) -> None:
    assert [model.slug for model in typical.by_creator["wile-labs"]] == ["ear-2", "horn-tts"]
    assert [model.slug for model in typical.by_family["magnet"]] == [
        "magnet-embed-3",
        "magnet-rank",
    ]


def test_a_model_of_an_unknown_maker_has_no_creator(typical: Catalogue) -> None:
    assert typical.models["auto"].creator is None
    assert typical.models["auto"].kind == "router"


def test_names_are_those_of_the_records(typical: Catalogue) -> None:
    assert typical.creators["acme"].name == "Acme & Co."
    assert typical.families["anvil-2"].name == "Anvil 2"
    assert typical.models["anvil-1"].name == "Anvil 1"
    assert typical.providers["nuts-and-bolts"].name == "Nuts & Bolts"


def test_what_has_a_native_id_is_listed_with_its_variants_after_it(typical: Catalogue) -> None:
    ids = [thing.id for thing in typical.sellables]

    assert ids.index("anvil-2.1@default") + 1 == ids.index("anvil-2.1@2026-03-14")
    assert {"anvil-2.1@thinking", "anvil-2.1@default"} <= {thing.id for thing in typical.priced}
    assert "anvil-2.1@2026-03-14" not in {thing.id for thing in typical.priced}


def test_what_states_a_lifecycle_itself_is_listed_with_its_name(typical: Catalogue) -> None:
    stated = {name: life.status for _, life, name in typical.lifecycles}

    assert stated["anvil-1"] == "retired"
    assert stated["Acme/Anvil-2.1-MINI"] == "deprecated"
    assert stated["eu.acme/anvil-2.1:0"] == "preview"
    assert "acme/anvil-2.1" not in stated


def test_today_is_the_day_that_the_site_names_or_the_one_that_is_given() -> None:
    read, _ = seeds.load(WORLDS / "tiny")

    assert link(read).today == date(2026, 11, 20)
    assert link(read, date(2027, 1, 1)).today == date(2027, 1, 1)


def test_every_thing_leads_to_its_line(typical: Catalogue) -> None:
    problem = typical.offerings[0].error("prices.0.rates.input", "x")

    assert problem.place.path == "offerings/acme.yaml"
    assert problem.place.field == ("offerings", 0, "prices", 0, "rates", "input")
    assert typical.models["auto"].warning("", "x").place.field == ()


def test_without_redirects_and_exceptions_there_are_none(tmp_path: Path) -> None:
    folder = lay(tmp_path, "tiny")
    (folder / "redirects.yaml").unlink()
    (folder / "exceptions.yaml").unlink()

    catalogue = linked(folder)

    assert all(pairs == {} for _, pairs in catalogue.redirects)
    assert catalogue.exceptions.exceptions == []
    assert [page.slug for page in catalogue.pages] == ["about"]


def test_a_family_of_another_creator_is_not_taken(tmp_path: Path) -> None:
    folder = lay(tmp_path, "tiny")
    (folder / "creators/beta.yaml").write_text("name: Beta\n")
    (folder / "models/beta").mkdir()
    (folder / "models/beta/bolt.yaml").write_text("name: Bolt\nkind: chat\nfamily: anvil\n")

    assert linked(folder).models["bolt"].family is None


def test_offerings_of_an_unknown_provider_are_left_out(tmp_path: Path) -> None:
    folder = lay(tmp_path, "tiny")
    (folder / "providers/acme.yaml").unlink()

    assert linked(folder).offerings == ()


def test_seeds_without_a_site_make_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(IndexError):
        linked(tmp_path)
