"""What `make` installs is what is pinned, with any pip, whatever else an index has."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.setup import environments
from tests.setup.pins import ROOT, installed, pins, requires
from tests.setup.test_pins import HERE
from tests.setup.wheels import Project, pinned

pytestmark = pytest.mark.releases

RUNTIME, DEV = ".venv/.stamp-runtime", ".venv/.stamp-dev"
APART = [
    pytest.param("clients", marks=pytest.mark.clients),
    pytest.param("recipes", marks=pytest.mark.recipes),
]
"""The environments beside that of the project, by the mark of the tests that need them."""
OLDEST, NEWEST = "23.0", "26.3"
PIPS = [OLDEST, NEWEST] if sys.version_info < (3, 12) else [NEWEST]
"""Pip 23.0 knows no Python after 3.11."""
BUNDLED = {"pip", "setuptools"}
"""What Python puts into an environment by itself."""


Pip = Callable[[str], str]
"""What `make` is to run as pip, so that it is a release of it."""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environments.python(tmp_path_factory)


@pytest.fixture(scope="module")
def pip(tmp_path_factory: pytest.TempPathFactory) -> Pip:
    return lambda version: (
        f"PIP=-I {environments.pip(tmp_path_factory, version)}"
        " --disable-pip-version-check --no-input"
    )


@pytest.fixture
def project(tmp_path: Path, python: Path) -> Project:
    return Project(tmp_path / "a clone", python)


def installs(project: Project, environment: str = ".venv") -> dict[str, str]:
    packages = installed(project.folder / environment)
    return _without_bundled({name: package.version for name, package in packages.items()})


def _without_bundled(packages: dict[str, str]) -> dict[str, str]:
    return {name: version for name, version in packages.items() if name not in BUNDLED}


# --- our lists ----------------------------------------------------------------------------------


def fill(project: Project, file: str, environment: Path) -> dict[str, str]:
    """Give the project one of our lists, with packages that ask for what the real ones do. Out:
    the versions that belong on this machine.
    """
    asked = {
        name: [str(requirement) for requirement in requires(package)]
        for name, package in installed(environment).items()
    }
    listed = pins((ROOT / file).read_text())
    (project.folder / file).write_text(pinned(project.index, listed, asked))
    return _without_bundled({pin.name: pin.version for pin in listed if pin.applies(HERE)})


@pytest.mark.parametrize("version", PIPS)
def test_later_releases_change_nothing_in_what_tests_need(
    project: Project, pip: Pip, version: str
) -> None:
    fill(project, "requirements.txt", Path(sys.prefix))
    expected = fill(project, "requirements-dev.txt", Path(sys.prefix))

    done = project.make(pip(version), DEV)

    assert done.returncode == 0, done.stdout + done.stderr
    assert installs(project) == expected


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("version", PIPS)
def test_later_releases_change_nothing_in_what_calls_and_comparisons_import(
    project: Project, pip: Pip, version: str, name: str
) -> None:
    expected = fill(project, f"requirements-{name}.txt", ROOT / f".venv-{name}")

    done = project.make(pip(version), f".venv-{name}/.stamp")

    assert done.returncode == 0, done.stdout + done.stderr
    assert installs(project, f".venv-{name}") == expected


# --- lists of two packages ------------------------------------------------------------------------


def give(project: Project, lines: str, asked: dict[str, list[str]] | None = None) -> None:
    listed = pinned(project.index, pins(lines), asked or {})
    (project.folder / "requirements.txt").write_text(listed)


def test_an_extra_that_nobody_pinned_stops_no_pip(project: Project, pip: Pip) -> None:
    give(project, "suite==1\ncovers==1\n", {"suite": ["covers[toml]>=1"]})

    done = project.make(pip(PIPS[0]), RUNTIME)

    assert done.returncode == 0, done.stdout + done.stderr
    assert installs(project) == {"suite": "1", "covers": "1"}


if sys.version_info < (3, 12):  # where the oldest pip runs

    def test_it_would_have_stopped_the_oldest_pip_if_that_resolved(
        project: Project, pip: Pip
    ) -> None:
        """As a later release of coverage once did: the test before this one proves something."""
        give(project, "suite==1\ncovers==1\n", {"suite": ["covers[toml]>=1"]})

        done = project.make(pip(OLDEST), "INSTALL=$(PIP) install --quiet", RUNTIME)

        assert done.returncode != 0
        assert "all requirements must have their versions pinned" in done.stderr


def test_pins_that_do_not_fit_each_other_are_told(project: Project) -> None:
    give(project, "suite==1\ncovers==1\n", {"suite": ["covers>=2"]})

    done = project.make(RUNTIME)

    assert done.returncode != 0
    assert "suite 1 has requirement covers>=2, but you have covers 1." in done.stdout


def test_nothing_is_built(project: Project) -> None:
    """A build would run what nobody pinned."""
    (project.index / "suite-1.tar.gz").touch()
    (project.folder / "requirements.txt").write_text(f"suite==1 --hash=sha256:{'0' * 64}\n")

    done = project.make(RUNTIME)

    assert done.returncode != 0
    assert "No matching distribution found for suite==1" in done.stderr


def test_what_lies_on_pythonpath_is_no_part_of_it(project: Project, tmp_path: Path) -> None:
    give(project, "suite==1\n")
    project.plant(tmp_path / "elsewhere")

    done = project.make(RUNTIME, PYTHONPATH=str(tmp_path / "elsewhere"))

    assert done.returncode == 0, done.stdout + done.stderr


# --- when an environment is made anew -------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, python: Path) -> Project:
    """A project that keeps what was installed, one test after another."""
    project = Project(tmp_path_factory.mktemp("filled") / "a clone", python)
    give(project, "suite==1\n")
    project.make(DEV)
    return project


def test_an_environment_is_kept_while_nothing_changed(filled: Project) -> None:
    filled.make(DEV)

    done = filled.make(RUNTIME, DEV)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "pip" not in done.stdout


def test_changes_of_the_project_keep_the_environment(filled: Project) -> None:
    filled.touch("pyproject.toml")

    done = filled.make(DEV)

    assert "pip" in done.stdout
    assert "venv --clear" not in done.stdout


def change_runtime(project: Project) -> None:
    project.touch("requirements.txt")


def change_dev(project: Project) -> None:
    project.touch("requirements-dev.txt")


def move(project: Project) -> None:
    project.folder = project.folder.rename(project.folder.with_name("moved"))


def remove_python(project: Project) -> None:
    """As an update of the system does, which leaves a link to nothing."""
    for link in (project.environment / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3")


def replace_python(project: Project) -> None:
    """Another minor version behind the same link finds none of the packages."""
    stamp = project.environment / ".stamp"
    stamp.write_text(stamp.read_text().replace("(3,", "(2,"))


@pytest.mark.parametrize(
    "change", [change_runtime, change_dev, move, remove_python, replace_python]
)
def test_nothing_of_an_outdated_environment_is_left(
    filled: Project, change: Callable[[Project], None]
) -> None:
    filled.make(DEV)
    filled.plant(filled.site_packages)

    change(filled)
    done = filled.make(RUNTIME)

    assert done.returncode == 0, done.stdout + done.stderr
    assert installs(filled) == {"suite": "1"}


# --- no way around the pins -----------------------------------------------------------------------

PINNED = [
    "--require-hashes",
    "npm ci ",  # a lock file has the digests
    "--no-deps --no-build-isolation --editable .",
    "--no-input check",
    "tests.tools node npm",
    "uv pip compile",
]
"""What a command has that fetches nothing, or only what is pinned."""


def test_pip_and_npm_are_only_asked_for_what_is_pinned() -> None:
    dry = ["make", "--dry-run", "--always-make", "test", "lint", "recipes", "pins"]
    printed = subprocess.run(dry, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    commands = printed.replace("\\\n", " ").splitlines()
    fetching = [command for command in commands if re.search(r"\b(pip|uv|npm|npx)\b", command)]

    assert len(fetching) > 12
    assert [command for command in fetching if not any(part in command for part in PINNED)] == []
