"""Which files change below some folders, whatever becomes of the folders themselves.

The system reports changes at once, but it forgets a folder that is replaced, has limits, and says
nothing of network shares. So the folders are looked at as well after each second of silence, and
whenever such a look finds a change, the system is asked again to report.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

from watchfiles import watch

from llmref.serve.stamps import Stamps

STEP_MS, LONGEST_MS = 10, 300
"""A burst of events ends after so long a silence, and is reported at the latest after so long."""
SILENCE_MS = 1_000
"""After so long without an event the folders are looked at."""
LOOK_S = 0.3
"""So often they are looked at where the system does not report changes."""
_LIMITS = {"max_user_watches": 524_288, "max_user_instances": 1_024}
"""What to raise the limits of inotify to, at least."""


class FileChanges:
    """Finds the changes since it was made."""

    def __init__(self, folders: Iterable[Path], report: Callable[[str], None]) -> None:
        """Follow folders; `report` gets a sentence where the system does not report changes."""
        self.folders = tuple(folders)
        self._stamps = Stamps(self.folders)
        self._report = report
        self._reported = ""

    def until(self, ended: Event) -> Generator[set[Path], None, None]:
        """What was changed, made or deleted, as often as there is something; never nothing.

        What is below a link to a folder is named by the link.
        """
        while not ended.is_set():
            with closing(self._events(ended)) as events:
                for heard in events:
                    if heard:
                        self._stamps.note(heard)
                    changed = heard or self._stamps.renew()
                    if changed:
                        yield changed
                    if changed and (not heard or not heard.isdisjoint(self.folders)):
                        break  # to listen to the folders that are there now

    def _events(self, ended: Event) -> Generator[set[Path], None, None]:
        """Changes reported by the system, and an empty set after each timeout, until closed."""
        try:
            names = {folder.resolve(): folder for folder in self.folders if folder.is_dir()}
            for events in watch(
                *names,
                watch_filter=None,
                step=STEP_MS,
                debounce=LONGEST_MS,
                rust_timeout=SILENCE_MS,
                yield_on_timeout=True,
                stop_event=ended,
                force_polling=False,  # its polling compares whole seconds
            ):
                yield {_named(Path(path), names) for _, path in events}
        except FileNotFoundError:  # a folder went just now
            ended.wait(LOOK_S)
            yield set()
        except (OSError, RuntimeError) as refusal:
            self._explain(refusal)
            while not ended.wait(LOOK_S):
                yield set()

    def _explain(self, refusal: Exception) -> None:
        sentence = _why(str(refusal))
        if sentence != self._reported:
            self._report(sentence)
            self._reported = sentence


def _named(path: Path, names: Mapping[Path, Path]) -> Path:
    """The path below the folder as it was given, of a path below the folder that it leads to."""
    for real, folder in names.items():
        if path.is_relative_to(real):
            return folder / path.relative_to(real)
    return path


def _why(refusal: str) -> str:
    """What the refusal of watchfiles means, and what to do."""
    looks = f"so the preview checks the files every {LOOK_S} s"
    if "limit" in refusal:
        return f"inotify has no watches left, {looks}. {_raise('max_user_watches')}"
    if "os error 24" in refusal:
        return f"inotify has no instances left, {looks}. {_raise('max_user_instances')}"
    return f"The system does not report changes of files ({refusal}), {looks}."


def _raise(limit: str) -> str:
    """The command that raises a limit of inotify to twice what it is now, or to a usual value."""
    value = _LIMITS[limit]
    with suppress(OSError, ValueError):
        value = max(value, 2 * int(Path(f"/proc/sys/fs/inotify/{limit}").read_text("ascii")))
    return f"To raise the limit: sudo sysctl fs.inotify.{limit}={value}"
