"""How long a test of a browser waits for what a page is to show, however busy the machine is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

DEADLINE_MS = 120_000
"""Far more than any machine needs; reaching it means that something is not shown."""


def be_patient() -> None:
    """Let every expectation of this process wait so long; Playwright's own five seconds pass."""
    expect.set_options(timeout=DEADLINE_MS)


def patient(page: Page) -> Page:
    """The page, which waits so long for what a test clicks on or opens."""
    page.set_default_timeout(DEADLINE_MS)
    return page
