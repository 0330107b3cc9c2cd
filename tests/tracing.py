"""Coverage traces what tests and their fixtures run, and nothing of what pytest does around them.

Before Python 3.14 whatever is traced takes two to three times as long, pytest's own part too.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage

PACKAGE = "llmref"


class Tracing:
    """Starts and stops the coverage of a process around functions of tests and fixtures."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._at_work = False
        # In a worker pytest-cov starts one more before the one of the worker, and never stops it:
        # it would trace whenever the other does not.
        while running := Coverage.current():
            running.stop()

    @contextmanager
    def _traced(self) -> Iterator[None]:
        if self._at_work:  # a test asked for a fixture by its name
            yield
            return
        self._at_work = True
        self._coverage.start()
        try:
            yield
        finally:
            self._coverage.stop()
            self._at_work = False

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self) -> Iterator[None]:
        with self._traced():
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Iterator[None]:
        if pyfuncitem.get_closest_marker("no_cover"):
            return (yield)
        with self._traced():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        try:
            return (yield)
        finally:
            self._coverage.stop()  # pytest-cov starts it after a test that bears no_cover


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Trace the imports of the whole package, and from then on functions only."""
    plugin = session.config.pluginmanager.getplugin("_cov")
    if plugin is None or plugin.cov_controller is None or sys.gettrace() is None:
        return  # Python 3.14 tells coverage of lines once each, which costs little
    starts_workers = session.config.getoption("dist", "no") != "no"
    if not starts_workers or hasattr(session.config, "workerinput"):
        _import_all()
    session.config.pluginmanager.register(Tracing(plugin.cov_controller.cov))


def _import_all() -> None:
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
