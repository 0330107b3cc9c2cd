"""The preview as browsers speak to it: answers, and the connection that tells them of changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from tests.previews import ask, change, previewing
from tests.worlds import lay

Edit = tuple[Path, str, str]
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


@pytest.fixture
def preview(seeds: Path) -> Iterator[str]:
    with previewing(seeds) as address:
        yield address


def version_of(preview: str) -> str:
    page = ask(preview, "/").content
    return page.partition('data-version="')[2].partition('"')[0]


async def hear(preview: str, version: str, *edits: Edit | None) -> list[Any]:
    """What a page is told: the greeting, how it stands, and what follows on each edit, or later."""
    link = await websocket_connect(f"{preview}/livereload".replace("http", "ws"))
    await link.write_message(json.dumps(HELLO))
    info = {"command": "info", "url": preview, "address": "/", "version": version}
    await link.write_message(json.dumps(info))
    heard = [await link.read_message(), await link.read_message()]
    for edit in edits:
        if edit:
            change(*edit)
        heard.append(await link.read_message())
    link.close()
    while await link.read_message():  # until the end is agreed upon
        pass
    return [json.loads(message or "") for message in heard]


def test_pages_are_asked_for_anew_and_assets_are_kept(preview: str) -> None:
    page = ask(preview, "/").content
    style = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]

    assert ask(preview, "/").headers["Cache-Control"] == "no-cache"
    assert "immutable" in ask(preview, style).headers["Cache-Control"]


def test_a_folder_leads_to_its_page(preview: str) -> None:
    answer = ask(preview, "/models")

    assert (answer.status, answer.headers["Location"]) == (302, "/models/")


def test_a_head_has_no_content(preview: str) -> None:
    answer = ask(preview, "/nothing", "HEAD")

    assert (answer.status, answer.content) == (404, "")


def test_a_page_that_is_as_it_should_be_is_told_so(preview: str) -> None:
    hello, told = asyncio.run(hear(preview, version_of(preview)))

    assert hello["command"] == "hello"
    assert told == {"command": "problems", "html": ""}


def test_a_page_that_missed_a_change_is_told_to_reload(preview: str) -> None:
    _, told = asyncio.run(hear(preview, "earlier"))

    assert told["command"] == "reload"


def test_a_change_is_told(preview: str, seeds: Path) -> None:
    edit = (seeds / "offerings" / "acme.yaml", "0.40", "0.44")

    *_, told = asyncio.run(hear(preview, version_of(preview), edit))

    assert told["command"] == "reload"


def test_what_is_wrong_is_told_until_it_is_mended(preview: str, seeds: Path) -> None:
    file = seeds / "offerings" / "acme.yaml"
    edits = [(file, "rates:", "rate:"), (file, "0.40", "0.44"), (file, "rate:", "rates:")]

    _, _, first, again, *_ = asyncio.run(hear(preview, version_of(preview), *edits))

    assert (first["command"], again["command"]) == ("problems", "problems")
    assert "acme.yaml:9:5" in first["html"]


def test_what_the_rules_refuse_is_taken_back(preview: str, seeds: Path) -> None:
    file = seeds / "offerings" / "acme.yaml"
    edit = (file, "model: anvil-1", "model: anvil-2")

    asyncio.run(hear(preview, version_of(preview), edit, None))

    assert "$0.40" in ask(preview, "/model/anvil-1/acme/").content


def test_pages_of_other_origins_are_told_nothing(preview: str) -> None:
    request = HTTPRequest(
        f"{preview}/livereload".replace("http", "ws"), headers={"Origin": "https://example.com"}
    )

    async def connect() -> None:
        await websocket_connect(request)

    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(connect())
