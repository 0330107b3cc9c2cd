"""What goes wrong in a page: errors, refused scripts and styles, requests that fail or stray."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_REPORT = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`))"""


@dataclass
class Faults:
    """What was heard of a page."""

    said: list[str] = field(default_factory=list)
    """Warnings and errors in its console, exceptions, and requests that failed."""
    requests: list[str] = field(default_factory=list)
    """Every address that it asked for."""

    @classmethod
    def of(cls, page: Page) -> Faults:
        """What is heard of a page from now on."""
        heard = cls()
        page.add_init_script(_REPORT)
        page.on("console", heard.console)
        page.on("pageerror", lambda error: heard.said.append(str(error)))
        page.on("request", lambda request: heard.requests.append(request.url))
        page.on("requestfailed", heard.failed)
        page.on("response", heard.answered)
        return heard

    def console(self, message: ConsoleMessage) -> None:
        """A line in the console."""
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def failed(self, request: Request) -> None:
        """A request without an answer."""
        self.said.append(f"{request.url}: {request.failure}")

    def answered(self, response: Response) -> None:
        """An answer, which may be that the file does not exist."""
        if response.status >= 400:
            self.said.append(f"{response.url}: {response.status}")
