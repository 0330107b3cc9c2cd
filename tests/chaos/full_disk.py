"""Runs a command on a disk that is full, or nearly so; within mounts of its own.

`python -m tests.chaos.full_disk FOLDER` expects FOLDER/job.json, and prints what came of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.chaos.killing import DEADLINE_S, ROOT
from tests.tools.namespaces import ALLOW, entrances

PAGE = 4096
_SIZE = 8 << 20


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be run."""

    command: list[str]
    """Words of a command of llmref; DISK stands for the disk."""
    laid: str
    """A folder whose content lies on the disk before each run."""
    free: list[int]
    """How many pages of the disk are free, for each run."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one run."""

    free: int
    code: int
    said: str
    left: str
    """A copy of what lay on the disk when the command had ended."""
    after: str
    """A copy of what lay there when it had run once more, with room."""
    code_after: int


class NoMounts(Exception):
    """This machine lets nobody mount a disk of its own; the message says what to do."""


def run(job: Job, folder: Path) -> list[Ran]:
    """What each run of the job did."""
    (folder / "job.json").write_text(json.dumps(asdict(job)))
    refusals = []
    for enter in entrances("--mount"):
        done = subprocess.run(
            [*enter, sys.executable, "-m", "tests.chaos.full_disk", str(folder)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return [Ran(**each) for each in json.loads(done.stdout)]
        refusals.append(done.stderr.strip())
    words = "a disk that is full is a mount, which this machine does not allow"
    raise NoMounts(f"{words}: {ALLOW}; what was said: {'; '.join(refusals)}")


def _inside(folder: Path) -> list[Ran]:
    job = Job(**json.loads((folder / "job.json").read_text()))
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={_SIZE}", "none", str(disk)]
    subprocess.run(["mount", *options], check=True)
    command = [str(disk) + word[4:] if word.startswith("DISK") else word for word in job.command]
    return [_run(command, job, folder, free) for free in job.free]


def _run(command: list[str], job: Job, folder: Path, free: int) -> Ran:
    disk = folder / "disk"
    for entry in disk.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    shutil.copytree(job.laid, disk, dirs_exist_ok=True)
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as out:
        room = shutil.disk_usage(disk).free - free * PAGE
        out.write(bytes(max(0, room)))
    code, said = _command(command)
    ballast.unlink()
    left = shutil.copytree(disk, folder / f"left-{free}")
    code_after, said_after = _command(command)
    after = shutil.copytree(disk, folder / f"after-{free}")
    return Ran(free, code, said + said_after, str(left), str(after), code_after)


def _command(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "llmref", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    return done.returncode, done.stderr


if __name__ == "__main__":
    sys.stdout.write(json.dumps([asdict(ran) for ran in _inside(Path(sys.argv[1]))]))
