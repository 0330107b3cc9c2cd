"""What every test may use."""

import gc
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests import tools
from tests.worlds import lay

pytest_plugins = ["tests.checkout", "tests.collecting", "tests.reading", "tests.tracing"]

# Speed is measured by benchmarks; a busy machine must not fail a test. The examples are the same
# in every run, so that a failure can be seen again.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
hypothesis.settings.load_profile("project")

# A shell without job control starts what runs in the background with Ctrl-C ignored, which the
# commands that tests start would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A browser that runs as any user, in a container, and asks nobody on the network anything.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/golden --renew-golden` writes the expected site again, to be read as a diff."""
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden/tiny again")
    parser.addoption("--all", action="store_true", help="the whole site where a sample is judged")
    parser.addoption("--kills", default="3", help="how often tests/chaos kills each command")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lines count as covered by examples that somebody wrote, not by what was drawn at random.

    Tracing hundreds of drawn examples a test would double the time of all.
    """
    for item in items:
        if isinstance(item, pytest.Function) and hypothesis.is_hypothesis_test(item.function):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Set what pytest knows of all tests aside: each search for garbage would go through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def state_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands note of their edits lies in a folder of the tests, not in the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def seeds(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a small world's seeds, to be changed: of `tiny`, or of that of a mark `world`."""
    mark = request.node.get_closest_marker("world")
    return lay(tmp_path / "seeds", mark.args[0] if mark else "tiny")


@pytest.fixture
def project(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of that project, as the current one: commands take its seeds."""
    monkeypatch.chdir(seeds.parent)
    return seeds.parent


@pytest.fixture
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of one test alone."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium: Playwright's own is a download that a closed network refuses."""
    return {
        **browser_type_launch_args,
        "executable_path": str(tools.chromium()),
        "args": CHROMIUM_FLAGS,
    }
