"""`llmref fmt`: what it changes, what it names, and its exit codes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.worlds import lay


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("fmt", "--seeds", "seeds", *arguments))


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lay(tmp_path / "seeds", "tiny")


def test_ordered_seeds_are_left_alone(tiny: Path) -> None:
    assert (fmt("--check").exit_code, fmt("--check").output) == (0, "")
    assert (fmt().exit_code, fmt().output) == (0, "Every seed is in order.\n")


def test_a_check_names_files_and_writes_nothing(tiny: Path) -> None:
    file = tiny / "redirects.yaml"
    file.write_text("models: {b: anvil-1, a: anvil-1}\n")

    result = fmt("--check")

    assert result.exit_code == 1
    assert result.output == "seeds/redirects.yaml is not in order: run `llmref fmt`\n"
    assert file.read_text() == "models: {b: anvil-1, a: anvil-1}\n"


def test_seeds_are_put_in_order_once(tiny: Path) -> None:
    (tiny / "redirects.yaml").write_text("models: {b: anvil-1, a: anvil-1}\n")
    (tiny / "pages/about.md").write_text("---\ndescription: d\ntitle: t\n---\ntitle: b\n")

    first, second = fmt(), fmt()

    assert first.exit_code == 0
    assert first.output == (
        "seeds/pages/about.md put in order\nseeds/redirects.yaml put in order\n"
        "2 seeds changed; look at them with `git diff`.\n"
    )
    assert second.output == "Every seed is in order.\n"
    assert (tiny / "redirects.yaml").read_text() == "models: {a: anvil-1, b: anvil-1}\n"
    assert (tiny / "pages/about.md").read_text() == (
        "---\ntitle: t\ndescription: d\n---\ntitle: b\n"
    )
    assert sorted(path.name for path in tiny.glob(".*")) == []


def test_line_ends_are_made_alike(tiny: Path) -> None:
    (tiny / "redirects.yaml").write_bytes(b"models: {a: anvil-1}\r\n")

    assert "1 seed changed" in fmt().output
    assert (tiny / "redirects.yaml").read_bytes() == b"models: {a: anvil-1}\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a: [", "redirects.yaml: left as it is: "),
        (b"\xff", "redirects.yaml: left as it is: 1: the file is not UTF-8 here: save it as UTF-8"),
        (b"? models\n: {}\n? docs\n: {}\n", "left as it is: line 3 has more than a plain key"),
    ],
)
def test_a_seed_that_cannot_be_read_is_named_and_the_others_are_done(
    tiny: Path, data: bytes, words: str
) -> None:
    (tiny / "redirects.yaml").write_bytes(data)
    (tiny / "exceptions.yaml").write_text("exceptions: []")

    result = fmt()

    assert result.exit_code == 1
    assert words in result.output
    assert (tiny / "redirects.yaml").read_bytes() == data
    assert (tiny / "exceptions.yaml").read_text() == "exceptions: []\n"
