"""The project's own seeds: read, judged, and with schemas that are fresh."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from llmref import schema, seeds
from llmref.catalogue.entities import Provider
from llmref.catalogue.link import link
from llmref.edits.fmt import uncanonical
from llmref.recipes.choose import api_of, no_call
from tests.worlds import WORLDS
from tests.worlds.editor import as_editors_read

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
WHERE = {
    "own": SEEDS,
    "tiny": WORLDS / "tiny",
    "typical": WORLDS / "typical",
}
ALL_OF_OWN = pytest.param("own", marks=pytest.mark.site)  # it takes its time


def files(world: str) -> list[tuple[str, Path]]:
    """Every seed of a folder with its kind."""
    found = (
        (name, path)
        for path in sorted(WHERE[world].rglob("*.*"))
        for name, kind in seeds.KINDS.items()
        if kind.pattern.fullmatch(path.relative_to(WHERE[world]).as_posix())
    )
    return list(found)


@pytest.mark.site
def test_the_seeds_have_no_errors() -> None:
    # In a process of its own, which gives back what so many seeds take.
    command = [sys.executable, "-m", "llmref", "check", "--seeds", str(SEEDS), "--format", "json"]
    judged = subprocess.run(command, capture_output=True, cwd=ROOT, env=ENVIRONMENT, check=False)

    problems = json.loads(judged.stdout)["problems"]
    assert judged.returncode == 0, judged.stderr
    assert [problem for problem in problems if problem["severity"] == "error"] == []


@pytest.mark.site
def test_whatever_is_recorded_to_have_no_call_has_its_reason() -> None:
    read, _ = seeds.load(SEEDS)

    untold = [
        offering.key
        for offering in link(read, None).offerings
        if not no_call(offering) and api_of(offering)[0] == "none"
        if offering.record.recipe or _nowhere(offering.provider)
    ]
    assert untold == [], "say why in `no_calls` of the provider"


def _nowhere(provider: Provider) -> bool:
    """Whether the provider is recorded to have no API for plain calls."""
    return any(recipe.recipe_class == "none" for recipe in provider.record.recipes)


@pytest.mark.site
def test_ids_lead_to_the_models_that_a_reader_judged_by_their_names() -> None:
    read, _ = seeds.load(SEEDS)
    here = {
        (offering.provider.slug, form.id): offering.model.slug
        for offering in link(read, None).offerings
        for form in offering.sellables
    }
    text = (ROOT / "tests/imports/identity-links.csv").read_text("utf-8")
    judged = {(row["provider"], row["id"]): row["model"] for row in csv.DictReader(StringIO(text))}

    kept = {key: model for key, model in judged.items() if key in here}
    assert len(kept) > 150, "ids end: draw a new sample"
    assert {key: here[key] for key in kept} == kept


def test_the_schemas_are_as_the_records_are() -> None:
    assert schema.stale(SEEDS) == [], schema.RENEW


@pytest.mark.parametrize("world", ["tiny", ALL_OF_OWN])
def test_the_seeds_are_written_in_order(world: str) -> None:
    assert [(seed.path, seed.line, seed.trouble) for seed in uncanonical(WHERE[world])] == [], (
        "run `llmref fmt`"
    )


@pytest.mark.parametrize("world", ["tiny", "typical", ALL_OF_OWN])
def test_an_editor_sees_no_fault_in_any_seed(world: str) -> None:
    validators = {
        name: Draft202012Validator(json.loads((SEEDS / f".schema/{name}.schema.json").read_text()))
        for name in seeds.KINDS
    }

    faults = [
        f"{path.relative_to(WHERE[world])} {fault.json_path}: {fault.message}"
        for name, path in files(world)
        for fault in validators[name].iter_errors(as_editors_read(path))
    ]

    assert faults == []


@pytest.mark.parametrize("world", WHERE)
def test_every_seed_points_at_its_schema_in_its_first_line(world: str) -> None:
    for name, path in files(world):
        if path.suffix == ".md":
            continue  # editors read its front matter as Markdown
        line = path.read_text("utf-8").partition("\n")[0]
        found = line.removeprefix("# yaml-language-server: $schema=")

        assert (path.parent / found).resolve() == SEEDS / f".schema/{name}.schema.json", path
