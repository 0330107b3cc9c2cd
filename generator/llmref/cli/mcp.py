"""`llmref mcp`: the facts as tools of agents, over standard input and output."""

from __future__ import annotations

import sys
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

import click

from llmref.cli.facts import FactsSource, source_options
from llmref.cli.options import PROBLEMS
from llmref.problems import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmref.lookups.tools import Tools

_INSTRUCTIONS = (
    "Prices, limits, status and IDs of language models at their providers. Amounts are decimal"
    " text, per the unit that is named. Name the source and date of each figure that you quote,"
    " and say so where `verified` is false. null means not known. Store `basis` with a cost."
)


@click.command()
@source_options
def mcp(*, source: FactsSource) -> None:
    """Serve tools for agents by the Model Context Protocol, on standard input and output.

    It needs the extra `llmref[mcp]`. After the facts are read, nothing is fetched,
    and nothing is written. /docs/agents/ has the configuration of clients.

    \b
    Examples:
      llmref mcp
      llmref mcp --data seeds.ndjson
    """
    try:
        server_of = _server()
    except ImportError:
        click.echo("The MCP SDK is missing; install llmref with its extra: llmref[mcp]", err=True)
        sys.exit(PROBLEMS)
    from llmref.lookups.tools import Tools

    server_of(Tools(source.facts())).run("stdio")


def _server() -> Callable[[Tools], Any]:
    """What makes a server of tools. Raises ImportError where the SDK is not installed."""
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ResourceError, ToolError

    from llmref.lookups.tools import PAGES

    def server_of(tools: Tools) -> Any:
        server = MCPServer("llmref", instructions=_INSTRUCTIONS, log_level="ERROR")
        for name, tool in tools.all.items():
            server.add_tool(_refusing(tool, ToolError), name)
        read = _refusing(tools.page, ResourceError)
        for path, title in tools.starts():
            address = f"{PAGES}/{path}"
            page = server.resource(address, name=path, title=title, mime_type="text/markdown")
            page(partial(read, path))
        server.resource(f"{PAGES}/{{+path}}", name="page", mime_type="text/markdown")(read)
        return server

    return server_of


def _refusing(answer: Callable[..., Any], refusal: type[Exception]) -> Callable[..., Any]:
    """The same function; what has no answer is refused as the protocol refuses it."""
    from llmref.lookups.answer import NoAnswer

    @wraps(answer)
    def asked(*values: Any, **named: Any) -> Any:
        try:
            return answer(*values, **named)
        except NoAnswer as failure:
            raise refusal(printable(str(failure))) from None

    return asked
