"""The requirements files, what pinned packages ask for, and where it is asked."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from itertools import product
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
PYTHONS = tuple(sorted(re.findall(r"3\.\d+", re.findall(r"^PYTHONS := (.*)$", MAKEFILE, re.M)[0])))
PLATFORMS = {
    "Linux": {"os_name": "posix", "sys_platform": "linux", "platform_machine": "x86_64"},
    "Linux on ARM": {"os_name": "posix", "sys_platform": "linux", "platform_machine": "aarch64"},
    "macOS": {"os_name": "posix", "sys_platform": "darwin", "platform_machine": "arm64"},
    "Windows": {"os_name": "nt", "sys_platform": "win32", "platform_machine": "AMD64"},
}
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}

Environment = Mapping[str, str]
"""The values of markers on one machine."""


@dataclass(frozen=True)
class Pin:
    """One line of a requirements file."""

    requirement: Requirement

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (specifier,) = self.requirement.specifier
        return specifier.version

    def applies(self, environment: Environment) -> bool:
        return _holds(self.requirement.marker, environment)

    def asks(self, requires: Iterable[Requirement], environment: Environment) -> list[Requirement]:
        """Those of the package's requirements that count there, with the extras that are pinned."""
        extras = {"", *self.requirement.extras}
        return [
            asked
            for asked in requires
            if any(_holds(asked.marker, {**environment, "extra": extra}) for extra in extras)
        ]


def _holds(marker: Marker | None, environment: Environment) -> bool:
    return marker is None or marker.evaluate(dict(environment))


def pins(text: str) -> list[Pin]:
    """The pins of a requirements file. Each begins a line; hashes and comments are indented."""
    lines = re.findall(r"^[A-Za-z0-9].*$", text, re.MULTILINE)
    return [Pin(Requirement(line.removesuffix("\\"))) for line in lines]


def environments() -> Iterator[tuple[str, Environment]]:
    """Every machine that the pins are for, with its name: the first and a late patch of Pythons."""
    for (name, platform), python, patch in product(PLATFORMS.items(), PYTHONS, ("0", "99")):
        version = f"{python}.{patch}"
        yield (
            f"Python {version} on {name}",
            {
                **platform,
                "platform_system": SYSTEMS[platform["sys_platform"]],
                "platform_python_implementation": "CPython",
                "implementation_name": "cpython",
                "implementation_version": version,
                "python_full_version": version,
                "python_version": python,
                "platform_release": "",
                "platform_version": "",
                "extra": "",
            },
        )


def site_packages(folder: Path) -> list[Path]:
    return [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]


def installed(folder: Path) -> dict[str, metadata.Distribution]:
    """By name, what an environment holds."""
    found = metadata.distributions(path=[str(place) for place in site_packages(folder)])
    return {canonicalize_name(package.name): package for package in found}


def requires(package: metadata.Distribution) -> list[Requirement]:
    return [Requirement(text) for text in package.requires or ()]


def unmet(
    asked: Iterable[Requirement], pinned: Iterable[Pin], environment: Environment
) -> Iterator[str]:
    """The requirements that no pin meets there, as they are written."""
    by_name = {pin.name: pin for pin in pinned if pin.applies(environment)}
    for requirement in asked:
        pin = by_name.get(canonicalize_name(requirement.name))
        met = (
            pin is not None
            and requirement.specifier.contains(pin.version, prereleases=True)
            and requirement.extras <= pin.requirement.extras
        )
        if not met:
            yield str(requirement)


def of_project(*groups: str, itself: bool) -> list[Requirement]:
    """What pyproject.toml asks for in some of its groups, and for the generator itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    texts = [*project["project"]["dependencies"]] if itself else []
    for group in groups:
        texts += project["dependency-groups"][group]
    return [Requirement(text) for text in texts]
