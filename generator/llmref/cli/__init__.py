"""The command `llmref`: options, printing, exit codes. Nothing else prints or exits."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from llmref.cli.ending import Stopped, in_a_sentence, open_streams

COMMANDS = (
    *("build", "check", "serve", "new", "rename", "fmt", "diff", "import", "refresh", "audit"),
    *("settle", "explain", "find", "show", "compare", "retiring", "resolve", "cost", "mcp"),
    *("verify", "export", "snapshot", "schema", "init", "migrate"),
)
"""Each is a module of this package, whose function of the same name is the command."""


class Commands(click.Group):
    """Commands that are imported when they are asked for, so that help answers at once."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command as a process does, which may have been started without an output."""
        open_streams()
        with in_a_sentence():
            return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:
        """Run a command; what the system refuses, or Ctrl-C, ends it with a sentence."""
        if sys.platform == "win32":
            raise Stopped("llmref runs on Linux and macOS. On Windows, run it inside WSL.")
        with in_a_sentence():
            return super().invoke(context)

    def list_commands(self, _context: click.Context) -> list[str]:
        """All commands, in the order of the help."""
        return list(COMMANDS)

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; a misspelt one names the nearest."""
        if near := get_close_matches(args[0], COMMANDS, n=1) if args[0] not in COMMANDS else []:
            context.fail(f"No such command {args[0]!r}; did you mean `{near[0]}`?")
        return super().resolve_command(context, args)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in COMMANDS:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return command


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="llmref", prog_name="llmref")
def main() -> None:
    """Build the model reference from its seed records.

    \b
    Examples:
      llmref check                     check seeds/ for errors
      llmref build                     check seeds/ and build site/
      llmref build --base-url https://owner.github.io/repo/
      llmref serve --open              preview the site in a browser that updates on every edit
      llmref new model anvil-2 --creator acme
      llmref rename model anvil-2 anvil-2.1
      llmref fmt                       sort keys and lists of seeds/
      llmref diff main                 describe the changes since main
      llmref import litellm FILE       import facts from an outside catalog
      llmref settle                    apply the claims of seeds/claims/ to the seeds
      llmref explain openai gpt-4.1 input
      llmref find gpt 4.1 mini         search by a part of a name or a model ID
      llmref show gpt-4.1-mini/openai  show what the page of an offering says
      llmref cost gpt-4.1-mini --in 2M --out 300k
      llmref verify anthropic          compare prices with the provider's price page
      llmref export models.dev         print the catalog in the format of models.dev
      llmref snapshot snapshots        keep the documents of the built site
      llmref schema --check            check that the editor schemas are up to date
      llmref migrate                   update seeds of an earlier format
    """
