"""Workflow files and issue forms are what GitHub accepts, and safe."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
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
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[0-9]*.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_fit_their_schema(schema: str, pattern: str) -> None:
    files = sorted(GITHUB.glob(pattern))

    result = run("check-jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_are_safe() -> None:
    result = run(
        "zizmor", "--offline", "--persona", "pedantic", "--no-progress", GITHUB / "workflows"
    )

    assert result.returncode == 0, result.stdout + result.stderr


# --- the weekly proposals ---------------------------------------------------------------------

BOT = "41898282+github-actions[bot]@users.noreply.github.com"
GH = """\
#!/bin/sh
echo "gh $*" >> "$RUNNER_TEMP/asked"
case "$*" in "pr list"*) cat "$RUNNER_TEMP/open" ;; esac
"""


PROPOSALS = {
    "refresh": ("seeds/site.yaml", "Refresh from the catalogues"),
    "prove": ("templates/recipes/proof/acme.txt", "Record that every published call ran"),
}
"""By workflow and branch: a file that it may change, and the title of its pull request."""


@dataclass
class Repository:
    """A clone with a remote, and a stand-in for GitHub's command that notes what is asked."""

    folder: Path
    branch: str

    @property
    def changing(self) -> str:
        return PROPOSALS[self.branch][0]

    @property
    def proposed(self) -> str:
        return self.git("show", f"origin/{self.branch}:{self.changing}")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder / "clone",
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GIT_AUTHOR_NAME": "m",
            "GIT_COMMITTER_NAME": "m",
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "EMAIL": "maintainer@example.com",
            "RUNNER_TEMP": str(self.folder),
            "GH_TOKEN": "none",
            "BRANCH": self.branch,
            "BOT": BOT,
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def propose(self, change: str) -> subprocess.CompletedProcess[str]:
        """Run the step of the workflow in a fresh checkout with a changed file."""
        self.git("switch", "--quiet", "--force", "main")
        if self.git("branch", "--list", self.branch):
            self.git("branch", "--quiet", "-D", self.branch)
        (self.folder / "clone" / self.changing).write_text(change)
        jobs = yaml.safe_load((GITHUB / f"workflows/{self.branch}.yml").read_text())["jobs"]
        return subprocess.run(
            ["bash", "-e", "-c", jobs["propose"]["steps"][-1]["run"]],
            cwd=self.folder / "clone",
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def asked(self) -> list[str]:
        asked = self.folder / "asked"
        return asked.read_text().splitlines() if asked.exists() else []


@pytest.fixture(params=PROPOSALS)
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    made = Repository(tmp_path, request.param)
    (tmp_path / "clone" / made.changing).parent.mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH)
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "open").write_text("")
    (tmp_path / "report.md").write_text("# Catalogues\n")
    (tmp_path / "run.txt").write_text("9 of 9 calls do what their pages promise\n")
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "remote"], check=True)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("remote", "add", "origin", str(tmp_path / "remote"))
    (tmp_path / "clone" / made.changing).write_text("as_of: 1\n")
    made.git("add", ".")
    made.git("commit", "--quiet", "--message", "start")
    made.git("push", "--quiet", "origin", "main")
    return made


def test_a_run_without_a_change_proposes_nothing(repository: Repository) -> None:
    done = repository.propose("as_of: 1\n")

    assert done.returncode == 0, done.stderr
    assert repository.asked == []


def test_a_run_opens_a_pull_request_with_the_report_and_starts_ci(
    repository: Repository,
) -> None:
    done = repository.propose("as_of: 2\n")

    assert done.returncode == 0, done.stderr
    assert repository.proposed == "as_of: 2"
    assert repository.asked[-2:] == [
        (
            f"gh pr create --head {repository.branch} --title {PROPOSALS[repository.branch][1]}"
            f" --body-file {repository.folder}/report.md"
        ),
        f"gh workflow run ci.yml --ref {repository.branch}",
    ]


def test_the_next_run_renews_the_pull_request_that_is_open(repository: Repository) -> None:
    repository.propose("as_of: 2\n")
    (repository.folder / "open").write_text("7\n")

    done = repository.propose("as_of: 3\n")

    assert done.returncode == 0, done.stderr
    assert repository.proposed == "as_of: 3"
    assert f"gh pr edit 7 --body-file {repository.folder}/report.md" in repository.asked


def test_a_run_never_overwrites_what_somebody_did_on_its_branch(
    repository: Repository,
) -> None:
    repository.propose("as_of: 2\n")
    (repository.folder / "clone" / repository.changing).write_text("as_of: 2 # mended\n")
    repository.git("commit", "--quiet", "--all", "--author", "M <m@example.com>", "-m", "mend")
    repository.git("push", "--quiet", "origin", repository.branch)

    done = repository.propose("as_of: 3\n")

    assert done.returncode == 1
    assert f"Somebody's work is on the branch {repository.branch}" in done.stdout
    assert repository.proposed == "as_of: 2 # mended"


def test_a_run_of_calls_that_fails_proposes_nothing() -> None:
    """In a pipe of plain `sh` the failure of `make` would be lost."""
    steps = yaml.safe_load((GITHUB / "workflows/prove.yml").read_text())["jobs"]["propose"]["steps"]
    (run,) = (step for step in steps if "make recipes ALL=1" in str(step.get("run")))

    assert run["shell"] == "bash"
