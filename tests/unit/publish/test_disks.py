"""Mounted, full, closed or foreign folders: a whole site, or a sentence and the site as it was."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from tests.sites import built, tree
from tests.tools.namespaces import ALLOW, entrances
from tests.worlds import WORLDS, lay

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[3]
NOBODY = 65_534


class NoMounts(Exception):
    """This machine lets no process have mounts of its own; the message says what to do."""


@cache
def entrance() -> tuple[str, ...]:
    """The start of a command line whose mounts nobody else sees."""
    for enter in entrances("--mount"):
        probe = [*enter, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return tuple(enter)
    raise NoMounts(f"these tests mount folders, which this machine does not allow: {ALLOW}")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    lay(tmp_path / "seeds", "tiny")
    (tmp_path / "disk").mkdir()
    return tmp_path


def run(here: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A script of the shell with mounts of its own, in which `llmref` is the command."""
    command = shlex.join([sys.executable, "-m", "llmref"])
    return subprocess.run(
        [*entrance(), "sh", "-c", f'set -e; llmref() {{ {command} "$@"; }}; {script}'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.parametrize("mount", ["mount -t tmpfs tmpfs site", "mount --bind disk site"])
@pytest.mark.parametrize("option", ["", "--clean"])
def test_a_mount_point_is_refused_with_what_to_do(here: Path, mount: str, option: str) -> None:
    (here / "site").mkdir()
    built(here / "seeds", here / "other")

    done = run(here, f"{mount}; cp -r other/. site; llmref build --seeds seeds --out site {option}")

    sentence = "is a mount point, which cannot be replaced; mount the folder abo"
    files = "contains files that were not built: "
    assert done.returncode == 2
    assert (sentence if option else files) in " ".join(done.stderr.split())
    assert not (here / ".site.llmref").exists()


@pytest.mark.parametrize("mount", ["mount -t tmpfs tmpfs site", "mount --bind disk site"])
def test_an_empty_mount_point_is_refused_and_stays_empty(here: Path, mount: str) -> None:
    (here / "site").mkdir()

    done = run(here, f"{mount}; llmref build --seeds seeds --out site || echo $?; ls -A site")

    assert done.stdout == "2\n"
    assert f"build into {here}/site/site" in " ".join(done.stderr.split())
    assert not (here / ".site.llmref").exists()


@pytest.mark.parametrize("mount", ["mount -t tmpfs tmpfs disk", "mount --bind other disk"])
def test_a_folder_inside_a_mount_point_is_built_into(here: Path, mount: str) -> None:
    (here / "other").mkdir()
    build = "llmref build --seeds seeds --out disk/site"

    done = run(here, f"{mount}; {build}; {build}; cp -r disk/site copy")

    built(here / "seeds", here / "fresh")
    assert done.stderr == ""
    assert tree(here / "copy") == tree(here / "fresh")


def test_who_mounts_the_folder_above_sees_every_build(here: Path) -> None:
    (here / "public").mkdir()
    script = """mount --bind public disk
        for name in One Two Three; do
          sed -i "s/^name: .*/name: $name/" seeds/site.yaml
          llmref build --seeds seeds --out public/site >/dev/null
          grep -o "<title>$name" disk/site/index.html
        done"""

    assert run(here, script).stdout.split() == ["<title>One", "<title>Two", "<title>Three"]


@pytest.mark.parametrize("has_site", [False, True])
def test_a_disk_that_cannot_be_written_is_told(here: Path, has_site: bool) -> None:
    if has_site:
        built(here / "seeds", here / "disk/site")
    before = tree(here / "disk")
    script = "mount --bind disk disk; mount -o remount,bind,ro disk"

    done = run(here, f"{script}; llmref build --seeds seeds --out disk/site")

    assert done.returncode == 2
    assert "cannot be written: Read-only file system; name another" in " ".join(done.stderr.split())
    assert tree(here / "disk") == before


def test_a_full_disk_leaves_the_site_as_it_was(here: Path) -> None:
    script = """mount -t tmpfs -o size=4m tmpfs disk
        llmref build --seeds seeds --out disk/site >/dev/null
        cp -r disk/site before
        dd if=/dev/zero of=disk/filler bs=4k 2>/dev/null || true
        sed -i "s/^name: .*/name: Another/" seeds/site.yaml
        llmref build --seeds seeds --out disk/site || echo $?
        cp -r disk/site after
        rm disk/filler
        llmref build --seeds seeds --out disk/site >/dev/null
        cp -r disk/site freed"""

    done = run(here, script)

    built(here / "seeds", here / "fresh")
    assert done.stdout in {"1\n", "2\n"}
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(here / "after") == tree(here / "before")
    assert tree(here / "freed") == tree(here / "fresh")


def test_a_disk_that_gets_full_while_pages_are_written_leaves_the_site(here: Path) -> None:
    built(here / "seeds", here / "other")
    half = sum(map(len, tree(here / "other").values())) // 2

    done = run(
        here,
        f"mount -t tmpfs -o size={half} tmpfs disk; llmref build --seeds seeds --out disk/site",
    )

    assert done.returncode == 1
    assert done.stderr.endswith(
        "cannot be read or written: No space left on device.\n"
        "Build stopped. The site is unchanged.\n"
    )


# --- of another user ------------------------------------------------------------------------


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user can enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        lay(Path(made) / "seeds", "tiny")
        yield Path(made)


@contextmanager
def another_user(*closed: Path) -> Iterator[None]:
    """Be a user who may not write to some folders."""
    for folder in closed:
        folder.chmod(0o555)
    if is_root := os.geteuid() == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for folder in closed:
            folder.chmod(0o755)


def build(shared: Path, out: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["build", "--seeds", f"{shared}/seeds", "--out", str(out)])
    return result.exit_code, " ".join(result.stderr.split())


def test_a_folder_of_another_user_is_told(shared: Path, tmp_path: Path) -> None:
    built(WORLDS / "tiny", tmp_path / "loads what a build needs")
    (shared / "theirs").mkdir()

    with another_user(shared / "theirs"):
        code, told = build(shared, shared / "theirs/site")

    words = "theirs/.site.llmref cannot be written: Permission denied; build as its owner, or name"
    assert code == 2
    assert words in told
    assert tree(shared / "theirs") == {}


def test_a_folder_that_cannot_be_entered_is_told(shared: Path) -> None:
    (shared / "theirs/deeper").mkdir(parents=True)

    with another_user(shared / "theirs/deeper"):
        (shared / "theirs").stat()
        code, told = build(shared, shared / "theirs/deeper/a/site")

    assert code == 2
    assert "cannot be written: Permission denied" in told


def test_what_another_user_built_is_told_and_stays(shared: Path) -> None:
    (shared / "public").mkdir()
    for _ in range(2):
        built(shared / "seeds", shared / "public/site")
    before = tree(shared / "public/site")
    page = shared / "public/.site.llmref/spare/index.html"
    page.write_text("damaged, so that it has to be written again")
    if os.geteuid() == 0:
        for path in (shared / "public", shared / "public/.site.llmref"):
            os.chown(path, NOBODY, NOBODY)

    with another_user(page.parent):
        code, told = build(shared, shared / "public/site")

    assert code == 1
    assert told.endswith(
        "index.html cannot be read or written: Permission denied. "
        "Build stopped. The site is unchanged."
    )
    assert tree(shared / "public/site") == before
