"""Every class, call, client and language has what it takes to run its calls; none is run here."""

import json
import tomllib
from pathlib import Path

import pytest

from llmref.catalogue.link import Catalogue
from llmref.recipes.classes import classes
from llmref.recipes.languages import LANGUAGES
from tests.recipes import publish, record, test_languages, world
from tests.recipes.api import server
from tests.recipes.closed import run, warm
from tests.recipes.job import Published
from tests.recipes.judge import KEY_HEADERS, OPERATIONS
from tests.recipes.planted import FAULTS
from tests.recipes.publish import CLIENTS, PROJECT

CLASSES = sorted(name for name, api in classes().items() if api.calls)
PACKAGES = {
    language: sorted({CLIENTS[name] or "" for name in CLIENTS if name.endswith(f".{language}")})
    for language in LANGUAGES
}
NODE = Path(__file__).with_name("node") / "package.json"


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_has_a_family_that_is_simulated(name: str) -> None:
    assert world.FAMILIES.get(name) in server.FAMILIES


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_has_a_fault_that_must_be_found(name: str) -> None:
    assert [fault for fault in FAULTS.values() if fault.call.startswith(f"{name}/")]


@pytest.mark.parametrize("template", CLIENTS)
def test_every_call_has_an_operation_of_the_family_of_its_class(template: str) -> None:
    name, _, language = template.rpartition(".")

    assert name in OPERATIONS
    assert OPERATIONS[name].family == world.FAMILIES[name.partition("/")[0]]
    assert (OPERATIONS[name].family, language) in KEY_HEADERS


@pytest.fixture(scope="module")
def published(few: Catalogue) -> list[Published]:
    return list(publish.directly(few))


@pytest.mark.parametrize("template", CLIENTS)
def test_every_call_is_one_of_the_few_seeds(published: list[Published], template: str) -> None:
    assert [call for call in published if call.call == template]


@pytest.mark.parametrize("package", PACKAGES["python"])
def test_every_python_client_is_installed_and_imported_before_its_calls(package: str) -> None:
    groups = tomllib.loads((PROJECT / "pyproject.toml").read_text())["dependency-groups"]
    imported = [module.replace(".", "-") for module in warm.CLIENTS]
    name = package.partition("[")[0]

    assert name in {each.partition("[")[0] for each in groups["recipes"]}
    assert [module for module in imported if module.startswith(name)]


@pytest.mark.parametrize("package", PACKAGES["javascript"])
def test_every_javascript_client_is_installed(package: str) -> None:
    assert package in json.loads(NODE.read_text())["dependencies"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_run_and_has_faults_that_must_be_found(language: str) -> None:
    assert language in run.WRITTEN
    assert language in record.VERSIONS
    assert f"{language}: another host" in test_languages.FAULTS
