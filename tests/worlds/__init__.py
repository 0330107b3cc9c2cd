"""Small seeds folders to test with, and how to lay one out where it may be changed."""

import shutil
from pathlib import Path

WORLDS = Path(__file__).parent
_NO_SEEDS = ("expected.txt", "removed.txt", "options.txt")


def lay(target: Path, *names: str) -> Path:
    """A copy of the first world with the others laid over it, one after the other.

    What an overlay names in its `removed.txt`, one path a line, is deleted.
    """
    for name in names:
        source = WORLDS / name
        ignored = shutil.ignore_patterns(*_NO_SEEDS)
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)
        removed = source / "removed.txt"
        for line in removed.read_text().split() if removed.exists() else ():
            (target / line).unlink()
    return target
