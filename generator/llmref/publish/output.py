"""The output folder of a build: locked, judged, and exchanged with what the build wrote."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from llmref import numerals
from llmref.locks import locked
from llmref.publish import files, lists
from llmref.publish.exchange import exchange, is_mount_point, recover
from llmref.publish.files import Entry, Listing
from llmref.urls import folders_of

Say = Callable[[str], None]
"""Told a sentence for whoever waits."""
Written = tuple[str, Entry]
"""The path of a file below the site, and what to list of it."""
_DISTURBED = (
    "another program changed the files of this build: "
    "nothing was published, and the site is unchanged. Build again"
)
_NAMED = 3
"""So many files that were not built are named."""


class NotOurs(Exception):
    """The output folder cannot become the site; the message says why, and what to do."""


class Disturbed(Exception):
    """Another program changed what a build had written; the message says what to do."""


def say_nothing(_sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The spare tree that a build writes."""

    folder: int
    """The number of its open folder."""
    intact: Listing
    """What the tree holds from an earlier build."""
    of_site: Listing
    """What the site holds."""

    def write(self, path: str, content: bytes) -> Written:
        """Write one file, unless it stands there already. Raises Disturbed, and OSError."""
        digest = hashlib.sha256(content).hexdigest()[:24]  # in hardware on most machines
        listed = self.intact.get(path)
        if listed is not None and listed[0] == digest:
            return path, listed
        try:
            return path, files.write_files(self.folder, path, content, digest)
        except (IsADirectoryError, NotADirectoryError):
            files.clear(self.folder, path, self.intact)
            return path, files.write_files(self.folder, path, content, digest)
        except FileNotFoundError:
            raise Disturbed(_DISTURBED) from None


@dataclass(frozen=True)
class Output:
    """An output folder that no other build writes to."""

    site: Path
    beside: Path
    """The folder of what builds need beside the site."""
    clean: bool
    """Whether what was not built is deleted, rather than a reason to stop."""

    @contextmanager
    def tree(self) -> Iterator[Tree]:
        """The spare tree, which holds what an earlier build wrote and nobody changed since."""
        if self.clean:
            files.remove(self._spare)
        self._spare.mkdir(exist_ok=True)
        newest, previous = self._listings
        intact = files.keep_listed(self._spare, newest, previous)
        # A build that was killed before the exchange left its own tree as the spare one.
        is_newest = any(newest.get(path) == entry for path, entry in intact.items())
        folder = os.open(self._spare, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            yield Tree(folder, intact, previous if is_newest else newest)
        finally:
            os.close(folder)

    def publish(self, tree: Tree, written: Iterable[Written]) -> None:
        """Drop what this build did not write, list what it did, and let it become the site.

        Raises Disturbed where another program deleted something meanwhile, NotOurs where the site
        has got files that were not built, and OSError; the site is then unchanged.
        """
        listing = dict(written)
        files.drop(self._spare, tree.intact.keys() - listing.keys() - folders_of(listing))
        self._expect_same(tree)
        self.refuse_strangers()
        lists.write_list(self._lists, (listing, {} if self.clean else tree.of_site))
        exchange(self._spare, self.site, self._aside)
        if self.clean:
            with suppress(OSError):  # the site is built; the next build tries again
                files.remove(self._spare)

    def refuse_strangers(self, *, at_top: bool = False) -> None:
        """Raise NotOurs where the site, or its top folder, holds files that are not to be lost."""
        if not self.site.exists():
            return
        newest, previous = self._listings
        strangers = files.strangers(self.site, {**newest, **previous}, at_top=at_top)
        if repository := files.repository(self.site, strangers):
            words = f"{self.site} contains the repository {repository}, which is never deleted"
            raise NotOurs(f"{words}; build into another folder, and copy the site from there")
        if strangers and not self.clean:
            words = f"{self.site} contains files that were not built: {_some(strangers)}"
            raise NotOurs(f"{words}; move them to seeds/static/, or use --clean to delete them")

    def recover(self) -> None:
        """Make good what a build that was killed left behind."""
        recover(self._spare, self.site, self._aside)

    def refuse_mount_point(self) -> None:
        """Raise NotOurs where the site cannot be exchanged as a whole."""
        if self.site.exists() and is_mount_point(self.site, self.beside / "probe"):
            words = f"{self.site} is a mount point, which cannot be replaced"
            inside = self.site / "site"
            raise NotOurs(f"{words}; mount the folder above it, or build into {inside}")

    def _expect_same(self, tree: Tree) -> None:
        """Raise Disturbed where the spare folder is not the one that was written to."""
        try:
            if os.path.samestat(os.fstat(tree.folder), self._spare.stat()):
                return
        except FileNotFoundError:
            pass
        raise Disturbed(_DISTURBED)

    @cached_property
    def _listings(self) -> tuple[Listing, Listing]:
        return lists.read_list(self._lists)

    @property
    def _spare(self) -> Path:
        return self.beside / "spare"

    @property
    def _aside(self) -> Path:
        return self.beside / "aside"

    @property
    def _lists(self) -> Path:
        return self.beside / "lists.json"


@contextmanager
def opened(site: Path, *, clean: bool = False, say: Say = say_nothing) -> Iterator[Output]:
    """The output folder, which belongs to this build until the end; one in use is awaited.

    `say` is called with who has it. Raises NotOurs where it cannot become the site.
    """
    site = Path(os.path.abspath(site))  # noqa: PTH100  # a link at its end is not followed
    output = Output(site, site.parent / f".{site.name}.llmref", clean)
    with ExitStack() as stack:
        try:
            _refuse_no_folder(site)
            _lock(stack, output, say)
            output.recover()
            output.refuse_strangers(at_top=True)
            output.refuse_mount_point()
        except OSError as failure:
            raise NotOurs(_not_writable(failure, output.beside)) from None
        yield output


def _refuse_no_folder(site: Path) -> None:
    if site == site.parent:
        raise NotOurs(f"{site} is the root folder; name another folder")
    if site.is_symlink():
        raise NotOurs(f"{site} is a symbolic link; name the folder that it points to")
    if site.exists() and not site.is_dir():
        raise NotOurs(f"{site} is not a folder; name another one")


def _lock(stack: ExitStack, output: Output, say: Say) -> None:
    holder = output.beside / "holder"
    missing = [folder for folder in output.beside.parents if not folder.exists()]
    while True:
        output.beside.mkdir(parents=True, exist_ok=True)
        if output.beside.is_symlink():
            raise NotOurs(f"{output.beside} is a symbolic link; delete it")
        try:
            stack.enter_context(locked(output.beside, lambda: say(_in_use(output.site, holder))))
            break
        except FileNotFoundError:  # the build that had it removed it at its end
            continue
    for path in output.beside.iterdir():  # nothing is written, or removed, where a link leads
        if path.is_symlink():
            path.unlink()
    stack.callback(_leave, holder, missing)
    holder.write_text(f"process {os.getpid()} on {platform.node()}", encoding="utf-8")


def _leave(holder: Path, folders: Iterable[Path]) -> None:
    """Leave nothing behind where nothing was built: what is not empty stays."""
    with suppress(OSError):
        holder.unlink()
        for folder in (holder.parent, *folders):
            folder.rmdir()


def _in_use(site: Path, holder: Path) -> str:
    try:
        since = datetime.fromtimestamp(holder.stat().st_mtime, UTC).astimezone()
        who = f"{holder.read_text(encoding='utf-8')} since {since:%H:%M:%S}"
    except (OSError, ValueError):
        who = "another process"
    return f"{site} is being built by {who}; this build waits for it."


def _not_writable(failure: OSError, beside: Path) -> str:
    words = (
        f"{failure.filename2 or failure.filename or beside} cannot be written: {failure.strerror}"
    )
    if isinstance(failure, PermissionError):
        return f"{words}; build as its owner, or name another folder"
    return f"{words}; name another folder"


def _some(paths: list[str]) -> str:
    named, more = paths[:_NAMED], len(paths) - _NAMED
    return ", ".join(named) + (f" and {numerals.count(more)} more" if more > 0 else "")
