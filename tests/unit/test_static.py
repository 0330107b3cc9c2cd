"""What lies in seeds/static/ is read as it is, and what is not safe to publish is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from llmref import seeds, static
from llmref.static import StaticFile
from tests.worlds import WORLDS, lay


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


def write(folder: Path, path: str, content: bytes = b"as it is\n") -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)


def refused(folder: Path) -> dict[str, str]:
    """What is wrong with each file that was refused."""
    _, problems = seeds.load(folder)
    return {problem.place.path: problem.message for problem in problems}


def test_static_files_are_read_with_their_addresses() -> None:
    read, problems = seeds.load(WORLDS / "typical")

    assert problems == []
    assert read.static_addresses == {"/CNAME", "/.well-known/security.txt", "/images/dot.svg"}
    assert StaticFile("CNAME", b"reference.example.com\n") in read.static


@pytest.mark.parametrize(
    "path",
    [
        "CNAME",
        ".nojekyll",
        ".well-known/apple-app-site-association",
        "BingSiteAuth.xml",
        "_redirects",
        "google1a2b.html",
        "images/price-history.2026.svg",
        "openapi.yaml",
    ],
)
def test_names_that_hosts_ask_for_are_published(tiny: Path, path: str) -> None:
    write(tiny, f"static/{path}")

    read, problems = seeds.load(tiny)

    assert problems == []
    assert read.static == (StaticFile(path, b"as it is\n"),)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("two words.txt", "the name 'two words.txt' is not safe in an address"),
        ("é.txt", "the name 'é.txt' is not safe in an address"),
        ("a%2e.txt", "the name 'a%2e.txt' is not safe in an address"),
        ("a..txt", "the name 'a..txt' is not safe in an address"),
        ("-rf", "the name '-rf' is not safe in an address"),
        ("...", "the name '...' is not safe in an address"),
        ("new\nline", "the name 'new\\nline' is not safe in an address"),
        (".env", "a file for tools, or one with secrets, is not published"),
        (".env.local", "a file for tools, or one with secrets, is not published"),
        (".gitignore", "a file for tools, or one with secrets, is not published"),
        ("a/" * 99 + "a", "a path of more than 200 characters"),
    ],
)
def test_names_that_are_not_safe_are_refused(tiny: Path, path: str, message: str) -> None:
    write(tiny, f"static/{path}")

    assert message in refused(tiny).values()


def test_a_repository_is_not_published(tiny: Path) -> None:
    write(tiny, "static/.git/config")

    assert list(refused(tiny)) == ["static/.git"]


def test_names_that_differ_in_capitals_only_are_refused(tmp_path: Path, tiny: Path) -> None:
    write(tiny, "static/CNAME")
    write(tiny, "static/cname")
    if len(os.listdir(tiny / "static")) == 1:  # noqa: PTH208  # this system takes them for one
        return

    message = "the name differs from static/CNAME only in case"
    assert refused(tiny) == {"static/cname": message}


@pytest.mark.parametrize("target", ["/etc/passwd", "CNAME", "nowhere"])
def test_a_symbolic_link_is_refused(tiny: Path, target: str) -> None:
    write(tiny, "static/CNAME")
    (tiny / "static/link.txt").symlink_to(target)

    assert refused(tiny) == {"static/link.txt": "a symbolic link"}


def test_a_symbolic_link_in_place_of_the_folder_is_refused(tiny: Path, tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/CNAME")
    (tiny / "static").symlink_to(tmp_path / "elsewhere")

    assert refused(tiny) == {"static": "a symbolic link"}


def test_what_is_no_plain_file_is_refused(tiny: Path) -> None:
    (tiny / "static").mkdir()
    os.mkfifo(tiny / "static/pipe")

    assert refused(tiny) == {"static/pipe": "neither a file nor a folder"}


def test_a_file_may_not_be_too_large(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static, "STATIC_BYTES", 1000)
    write(tiny, "static/fits.bin", bytes(1000))
    write(tiny, "static/large.bin", bytes(1001))

    assert refused(tiny) == {"static/large.bin": "1,001 bytes, more than 1,000"}


def test_a_file_that_vanishes_is_a_problem(tiny: Path) -> None:
    kind, file, problems = seeds.read_seed(tiny, "static/gone.txt")

    assert (kind, file) == ("", None)
    assert problems[0].text().startswith("static/gone.txt:1:1: unknown-file: the file cannot be")


@pytest.mark.parametrize("name", [".DS_Store", ".gitkeep", "notes.txt~", ".notes.txt.swp"])
def test_what_editors_and_systems_leave_behind_is_not_published(tiny: Path, name: str) -> None:
    write(tiny, f"static/{name}")

    read, problems = seeds.load(tiny)

    assert (read.static, problems) == ((), [])
