"""`llmref check`: judge the seeds, the templates, and the pages that a build would write."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, shown
from llmref.cli.report import report
from llmref.project import Templates, project_of


@click.command()
@SEEDS
@AS_OF
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Output format: text, JSON, or annotations for GitHub Actions.",
)
def check(seeds: Path, as_of: date | None, strict: bool, form: str) -> None:
    """Check the seeds, the templates and the pages, without writing a site.

    All pages of a site of up to 500 pages are made. Of a larger one, pages of each kind are made
    until each key of a record, and each API class with each kind of model, is on one.

    \b
    Examples:
      llmref check --strict
      llmref check --as-of 2026-12-01      what will be overdue by then?
      llmref check --format json | jq '.problems[].message'
    """
    from llmref import judge, page_check
    from llmref.canonical import rule
    from llmref.problems import Verdict
    from llmref.render import template_check

    expect_folder(seeds)
    catalogue, verdict = judge.check(seeds, as_of, rule.problems)
    templates = Templates.of(project_of(seeds))
    verdict = Verdict.of([*verdict.problems, *template_check.problems(templates)])
    if catalogue and not verdict.errors:
        verdict = Verdict.of([*verdict.problems, *page_check.page_problems(catalogue, templates)])
    verdict = verdict.strict() if strict else verdict
    click.echo(report(verdict, shown(seeds), form), nl=False)
    sys.exit(PROBLEMS if verdict.errors else 0)
