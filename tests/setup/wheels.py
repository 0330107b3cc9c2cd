"""A folder of tiny wheels in place of an index, and the Makefile at work with it."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.setup.pins import ROOT, Pin, site_packages

WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
LATER = "9999"


def metadata(name: str, version: str, requirements: Iterable[str] = ()) -> str:
    asked = "".join(f"Requires-Dist: {requirement}\n" for requirement in requirements)
    return f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{asked}"


def wheel(folder: Path, name: str, version: str, requirements: Iterable[str] = ()) -> str:
    """Make a package that holds nothing but its metadata. Out: the digest, as pip wants it."""
    stem = f"{name.replace('-', '_')}-{version}"
    files = {
        "METADATA": metadata(name, version, requirements),
        "WHEEL": WHEEL,
        "RECORD": "".join(
            f"{stem}.dist-info/{part},,\n" for part in ("METADATA", "WHEEL", "RECORD")
        ),
    }
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for part, text in files.items():
            # Without a date: the same package is made twice, and its digest may not tell when.
            archive.writestr(zipfile.ZipInfo(f"{stem}.dist-info/{part}"), text)
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def pinned(folder: Path, pins: Iterable[Pin], asked: Mapping[str, Iterable[str]]) -> str:
    """Make each package as it is pinned, and as a later release that asks for a later one of the
    next. Out: a requirements file of the former.
    """
    lines, before = [], None
    for pin in pins:
        digest = wheel(folder, pin.name, pin.version, asked.get(pin.name, ()))
        wheel(folder, pin.name, LATER, [f"{before}>={LATER}"] if before else [])
        lines.append(f"{pin.requirement} --hash={digest}\n")
        before = pin.name
    return "".join(lines)


class Project:
    """A clone of which there is only the Makefile, with lists of its own and nothing to build."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.folder = folder
        self._python = python
        self.index = folder.parent / "index"
        self.index.mkdir()
        folder.mkdir()
        shutil.copy(ROOT / "Makefile", folder)
        for file in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
            (folder / file).touch()

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    @property
    def site_packages(self) -> Path:
        (found,) = site_packages(self.environment)
        return found

    def plant(self, folder: Path) -> None:
        """Put a package there that asks for what nobody has."""
        information = folder / "stray-1.dist-info"
        information.mkdir(parents=True)
        (information / "METADATA").write_text(metadata("stray", "1", ["what-nobody-has"]))

    def touch(self, file: str) -> None:
        """Change a file after all that was made."""
        made = max(stamp.stat().st_mtime_ns for stamp in self.environment.glob(".stamp*"))
        os.utime(self.folder / file, ns=(made + 1, made + 1))

    def make(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a target where pip knows no index but the folder, whatever the machine has set."""
        return subprocess.run(
            ["make", f"PYTHON={self._python}", "EDITABLE=:", *arguments],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder.parent),
                "PIP_CONFIG_FILE": os.devnull,
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": self.index.as_uri(),
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
        )
