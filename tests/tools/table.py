"""Which outside programs there are: their names, what for, and who packages them."""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """One program that no Python package brings."""

    name: str
    purpose: str
    commands: tuple[str, ...]
    """Names on PATH or whole paths, best first."""
    proof: tuple[str, ...]
    """Arguments it answers with exit code 0: a name on PATH may be a stub that only advertises."""
    packages: Mapping[str, str] = field(hash=False)
    """What to ask each package manager for."""
    variable: str | None = None
    """The environment variable that names another program, where people have more than one."""


def _folders_of_package(name: str) -> list[str]:
    package = importlib.util.find_spec(name)
    return list(package.submodule_search_locations or ()) if package else []


CHROMIUM = Tool(
    name="chromium",
    purpose="the browser tests",
    commands=(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    proof=("--version",),
    packages={
        "apt-get": "chromium",
        "dnf": "chromium",
        "apk": "chromium",
        "pacman": "chromium",
        "brew": "chromium",
    },
    variable="CHROMIUM",
)
JAVA = Tool(
    name="java",
    purpose="the Nu HTML checker",
    commands=("java",),
    proof=("-version",),
    packages={
        "apt-get": "default-jre-headless",
        "dnf": "java-latest-openjdk-headless",
        "apk": "openjdk21-jre-headless",
        "pacman": "jre-openjdk-headless",
        "brew": "openjdk",
    },
)
CURL = Tool(
    name="curl",
    purpose="running the published curl calls",
    commands=("curl",),
    proof=("--version",),
    packages=dict.fromkeys(("apt-get", "dnf", "apk", "pacman", "brew"), "curl"),
)
# brew has neither of these: a network of their own for published calls is a matter of Linux.
IP = Tool(
    name="ip",
    purpose="the closed network that published calls run in",
    commands=("ip", "/usr/sbin/ip", "/sbin/ip"),
    proof=("-V",),
    packages={"apt-get": "iproute2", "dnf": "iproute", "apk": "iproute2", "pacman": "iproute2"},
)
UNSHARE = Tool(
    name="unshare",
    purpose="the closed network that published calls run in, and disks that are full or mounted",
    commands=("unshare",),
    proof=("--version",),
    packages=dict.fromkeys(("apt-get", "dnf", "apk", "pacman"), "util-linux"),
)
# Playwright's package brings its driver, which does not start without this library.
LIBATOMIC = Tool(
    name="libatomic",
    purpose="Playwright's driver, for the browser tests",
    commands=tuple(
        str(Path(folder, "driver", "node")) for folder in _folders_of_package("playwright")
    ),
    proof=("--version",),
    packages={"apt-get": "libatomic1", "dnf": "libatomic", "pacman": "gcc-libs"},
)
NODE = Tool(
    name="node",
    purpose="the language server that editors use",
    commands=("node", "nodejs"),
    proof=("--version",),
    packages={
        "apt-get": "nodejs",
        "dnf": "nodejs",
        "apk": "nodejs",
        "pacman": "nodejs",
        "brew": "node",
    },
    variable="NODE",
)
NPM = Tool(
    name="npm",
    purpose="installing the language server that editors use and the clients of JavaScript calls",
    commands=("npm",),
    proof=("--version",),
    packages={
        "apt-get": "npm",
        "dnf": "nodejs-npm",
        "apk": "npm",
        "pacman": "npm",
        "brew": "node",
    },
)

TOOLS = (CHROMIUM, LIBATOMIC, JAVA, CURL, IP, UNSHARE, NODE, NPM)
