"""The command `llmref`: options, printing, exit codes. Nothing else prints or exits."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.problems import Problem, Verdict

# Each command imports what it needs: help has to answer before pydantic and Jinja2 are loaded.
PROBLEMS, USAGE = 1, 2
ROOT = Path(__file__).resolve().parent.parent
SEEDS = click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "seeds",
    show_default="seeds/",
    help="The folder of seed records.",
)


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write it as 2026-05-22") from None


def _web_address(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    if text is not None and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[\w.~/-]*)?", text):
        raise click.BadParameter(f"{text!r} is no address; write it as https://host/path/")
    return text


AS_OF = click.option(
    "--as-of",
    callback=_day,
    metavar="DATE",
    help="The day that counts as today, as YYYY-MM-DD; site.yaml names it otherwise.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="llmref", prog_name="llmref")
def main() -> None:
    """Build the model reference from its seed records.

    \b
    Examples:
      llmref check                     judge seeds/
      llmref build                     judge seeds/ and build them into site/
      llmref build --base-url https://owner.github.io/repo/
      llmref schema --check            are the editor schemas as the records are?
    """


@main.command()
@SEEDS
@AS_OF
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in a GitHub workflow.",
)
def check(seeds: Path, as_of: date | None, strict: bool, form: str) -> None:
    """Judge the seeds without building anything.

    \b
    Examples:
      llmref check --strict
      llmref check --as-of 2026-12-01      what will be overdue then?
      llmref check --format json | jq '.problems[].message'
    """
    from generator import build

    _expect_folder(seeds)
    _, verdict = build.check(seeds, as_of)
    verdict = verdict.strict() if strict else verdict
    click.echo(_report(verdict, _shown(seeds), form), nl=False)
    sys.exit(PROBLEMS if verdict.errors else 0)


@main.command()
@SEEDS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "site",
    show_default="site/",
    help="The folder that becomes the site.",
)
@click.option(
    "--base-url",
    callback=_web_address,
    metavar="URL",
    help="Where the site will be published, path included; site.yaml names it otherwise.",
)
@AS_OF
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
def build(seeds: Path, out: Path, base_url: str | None, as_of: date | None, timings: bool) -> None:
    r"""Judge the seeds and build them into a site.

    Nothing is written if a seed has an error: the site stays as it was.

    \b
    Examples:
      llmref build
      llmref build --base-url https://owner.github.io/repo/ --out public
      llmref build --as-of 2026-12-01 --timings
    """
    from generator import build as line
    from generator import terminal
    from generator.publish import NotOurs

    _expect_folder(seeds)
    try:
        with terminal.progress() as progress:
            verdict, made = line.build(seeds, out, base_url, as_of, progress)
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    if verdict.problems:
        click.echo(_report(verdict, _shown(seeds), "text"), nl=False, err=True)
    if made is None:
        click.echo("Nothing was built: mend the errors first.", err=True)
        sys.exit(PROBLEMS)
    click.echo(terminal.summary(made, _shown(out), timings=timings))


@main.command()
@SEEDS
@click.option("--check", "compare", is_flag=True, help="Write nothing; fail if one is stale.")
def schema(seeds: Path, compare: bool) -> None:
    """Write the JSON Schemas that editors use into seeds/.schema/.

    \b
    Examples:
      llmref schema
      llmref schema --check
    """
    from generator import schema as schemas

    _expect_folder(seeds)
    if not compare:
        changed = schemas.write(seeds)
        click.echo(f"{len(changed)} of {len(schemas.files())} schemas written")
        return
    stale = schemas.stale(seeds)
    for path in stale:
        click.echo(f"{_shown(seeds)}/{path} is not as the records are: {schemas.RENEW}")
    sys.exit(PROBLEMS if stale else 0)


def _expect_folder(seeds: Path) -> None:
    if not seeds.is_dir():
        raise click.UsageError(f"there is no folder {_shown(seeds)}; name one with --seeds")


def _shown(path: Path) -> str:
    """The path as a reader can use it from here."""
    shown = os.path.relpath(path)
    return shown if not shown.startswith("..") else str(path)


def _report(verdict: Verdict, root: str, form: str) -> str:
    if form == "json":
        problems = [_as_json(problem, root) for problem in verdict.problems]
        counts = {"errors": verdict.errors, "warnings": verdict.warnings}
        return json.dumps({**counts, "problems": problems}, indent=2, ensure_ascii=False) + "\n"
    if form == "github":
        return "".join(_annotation(problem, root) for problem in verdict.problems)
    lines = [problem.text(root) for problem in verdict.problems]
    return "\n".join([*lines, _count(verdict), ""])


def _count(verdict: Verdict) -> str:
    def counted(number: int, word: str) -> str:
        return f"{number} {word}" if number == 1 else f"{number} {word}s"

    if not verdict.problems:
        return "No problems."
    return f"{counted(verdict.errors, 'error')}, {counted(verdict.warnings, 'warning')}."


def _as_json(problem: Problem, root: str) -> dict[str, object]:
    return {
        "path": f"{root}/{problem.place.path}",
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "field": list(problem.place.field),
        "message": problem.message,
        "hint": problem.hint or None,
    }


def _annotation(problem: Problem, root: str) -> str:
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def property_of(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    path = property_of(f"{root}/{problem.place.path}")
    text = escaped(f"{problem.message}\n{problem.hint}" if problem.hint else problem.message)
    return (
        f"::{problem.severity} file={path},line={problem.line},col={problem.column},"
        f"title={property_of(problem.rule)}::{text}\n"
    )
