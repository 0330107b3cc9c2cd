"""What the package imports, pyproject.toml names: nothing works by what others happen to bring."""

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

pytestmark = pytest.mark.no_cover  # reads the code as text, runs none of it

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
DECLARED = {
    canonicalize_name(requirement.name): requirement
    for requirement in map(Requirement, PROJECT["dependencies"])
}
EXTRAS = {
    canonicalize_name(Requirement(text).name)
    for texts in PROJECT["optional-dependencies"].values()
    for text in texts
}
"""What only one command imports, so that it may be missing here: modules named as packages."""
ALLOWED = DECLARED.keys() | EXTRAS


def _imported() -> Iterator[str]:
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                yield name.partition(".")[0]


@cache
def imported() -> Mapping[str, Set[str]]:
    """The top-level modules that the package imports, without Python's own: whose they are."""
    packages = packages_distributions()
    return {
        module: {canonicalize_name(name) for name in packages.get(module, [module])}
        for module in sorted(set(_imported()) - sys.stdlib_module_names - {"llmref"})
    }


def test_each_imported_package_is_declared() -> None:
    assert {m: names for m, names in imported().items() if not names & ALLOWED} == {}


def test_each_declared_package_is_imported() -> None:
    assert set[str]().union(*imported().values()) >= ALLOWED


@pytest.mark.parametrize("name", ["jinja2", "markupsafe"])
def test_libraries_whose_private_hooks_are_used_are_capped(name: str) -> None:
    assert not DECLARED[canonicalize_name(name)].specifier.contains(Version("99"))
