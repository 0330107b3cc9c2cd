"""Installs outside programs with the system's package manager, where this user may."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tests.tools.table import Tool

# In the order asked; `brew` refuses root and needs none.
MANAGERS: dict[str, list[list[str]]] = {
    "apt-get": [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends"],
    ],
    "dnf": [["dnf", "install", "-q", "-y"]],
    "apk": [["apk", "add", "--quiet"]],
    "pacman": [["pacman", "-Sy", "--noconfirm", "--needed", "--quiet"]],
    "brew": [["brew", "install", "--quiet"]],
}


def install(missing: Sequence[Tool]) -> None:
    """Ask the first package manager that is there for what is missing; say so when it fails."""
    manager = next((name for name in MANAGERS if shutil.which(name)), None)
    if manager is None:
        return
    names = sorted({tool.packages[manager] for tool in missing if manager in tool.packages})
    right = [] if manager == "brew" else _right_to_install()
    if not names or right is None:
        return
    *before, last = MANAGERS[manager]
    for command in (*before, [*last, *names]):
        print("+", *right, *command, flush=True)
        result = _run([*right, *command])
        if result.returncode != 0:
            print(result.stdout, f"{manager} failed", sep="\n", file=sys.stderr)
            return


def _right_to_install() -> list[str] | None:
    """What to put before a command: nothing for root, sudo where it asks no password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    may = shutil.which("sudo") and _run([*sudo, "true"]).returncode == 0
    return sudo if may else None


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run without questions; what is said is kept for the case that it fails."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
