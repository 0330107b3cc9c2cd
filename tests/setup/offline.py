"""A folder of packages in place of an index, and commands that reach no network."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests import tools
from tests.setup.pins import ROOT
from tests.tools.namespaces import ALLOW, entrances

_SHELL = shutil.which("sh") or "sh"
PACKAGES = ROOT / ".venv/packages"


class NoClosedNetwork(Exception):
    """This machine gives no process a network of its own; the message says what to do."""


def packages(folder: Path) -> Path:
    """Fill a folder with our wheel, our sdist and the pinned packages."""
    assert PACKAGES.is_dir(), "fetch the packages first: make .venv/.stamp-packages"
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    for package in PACKAGES.iterdir():
        (folder / package.name).symlink_to(package)
    return folder


class Machine:
    """A machine with an environment, a folder of packages, no git and no network."""

    def __init__(self, folder: Path, packages: Path, python: Path) -> None:
        self.folder = folder
        self.packages = packages
        self.python = python
        self.environment = folder / "an environment"
        subprocess.run([python, "-m", "venv", "--clear", self.environment], check=True)

    def run(
        self,
        script: str,
        below: str = "",
        *,
        read_only: bool = False,
        programs: str = "",
        **variables: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run a script of the shell in a folder of the machine.

        Programs are those of the environment, and of other folders if these are named. Nothing can
        be written to the environment if it is `read_only`.
        """
        enter = entrance()
        lines = "\n".join(self._lines(programs, "sudo" in enter[0], read_only))
        return subprocess.run(
            [*enter, "env", *self._variables(script, variables), _SHELL, "-e", "-c", lines],
            cwd=self.folder / below,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def _variables(self, script: str, more: Mapping[str, str]) -> list[str]:
        """What is known inside, which sudo would not hand on from outside."""
        variables = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(self.folder),
            "VIRTUAL_ENV": str(self.environment),
            "DIR": str(self.packages),
            "SCRIPT": script,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            **more,
        }
        return ["-i", *(f"{name}={value}" for name, value in variables.items())]

    def _lines(self, programs: str, by_sudo: bool, read_only: bool) -> Iterator[str]:
        """What is done as root in there, the last of it the script."""
        yield f"{tools.ip()} link set lo up"
        if by_sudo:  # what root makes, the user has to be able to remove
            yield f"trap 'chown -R {os.getuid()}:{os.getgid()} \"$HOME\"' EXIT"
        if read_only:
            yield 'mount --bind "$VIRTUAL_ENV" "$VIRTUAL_ENV"'
            yield 'mount -o remount,bind,ro "$VIRTUAL_ENV"'
        path = f"$VIRTUAL_ENV/bin{programs and f':{programs}'}"
        yield f'env PATH="{path}" {_SHELL} -e -c "$SCRIPT"'


@cache
def entrance() -> tuple[str, ...]:
    """The start of a command line that has a network and mounts of its own."""
    for enter in entrances("--net", "--mount"):
        probe = [*enter, str(tools.ip()), "link", "set", "lo", "up"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return tuple(enter)
    raise NoClosedNetwork(f"these tests cut the network, which this machine forbids: {ALLOW}")
