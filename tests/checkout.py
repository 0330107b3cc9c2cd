"""No test writes into the checkout, wherever pytest is started.

A test that forgets to leave for a folder of its own writes names there that a commit of everything
would take along. It fails, with the names; where several workers are at work it may be a test of
another one at the same moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_MADE = re.compile(r"\..*|site|build|dist|test-results|.*\.egg-info")
"""What commands make at the top level, which no commit takes: caches, environments, outputs."""


class Watch:
    """Tells which names were added at the top level of a folder since it was last asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._names()

    def added(self) -> set[str]:
        """The new names, each told once."""
        names = self._names()
        new, self._known = names - self._known, names
        return new

    def _names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir() if not _MADE.fullmatch(path.name)}


_CHECKOUT = Watch(ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Fail a test after which the checkout holds a name more."""
    yield
    added = sorted(_CHECKOUT.added())
    assert not added, f"written into the checkout, not into a folder of the test: {added}"
