"""Whoever installs the package, without a clone, git or a network, gets a site."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.setup import environments
from tests.setup.offline import Machine, packages
from tests.setup.pins import ROOT

pytestmark = pytest.mark.releases

ONE_PAGE = Path(__file__).with_name("one_page.py")
WORKFLOW = ROOT / "generator/llmref/starter/dot.github/workflows/publish.yml"
FIRST = """\
pip install --quiet --no-index --find-links "$DIR" llmref && \
llmref init "my modèles" && cd "my modèles" && llmref check --strict && llmref build"""
WHERE = "python -c 'from llmref.project import shipped; print(shipped(\"templates\"))'"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packages(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environments.python(tmp_path_factory)


def succeed(machine: Machine, script: str, below: str = "", **options: Any) -> str:
    done = machine.run(script, below, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout


# --- from the wheel -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, folder: Path, python: Path) -> Machine:
    machine = Machine(tmp_path_factory.mktemp("machine"), folder, python)
    said = succeed(machine, FIRST)
    assert "No problems." in said
    return machine


def test_the_wheel_makes_a_project_that_builds(installed: Machine) -> None:
    site = installed.folder / "my modèles/site"

    assert "Anvil 1" in (site / "model/anvil-1/acme/index.html").read_text()


def test_its_preview_answers_on_this_machine(installed: Machine) -> None:
    serve = f'python "{ONE_PAGE}" llmref serve --port 0'

    said = succeed(installed, serve, "my modèles", read_only=True)

    assert "<title>Our models" in said
    assert said.count("</html>") == 1


def test_its_templates_lie_in_the_package(installed: Machine) -> None:
    (inside,) = installed.environment.glob("lib/python*/site-packages/llmref/templates")

    assert succeed(installed, WHERE) == f"{inside}\n"


def test_no_command_writes_to_the_environment(installed: Machine) -> None:
    commands = """\
        llmref check --strict
        llmref fmt
        llmref schema
        llmref new model anvil-2 --creator acme
        llmref new offering --provider acme --model anvil-2 --id anvil-2
        llmref rename model anvil-2 anvil-3
        llmref export models.dev --out api.json
        llmref check
        llmref build"""

    succeed(installed, "llmref init another", read_only=True)
    done = installed.run(commands, "another", read_only=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_seeds_and_site_may_lie_anywhere(installed: Machine) -> None:
    shutil.copytree(installed.folder / "my modèles/seeds", installed.folder / "our data")

    succeed(installed, "llmref build --seeds 'our data' --out 'the site'", read_only=True)

    assert (installed.folder / "the site/index.html").is_file()


def test_outside_of_a_project_each_command_says_so(installed: Machine) -> None:
    done = installed.run("llmref build", read_only=True)

    assert done.returncode == 2
    assert "`llmref init FOLDER`" in " ".join(done.stderr.split())


STEPS = [
    step["run"]
    for job in yaml.safe_load(WORKFLOW.read_text())["jobs"].values()
    for step in job["steps"]
    if "run" in step
]


def test_the_steps_of_a_projects_workflow_run(installed: Machine, tmp_path: Path) -> None:
    """A runner has the project in a folder of its own; its index is the folder here."""
    machine = Machine(tmp_path, installed.packages, installed.python)
    project = shutil.copytree(installed.folder / "my modèles", tmp_path / "checkout")
    shutil.rmtree(project / "site")
    runner = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": installed.packages.as_uri(), "PIP_QUIET": "1"}

    for step in STEPS:
        succeed(machine, step, "checkout", BASE_URL="https://owner.github.io/repo/", **runner)

    assert 'href="/repo/models/"' in (project / "site/index.html").read_text()


# --- as the documentation says ------------------------------------------------------------------


def blocks(page: str) -> list[str]:
    """The commands of a page of the documentation, without the preview, which would not end."""
    text = (ROOT / f"seeds/pages/{page}.md").read_text()
    found = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for block in found if "llmref serve" not in block]


def test_the_documentation_can_be_followed_to_the_letter(
    tmp_path: Path, folder: Path, python: Path
) -> None:
    machine = Machine(tmp_path, folder, python)
    for wheel in folder.glob("llmref-*.whl"):
        shutil.copy(wheel, tmp_path)
    script = "\n".join([*blocks("your-own-catalog"), *blocks("templates-and-styles")])
    index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder.as_uri(), "PIP_QUIET": "1"}

    script += "\nllmref check\nllmref build"
    done = machine.run(script, read_only=False, programs="/usr/bin:/bin", **index)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing to migrate." in done.stdout
    assert (tmp_path / "our-models/templates/partials/checked.html").is_file()
    assert (tmp_path / "our-models/site/model/hammer-1/forge/index.html").is_file()


# --- from the sdist, and from a checkout --------------------------------------------------------

INSTALL = 'pip install --quiet --no-index --find-links "$DIR"'


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory, folder: Path, python: Path) -> Machine:
    """A machine that has what builds a package."""
    machine = Machine(tmp_path_factory.mktemp("builder"), folder, python)
    succeed(machine, f"{INSTALL} hatchling")
    return machine


def test_the_sdist_installs_as_the_wheel_does(builder: Machine) -> None:
    install = f'{INSTALL} --no-build-isolation "$DIR"/llmref-*.tar.gz'

    said = succeed(builder, f"{install}; llmref init new; cd new; llmref check --strict")

    assert said.endswith("No problems.\n")
    assert "site-packages/llmref/templates" in succeed(builder, WHERE)


def test_an_editable_install_has_the_templates_of_its_checkout(
    builder: Machine, tmp_path: Path
) -> None:
    checkout = tmp_path / "a checkout"
    for part in ("generator", "templates", "seeds/.schema"):
        shutil.copytree(ROOT / part, checkout / part)
    for file in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / file, checkout)

    succeed(builder, f'{INSTALL} --no-build-isolation --editable "{checkout}"')

    assert succeed(builder, WHERE) == f"{checkout}/templates\n"
    said = succeed(builder, "llmref init edited; cd edited; llmref check --strict; llmref build")
    assert "No problems." in said
