"""`llmref diff`: counts first, then what changed, in words; from git or from a folder."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.changes.version import NoSuchVersion, seeds_at
from llmref.cli import main
from tests.worlds import lay

pytestmark = pytest.mark.world("typical")


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("diff", *arguments, "--seeds", "seeds"))


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],
        check=True,
        capture_output=True,
    )


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


@pytest.fixture
def seeds(seeds: Path, project: Path) -> Path:
    """Those of the current project, and a copy as they were."""
    lay(project / "before", "typical")
    return seeds


@pytest.fixture
def repository(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", "-b", "main")
    git("add", "seeds")
    git("commit", "-q", "-m", "seeds: begin")
    return seeds


def test_equal_seeds_have_no_difference(seeds: Path) -> None:
    assert (diff("before").exit_code, diff("before").output) == (0, "No fact is different.\n")
    assert diff("before", "--format", "markdown").output == "No fact is different.\n"


def test_static_files_that_come_change_and_go_are_told(seeds: Path) -> None:
    (seeds / "static/images/dot.svg").unlink()
    (seeds / "static/CNAME").write_text("other.example.com\n")
    (seeds / "static/robots.md").write_text("")

    told = diff("before").output

    assert "static/robots.md: file" in told.partition("Removed")[0]
    assert "static/images/dot.svg: file" in told.partition("Removed")[2]
    assert re.search(r"static/CNAME: content 22 bytes, .*… → 18 bytes, SHA-256 \w{12}…", told)


def test_counts_come_first_then_each_change_sorted(seeds: Path) -> None:
    acme = seeds / "offerings/acme.yaml"
    replace(acme, "rates: {audio_minute: 0.006}", "rates: {audio_minute: 0.0066}")
    replace(seeds / "models/acme/anvil-2.1.yaml", "context: 1047576", "context: 1000000")
    replace(seeds / "models/acme/anvil-2.1.yaml", "web_search: yes", "web_search: no")
    replace(seeds / "models/acme/anvil-2.1.yaml", "{status: active}", "{status: deprecated}")
    replace(seeds / "models/acme/anvil-2.1.yaml", "A model of *weight*", "A model of weight")
    replace(seeds / "providers/acme.yaml", "refresh: monthly", "refresh: weekly")
    (seeds / "pages/links.md").write_text("---\ntitle: Links\ndescription: d\n---\n")
    (seeds / "models/acme/anvil-3.yaml").unlink()
    replace(seeds / "redirects.yaml", "models:\n", "models:\n  a: anvil-1\n")

    assert (
        diff("before").output
        == """\
1 page added, 1 page removed, 1 redirect, 1 price, 1 limit, 1 feature, 1 lifecycle fact, \
1 other fact, 1 text.

Added
  Links: documentation page links

Removed
  Anvil 3: model anvil-3

Redirects
  model: a → anvil-1

Prices
  Acme & Co.: Ear 2 audio $0.006 → $0.0066 (+10%)

Limits
  Anvil 2.1 (Turbo): context 1,047,576 → 1,000,000

Features
  Anvil 2.1 (Turbo): web search yes → no

Lifecycle
  Anvil 2.1 (Turbo): status active → deprecated

Other facts
  Acme & Co.: refresh monthly → weekly

Texts
  Anvil 2.1 (Turbo): about rewritten
"""
    )


def test_markdown_escapes_names(seeds: Path) -> None:
    replace(seeds / "providers/acme.yaml", "name: Acme & Co.", "name: Acme_*[x]*")
    replace(seeds / "models/acme/anvil-2.1.yaml", "context: 1047576", "context: 1000000")

    assert diff("before", "--format", "markdown").output == (
        "**1 limit, 1 other fact.**\n\n"
        "### Limits\n\n- Anvil 2.1 (Turbo): context 1,047,576 → 1,000,000\n\n"
        "### Other facts\n\n"
        "- Acme\\_\\*\\[x\\]\\*: name Acme & Co. → Acme\\_\\*\\[x\\]\\*\n"
    )


def test_sources_that_were_read_again_are_told_by_date(seeds: Path) -> None:
    replace(
        seeds / "offerings/acme.yaml", "checked: 2026-11-18, deploy", "checked: 2026-11-20, deploy"
    )
    replace(seeds / "models/acme/anvil-2.1.yaml", "checked: 2026-11-18", "checked: 2026-11-19")

    assert diff("before").output.splitlines()[2:] == [
        "Sources",
        "  Acme & Co.: defaults read again: 2026-11-18 → 2026-11-20",
        (
            "  Anvil 2.1 (Turbo): sources, https://acme.example.com/docs/anvil-2.1 "
            "read again: 2026-11-18 → 2026-11-19"
        ),
    ]


def test_what_many_offerings_share_is_told_once(seeds: Path) -> None:
    for folder, day in (("before", "2026-11-01"), ("seeds", "2026-11-20")):
        file = Path(folder, "offerings/acme.yaml")
        text = file.read_text()
        file.write_text(text.replace("  prices:\n  - ", f"  checked: {day}\n  prices:\n  - "))

    assert "  Acme & Co.: read again: 2026-11-01 → 2026-11-20 (8 offerings)\n" in (
        diff("before").output
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("model", "anvil-2.1", "anvil-two-one"),
            "Anvil 2.1 (Turbo): model anvil-2.1 → anvil-two-",
        ),
        (("provider", "nuts-and-bolts", "nuts"), "Nuts & Bolts: provider nuts-and-bolts → nuts"),
        (("creator", "wile-labs", "wile"), "O'Coyote Labs: creator wile-labs → wile"),
        (("family", "anvil-2", "anvils-2"), "Anvil 2: family anvil-2 → anvils-2"),
    ],
)
def test_a_record_that_moved_is_no_other_record(
    seeds: Path, arguments: tuple[str, ...], words: str
) -> None:
    CliRunner().invoke(main, ("rename", *arguments, "--seeds", "seeds"))

    output = diff("before").output

    assert output.startswith("1 record moved, 1 redirect.\n")
    assert words in output


@pytest.mark.parametrize("where", [".", "seeds", "seeds/models"])
def test_a_revision_of_git_can_be_compared_with(
    repository: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    replace(repository / "offerings/acme.yaml", "{audio_minute: 0.006}", "{audio_minute: 0.003}")
    monkeypatch.chdir(where)
    result = CliRunner().invoke(main, ("diff", "main", "--seeds", str(repository)))

    assert result.exit_code == 0, result.output
    assert "Acme & Co.: Ear 2 audio $0.006 → $0.003 (\N{MINUS SIGN}50%)" in result.output


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("nowhere", "nowhere is neither a folder with site.yaml nor a revision of this repository"),
        ("main:seeds", "is neither a folder"),
        ("$(touch x)", "is neither a folder"),
    ],
)
def test_what_cannot_be_compared_with_is_refused(repository: Path, base: str, words: str) -> None:
    result = diff(base)

    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
    assert not Path("x").exists()


def test_a_name_that_looks_like_an_option_is_a_name(repository: Path) -> None:
    with pytest.raises(NoSuchVersion), seeds_at("--output=x", repository):
        pass

    assert not Path("x").exists()


def test_a_revision_without_seeds_says_so(repository: Path) -> None:
    git("rm", "-rq", "--cached", "seeds")
    git("commit", "-q", "-m", "empty", "--allow-empty")

    assert "main has no folder seeds; name a newer revision" in diff("main").output


def test_without_git_a_folder_can_be_named(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert "git was not found; install it, or name a folder of seeds" in diff("main").output
    assert diff("before").exit_code == 0


def test_seeds_that_cannot_be_read_are_named(seeds: Path) -> None:
    (seeds / "models/acme/anvil-3.yaml").write_text("name: [")

    result = diff("before")

    assert result.exit_code == 0
    assert "seeds: these files cannot be read and were not compared: models/acme/anvil-3.yaml" in (
        result.output
    )


@pytest.mark.parametrize("name", ["x" * 4000, "nope", "a/" * 2000])
def test_a_name_of_nothing_is_a_sentence_whatever_its_length(repository: Path, name: str) -> None:
    result = diff(name)

    assert result.exit_code == 2
    assert "is neither a folder with site.yaml nor a revision of this repository" in result.output
    assert len(result.output) < 600


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (OSError(7, "Argument list too long"), "git cannot be run: Argument list too long; name"),
        (subprocess.TimeoutExpired("git", 60), "git gave no answer within 60 s; name a folder of"),
    ],
)
def test_a_git_that_fails_is_a_sentence(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", fail)

    result = diff("main")

    assert result.exit_code == 2
    assert words in result.output


def test_a_renamed_model_keeps_its_scores_and_order_counts_for_nothing(seeds: Path) -> None:
    CliRunner().invoke(main, ("rename", "model", "anvil-2.1", "zinc-1", "--seeds", "seeds"))

    told = diff("before").output

    assert "Smithing" not in told


def test_a_score_that_changed_is_told_with_its_model_and_setting(seeds: Path) -> None:
    replace(seeds / "benchmarks/smithing.yaml", "score: 41.25", "score: 42")
    replace(seeds / "benchmarks/smithing.yaml", "- {model: anvil-1, score: 4}\n", "")

    told = diff("before").output

    assert "first attempt: scores, anvil-2.1, effort low, score 41.25 → 42" in told
    assert "first attempt: scores, anvil-1 removed" in told
