"""The two jobs of a weekly workflow, run here: the first finds a change, the second proposes it."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml

WORKFLOWS: dict[str, Any] = {
    path.stem: yaml.safe_load(path.read_text())
    for path in (Path(__file__).parents[1] / ".github/workflows").glob("*.yml")
}

PROPOSING = WORKFLOWS["propose"]["jobs"]["propose"]["steps"][-1]
BOT = PROPOSING["env"]["BOT"]
GH = """\
#!/bin/sh
echo "gh $*" >> "$RUNNER_TEMP/asked"
case "$*" in "pr list"*) cat "$RUNNER_TEMP/open" ;; esac
"""
PROGRAMS = ("bash", "cat", "git", "sh")
"""What the proposing step finds beside gh; cat and sh are there for the stand-in."""


PROPOSALS = {
    "refresh": ("seeds/site.yaml", "Refresh from the catalogs"),
    "prove": ("templates/recipes/proof/acme.txt", "Record that every published call ran"),
}
"""By workflow and branch: a file that it may change, and the title of its pull request."""


class Repository:
    """A remote, a clone of it for each job, and a stand-in for GitHub's command that notes what it
    is asked.
    """

    def __init__(self, folder: Path, branch: str) -> None:
        self.folder = folder
        self.branch = branch
        self.changing, self.title = PROPOSALS[branch]
        self.proposal = folder / "proposal"
        (folder / "bin").mkdir()
        (folder / "bin/gh").write_text(GH)
        (folder / "bin/gh").chmod(0o755)
        for program in PROGRAMS:
            (folder / "bin" / program).symlink_to(str(shutil.which(program)))
        (folder / "open").write_text("")
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "remote")
        start = self.clone("start")
        self.write(start, self.changing, "as_of: 1\n")
        self.write(start, "Makefile", "")
        self.git(start, "add", ".")
        self.git(start, "commit", "--quiet", "--message", "start")
        self.git(start, "push", "--quiet", "origin", "main")

    def git(self, folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def clone(self, name: str) -> Path:
        """A checkout of main such as each job begins with."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        self.git(self.folder, "clone", "--quiet", "remote", name)
        return self.folder / name

    def write(self, checkout: Path, path: str, text: str) -> None:
        (checkout / path).parent.mkdir(parents=True, exist_ok=True)
        (checkout / path).write_text(text)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GIT_AUTHOR_NAME": "m",
            "GIT_COMMITTER_NAME": "m",
            "PATH": str(self.folder / "bin"),
            "HOME": str(self.folder),
            "EMAIL": "maintainer@example.com",
            "RUNNER_TEMP": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def find(self, change: str) -> Path:
        """The job that runs packages: a checkout in which it changed a file."""
        checkout = self.clone("found")
        self.write(checkout, self.changing, change)
        return checkout

    def hand_over(self, checkout: Path) -> None:
        """The last step of that job, whose files the next one gets."""
        shutil.rmtree(self.proposal, ignore_errors=True)
        self.proposal.mkdir()
        (self.proposal / "report.md").write_text("# What changed\n")
        steps = WORKFLOWS[self.branch]["jobs"]["run"]["steps"]
        (step,) = (step for step in steps if step.get("name") == "Write down what changed")
        self.shell(step["run"], checkout).check_returncode()

    def take_over(self) -> subprocess.CompletedProcess[str]:
        """The job that may write, in a checkout of its own."""
        inputs = WORKFLOWS[self.branch]["jobs"]["propose"]["with"]
        environment = {
            name: inputs.get(name.lower(), value) for name, value in PROPOSING["env"].items()
        }
        checkout = self.clone("checkout")
        for hook in ("applypatch-msg", "commit-msg", "post-commit", "pre-commit", "pre-push"):
            path = checkout / ".git/hooks" / hook
            path.write_text('#!/bin/sh\necho planted >> "$RUNNER_TEMP/asked"\n')
            path.chmod(0o755)
        return self.shell(PROPOSING["run"], checkout, **environment)

    def propose(self, change: str) -> subprocess.CompletedProcess[str]:
        """Both jobs."""
        self.hand_over(self.find(change))
        return self.take_over()

    def shell(
        self, script: str, checkout: Path, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=checkout,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def proposed(self) -> str:
        return self.git(self.folder / "remote", "show", f"{self.branch}:{self.changing}")

    @property
    def files(self) -> set[str]:
        tree = self.git(self.folder / "remote", "ls-tree", "-r", "--name-only", self.branch)
        return set(tree.splitlines())

    @property
    def asked(self) -> list[str]:
        asked = self.folder / "asked"
        return asked.read_text().splitlines() if asked.exists() else []
