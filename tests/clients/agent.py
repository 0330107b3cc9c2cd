"""The protocol's own client asks `llmref mcp`; run by the Python of `.venv-clients`.

Standard input has {"server": […], "calls": [[tool, arguments], …], "pages": [address, …]}.
"""

import json
import sys
from typing import Any

import anyio
from mcp import Client, StdioServerParameters, stdio_client


async def answers(asked: dict[str, Any]) -> dict[str, Any]:
    command, *arguments = asked["server"]
    server = StdioServerParameters(command=command, args=arguments, env=asked["env"])
    async with Client(stdio_client(server)) as client:
        tools = (await client.list_tools()).tools
        calls = [await client.call_tool(tool, arguments) for tool, arguments in asked["calls"]]
        pages = [await client.read_resource(page) for page in asked["pages"]]
        return {
            "tools": {tool.name: tool.description for tool in tools},
            "resources": [str(each.uri) for each in (await client.list_resources()).resources],
            "calls": [
                [call.is_error, call.structured_content, [part.text for part in call.content]]
                for call in calls
            ],
            "pages": [page.contents[0].text for page in pages],
        }


sys.stdout.write(json.dumps(anyio.run(answers, json.load(sys.stdin))))
