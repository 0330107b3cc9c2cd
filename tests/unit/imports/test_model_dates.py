"""A model without a release date has the one that copies state, else the day of the first copy."""

import json
import re
from pathlib import Path

import pytest

from tests.unit.imports.taking import change, contents, run, take

ANVIL = "models/acme/anvil-speak.yaml"


@pytest.fixture
def seeds(seeds: Path) -> Path:
    """Seeds with a model whose release date nobody knows."""
    file = seeds / ANVIL
    file.write_text(re.sub("^released: .*\n", "", file.read_text(), flags=re.MULTILINE))
    return seeds


def model(seeds: Path) -> str:
    return (seeds / ANVIL).read_text()


def test_the_oldest_copy_that_lists_a_model_bounds_the_day_of_its_first_listing(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    take(seeds, "litellm", litellm, "2026-11-27")
    assert "listed_by: 2026-11-20" in model(seeds)

    take(seeds, "litellm", litellm, "2026-04-03", "--revision", "1.83.1")

    assert "listed_by: 2026-04-03" in model(seeds)
    assert "revision: 1.83.1, checked: 2026-04-03, for: [listed_by]" in model(seeds)
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0


def test_the_order_of_copies_changes_no_day(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm, "2026-04-03")
    take(seeds, "litellm", litellm)
    assert "listed_by: 2026-04-03" in model(seeds)


def test_an_alias_is_as_old_as_the_first_list_that_has_it(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm, "2026-04-03")
    offers = seeds / "offerings/acme.yaml"
    text = re.sub("(- model: anvil-speak\n  id: .*\n)", r"\1  moving: yes\n", offers.read_text())
    offers.write_text(text)
    file = seeds / ANVIL
    text = re.sub("^name: .*", "name: Anvil Speak (floating alias)", file.read_text(), flags=re.M)
    file.write_text(re.sub("^listed_by: .*\n", "", text, flags=re.MULTILINE))

    assert run("settle", "--seeds", str(seeds)).exit_code == 0

    assert "moving: yes" in offers.read_text()
    assert "listed_by: 2026-04-03" in model(seeds)


def test_a_person_who_read_when_it_was_listed_is_believed(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    assert "listed_by: 2026-11-20" in model(seeds)
    text = model(seeds).replace("listed_by: 2026-11-20", "listed_by: 2025-01-02")
    text = text.replace("listed_by, ", "").replace(", for: [listed_by]", ", for: [input]")
    page = "- {url: https://acme.example/news, via: page, checked: 2026-11-01, for: [listed_by]}\n"
    (seeds / ANVIL).write_text(text.rstrip("\n") + "\n" + page)
    before = contents(seeds)

    run("settle", "--seeds", str(seeds))

    assert contents(seeds)[ANVIL] == before[ANVIL]


def test_a_release_date_replaces_the_day_of_the_first_listing(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    provider = {
        "id": "acme",
        "name": "Acme",
        "models": {
            "anvil-speak": {
                "id": "anvil-speak",
                "name": "Anvil Speak",
                "release_date": "2026-03-01",
                "modalities": {"input": ["text"], "output": ["audio"]},
            }
        },
    }
    copy = seeds.parent / "models-dev.json"
    copy.write_text(json.dumps({"acme": provider}))

    assert take(seeds, "models.dev", copy).exit_code == 0

    assert "released: 2026-03-01" in model(seeds)
    assert "listed_by" not in model(seeds)


def test_an_id_that_moves_between_models_bounds_none(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    assert "listed_by: 2026-11-20" in model(seeds)
    file = seeds / "offerings/acme.yaml"
    offering = "- model: anvil-speak\n  id: anvil-speak\n"
    assert offering in file.read_text()
    file.write_text(file.read_text().replace(offering, f"{offering}  moving: yes\n"))
    change(litellm, "acme/anvil-speak", input_cost_per_character=1.5e-05)

    run("settle", "--seeds", str(seeds))

    assert "listed_by" not in model(seeds)
