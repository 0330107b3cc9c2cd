"""The seeds as they were: in a folder, or in a revision of the repository."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

TIMEOUT_S = 60
_LONGEST_NAME = 100
"""No more signs of a name that nobody knows are shown."""


class NoSuchVersion(Exception):
    """There are no seeds to compare with; the message says what to do."""


@contextmanager
def seeds_at(base: str, seeds: Path) -> Iterator[Path]:
    """The folder of seeds that `base` names: a folder, or what `seeds` was in a revision of git.

    Raises NoSuchVersion.
    """
    if os.path.isfile(f"{base}/site.yaml"):  # noqa: PTH113  # whatever the name, it gives an answer
        yield Path(base)
        return
    folder_now = seeds.resolve()
    # A dash at its start would make it an option, and a colon a file in a revision.
    revision = _git(
        folder_now, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"
    )
    if revision is None:
        name = base if len(base) <= _LONGEST_NAME else f"{base[:_LONGEST_NAME]}…"
        words = f"{name} is neither a folder with site.yaml nor a revision of this repository"
        raise NoSuchVersion(f"{words}; name a branch, a tag, HEAD~1 or a folder of seeds")
    prefix = (_git(folder_now, "rev-parse", "--show-prefix") or b"").decode().strip().rstrip("/")
    name = revision.decode().strip()
    top = Path((_git(folder_now, "rev-parse", "--show-toplevel") or b"").decode().strip())
    packed = _git(top, "archive", "--format=zip", f"{name}:{prefix}")
    if packed is None:
        raise NoSuchVersion(
            f"{base} has no folder {prefix or folder_now.name}; name a newer revision"
        )
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / folder_now.name
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:  # it leaves no way out of the folder
            archive.extractall(folder)
        yield folder


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says, or None where it refuses."""
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and the revision follows --end-of-options
            ["git", *arguments],  # noqa: S607  # the git that this user runs
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
            check=False,
        )
    except FileNotFoundError:
        raise NoSuchVersion("git was not found; install it, or name a folder of seeds") from None
    except OSError as failure:
        words = f"git cannot be run: {failure.strerror}; name a folder of seeds"
        raise NoSuchVersion(words) from None
    except subprocess.TimeoutExpired:
        words = f"git gave no answer within {TIMEOUT_S} s; name a folder of seeds"
        raise NoSuchVersion(words) from None
    return done.stdout if done.returncode == 0 else None
