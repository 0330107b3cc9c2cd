"""The pins are complete: whatever a pinned package asks for, on any machine, is pinned too.

What a package asks for is read where it is installed. Two limits follow. Where another system gets
another wheel of a package, that wheel could ask for something else; none is known that does. And a
package that is pinned for other systems only is not installed: ELSEWHERE names those.
"""

import sys
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from tests.setup.pins import (
    ROOT,
    Environment,
    environments,
    installed,
    of_project,
    pins,
    requires,
    unmet,
)

ELSEWHERE = {"colorama", "httpx2-jsfetch", "pywin32"}
"""For Windows and for browsers; neither asks for anything, as their metadata on the index say."""

RUNTIME = ("requirements.txt", Path(sys.prefix), of_project("build", itself=True))
DEV = ("requirements-dev.txt", Path(sys.prefix), of_project("build", "dev", itself=True))
RECIPES = (
    "requirements-recipes.txt",
    ROOT / ".venv-recipes",
    of_project("recipes", itself=False),
)
CLIENTS = (
    "requirements-clients.txt",
    ROOT / ".venv-clients",
    of_project("clients", itself=False),
)
LISTS = [
    RUNTIME,
    DEV,
    pytest.param(*RECIPES, marks=pytest.mark.recipes),
    pytest.param(*CLIENTS, marks=pytest.mark.clients),
]

HERE: Environment = {name: str(value) for name, value in default_environment().items()}


@pytest.mark.parametrize(("file", "folder", "asked"), LISTS)
def test_what_is_installed_is_what_is_pinned(
    file: str, folder: Path, asked: list[Requirement]
) -> None:
    packages = installed(folder)
    pinned = pins((ROOT / file).read_text())

    here = {pin.name: pin.version for pin in pinned if pin.applies(HERE)}

    assert {pin.name for pin in pinned} - here.keys() <= ELSEWHERE, "read what these ask for"
    assert {name: packages[name].version for name in here if name in packages} == here


@pytest.mark.parametrize(("file", "folder", "asked"), LISTS)
def test_every_requirement_is_met_by_a_pin(
    file: str, folder: Path, asked: list[Requirement]
) -> None:
    requirements = {name: requires(package) for name, package in installed(folder).items()}
    pinned = pins((ROOT / file).read_text())

    missing = {
        f"{machine}: {pin.name} {pin.version} asks for {requirement}"
        for machine, environment in environments()
        for pin in pinned
        if pin.applies(environment)
        for requirement in unmet(
            pin.asks(requirements.get(pin.name, ()), environment), pinned, environment
        )
    }

    assert sorted(missing) == []


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        (RUNTIME[0], RUNTIME[2]),
        (DEV[0], DEV[2]),
        (RECIPES[0], RECIPES[2]),
        (CLIENTS[0], CLIENTS[2]),
        ("requirements-pins.txt", of_project("pins", itself=False)),
    ],
)
def test_what_pyproject_asks_for_is_pinned(file: str, asked: list[Requirement]) -> None:
    pinned = pins((ROOT / file).read_text())

    missing = {
        f"{machine}: {requirement}"
        for machine, environment in environments()
        for requirement in unmet(asked, pinned, environment)
    }

    assert sorted(missing) == [], "run: make pins"


def test_tests_run_with_the_packages_that_build_the_site() -> None:
    runtime = {str(pin.requirement) for pin in pins((ROOT / "requirements.txt").read_text())}
    dev = {str(pin.requirement) for pin in pins((ROOT / "requirements-dev.txt").read_text())}

    assert runtime - dev == set()


# --- how a gap is found -----------------------------------------------------------------------

LIST = """\
# written by a program
covers[toml]==7.1 \\
    --hash=sha256:00
    # via tests
paints==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""


@pytest.mark.parametrize(
    ("asked", "gaps"),
    [
        # met
        ("covers>=7", set()),
        ("covers[toml]>=7", set()),
        ("Covers==7.1", set()),
        # absent, too old, without the extra
        ("other", {"Linux", "macOS", "Windows"}),
        ("covers>=8", {"Linux", "macOS", "Windows"}),
        ("covers[yaml]", {"Linux", "macOS", "Windows"}),
        # pinned for one system only
        ("paints", {"Linux", "macOS"}),
        ("paints; sys_platform == 'win32'", set()),
        # asked for on one Python, or with an extra, only
        ("other; python_version < '3.11'", set()),
        ("other; python_version >= '3.14' and os_name == 'nt'", {"Windows"}),
        ("other; extra == 'toml'", {"Linux", "macOS", "Windows"}),
        ("other; extra == 'yaml'", set()),
    ],
)
def test_a_requirement_without_a_pin_is_found(asked: str, gaps: set[str]) -> None:
    pinned = pins(LIST)

    found = {
        machine.split(" on ")[1]
        for machine, environment in environments()
        for _ in unmet(pinned[0].asks([Requirement(asked)], environment), pinned, environment)
    }

    assert found == gaps
