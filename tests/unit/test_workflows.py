"""Workflow files and issue forms are what GitHub accepts, and safe."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.setup.pins import PYTHONS

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
STARTER = ROOT / "generator/llmref/starter/dot.github"
"""What `llmref init` gives a new project."""
PROGRAMS = Path(sys.executable).parent


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    # A token in the environment would send zizmor to the network.
    offline = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    return subprocess.run(
        [PROGRAMS / program, *arguments],
        capture_output=True,
        text=True,
        env=offline,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "folder", "pattern"),
    [
        ("vendor.github-workflows", GITHUB, "workflows/*.yml"),
        ("vendor.github-workflows", STARTER, "workflows/*.yml"),
        ("vendor.github-issue-forms", GITHUB, "ISSUE_TEMPLATE/[0-9]*.yml"),
        ("vendor.github-issue-config", GITHUB, "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_fit_their_schema(schema: str, folder: Path, pattern: str) -> None:
    files = sorted(folder.glob(pattern))

    result = run("check-jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("folder", [GITHUB, STARTER])
def test_workflows_are_safe(folder: Path) -> None:
    files = sorted(folder.glob("workflows/*.yml"))

    result = run("zizmor", "--offline", "--persona", "pedantic", "--no-progress", *files)

    assert result.returncode == 0, result.stdout + result.stderr


def actions(folder: Path) -> set[str]:
    """The lines that pin actions."""
    texts = [file.read_text() for file in folder.glob("workflows/*.yml")]
    return {action for text in texts for action in re.findall(r"uses: (\S+@\S+ # .*)", text)}


def test_a_new_project_has_the_actions_that_run_here() -> None:
    assert actions(STARTER)
    assert actions(STARTER) - actions(GITHUB) == set()


# --- who may write ------------------------------------------------------------------------------

WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text())
    for folder in (GITHUB, STARTER)
    for path in folder.glob("workflows/*.yml")
}
WRITING_ACTIONS = {"actions/checkout", "actions/download-artifact", "actions/deploy-pages"}
"""Actions of GitHub itself that run nothing which the repository or a package brings."""


SCRIPTS = {
    "propose: propose": ["Open or renew the pull request"],
    "ci: keep": ["Keep the snapshot"],
}
"""The one script of each job that may write and has one."""


def writing() -> dict[str, dict[str, Any]]:
    """The jobs that may write anything, by workflow and name."""
    return {
        f"{workflow}: {name}": job
        for workflow, text in WORKFLOWS.items()
        for name, job in text["jobs"].items()
        if "write" in job["permissions"].values()
    }


def test_jobs_have_no_permission_but_those_they_name() -> None:
    for workflow in WORKFLOWS.values():
        assert workflow["permissions"] == {}


@pytest.mark.parametrize("name", writing())
def test_a_job_that_may_write_runs_no_package(name: str) -> None:
    """Whatever a package does, it does with the permissions of its job. Its one script is
    tried in test_proposals.py or test_keeping.py, with git and gh alone.
    """
    job = writing()[name]

    actions = {step["uses"].partition("@")[0] for step in job.get("steps", []) if "uses" in step}
    called = {job["uses"]} if "uses" in job else set()

    assert actions <= WRITING_ACTIONS
    assert called <= {"$/.github/workflows/propose.yml"}
    assert [step["name"] for step in job.get("steps", []) if "run" in step] == SCRIPTS.get(name, [])


def test_everything_is_tried_from_nothing_on_the_oldest_and_the_newest_python() -> None:
    (job,) = WORKFLOWS["from-nothing"]["jobs"].values()

    assert job["strategy"]["matrix"]["python"] == [PYTHONS[0], PYTHONS[-1]]
    assert job["steps"][-1]["run"] == ".ci/run"
    assert not [step for step in job["steps"] if "cache" in str(step)]


def test_a_run_of_calls_that_fails_proposes_nothing() -> None:
    """In a pipe of plain `sh` the failure of `make` would be lost."""
    jobs = WORKFLOWS["prove"]["jobs"]
    (run,) = (step for step in jobs["run"]["steps"] if "make recipes ALL=1" in step.get("run", ""))

    assert run["shell"] == "bash"
    assert jobs["propose"]["needs"] == "run"
