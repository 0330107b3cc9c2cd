"""Each broken world gives exactly the report beside it; the two good ones give none."""

import inspect
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from llmref import rules, seeds
from llmref.cli import main
from llmref.recipes.classes import classes
from llmref.records.base import Record
from llmref.records.rates import RATES
from tests.worlds import WORLDS, lay

BROKEN = sorted(folder.name for folder in (WORLDS / "broken").iterdir())
EXPECTED = {
    name: (WORLDS / "broken" / name / "expected.txt").read_text(encoding="utf-8") for name in BROKEN
}
WARNED = [name for name, text in EXPECTED.items() if ": warning: " in text]
"""Worlds of which a strict check says something else; the others fail any check."""


def report(*options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "--seeds", "seeds", *options])
    return result.exit_code, result.output


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_world_is_reported_word_for_word(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "seeds", "tiny", f"broken/{name}")
    monkeypatch.chdir(tmp_path)
    expected = EXPECTED[name]

    code, output = report()

    assert output == expected
    assert code == (0 if "\n0 errors, " in expected else 1)


def test_a_world_without_a_warning_has_an_error() -> None:
    without = [name for name, text in EXPECTED.items() if "\n0 errors, " in text]

    assert set(without) <= set(WARNED)


@pytest.mark.parametrize("name", WARNED)
def test_a_broken_world_fails_a_strict_check(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "seeds", "tiny", f"broken/{name}")
    monkeypatch.chdir(tmp_path)

    code, output = report("--strict")

    assert code == 1
    assert ": warning: " not in output


@pytest.mark.parametrize("name", ["tiny", "typical"])
def test_a_good_world_has_no_problems(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "seeds", name)
    monkeypatch.chdir(tmp_path)

    assert report("--strict") == (0, "No problems.\n")


def test_every_rule_has_a_world_that_breaks_it() -> None:
    assert set(rules.rule_names()) <= set(BROKEN)
    for rule in rules.rule_names():
        expected = (WORLDS / "broken" / rule / "expected.txt").read_text(encoding="utf-8")
        assert f": {rule}: " in expected


def test_reports_hold_no_traceback_no_library_and_no_class() -> None:
    text = "".join(path.read_text("utf-8") for path in WORLDS.glob("broken/*/expected.txt"))

    for word in ("Traceback", "pydantic", "libyaml", "Error(", "Record", "literal", "Input should"):
        assert word not in text


def _fields(value: object, found: set[tuple[type, str]]) -> set[tuple[type, str]]:
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            owners = (base for base in type(value).__mro__ if name in _annotations(base))
            found.update((owner, name) for owner in owners)
            _fields(getattr(value, name), found)
    elif isinstance(value, dict):
        for item in value.values():
            _fields(item, found)
    elif isinstance(value, list):
        for item in value:
            _fields(item, found)
    return found


def _annotations(record: type) -> dict[str, object]:
    return inspect.get_annotations(record)


def _records(record: type[Record]) -> set[type[Record]]:
    return {record}.union(*(_records(inner) for inner in record.__subclasses__()))


def test_the_typical_world_and_the_recipe_classes_use_every_field_of_every_record() -> None:
    read, problems = seeds.load(WORLDS / "typical")
    groups = (getattr(read, kind.group) for kind in seeds.KINDS.values())

    used: set[tuple[type, str]] = set()
    for group in groups:
        for seed in group:
            _fields(seed.record, used)
    for api in classes().values():
        _fields(api.definition, used)

    every = {
        (record, name)
        for record in _records(Record)
        if record.__module__.startswith("llmref.")  # not what another test declared
        for name in _annotations(record)
        if not name.startswith("model_")
    }
    assert not problems
    assert {f"{record.__name__}.{name}" for record, name in every - used} == set()


def test_the_typical_world_uses_every_rate() -> None:
    read, _ = seeds.load(WORLDS / "typical")

    used = {
        rate
        for seed in read.offerings
        for offering in seed.record.offerings
        for price in offering.prices
        for rate in price.rates
    }

    assert used == set(RATES)
