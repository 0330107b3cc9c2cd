"""`llmref build`: what it prints, and its exit codes: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import whole_site
from llmref.build import Built
from llmref.cli import main, terminal
from tests.sites import tree
from tests.worlds import lay

pytestmark = pytest.mark.usefixtures("project")


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["build", "--seeds", "seeds", "--out", "site", *options])


def test_a_build_says_what_it_made_and_how_to_look_at_it(project: Path) -> None:
    result = run()

    pages = len(list((project / "site").rglob("*.html")))
    files = len(tree(project / "site"))
    first, second, third = result.stdout.splitlines()
    assert result.exit_code == 0
    assert re.match(rf"{pages} pages \(1 offering, 1 model, .*\), {files} files\.$", first)
    assert re.match(r"Built in \d+\.\d s\.$", second)
    assert third == "To view it: python3 -m http.server --directory site"
    assert result.stderr == ""


def test_static_files_are_published_as_they_are_and_counted(project: Path) -> None:
    (project / "seeds/static/.well-known").mkdir(parents=True)
    (project / "seeds/static/CNAME").write_bytes(b"reference.example.com\r\n")
    (project / "seeds/static/.well-known/security.txt").write_bytes(b"\xff\0")

    result = run()

    published = tree(project / "site")
    assert re.search(r"\), 2 static files, \d+ files\.$", result.stdout.splitlines()[0])
    assert published["CNAME"] == b"reference.example.com\r\n"
    assert published[".well-known/security.txt"] == b"\xff\0"


def test_a_static_file_at_the_address_of_a_page_stops_a_build(project: Path) -> None:
    (project / "seeds/static/models").mkdir(parents=True)
    (project / "seeds/static/models/index.html").write_text("mine")

    result = run()

    assert result.exit_code == 1
    assert result.stderr.startswith("seeds/static/models/index.html:1:1: address-taken: ")
    assert not (project / "site").exists()


def test_a_site_below_a_path_says_so() -> None:
    third = run("--base-url", "https://owner.github.io/repo/").stdout.splitlines()[2]

    assert third.startswith("Links start with /repo/; to preview the site, run `llmref serve`")


def test_files_that_were_not_built_stop_a_build_unless_they_may_be_deleted(project: Path) -> None:
    run()
    (project / "site/CNAME").write_text("reference.example.com")

    refused, cleaned = run(), run("--clean")

    told = " ".join(refused.stderr.split())
    assert "site contains files that were not built: CNAME; move them to seeds/static/, or" in told
    assert (refused.exit_code, cleaned.exit_code) == (2, 0)
    assert not (project / "site/CNAME").exists()


@pytest.mark.parametrize("out", [".", "seeds/..", "..", "/"])
def test_nothing_else_is_deleted_with_a_site(project: Path, out: str) -> None:
    before = tree(project)

    result = run("--clean", "--out", out)

    assert result.exit_code == 2
    assert "--clean would delete" in " ".join(result.stderr.split())
    assert tree(project) == before


def test_timings_name_every_stage_and_the_cost_of_a_page() -> None:
    lines = run("--timings").stdout.splitlines()[3:]

    assert [line.split()[0] for line in lines] == [*terminal.STAGES, "a"]
    assert [line for line in lines if not re.search(r" +\d+\.\d{3} m?s$", line)] == []


def test_problems_exit_with_1_and_write_nothing(project: Path) -> None:
    (project / "seeds/models/acme/anvil-1.yaml").write_text("nme: Anvil")

    result = run()

    assert result.exit_code == 1
    assert result.stderr.startswith("seeds/models/acme/anvil-1.yaml:1:1: ")
    assert result.stderr.endswith("Build stopped: fix the errors above.\n")
    assert result.stdout == ""
    assert not (project / "site").exists()


def test_warnings_are_told_and_do_not_stop_a_build(project: Path) -> None:
    lay(project / "seeds", "broken/overdue-check")

    result = run()

    assert result.exit_code == 0
    assert result.stderr == "0 errors, 2 warnings (`llmref check` lists them).\n"
    assert (project / "site/index.html").is_file()


def test_pages_that_do_not_hold_together_exit_with_1(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (project / "seeds/pages/about.md").read_text()
    (project / "seeds/pages/again.md").write_text(text.replace("About", "Documentation"))
    monkeypatch.setattr(whole_site, "whole_site_problems", lambda *_: ())

    result = run()

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "2 pages have the title 'Documentation'",
        "Build stopped: the pages above are broken. The site is unchanged.",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--seeds", "nowhere"], "folder nowhere does not exist; use --seeds"),
        (
            ["--base-url", "example.com"],
            "'example.com' is not a site URL; write it as https://host/",
        ),
        (["--base-url", "https://host/?q"], "'https://host/?q' is not a site URL"),
        (["--base-url", 'https://host/"><b>'], "is not a site URL"),
        (["--base-url", "javascript:alert(1)"], "is not a site URL"),
        (["--as-of", "tomorrow"], "'tomorrow' is not a date; write YYYY-MM-DD"),
        (["--as-of", "2026-02-30"], "'2026-02-30' is not a date"),
        (["--out", "."], "contains files that were not built"),
        (["--out", "seeds"], "the site cannot be inside seeds"),
        (["--out", "seeds/site"], "the site cannot be inside seeds"),
        (["--out", "seeds/site.yaml"], "the site cannot be inside seeds"),
        (["--fast"], "No such option"),
    ],
)
def test_wrong_usage_exits_with_2_and_touches_nothing(
    project: Path, options: list[str], message: str
) -> None:
    before = tree(project)

    result = run(*options)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert tree(project) == before


def test_the_base_url_reaches_every_page(project: Path) -> None:
    run("--base-url", "https://owner.github.io/repo/")

    home = (project / "site/index.html").read_text()
    assert '<link rel="canonical" href="https://owner.github.io/repo/">' in home
    assert '<a href="/repo/models/">' in home


def test_as_of_is_the_day_of_the_site(project: Path) -> None:
    run("--as-of", "2026-12-24")

    assert "<time>2026-12-24</time>" in (project / "site/index.html").read_text()


def test_help_shows_examples_one_a_line() -> None:
    text = CliRunner().invoke(main, ["build", "--help"]).stdout

    assert "\n    llmref build --as-of 2026-12-01 --timings\n" in text
    assert "\\b" not in text


def test_a_pipe_gets_plain_lines_and_no_progress(project: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "llmref", "build", "--seeds", "seeds", "--out", "site"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "generator")},
    )

    assert made.stderr == ""
    assert "\x1b" not in made.stdout
    assert "\r" not in made.stdout


# --- on a terminal --------------------------------------------------------------------------


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def seen_halfway(monkeypatch: pytest.MonkeyPatch) -> str:
    """What a terminal gets of a build that is half done."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal.progress() as progress:
        progress(50, 100)
    return stream.getvalue()


def test_a_terminal_sees_how_far_the_build_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)

    seen = seen_halfway(monkeypatch)

    assert "Building" in seen
    assert "50%" in seen
    assert re.search(r"\x1b\[[0-9;]*3[0-9]", seen)


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    seen = seen_halfway(monkeypatch)

    assert "50%" in seen
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", seen)


def test_kinds_without_pages_are_not_listed() -> None:
    made = Built(files=1, seconds={"total": 1.25})
    made.pages["pages/home.html"] = 1

    assert terminal.summary(made, "site", timings=False).splitlines()[:2] == [
        "1 page (1 home page), 1 file.",
        "Built in 1.2 s.",
    ]
