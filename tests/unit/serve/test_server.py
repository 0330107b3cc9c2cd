"""The preview as browsers speak to it: answers, and the connection that tells them of changes."""

from __future__ import annotations

import asyncio
import gc
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from llmref.project import shipped
from llmref.serve import file_changes
from llmref.serve.server import BrowserLink
from tests.previews import ask, change, previewing

HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
OFFERING = "/model/anvil-1/acme/"
DEADLINE_S = 120
"""Far more than any machine needs; reaching it means that nothing was told."""


@pytest.fixture
def prices(seeds: Path) -> Path:
    return seeds / "offerings" / "acme.yaml"


@pytest.fixture
def preview(seeds: Path) -> Iterator[str]:
    with previewing(seeds) as address:
        yield address


def in_time(story: Awaitable[None]) -> None:
    """Run what happens between a page and the preview, apart from loops of other tests."""

    async def told() -> None:
        async with asyncio.timeout(DEADLINE_S):
            await story

    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, told()).result()


class Page:
    """A page that is open in a browser."""

    def __init__(self, link: WebSocketClientConnection, preview: str, path: str) -> None:
        self._link = link
        self._preview = preview
        self._path = path

    async def show(self) -> str:
        """Load the page, say so to the preview, and give what the page has."""
        content = (await asyncio.to_thread(ask, self._preview, self._path)).content
        version = content.partition('data-version="')[2].partition('"')[0]
        await self.say({"command": "info", "url": "x", "address": self._path, "version": version})
        return content

    async def say(self, message: Any) -> None:
        """Send a message: text as it is, and all else as JSON."""
        is_ready = isinstance(message, (str, bytes))
        text = message if is_ready else json.dumps(message)
        await self._link.write_message(text, binary=isinstance(message, bytes))

    async def wait_until(self, wanted: Callable[[Any], bool]) -> Any:
        """The first message that is wanted; as a browser does, load the page when told to."""
        while (text := await self._link.read_message()) is not None:
            message = json.loads(text)
            if wanted(message):
                return message
            if message["command"] == "reload":
                await self.show()
        raise AssertionError("the connection ended")

    async def shows(self, text: str) -> bool:
        """Whether the page has the text, now or after one of the changes that it is told of."""
        while text not in await self.show():
            await self.wait_until(is_reload)
        return True


def is_reload(message: Any) -> bool:
    return bool(message["command"] == "reload")


def is_well(message: Any) -> bool:
    return bool(message == {"command": "problems", "html": ""})


def tells(text: str) -> Callable[[Any], bool]:
    return lambda message: text in message.get("html", "")


@asynccontextmanager
async def opened(preview: str, path: str = "/") -> AsyncIterator[Page]:
    """A page that is shown by a browser as it is now."""
    async with connected(preview) as link:
        page = Page(link, preview, path)
        await page.say(HELLO)
        await page.show()
        yield page


@asynccontextmanager
async def connected(preview: str) -> AsyncIterator[WebSocketClientConnection]:
    link = await websocket_connect(f"{preview}/livereload".replace("http", "ws"))
    try:
        yield link
    finally:
        is_cut_off = link.close_code is not None
        link.close()
        while not is_cut_off and await link.read_message():  # until the end is agreed upon
            pass


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
    async def story() -> None:
        async with opened(preview) as page:
            assert await page.wait_until(lambda message: message["command"] == "hello")
            assert await page.wait_until(is_well)

    in_time(story())


def test_a_page_that_missed_a_change_is_told_to_reload(preview: str) -> None:
    async def story() -> None:
        async with opened(preview) as page:
            await page.say({"command": "info", "url": "x", "address": "/", "version": "earlier"})
            assert await page.wait_until(is_reload)

    in_time(story())


def test_a_change_is_told(preview: str, prices: Path) -> None:
    async def story() -> None:
        async with opened(preview, OFFERING) as page:
            change(prices, "0.40", "0.44")
            assert await page.shows("$0.44")

    in_time(story())


def test_a_page_that_cannot_be_sent_to_costs_no_other_its_message(
    preview: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: set[str] = set()

    def fail(link: BrowserLink) -> None:
        failed.add(link.address)
        raise OSError(link.address)

    async def story() -> None:
        async with opened(preview, "/models/") as page, opened(preview, OFFERING) as other:
            for each in (page, other):
                await each.wait_until(is_well)
            monkeypatch.setattr(BrowserLink, "tell", fail)
            change(prices, "0.40", "0.44")
            while len(failed) < 2:
                await asyncio.sleep(0.01)

    in_time(story())

    assert failed == {"/models/", OFFERING}


def test_what_is_wrong_is_told_until_it_is_fixed(preview: str, prices: Path) -> None:
    async def story() -> None:
        async with opened(preview, OFFERING) as page:
            change(prices, "rates:", "rate:")
            assert await page.wait_until(tells("acme.yaml:9:5"))
            change(prices, "0.40", "0.44")
            change(prices, "rate:", "rates:")
            assert await page.shows("$0.44")
            assert await page.wait_until(is_well)

    in_time(story())


def test_what_the_rules_refuse_is_taken_back(preview: str, prices: Path) -> None:
    async def story() -> None:
        async with opened(preview, OFFERING) as page:
            change(prices, "model: anvil-1", "model: anvil-2")
            assert await page.wait_until(tells("anvil-2"))
            assert await page.shows("$0.40")

    in_time(story())


def test_edits_are_shown_and_what_is_wrong_told_after_the_seeds_were_away(
    preview: str, seeds: Path, prices: Path
) -> None:
    async def story() -> None:
        async with opened(preview, OFFERING) as page:
            copy = shutil.copytree(seeds, seeds.with_name("copy"))
            shutil.rmtree(seeds)
            assert await page.wait_until(tells("the folder does not exist"))
            shutil.copytree(copy, seeds)
            assert await page.wait_until(is_well)
            change(prices, "0.40", "0.44")
            assert await page.shows("$0.44")
            change(prices, "rates:", "rate:")
            assert await page.wait_until(tells("acme.yaml:9:5"))

    in_time(story())


def test_edits_are_shown_after_the_templates_were_away(seeds: Path, tmp_path: Path) -> None:
    templates = shutil.copytree(shipped("templates"), tmp_path / "templates")

    async def story(preview: str) -> None:
        async with opened(preview, OFFERING) as page:
            shutil.rmtree(templates)
            assert await page.wait_until(tells("the folder does not exist"))
            shutil.copytree(shipped("templates"), templates)
            assert await page.wait_until(is_well)
            change(templates / "base.html", "Skip to the content", "Go to the content")
            assert await page.shows("Go to the content")

    with previewing(seeds, templates) as preview:
        in_time(story(preview))


def test_edits_are_shown_where_the_system_tells_nothing(
    seeds: Path, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*folders: Path, **options: object) -> None:
        raise OSError("OS file watch limit reached.")

    async def story(preview: str) -> None:
        async with opened(preview, OFFERING) as page:
            for cents in range(41, 44):
                change(prices, f"0.{cents - 1}", f"0.{cents}")
                assert await page.shows(f"$0.{cents}")

    monkeypatch.setattr(file_changes, "watch", refuse)
    with previewing(seeds) as preview:
        in_time(story(preview))


# Foreign pages

FOREIGN = [
    "evil.example",
    "evil.example:{port}",
    "localhost",
    "localhost:1",
    "127.0.0.1.evil:{port}",
    "",
]


def host(preview: str, name: str) -> str:
    return name.format(port=preview.rpartition(":")[2])


@pytest.mark.parametrize("name", ["localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_names_of_this_machine_are_answered(preview: str, name: str) -> None:
    assert ask(preview, "/", Host=host(preview, name)).status == 200


@pytest.mark.parametrize("path", ["/", "/livereload/reload.js", "/nothing", "/livereload"])
@pytest.mark.parametrize("name", FOREIGN)
def test_a_name_that_leads_here_from_elsewhere_is_refused(
    preview: str, name: str, path: str
) -> None:
    answer = ask(preview, path, Host=host(preview, name))

    assert answer.status == 403
    assert answer.content.startswith(f"This preview is served at {preview}/")
    assert "--host NAME" in answer.content


@pytest.mark.parametrize("name", FOREIGN)
def test_a_connection_under_a_foreign_name_is_refused(preview: str, name: str) -> None:
    value = host(preview, name)
    address = f"{preview}/livereload".replace("http", "ws")
    request = HTTPRequest(address, headers={"Host": value, "Origin": f"http://{value}"})

    assert status_of(request) == 403


def test_pages_of_other_origins_are_told_nothing(preview: str) -> None:
    address = f"{preview}/livereload".replace("http", "ws")

    assert status_of(HTTPRequest(address, headers={"Origin": "https://example.com"})) == 403


def status_of(request: HTTPRequest) -> int:
    """With which status a connection is refused."""
    refused: list[int] = []

    async def story() -> None:
        with pytest.raises(HTTPClientError) as error:
            await websocket_connect(request)
        refused.append(error.value.code)

    in_time(story())
    return refused[0]


# Malformed messages

MALFORMED: list[object] = [
    {"command": "info", "version": "x", "address": {"a": 1}},
    {"command": "info", "url": "x", "version": ["x"], "address": "/"},
    {"command": "info", "url": "x", "version": "x", "address": "nowhere"},
    {"command": "info", "url": "x", "version": "x", "address": "/\ud800"},
    {"command": ["hello"]},
    {"command": "reload"},
    {},
    [],
    None,
    "no JSON",
    "[" * 10_000,
    b"\xff\xfe",
    "",
]


@pytest.mark.parametrize("message", MALFORMED)
def test_no_message_keeps_later_edits_from_being_shown(
    preview: str, prices: Path, message: object, capfd: pytest.CaptureFixture[str]
) -> None:
    async def story() -> None:
        async with opened(preview) as other, opened(preview, OFFERING) as page:
            await other.say(message)
            change(prices, "0.40", "0.44")
            assert await page.shows("$0.44")
            await other.wait_until(is_reload)

    in_time(story())

    assert "Traceback" not in capfd.readouterr().err


def test_whoever_sends_too_much_is_cut_off(
    preview: str, prices: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async def story() -> None:
        async with opened(preview, OFFERING) as page, connected(preview) as link:
            await link.write_message("x" * 1_000_000)
            assert await link.read_message() is None
            change(prices, "0.40", "0.44")
            assert await page.shows("$0.44")

    in_time(story())

    assert "Traceback" not in capfd.readouterr().err


# Memory


@pytest.mark.system
def test_edits_without_a_rest_leave_little_behind(preview: str, prices: Path) -> None:
    cents = cycle([number for number in range(41, 100) if number % 10])
    text = prices.read_text(encoding="utf-8")

    async def most_objects(page: Page, edits: int) -> int:
        """The most objects that there were after one of the edits."""
        most = 0
        for _ in range(edits):
            price = f"0.{next(cents)}"
            prices.write_text(text.replace("0.40", price), encoding="utf-8")
            assert await page.shows(f"${price}")
            most = max(most, len(gc.get_objects()))
        return most

    async def story() -> None:
        async with opened(preview, OFFERING) as page:
            after_some, after_many = await most_objects(page, 30), await most_objects(page, 150)
            assert after_many - after_some < 150 * 200  # an edit makes some 1,000

    in_time(story())
