"""Text that is not canonical is a warning of `check`, and of nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from tests.worlds import lay


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--seeds", "seeds"])


@pytest.fixture
def redirects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The redirects of a small project, which are not canonical."""
    monkeypatch.chdir(tmp_path)
    file = lay(tmp_path / "seeds", "tiny") / "redirects.yaml"
    file.write_text("models: {anvil: anvil-1}\n")
    return file


def test_only_a_strict_check_fails_until_it_is_formatted(redirects: Path) -> None:
    usual, strict = run("check"), run("check", "--strict")
    run("fmt")
    formatted = run("check", "--strict")

    assert usual.output.startswith("seeds/redirects.yaml:1:1: warning: not-canonical: ")
    assert (usual.exit_code, strict.exit_code, formatted.exit_code) == (0, 1, 0)
    assert redirects.read_text() == "models:\n  anvil: anvil-1\n"


def test_a_build_does_not_mind(redirects: Path) -> None:
    built = run("build", "--out", "site")

    assert built.exit_code == 0, built.output
    assert "warning" not in built.output
    assert redirects.read_text() == "models: {anvil: anvil-1}\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("models:\n  anvil: anvil-1", "2:1: warning: not-canonical: the last line has no line end"),
        ("models:\n  anvil: anvil-1\n\n", "3:1: warning: not-canonical: canonical text ends here"),
        (
            "models:\n  # a\n\n\n  anvil: anvil-1\n",
            "4:1: warning: not-canonical: canonical text has `",
        ),
        # what has errors is rewritten by hand first
        ("modles: {anvil: anvil-1}\n", "1:1: unknown-key: "),
    ],
)
def test_the_first_line_that_differs_is_named(redirects: Path, text: str, place: str) -> None:
    redirects.write_text(text)

    assert run("check").output.startswith(f"seeds/redirects.yaml:{place}")


def test_line_ends_are_not_judged(redirects: Path) -> None:
    redirects.write_bytes(b"models:\r\n  anvil: anvil-1\r\n")

    assert run("check", "--strict").output == "No problems.\n"
