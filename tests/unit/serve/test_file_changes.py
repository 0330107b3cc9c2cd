"""Every change of a file is found, whatever becomes of its folder and of the system's events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Event, Timer

import pytest
from watchfiles import watch

from llmref.serve import file_changes
from llmref.serve.file_changes import FileChanges
from llmref.serve.stamps import Stamps
from tests.fates import FATES, Fate

pytestmark = pytest.mark.system

DEADLINE_S = 120
"""Far more than any machine needs; reaching it means that the change was not found."""


class Follower:
    """Waits until changes are found."""

    def __init__(self, *folders: Path) -> None:
        self.sentences: list[str] = []
        self._ended = Event()
        self.changes = FileChanges(folders, self.sentences.append)
        self._found = self.changes.until(self._ended)

    def finds(self, file: Path) -> bool:
        """Whether a change of the file is found; waits for it."""
        timer = Timer(DEADLINE_S, self._ended.set)
        timer.start()
        try:
            return any(file in changed for changed in self._found)
        finally:
            timer.cancel()

    def close(self) -> None:
        """Follow no longer."""
        self._found.close()


@pytest.fixture(autouse=True)
def short_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the folders more often, so that tests are quick."""
    monkeypatch.setattr(file_changes, "SILENCE_MS", 100)
    monkeypatch.setattr(file_changes, "LOOK_S", 0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What holds a folder of seeds and one of templates."""
    for name in ("seeds", "templates"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "file").write_text(name)
        (tmp_path / name / "inner" / "file").write_text(name)
    return tmp_path


@pytest.fixture
def follow() -> Iterator[Callable[..., Follower]]:
    with ExitStack() as stack:
        yield lambda *folders: stack.enter_context(closing(Follower(*folders)))


@pytest.mark.parametrize("name", ["seeds", "templates"])
@pytest.mark.parametrize("fate", FATES)
def test_a_save_is_found_whatever_became_of_the_folder(
    root: Path, follow: Callable[..., Follower], name: str, fate: Fate
) -> None:
    project = root / "project"
    project.mkdir()
    for each in ("seeds", "templates"):
        (root / each).rename(project / each)
    follower = follow(project / "seeds", project / "templates")
    (project / name / "file").write_text("first")
    assert follower.finds(project / name / "file")

    fate(project / name)
    for number, file in enumerate(["file", "inner/file", "file"]):
        (project / name / file).write_text(f"save {number}")
        assert follower.finds(project / name / file)

    assert follower.sentences == []


@pytest.mark.parametrize("fate", FATES)
def test_the_system_is_asked_anew_for_what_became_of_the_folder(
    root: Path,
    follow: Callable[..., Follower],
    fate: Fate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = root / "project"
    project.mkdir()
    (root / "seeds").rename(project / "seeds")
    file = project / "seeds" / "inner" / "file"
    follower = follow(project / "seeds")
    file.write_text("first")
    assert follower.finds(file)
    fate(project / "seeds")
    file.write_text("second")
    assert follower.finds(file)

    def find_nothing_but_save(_: object) -> set[Path]:
        file.write_text("save in a silence")
        return set()

    monkeypatch.setattr(Stamps, "renew", find_nothing_but_save)

    assert follower.finds(file)


def test_a_folder_that_comes_later_is_followed(root: Path, follow: Callable[..., Follower]) -> None:
    follower = follow(root / "later")

    (root / "later").mkdir()
    (root / "later" / "file").write_text("")

    assert follower.finds(root / "later" / "file")


@pytest.mark.parametrize("tells", [True, False])
def test_an_empty_folder_that_comes_and_goes_is_found(
    root: Path, follow: Callable[..., Follower], monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    if not tells:
        monkeypatch.setattr(file_changes, "watch", refuse_to_tell)
    follower = follow(root / "seeds")

    for become in (Path.mkdir, Path.rmdir):
        become(root / "seeds" / ".edit")
        assert follower.finds(root / "seeds" / ".edit")


def refuse_to_tell(*folders: Path, **options: object) -> None:
    raise OSError("no such call")


def test_a_deleted_file_is_found(root: Path, follow: Callable[..., Follower]) -> None:
    follower = follow(root / "seeds")

    (root / "seeds" / "file").unlink()

    assert follower.finds(root / "seeds" / "file")


def test_what_changed_before_the_system_was_asked_is_found(
    root: Path, follow: Callable[..., Follower]
) -> None:
    follower = follow(root / "seeds")
    (root / "seeds" / "file").write_text("changed")

    assert follower.finds(root / "seeds" / "file")


def test_a_link_in_a_circle_is_followed_once(root: Path, follow: Callable[..., Follower]) -> None:
    (root / "seeds" / "circle").symlink_to("..")
    (root / "seeds" / "nowhere").symlink_to("nothing")
    follower = follow(root / "seeds")

    (root / "seeds" / "file").write_text("changed")

    assert follower.finds(root / "seeds" / "file")


@pytest.mark.parametrize(
    ("refusal", "limit"),
    [
        (OSError("OS file watch limit reached. about [...]"), "max_user_watches"),
        (RuntimeError("Error creating recommended watcher: (os error 24)"), "max_user_instances"),
    ],
)
def test_where_a_limit_is_reached_files_are_looked_at_and_the_limit_is_named(
    root: Path,
    follow: Callable[..., Follower],
    monkeypatch: pytest.MonkeyPatch,
    refusal: Exception,
    limit: str,
) -> None:
    def refuse(*folders: Path, **options: object) -> None:
        raise refusal

    monkeypatch.setattr(file_changes, "watch", refuse)
    follower = follow(root / "seeds")

    for text in ("one", "two", "three"):
        (root / "seeds" / "file").write_text(text)
        assert follower.finds(root / "seeds" / "file")

    (sentence,) = follower.sentences
    assert "checks the files every" in sentence
    assert f"sudo sysctl fs.inotify.{limit}=" in sentence


def test_where_the_system_refuses_for_another_reason_it_is_named(
    root: Path, follow: Callable[..., Follower], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_changes, "watch", refuse_to_tell)
    follower = follow(root / "seeds")
    (root / "seeds" / "file").write_text("changed")

    assert follower.finds(root / "seeds" / "file")

    assert "does not report changes of files (no such call)" in follower.sentences[0]


def test_a_folder_that_goes_just_now_is_no_reason_to_stop(
    root: Path, follow: Callable[..., Follower], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def refuse_once(*folders: Path, **options: object) -> object:
        calls.append(folders)
        if len(calls) == 1:
            raise FileNotFoundError
        return watch(*folders, **options)  # type: ignore[arg-type]  # as they are given

    monkeypatch.setattr(file_changes, "watch", refuse_once)
    follower = follow(root / "seeds")

    for text in ("one", "two"):
        (root / "seeds" / "file").write_text(text)
        assert follower.finds(root / "seeds" / "file")

    assert follower.sentences == []


def test_a_folder_without_permission_does_not_hide_the_others(
    root: Path, follow: Callable[..., Follower]
) -> None:
    (root / "seeds" / "inner").chmod(0)
    follower = follow(root / "seeds")
    try:
        for text in ("one", "two"):
            (root / "seeds" / "file").write_text(text)
            assert follower.finds(root / "seeds" / "file")
    finally:
        (root / "seeds" / "inner").chmod(0o755)
