"""`llmref new`: the skeleton of a new record, in the right place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from llmref.cli.editing import editing
from llmref.cli.options import SEEDS, shown, slug_option

_NAME = click.option("--name", help="Display name. Default: made from the slug.")
_SLUG = click.argument("slug", callback=slug_option)


@click.group()
def new() -> None:
    """Write a new model, provider, creator, offering or page to fill in.

    Optional keys are listed as comments, with their meaning. Nothing is overwritten.

    \b
    Examples:
      llmref new creator acme
      llmref new model anvil-2 --creator acme --name "Anvil 2"
      llmref new provider acme-cloud --kind cloud
      llmref new offering --provider acme-cloud --model anvil-2 --id acme/anvil-2
      llmref new page how-to-read
    """


@new.command()
@_SLUG
@click.option("--creator", required=True, callback=slug_option, help="Slug of the creator.")
@_NAME
@click.option("--kind", default="chat", show_default=True, help="Kind of model.")
@click.option("--family", callback=slug_option, help="Slug of the family.")
@SEEDS
def model(
    slug: str, *, creator: str, name: str | None, kind: str, family: str | None, seeds: Path
) -> None:
    """Write a new model.

    \b
    Examples:
      llmref new model anvil-2 --creator acme
      llmref new model anvil-2-embed --creator acme --kind embedding --family anvil
    """
    given = {"kind": kind, **({"family": family} if family else {})}
    _write(seeds, "model", slug, given, name, creator=creator)
    click.echo(
        f"Next: fill in the facts from your sources, then add an offering:\n"
        f"  llmref new offering --provider <provider> --model {slug} --id <model id>"
    )


@new.command()
@_SLUG
@_NAME
@click.option("--kind", default="inference-host", show_default=True, help="Kind of provider.")
@SEEDS
def provider(slug: str, name: str | None, kind: str, seeds: Path) -> None:
    """Write a new provider.

    \b
    Examples:
      llmref new provider acme-cloud
      llmref new provider acme --kind first-party --name "Acme & Co."
    """
    _write(seeds, "provider", slug, {"kind": kind, "refresh": "monthly"}, name)
    click.echo(
        "Next: fill in its API keys and recipes, then add an offering with its source:\n"
        f"  llmref new offering --provider {slug} --model <model> --id <model id>"
        " --source https://…"
    )


@new.command()
@_SLUG
@_NAME
@SEEDS
def creator(slug: str, name: str | None, seeds: Path) -> None:
    """Write a new creator.

    \b
    Example:
      llmref new creator acme --name "Acme & Co."
    """
    _write(seeds, "creator", slug, {}, name)
    click.echo(
        f"Next: declare its families, then add a model:\n  llmref new model <slug> --creator {slug}"
    )


@new.command()
@_SLUG
@click.option("--title", help="Heading of the page. Default: made from the slug.")
@SEEDS
def page(slug: str, title: str | None, seeds: Path) -> None:
    """Write a new documentation page.

    \b
    Example:
      llmref new page how-to-read --title "How to read this"
    """
    given = {"description": "What the page is for, in one sentence."}
    _write(seeds, "page", slug, given, title, naming="title")
    click.echo("Next: write its description and text, then preview it with `llmref serve`.")


@new.command()
@click.option("--provider", required=True, callback=slug_option, help="Slug of the provider.")
@click.option("--model", required=True, callback=slug_option, help="Slug of the model.")
@click.option("--id", "native_id", required=True, help="Model ID in the provider's API.")
@click.option(
    "--source", default="", help="Key of a source in the file, or the URL of a new source."
)
@SEEDS
def offering(provider: str, model: str, native_id: str, source: str, seeds: Path) -> None:
    """Add an offering to a provider's file, sorted by model ID.

    \b
    Examples:
      llmref new offering --provider acme-cloud --model anvil-2 --id acme/anvil-2
      llmref new offering --provider new-cloud --model anvil-2 --id anvil-2 --source https://…
    """
    from llmref.edits import new as records
    from llmref.edits.files import read

    with _refusals(), editing(seeds) as edit:
        day = read(seeds, "site.yaml").document.value.get("as_of")
        if not isinstance(day, str):
            raise records.CannotMake(
                "site.yaml has no `as_of`, the date that counts as today: add it"
            )
        offer = records.Offer(provider, model, native_id, source)
        change = records.offering(seeds, offer, day)
        edit.commit([change])
    lines = [line.strip() for line in (change.after or b"").decode().splitlines()]
    line = lines.index(f"- model: {model}") + 1
    click.echo(f"{shown(seeds)}/{change.path}:{line} written.")
    click.echo("Next: add prices, set `billing: usage`, then run `llmref check`.")


def _write(
    seeds: Path,
    kind: str,
    slug: str,
    given: dict[str, str],
    name: str | None,
    *,
    naming: str = "name",
    creator: str = "",
) -> None:
    from llmref.edits import new as records
    from llmref.edits.skeletons import name_of
    from llmref.edits.stage import Change

    with _refusals(), editing(seeds) as edit:
        whole = {naming: name or name_of(slug), **given}
        path = records.seed(seeds, kind, slug, whole, creator)
        edit.commit([Change(path, None, records.text(kind, path, whole))])
    click.echo(f"{shown(seeds)}/{path} written.")


@contextmanager
def _refusals() -> Iterator[None]:
    from llmref.edits.new import CannotMake

    try:
        yield
    except CannotMake as refusal:
        raise click.UsageError(str(refusal)) from None
