"""Where a project lies, and where templates and schemas come from.

A project is a folder with `seeds/site.yaml`. Its own `templates/` win, file by file, over those
that come with the package; in a wheel these lie inside it, in a checkout beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the installed code."""
_CHECKOUT = PACKAGE.parent.parent
SITE_SEED = Path("seeds", "site.yaml")
BACKUP = re.compile(r"\..*|.*~|#.*#|.*\.(swp|swo|bak|orig|tmp)", re.S)
"""Names of hidden files, and of those that editors leave beside what they edit; none is read."""


def find_project(start: Path) -> Path | None:
    """The nearest folder with `seeds/site.yaml`, from `start` upwards; None if there is none."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / SITE_SEED).is_file()), None
    )


def project_of(seeds: Path) -> Path | None:
    """The project whose seeds lie in a folder; None where the folder stands alone."""
    return seeds.absolute().parent if seeds.absolute().name == SITE_SEED.parts[0] else None


def shipped(name: str) -> Path:
    """A folder that comes with the package: inside the wheel, else at the top of the checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


@dataclass(frozen=True, slots=True)
class Templates:
    """Folders of templates that lie over one another; the first that has a file gives it."""

    folders: tuple[Path, ...]
    """The project's own first, if it has any, the shipped ones last."""

    @classmethod
    def of(cls, project: Path | None) -> Templates:
        """The templates of a project, whose folder need not exist yet; else the shipped ones."""
        own = project / "templates" if project else None
        ours = shipped("templates")
        if own is None or own.resolve() == ours:
            return cls((ours,))
        return cls((own, ours))

    @property
    def own(self) -> tuple[Path, ...]:
        """The folders that a project lays over the shipped one; they need not exist yet."""
        return self.folders[:-1]

    def file(self, path: str) -> Path:
        """Where a file is read, by its path below templates/; one that is missing may be named."""
        return next(
            (folder / path for folder in self.folders if (folder / path).is_file()),
            self.folders[-1] / path,
        )

    def listed(self, folder: str, pattern: str) -> list[Path]:
        """The files of one folder that match, sorted by name, each from the first that has it."""
        names = {file.name for file in self._matching(folder, pattern)}
        return [self.file(f"{folder}/{name}") for name in sorted(names)]

    def hold(self, file: Path) -> bool:
        """Whether a file lies in one of the folders."""
        return any(file.is_relative_to(folder) for folder in self.folders)

    def _matching(self, folder: str, pattern: str) -> Iterator[Path]:
        for above in self.folders:
            yield from (file for file in (above / folder).glob(pattern) if file.is_file())


TEMPLATES = Templates.of(None)
"""The templates that are shipped."""
