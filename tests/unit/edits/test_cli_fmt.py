"""`llmref fmt`: what it changes, what it names, and its exit codes."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.edits import files
from llmref.folder import STAGE

pytestmark = pytest.mark.usefixtures("project")


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("fmt", "--seeds", "seeds", *arguments))


def test_canonical_seeds_are_left_alone(seeds: Path) -> None:
    assert (fmt("--check").exit_code, fmt("--check").output) == (0, "")
    assert (fmt().exit_code, fmt().output) == (0, "Every seed is in canonical text.\n")


def test_a_check_names_files_and_writes_nothing(seeds: Path) -> None:
    file = seeds / "redirects.yaml"
    file.write_text("models: {b: anvil-1, a: anvil-1}\n")

    result = fmt("--check")

    assert result.exit_code == 1
    assert result.output == "seeds/redirects.yaml:1:1: not canonical: run `llmref fmt`\n"
    assert file.read_text() == "models: {b: anvil-1, a: anvil-1}\n"


def test_seeds_are_formatted_once(seeds: Path) -> None:
    (seeds / "redirects.yaml").write_text("models: {b: anvil-1, a: anvil-1}\n")
    (seeds / "pages/about.md").write_text("---\ndescription: d\ntitle: t\n---\ntitle: b\n")

    first, second = fmt(), fmt()

    assert first.exit_code == 0
    assert first.output == (
        "seeds/pages/about.md formatted\nseeds/redirects.yaml formatted\n"
        "2 seeds changed; review them with `git diff`.\n"
    )
    assert second.output == "Every seed is in canonical text.\n"
    assert (seeds / "redirects.yaml").read_text() == "models:\n  a: anvil-1\n  b: anvil-1\n"
    assert (seeds / "pages/about.md").read_text() == (
        "---\ntitle: t\ndescription: d\n---\ntitle: b\n"
    )
    assert sorted(path.name for path in seeds.glob(".*")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # canonical already: nothing is changed, whatever the line ends
        (b"models:\r\n  a: anvil-1\r\n", None),
        (b"models:\r\n  a: anvil-1\n  b: anvil-1\r\n", None),
        # not canonical: each line keeps its end
        (
            b"models: {b: anvil-1, a: anvil-1}\r\n",
            b"models:\r\n  a: anvil-1\r\n  b: anvil-1\r\n",
        ),
        (
            b"models:\r\n  b: anvil-1\r\n  a: anvil-1\r\n",
            b"models:\r\n  a: anvil-1\r\n  b: anvil-1\r\n",
        ),
        (
            b"models:\n  b: anvil-1\r\n  a: anvil-1\n",
            b"models:\n  a: anvil-1\n  b: anvil-1\r\n",
        ),
        # a line end that was missing is as the others
        (b"models:\r\n  a: anvil-1", b"models:\r\n  a: anvil-1\r\n"),
    ],
)
def test_lines_keep_their_ends(seeds: Path, before: bytes, after: bytes | None) -> None:
    (seeds / "redirects.yaml").write_bytes(before)

    assert fmt("--check").exit_code == (1 if after else 0)
    fmt()

    assert (seeds / "redirects.yaml").read_bytes() == (after or before)
    assert fmt("--check").exit_code == 0


def test_a_page_keeps_the_ends_of_its_lines(seeds: Path) -> None:
    text = b"---\r\ndescription: d\r\ntitle: t\r\n---\r\nb\r\n\r\nc\r\n"
    (seeds / "pages/about.md").write_bytes(text)

    fmt()

    after = b"---\r\ntitle: t\r\ndescription: d\r\n---\r\nb\r\n\r\nc\r\n"
    assert (seeds / "pages/about.md").read_bytes() == after


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a: [", "seeds/redirects.yaml:1:5: unchanged: "),
        (b"\xff", "redirects.yaml:1:1: unchanged: the file is not UTF-8 here: save it as UTF-8"),
        (
            b"models: {a: anvil-1,\n  b: two\n  words}\n",
            ":2:3: unchanged: 2 lines are read as one",
        ),
        (b"- a\n", "redirects.yaml:1:1: unchanged: the file must contain keys with values"),
    ],
)
def test_a_seed_that_cannot_be_read_is_named_and_the_others_are_done(
    seeds: Path, data: bytes, words: str
) -> None:
    (seeds / "redirects.yaml").write_bytes(data)
    (seeds / "exceptions.yaml").write_text("exceptions: []")

    result = fmt()

    assert result.exit_code == 1
    assert words in result.output
    assert result.output.endswith(
        "1 seed changed; review it with `git diff`. "
        "1 seed is unchanged; fix it, then run `llmref fmt` again.\n"
    )
    assert (seeds / "redirects.yaml").read_bytes() == data
    assert (seeds / "exceptions.yaml").read_text() == "exceptions: []\n"


def test_a_comment_that_would_be_lost_keeps_the_file_as_it_is(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"docs: {}\nmodels: {a: anvil-1}  # why\n"
    (seeds / "redirects.yaml").write_bytes(data)
    monkeypatch.setattr(
        files, "emit", lambda _record, _document: "models: {a: anvil-1}\ndocs: {}\n"
    )

    fixing = fmt()

    assert fixing.exit_code == 1
    [left] = [line for line in fixing.output.splitlines() if "redirects.yaml" in line]
    assert left == (
        "seeds/redirects.yaml:2:23: unchanged: the comment '# why' cannot be placed: "
        "write the keys and items around it plainly, each on a line of its own"
    )
    assert (seeds / "redirects.yaml").read_bytes() == data


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_a_folder_that_cannot_be_read_is_a_sentence(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    # Whoever runs the tests may be root, who may read anything.
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "pages":
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    result = fmt(*options)

    assert result.exit_code == 1
    assert result.output == (
        "seeds/pages:1:1: the folder cannot be read: "
        "check its permissions, and that it still exists\n"
        f"{'' if options else 'Nothing was changed.' + chr(10)}"
    )


def test_a_file_that_vanishes_meanwhile_is_a_sentence(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "redirects.yaml":
            path.unlink()
        return read_bytes(path)

    (seeds / "redirects.yaml").write_text("models: {}\n")
    monkeypatch.setattr(Path, "read_bytes", vanishing)

    result = fmt()

    assert result.exit_code == 1
    assert "redirects.yaml:1:1: unchanged: the file has gone meanwhile" in result.output
    assert "Every seed is in canonical text." not in result.output


def test_a_check_of_half_changed_seeds_names_the_edit_and_writes_nothing(seeds: Path) -> None:
    (seeds / STAGE).mkdir()
    (seeds / STAGE / "0").write_text("x")

    result = fmt("--check")

    assert result.exit_code == 1
    assert result.output.startswith("seeds/.edit:1:1: unfinished-edit: an edit was interrupted")
    assert (seeds / STAGE / "0").read_text() == "x"
