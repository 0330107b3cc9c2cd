"""Everything can be reached and seen to be reached by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
# Walks through all stops of the tab key and gives those whose focus cannot be seen.
UNSEEN = """() => [...document.querySelectorAll(
    "a[href], button, [tabindex='0'], summary, input, select")]
  .filter((stop) => stop.checkVisibility())
  .filter((stop) => {
    stop.focus({focusVisible: true});
    const style = getComputedStyle(stop);
    return document.activeElement !== stop || style.outlineStyle === "none" ||
      parseFloat(style.outlineWidth) < 2;
  })
  .map((stop) => stop.outerHTML.slice(0, 120))"""


@every_page
def test_the_first_stop_leads_past_the_head(page: Page, path: str) -> None:
    page.goto(path)

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


@every_page
def test_the_focus_is_seen_wherever_it_is(page: Page, path: str) -> None:
    page.goto(path)

    assert page.evaluate(UNSEEN) == []


# Asked once a frame from inside: a polled text would be evaluated, which the site's policy refuses.
SCROLLED = """() => new Promise((done) => {
  const look = (frames) => {
    if (document.activeElement.scrollLeft > 0 || frames === 0) done(frames > 0);
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(300);
})"""


def test_a_table_that_is_too_wide_scrolls_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(OFFERING)
    region = page.get_by_role("region", name="Anvil 2.1 (Turbo) across providers")
    region.focus()

    page.keyboard.press("ArrowRight")

    expect(region).to_be_focused()
    assert page.evaluate(SCROLLED)


@every_page
def test_all_that_scrolls_can_be_reached(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)

    unreachable = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .filter((box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX))
          .filter((box) => box.tabIndex < 0)
          .map((box) => box.outerHTML.slice(0, 120))"""
    )
    assert unreachable == []


def test_the_table_of_contents_leads_to_every_section(page: Page) -> None:
    page.goto(OFFERING)
    links = page.locator("nav.toc a")

    targets = [str(link.get_attribute("href")) for link in links.all()]

    assert len(targets) >= 10
    for target in targets:
        expect(page.locator(target)).to_have_count(1)
