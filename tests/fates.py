"""What can become of a folder while somebody works on it; each leaves one with the same files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Fate = Callable[[Path], None]


def deleted_and_copied_back(folder: Path) -> None:
    _deleted_and_copied_back(folder, folder.parent / "copy")


def replaced_by_another(folder: Path) -> None:
    other = shutil.copytree(folder, folder.parent / "other")
    folder.rename(folder.parent / "old")
    other.rename(folder)


def moved_away_and_back(folder: Path) -> None:
    folder.rename(folder.parent / "away")
    (folder.parent / "away").rename(folder)


def replaced_by_a_link(folder: Path) -> None:
    folder.rename(folder.parent / "real")
    folder.symlink_to("real")


def led_elsewhere_by_its_link(folder: Path) -> None:
    replaced_by_a_link(folder)
    shutil.copytree(folder, folder.parent / "elsewhere")
    (folder.parent / "link").symlink_to("elsewhere")
    (folder.parent / "link").replace(folder)


def with_its_parent_replaced(folder: Path) -> None:
    other = shutil.copytree(folder.parent, folder.parent.with_name("other-parent"))
    folder.parent.rename(folder.parent.with_name("old-parent"))
    other.rename(folder.parent)


def with_an_inner_folder_replaced(folder: Path) -> None:
    inner = min(child for child in folder.iterdir() if child.is_dir())
    _deleted_and_copied_back(inner, folder.parent / "copy")


def on_a_branch_without_it_and_back(folder: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", folder.parent, *words], check=True, capture_output=True)

    git("init", "-b", "main")
    git("config", "user.name", "Test")
    git("config", "user.email", "test@example.com")
    git("commit", "--allow-empty", "-m", "nothing")
    git("branch", "without")
    git("add", ".")
    git("commit", "-m", "folders")
    git("checkout", "without")
    assert not folder.exists()
    git("checkout", "main")


def _deleted_and_copied_back(folder: Path, copy: Path) -> None:
    shutil.copytree(folder, copy)
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)


FATES: list[Fate] = [
    deleted_and_copied_back,
    replaced_by_another,
    moved_away_and_back,
    replaced_by_a_link,
    led_elsewhere_by_its_link,
    with_its_parent_replaced,
    with_an_inner_folder_replaced,
    on_a_branch_without_it_and_back,
]
