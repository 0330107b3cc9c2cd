"""Parameters stand at the model once, and at an offering where its provider states others."""

import json
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from llmref.imports.candidate import Candidate, Reading
from llmref.imports.evidence import Evidence
from llmref.imports.parameter_statements import Statements
from llmref.imports.request_controls import Taken
from llmref.records.request_parameters import REASONING, Parameter
from tests.unit.imports.taking import offerings, records, run, take

EFFORTS = {"type": "effort", "values": ["low", "high"]}
AT_MODEL = "  takes:\n    reasoning_effort: {values: [low, high]}\n"


def model(seeds: Path) -> str:
    return (seeds / "models/acme/anvil-1.yaml").read_text()


@pytest.fixture
def seeds(seeds: Path) -> Path:
    """Seeds with two further providers of the model, of whom nobody states parameters."""
    provider = (seeds / "providers/acme.yaml").read_text()
    for slug in ("forge", "kiln"):
        text = provider.replace("models.dev: acme", f"models.dev: {slug}")
        text = text.replace("kind: first-party", "kind: inference-host").replace(
            "Acme", slug.title()
        )
        (seeds / f"providers/{slug}.yaml").write_text(text)
        (seeds / f"offerings/{slug}.yaml").write_text((seeds / "offerings/acme.yaml").read_text())
    return seeds


def stating(seeds: Path, **options: list[object]) -> Path:
    """A copy of models.dev in which providers state these options of the model."""
    copy = {
        provider: {
            "models": {
                "anvil-1": {
                    "id": "anvil-1",
                    "reasoning": True,
                    "reasoning_options": list_of,
                    "limit": {"context": 128000},
                }
            }
        }
        for provider, list_of in options.items()
    }
    path = seeds.parent / "models-dev.json"
    path.write_text(json.dumps(copy))
    return path


def test_what_the_creator_states_stands_at_the_model_alone(seeds: Path) -> None:
    copy = stating(seeds, acme=[EFFORTS], forge=[EFFORTS], kiln=[])

    take(seeds, "models.dev", copy)

    assert f"request_parameters:\n{AT_MODEL}" in model(seeds)
    assert "for: [request_parameters]" in model(seeds)
    for provider in ("acme", "forge", "kiln"):
        assert "request_parameters" not in (seeds / f"offerings/{provider}.yaml").read_text()


def test_a_provider_that_states_others_says_so(seeds: Path) -> None:
    take(seeds, "models.dev", stating(seeds, acme=[EFFORTS], forge=[{"type": "toggle"}]))

    text = (seeds / "offerings/forge.yaml").read_text()
    assert "    takes:\n      reasoning_switch: {}\n    source: models.dev\n" in text
    assert "models.dev: {url: https://models.dev/api.json" in text


def test_where_providers_do_not_agree_the_model_has_none(seeds: Path) -> None:
    take(seeds, "models.dev", stating(seeds, forge=[EFFORTS], kiln=[{"type": "toggle"}]))

    assert "request_parameters" not in model(seeds)
    assert "request_parameters" in (seeds / "offerings/forge.yaml").read_text()


def test_what_a_newer_copy_no_longer_states_leaves(seeds: Path) -> None:
    take(seeds, "models.dev", stating(seeds, acme=[EFFORTS], forge=[{"type": "toggle"}]))
    take(seeds, "models.dev", stating(seeds, acme=[], forge=[]), "2026-11-27")

    assert "request_parameters" not in model(seeds)
    assert "request_parameters" not in (seeds / "offerings/forge.yaml").read_text()


def test_what_a_person_read_stays_and_a_contradiction_is_reported(seeds: Path) -> None:
    own = "  request_parameters:\n    takes:\n      reasoning_effort: {values: [low]}\n  prices:"
    file = seeds / "offerings/acme.yaml"
    file.write_text(file.read_text().replace("  prices:", own, 1))

    result = take(seeds, "models.dev", stating(seeds, acme=[EFFORTS]))

    assert "reasoning_effort: {values: [low]}" in offerings(seeds)
    assert "reasoning_effort low; models.dev states low, high" in result.output


def test_a_model_that_does_not_reason_has_no_controls(seeds: Path) -> None:
    deny_reasoning(seeds)

    result = take(seeds, "models.dev", stating(seeds, acme=[EFFORTS], forge=[{"type": "toggle"}]))

    assert "3 files of claims written" in result.output
    assert "request_parameters" not in model(seeds)


def test_a_model_that_does_not_reason_takes_all_else_that_a_provider_lists(seeds: Path) -> None:
    deny_reasoning(seeds)

    take(seeds, "openrouter", listing(seeds, ["top_p", "seed"], {"supports_max_tokens": True}))

    text = (seeds / "offerings/openrouter.yaml").read_text()
    assert "    takes:\n      top_p: {}\n      seed: {}\n  prices:" in text


def deny_reasoning(seeds: Path) -> None:
    """Let a person say that the model does not reason."""
    path = seeds / "models/acme/anvil-1.yaml"
    path.write_text(model(seeds).replace("features: {", "features: {reasoning: no, "))
    assert "reasoning: no" in model(seeds)


def listing(seeds: Path, parameters: list[str], reasoning: dict[str, object]) -> Path:
    """A copy of OpenRouter's list, with a provider of that name beside the others."""
    provider = (seeds / "providers/forge.yaml").read_text()
    ids = "catalogue_ids: {models.dev: openrouter, openrouter: openrouter,"
    text = provider.replace("catalogue_ids: {models.dev: forge,", ids).replace("Forge", "Router")
    (seeds / "providers/openrouter.yaml").write_text(text)
    entry = {
        "id": "anvil-1",
        "name": "Acme: Anvil 1",
        "context_length": 128000,
        "pricing": {"prompt": "0.0000004", "completion": "0.0000016"},
        "supported_parameters": parameters,
        "reasoning": reasoning,
    }
    path = seeds.parent / "openrouter.json"
    path.write_text(json.dumps({"data": [entry]}))
    return path


def test_a_list_without_controls_of_reasoning_leaves_them_to_another_catalog() -> None:
    efforts: Taken = {"reasoning_effort": {"values": ["low", "high"]}}
    own: Taken = {"top_p": {}}
    switch: Taken = {"top_p": {}, "reasoning_switch": {}}

    assert chosen(openrouter=own, models_dev=efforts) == ("models.dev", ["reasoning_effort"])
    assert chosen(openrouter=own, models_dev={}) == ("openrouter", ["top_p"])
    assert chosen(openrouter=switch, models_dev=efforts) == (
        "openrouter",
        ["top_p", "reasoning_switch"],
    )
    assert chosen(switch, efforts, besides=REASONING) == ("openrouter", ["top_p"])


def chosen(
    openrouter: Taken, models_dev: Taken, *, besides: Collection[Parameter] = ()
) -> tuple[str, list[str]]:
    """The catalog whose parameters an ID has, and which these are."""
    day = date(2026, 11, 20)
    stated = {"openrouter": openrouter, "models.dev": models_dev}
    candidates = [
        Candidate(source=source, provider="openrouter", id="acme/anvil-1", parameters=takes)
        for source, takes in stated.items()
    ]
    current = {each.source: Reading(each.source, "", day, (each,), (), "") for each in candidates}
    evidence = Evidence(tuple((day, each) for each in candidates))
    statements = Statements({("openrouter", "acme/anvil-1"): evidence}, current)
    found = statements.of("openrouter", "acme/anvil-1", besides=besides)
    assert found
    return found[0].key, [*found[1].takes]


def test_settling_again_changes_nothing(seeds: Path) -> None:
    take(seeds, "models.dev", stating(seeds, acme=[EFFORTS], forge=[{"type": "toggle"}], kiln=[]))
    before = records(seeds)

    run("settle", "--seeds", str(seeds))

    assert records(seeds) == before
