"""The preview over HTTP: livereload with events of files instead of polling."""

from __future__ import annotations

import asyncio
import gc
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Event, Thread
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from llmref.serve.file_changes import FileChanges
from llmref.serve.hosts import Hosts
from llmref.serve.messages import LONGEST_MESSAGE, Info, message_of
from llmref.serve.preview import OWN, Preview

REST_S = 0.3
"""For so long after a change browsers come first; then the rules, and what is garbage now."""
MOST_UNCOLLECTED = 10
"""After so many changes without a rest garbage is looked for at once."""
Changed = Callable[[set[Path]], bool]
"""Takes the files that changed; returns whether pages must be notified."""


class FileEvents(Watcher):
    """livereload's watcher, on changes that a thread of its own waits for."""

    def __init__(self, changes: FileChanges, changed: Changed) -> None:
        super().__init__()
        self._found = changes
        self._changed = changed
        self._waiting: deque[set[Path]] = deque()
        self._ended = Event()
        for folder in changes.folders:
            self.watch(str(folder))

    def start(self, callback: Callable[[], None]) -> bool:
        """Listen; True says to livereload that it need not poll."""
        loop = asyncio.get_running_loop()

        def listen() -> None:
            for files in self._found.until(self._ended):
                self._waiting.append(files)
                with suppress(RuntimeError):  # the loop has ended in the meantime
                    loop.call_soon_threadsafe(self._hand_over, callback)

        self._thread = Thread(target=listen, daemon=True)
        self._thread.start()
        return True

    def examine(self) -> tuple[str, None]:
        """Always a change: nobody asks without one. The name is one that is never held back."""
        return "__livereload__", None

    def end(self) -> None:
        """Stop listening."""
        self._ended.set()
        self._thread.join()

    def _hand_over(self, callback: Callable[[], None]) -> None:
        """Hand over all that changed while the loop was busy, as one change."""
        files: set[Path] = set()
        while self._waiting:
            files |= self._waiting.popleft()
        if files and self._changed(files):
            callback()


class OwnHosts(RequestHandler):
    """Answers only to the preview's own names, so that no foreign page can read it.

    A page of a foreign host, whose name leads to this machine, is of one origin with what it loads
    from here; the name in the request gives it away.
    """

    preview: Preview
    hosts: Hosts

    def initialize(self, preview: Preview, hosts: Hosts) -> None:
        """Know where answers come from, and under which names."""
        self.preview = preview
        self.hosts = hosts

    def prepare(self) -> Awaitable[None] | None:
        """Refuse a request under any other name."""
        if self.request.headers.get("Host", "") not in self.hosts:
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(self.hosts.refusal)
        return None


class BrowserLink(OwnHosts, LiveReloadHandler):
    """The connection to one page in a browser, which says what it shows."""

    version = ""
    address = "/"

    def check_origin(self, origin: str) -> bool:
        """Only pages of the preview: livereload would send to every page."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands as livereload does; then send the page what it has missed.

        What is no message of livereload gets no answer.
        """
        known = message_of(message)
        if known is not None:
            super().on_message(known.model_dump_json())
        if isinstance(known, Info):
            self.version, self.address = known.version, known.address
            self.tell()

    def send_message(self, message: object) -> None:
        """Send what livereload says, if the page is still there."""
        self._send(message)

    def tell(self) -> None:
        """Send this page a reload, or what is wrong."""
        self._send(self.preview.message(self.version))

    def _send(self, message: Any) -> None:
        with suppress(WebSocketClosedError):
            asyncio.ensure_future(self.write_message(message)).add_done_callback(_take_failure)

    @classmethod
    def reload_waiters(cls, path: str | None = None) -> None:  # noqa: ARG003  # as inherited
        """Send to every page; one that cannot be sent to costs no other its message."""
        for waiter in cls.waiters.copy():
            with suppress(Exception):  # that page asks again by itself
                waiter.tell()


class Pages(OwnHosts):
    """Answers with what the preview has."""

    def get(self) -> None:
        """The file at the address."""
        answer = self.preview.answer(self.request.path)
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        caching = "max-age=31536000, immutable" if answer.keeps else "no-cache"
        self.set_header("Cache-Control", caching)
        if answer.location:
            self.set_header("Location", answer.location)
        self.write(answer.content)

    head = get


class PreviewServer(Server):
    """Serves one preview until it is stopped."""

    def __init__(self, preview: Preview, changes: FileChanges, hosts: Hosts) -> None:
        super().__init__(watcher=FileEvents(changes, self._changed))
        self._preview = preview
        self._hosts = hosts
        self._judging: asyncio.TimerHandle | None = None
        self._collecting: asyncio.TimerHandle | None = None
        self._uncollected = 0
        self.started = Event()
        """Set from when on it serves."""

    async def run(self, listening: socket) -> None:
        """Serve on a socket that listens, until `stop`."""
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        LiveReloadHandler.watcher = self.watcher
        BrowserLink._last_reload_time = 0.0
        known = {"preview": self._preview, "hosts": self._hosts}
        routes: list[Any] = [(OWN, BrowserLink, known), (r".*", Pages, known)]
        server = HTTPServer(
            Application(
                routes, log_function=_in_silence, websocket_max_message_size=LONGEST_MESSAGE
            )
        )
        server.add_socket(listening)
        BrowserLink.start_tasks()
        gc.freeze()  # what was read at first is no garbage
        self.started.set()
        try:
            await self._stopped.wait()
        finally:
            gc.unfreeze()
            gc.enable()
            self.watcher.end()
            server.stop()
            await server.close_all_connections()

    def stop(self) -> None:
        """End `run`, from any thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    def _changed(self, files: set[Path]) -> bool:
        before = self._preview.version
        readers = {waiter.address for waiter in BrowserLink.waiters}
        gc.disable()
        is_new = self._preview.change(files, readers)
        self._collect_later()
        if is_new:
            self._judge_in(0 if self._preview.version == before else REST_S)
        return is_new

    def _judge_in(self, seconds: float) -> None:
        if self._judging is not None:
            self._judging.cancel()
        self._judging = self._loop.call_later(seconds, self._judge)

    def _judge(self) -> None:
        if self._preview.judge():
            self._judge_in(0)
        else:
            self._judging = None
            BrowserLink.reload_waiters()

    def _collect_later(self) -> None:
        """Look for garbage in a rest, not during edits, since it takes as long as one.

        Each edit leaves the whole state before as garbage, so many edits without a rest do not
        put it off.
        """
        if self._collecting is not None:
            self._collecting.cancel()
        self._uncollected += 1
        seconds = 0 if self._uncollected >= MOST_UNCOLLECTED else REST_S
        self._collecting = self._loop.call_later(seconds, self._collect)

    def _collect(self) -> None:
        self._collecting, self._uncollected = None, 0
        gc.collect()
        gc.enable()


def _take_failure(sending: asyncio.Future[None]) -> None:
    """Ignore pages that closed during a notification."""
    if not sending.cancelled():
        sending.exception()


def _in_silence(_handler: RequestHandler) -> None:
    """Do not log requests on the terminal."""
