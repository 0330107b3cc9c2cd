"""Windows of a browser, each as if it were the first: what another left behind is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser.patience import patient

_FORGET = """try {
  if (!sessionStorage.getItem("entered")) localStorage.clear();
  sessionStorage.setItem("entered", "yes");
} catch {}"""
"""Runs before every script of a page. What is stored for a session is the window's own, so that
its first page at an address clears what is stored there for good, and no later one does."""


@contextmanager
def window(opener: Page) -> Iterator[Page]:
    """A new window, drawn by the process of its opener.

    A process of its own would take twice as long to start as most tests take.
    """
    with opener.expect_popup() as opened:
        opener.evaluate("() => { open('about:blank') }")
    page = patient(opened.value)
    page.add_init_script(_FORGET)
    yield page
    page.close()
