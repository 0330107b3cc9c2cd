"""What goes wrong in a page: errors, refused scripts and styles, requests that fail or stray."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_REPORT = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`))"""
_GIVEN_UP = "net::ERR_ABORTED"
"""What Chromium says of a request that it ended itself."""


@dataclass
class Faults:
    """What was heard of a page."""

    said: list[str] = field(default_factory=list)
    """Warnings and errors in its console, exceptions, and requests that failed."""
    requests: list[str] = field(default_factory=list)
    """Every address that it asked for."""
    _open: set[Request] = field(default_factory=set, repr=False)
    """Requests of the page that is shown, without an answer so far."""
    _left: set[Request] = field(default_factory=set, repr=False)
    """Requests that a page had open when the next one began: the browser may give them up."""
    _next: Request | None = field(default=None, repr=False)
    """The request for the next page, until its answer begins."""

    @classmethod
    def of(cls, page: Page) -> Faults:
        """What is heard of a page from now on."""
        heard = cls()
        page.add_init_script(_REPORT)
        page.on("console", heard.console)
        page.on("pageerror", lambda error: heard.said.append(str(error)))
        page.on("request", heard.asked)
        page.on("requestfailed", heard.failed)
        page.on("requestfinished", heard.finished)
        page.on("response", heard.answered)
        return heard

    def console(self, message: ConsoleMessage) -> None:
        """A line in the console."""
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def asked(self, request: Request) -> None:
        """A request, which may be for the next page."""
        self.requests.append(request.url)
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self._next = request
            self._left |= self._open
        elif self._next:
            self._left.add(request)  # still of the page that is being left
        self._open.add(request)

    def finished(self, request: Request) -> None:
        """A request that was answered whole."""
        self._open.discard(request)

    def failed(self, request: Request) -> None:
        """A request without an answer: no fault where the page was left while it was open."""
        self._open.discard(request)
        if request in self._left and request.failure == _GIVEN_UP:
            return
        self.said.append(f"{request.url}: {request.failure}")

    def answered(self, response: Response) -> None:
        """An answer, which may be that the file does not exist."""
        if response.request == self._next:
            self._next = None
        if response.status >= 400:
            self.said.append(f"{response.url}: {response.status}")
