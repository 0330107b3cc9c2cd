"""The preview over HTTP, on the loopback: livereload with events of files instead of polling."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Callable
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
from watchfiles import watch

from generator.serve.preview import OWN, Preview

STEP_MS, LONGEST_MS = 10, 300
"""A burst of events ends after so long a silence, and is heard at the latest after so long."""
REST_S = 0.3
"""For so long after a change browsers come first, and the rules later."""
SETTLING_S = 0.5
"""After so long the watcher surely listens; what changed before is looked for once."""
Heard = Callable[[set[Path]], None]


class FileEvents(Watcher):
    """livereload's watcher on events that the system sends, from a thread of its own."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self._ended = Event()

    def start(self, callback: Callable[[], None]) -> bool:
        """Listen; True says to livereload that it need not poll."""
        loop = asyncio.get_running_loop()

        def tell(changed: set[Path]) -> None:
            self._heard(changed)
            callback()

        def listen() -> None:
            folders = list(self._tasks)
            events = watch(
                *folders,
                watch_filter=None,
                step=STEP_MS,
                debounce=LONGEST_MS,
                stop_event=self._ended,
            )
            for heard in events:
                changed = {Path(path) for _, path in heard}
                with suppress(RuntimeError):  # the loop has ended in the meantime
                    loop.call_soon_threadsafe(tell, changed)

        self._thread = Thread(target=listen, daemon=True)
        self._thread.start()
        loop.call_later(SETTLING_S, tell, set())
        return True

    def examine(self) -> tuple[str, None]:
        """Always a change: nobody asks without one. The name is one that is never held back."""
        return "__livereload__", None

    def end(self) -> None:
        """Stop listening."""
        self._ended.set()
        self._thread.join()


class BrowserLink(LiveReloadHandler):
    """The connection to one page in a browser, which says what it shows."""

    version = ""
    address = "/"

    def initialize(self, preview: Preview) -> None:
        """Know what there is to tell."""
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        """Only pages of the preview: livereload would tell everyone."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands as livereload does; then tell what the page has missed."""
        super().on_message(message)
        said = json.loads(message)
        if said.get("command") == "info":
            self.version, self.address = said["version"], said["address"]
            self.tell()

    def tell(self) -> None:
        """Tell this page to reload, or what is wrong."""
        with suppress(WebSocketClosedError):
            self.write_message(self.preview.message(self.version))

    @classmethod
    def reload_waiters(cls, path: str | None = None) -> None:  # noqa: ARG003  # as inherited
        """Tell every page."""
        for waiter in cls.waiters.copy():
            waiter.tell()


class Pages(RequestHandler):
    """Answers with what the preview has."""

    def initialize(self, preview: Preview) -> None:
        """Know where answers come from."""
        self.preview = preview

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

    def __init__(self, preview: Preview, folders: list[Path]) -> None:
        super().__init__(watcher=FileEvents(self._changed))
        self._preview = preview
        self._judging: asyncio.TimerHandle | None = None
        self.started = Event()
        """Set from when on it serves."""
        for folder in folders:
            self.watch(str(folder))

    async def run(self, listening: socket) -> None:
        """Serve on a socket that listens, until `stop`."""
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        LiveReloadHandler.watcher = self.watcher
        BrowserLink._last_reload_time = 0.0
        known = {"preview": self._preview}
        routes: list[Any] = [(OWN, BrowserLink, known), (r".*", Pages, known)]
        server = HTTPServer(Application(routes, log_function=_in_silence))
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

    def _changed(self, changed: set[Path]) -> None:
        before = self._preview.version
        readers = [waiter.address for waiter in BrowserLink.waiters]
        gc.disable()  # to look for garbage takes as long as an edit; it is done when all is told
        if self._preview.change(changed, readers):
            self._judge_in(0 if self._preview.version == before else REST_S)
        elif self._judging is None:
            gc.enable()

    def _judge_in(self, seconds: float) -> None:
        if self._judging is not None:
            self._judging.cancel()
        self._judging = self._loop.call_later(seconds, self._judge)

    def _judge(self) -> None:
        if self._preview.judge():
            self._judge_in(0)
        else:
            BrowserLink.reload_waiters()
            self._judging = None
            gc.collect()
            gc.enable()


def _in_silence(_handler: RequestHandler) -> None:
    """Requests are not told on the terminal."""
