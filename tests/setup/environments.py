"""Environments whose pip is the one that Python brings, installed once and then linked.

Installing it takes longer than most of what is tested in an environment. A release of pip runs
unpacked: from its wheel, it would be compiled again at every start.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.setup.pins import ROOT
from tests.sites import once

_COMMAND = '#!/bin/sh\nexec "${0%/*}/python" -m pip "$@"\n'
_LINK = "shutil.copytree(sys.argv[1], sys.argv[2], copy_function=os.link, dirs_exist_ok=True)"
_PYTHON = f"""\
#!/bin/sh
# Python, but that `-m venv --clear FOLDER` links pip instead of installing it.
case "$1 $2 $3" in
"-m venv --clear")
  "{sys.executable}" -m venv --clear --without-pip "$4" &&
  "{sys.executable}" -I -c 'import os, shutil, sys; {_LINK}' "${{0%/*}}/parts" "$4" ;;
*)
  exec "{sys.executable}" "$@" ;;
esac
"""


def python(factory: pytest.TempPathFactory) -> Path:
    """A command that does what this Python does, and makes an environment with pip in no time."""

    def fill(folder: Path) -> None:
        whole, parts = folder / "whole", folder / "parts"
        subprocess.run([sys.executable, "-m", "venv", whole], check=True)
        for packages in whole.glob("lib/python*/site-packages"):
            packages.rename(_made(parts / packages.relative_to(whole)))
        shutil.rmtree(whole)
        for name in ("pip", "pip3"):
            _write_command(_made(parts / "bin" / name), _COMMAND)
        _write_command(folder / "python", _PYTHON)

    return once(factory, "python", fill) / "python"


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _write_command(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def pip(factory: pytest.TempPathFactory, version: str) -> Path:
    """The folder of a release of pip, which Python runs as a program."""
    wheel = ROOT / f".venv/releases/pip-{version}-py3-none-any.whl"
    assert wheel.exists(), "fetch the releases first: make .venv/.stamp-releases"

    def fill(folder: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)

    return once(factory, f"pip-{version}", fill) / "pip"
