"""Weekly workflows propose what they found: two jobs, of which only the second may write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proposals import PROPOSALS, Repository

pytestmark = pytest.mark.system


@pytest.fixture(params=PROPOSALS)
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    return Repository(tmp_path, request.param)


def test_a_run_without_a_change_proposes_nothing(repository: Repository) -> None:
    done = repository.propose("as_of: 1\n")

    assert done.returncode == 0, done.stderr
    assert repository.asked == []


def test_a_run_opens_a_pull_request_with_the_report_and_starts_ci(
    repository: Repository,
) -> None:
    done = repository.propose("as_of: 2\n")

    assert done.returncode == 0, done.stderr
    assert repository.proposed == "as_of: 2"
    assert repository.asked[-2:] == [
        (
            f"gh pr create --head {repository.branch} --title {repository.title}"
            f" --body-file {repository.proposal}/report.md"
        ),
        f"gh workflow run ci.yml --ref {repository.branch}",
    ]


def test_new_and_removed_files_are_proposed(repository: Repository) -> None:
    new = str(Path(repository.changing).with_stem("new_one-2.0"))
    checkout = repository.find("as_of: 1\n")
    (checkout / repository.changing).rename(checkout / new)

    repository.hand_over(checkout)
    done = repository.take_over()

    assert done.returncode == 0, done.stderr
    assert repository.files == {"Makefile", new}


def test_the_next_run_renews_the_pull_request_that_is_open(repository: Repository) -> None:
    repository.propose("as_of: 2\n")
    (repository.folder / "open").write_text("7\n")

    done = repository.propose("as_of: 3\n")

    assert done.returncode == 0, done.stderr
    assert repository.proposed == "as_of: 3"
    assert f"gh pr edit 7 --body-file {repository.proposal}/report.md" in repository.asked


def test_a_run_never_overwrites_what_somebody_did_on_its_branch(
    repository: Repository,
) -> None:
    repository.propose("as_of: 2\n")
    checkout = repository.clone("somebody")
    repository.git(checkout, "switch", "--quiet", repository.branch)
    repository.write(checkout, repository.changing, "as_of: 2 # fixed\n")
    repository.git(
        checkout, "commit", "--quiet", "--all", "--author", "M <m@example.com>", "-m", "fix"
    )
    repository.git(checkout, "push", "--quiet", "origin", repository.branch)

    done = repository.propose("as_of: 3\n")

    assert done.returncode == 1
    assert f"Somebody's work is on the branch {repository.branch}" in done.stdout
    assert repository.proposed == "as_of: 2 # fixed"


def test_a_hook_never_runs_where_it_could_write(repository: Repository) -> None:
    repository.propose("as_of: 2\n")

    assert repository.proposed == "as_of: 2"
    assert "planted" not in repository.asked


def link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def program(path: Path) -> None:
    path.write_text("as_of: 2\n")
    path.chmod(0o755)


def plain(path: Path) -> None:
    path.write_text("as_of: 2\n")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("linked{ending}", link),
        ("program{ending}", program),
        ("script.sh", plain),
        (".hidden{ending}", plain),
        (".edit/moves{ending}", plain),
        ("odd\n{ending}", plain),
        ("-option{ending}", plain),
        (".gitattributes", plain),
    ],
)
def test_what_is_no_plain_record_is_not_proposed(
    repository: Repository, name: str, make: Callable[[Path], None]
) -> None:
    checkout = repository.find("as_of: 2\n")
    changing = checkout / repository.changing
    path = changing.with_name("x").parent / name.format(ending=changing.suffix)
    path.parent.mkdir(exist_ok=True)
    make(path)

    repository.hand_over(checkout)
    done = repository.take_over()

    assert done.returncode == 1
    assert "::error::Only plain files" in done.stdout
    assert repository.asked == []


PATCH = """\
diff --git a/{path} b/{path}
new file mode 100644
--- /dev/null
+++ b/{path}
@@ -0,0 +1 @@
+planted
"""


@pytest.mark.parametrize(
    "path",
    [
        "Makefile.yaml",
        ".github/workflows/planted.yml",
        ".git/hooks/pre-commit",
        "../planted.yaml",
        "/planted.yaml",
        "seeds/../planted.yaml",
    ],
)
def test_no_other_folder_is_changed(repository: Repository, path: str) -> None:
    repository.hand_over(repository.find("as_of: 2\n"))
    (repository.proposal / "change.patch").write_text(PATCH.format(path=path))

    done = repository.take_over()

    assert done.returncode != 0
    assert repository.asked == []
    assert not list(repository.folder.rglob("planted*"))


@pytest.mark.parametrize("file", ["change.patch", "report.md"])
def test_an_artifact_that_is_no_pair_of_plain_files_is_refused(
    repository: Repository, file: str
) -> None:
    repository.hand_over(repository.find("as_of: 2\n"))
    (repository.proposal / file).unlink()
    (repository.proposal / file).symlink_to("/etc/passwd")

    done = repository.take_over()

    assert done.returncode == 1
    assert f"::error::The artifact lacks the plain file {file}." in done.stdout
    assert repository.asked == []
