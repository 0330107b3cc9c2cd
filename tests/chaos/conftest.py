"""How often each command is killed, and seeds that are worth it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from tests.benchmarks import catalogue


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often each command is killed: `--kills`."""
    return int(request.config.getoption("kills"))


@pytest.fixture
def rounds(kills: int) -> int:
    """How often two commands run at once, which takes longer than a kill."""
    return max(1, kills // 3)


@pytest.fixture(scope="session")
def orderly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeds of some sixty files, put in order."""
    folder = tmp_path_factory.mktemp("orderly") / "seeds"
    catalogue.write(folder, 120)
    result = CliRunner().invoke(main, ["fmt", "--seeds", str(folder)])
    assert result.exit_code == 0, result.output
    return folder
