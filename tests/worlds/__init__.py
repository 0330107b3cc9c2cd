"""Small seeds folders to test with, and how to lay one out where it may be changed."""

from functools import cache
from pathlib import Path

WORLDS = Path(__file__).parent
_NO_SEEDS = ("expected.txt", "removed.txt", "options.txt")


def lay(target: Path, *names: str) -> Path:
    """A copy of the first world with the others laid over it, one after the other.

    What an overlay names in its `removed.txt`, one path a line, is deleted.
    """
    for name in names:
        for folder, files in _contents(name):
            (target / folder).mkdir(parents=True, exist_ok=True)
            for file, content in files.items():
                (target / folder / file).write_bytes(content)
        removed = WORLDS / name / "removed.txt"
        for line in removed.read_text().split() if removed.exists() else ():
            (target / line).unlink()
    return target


@cache
def _contents(name: str) -> list[tuple[Path, dict[str, bytes]]]:
    """Each folder of a world with its files, which tests copy hundreds of times."""
    world = WORLDS / name
    folders = [world, *(path for path in sorted(world.rglob("*")) if path.is_dir())]
    return [
        (
            folder.relative_to(world),
            {
                path.name: path.read_bytes()
                for path in sorted(folder.iterdir())
                if path.is_file() and path.name not in _NO_SEEDS
            },
        )
        for folder in folders
    ]
