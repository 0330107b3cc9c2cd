"""Light and dark: as the system says until a reader chooses, and then so on every page."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser
LIGHT, DARK = "rgb(253, 252, 249)", "rgb(20, 22, 26)"
# What the document looks like as soon as it has a body, before anything can have been painted.
_FIRST_PAINT = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  window.themeAtFirst = document.documentElement.dataset.theme ?? "system";
}).observe(document, {childList: true, subtree: true})"""


# What would take time to change, whenever it does.
_MOVING = """() => [...document.querySelectorAll("body, body *")]
  .filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    const takes = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
    return takes || animationName !== "none";
  })
  .map((element) => element.outerHTML.slice(0, 120))"""
# Stops of the tab key whose outline is not there, or is not of a color that the reader chose.
_LOST = """() => {
  const word = document.body.appendChild(document.createElement("p"));
  word.style = "forced-color-adjust: none";
  const names = ["Highlight", "CanvasText", "LinkText", "ButtonText", "ButtonBorder"];
  const system = names.map((name) => {
    word.style.color = name;
    return getComputedStyle(word).color;
  });
  word.remove();
  return [...document.querySelectorAll("a[href], button, [tabindex='0'], summary, input, select")]
    .filter((stop) => stop.checkVisibility())
    .filter((stop) => {
      stop.focus({ focusVisible: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(stop);
      const isDrawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      return !isDrawn || !system.includes(outlineColor);
    })
    .map((stop) => stop.outerHTML.slice(0, 120));
}"""


def choose(page: Page, *themes: str) -> None:
    """Press the switch until each of the themes was shown, in that order."""
    for theme in themes:
        page.get_by_role("button", name="Theme").click()
        expect(page.get_by_role("button", name="Theme")).to_have_text(f"Theme: {theme}")


@pytest.mark.parametrize(("system", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_the_system_decides_at_first(
    page: Page, system: Literal["light", "dark"], colour: str
) -> None:
    page.emulate_media(color_scheme=system)

    page.goto("/")

    expect(page.get_by_role("button", name="Theme")).to_have_text("Theme: system")
    expect(page.locator("html")).to_have_css("background-color", colour)


def test_the_switch_goes_through_light_and_dark_back_to_the_system(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/")

    choose(page, "light")
    expect(page.locator("html")).to_have_css("background-color", LIGHT)
    choose(page, "dark")
    expect(page.locator("html")).to_have_css("background-color", DARK)
    choose(page, "system")
    expect(page.locator("html")).to_have_css("background-color", DARK)
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_css("background-color", LIGHT)


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_nothing_moves_for_those_who_want_no_motion(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("html")).to_have_css("scroll-behavior", "smooth")

    page.emulate_media(reduced_motion="reduce")

    expect(page.locator("html")).to_have_css("scroll-behavior", "auto")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate(_MOVING) == []


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_forced_colors_leave_the_focus_to_be_seen(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(forced_colors="active")

    assert page.evaluate(_LOST) == []


def test_forced_colors_leave_a_mark_on_the_row_of_the_page(page: Page) -> None:
    page.goto(OFFERING)
    page.emulate_media(forced_colors="active")

    row = page.locator("#compare tr[aria-current] th")
    others = page.locator("#compare tbody tr:not([aria-current]) th")

    expect(row).to_have_css("border-inline-start-width", "3px")
    expect(others.first).to_have_css("border-inline-start-width", "0px")


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_the_choice_is_there_before_the_first_paint_of_every_page(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    choose(page, "light", "dark")
    page.add_init_script(_FIRST_PAINT)

    page.goto(path)

    assert page.evaluate("window.themeAtFirst") == "dark"
    expect(page.locator("html")).to_have_css("background-color", DARK)


def test_the_keyboard_switches(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Theme").focus()

    page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_theme_that_does_not_exist_is_ignored(page: Page) -> None:
    page.goto("/")
    page.evaluate("localStorage.setItem('theme', 'pink')")

    page.reload()

    expect(page.get_by_role("button", name="Theme")).to_have_text("Theme: system")


def test_forced_colors_leave_charts_in_the_colors_of_the_reader(page: Page) -> None:
    page.goto("/patterns/")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    ink = page.evaluate(
        """() => {
          const word = document.body.appendChild(document.createElement("p"));
          word.style = "forced-color-adjust: none; color: CanvasText";
          return getComputedStyle(word).color;
        }"""
    )

    lines, keys = page.locator(".chart line.second"), page.locator(".chart .key")
    expect(lines.first).to_have_css("stroke", ink)
    assert keys.evaluate_all(
        """keys => [...new Set(keys.map((key) => {
          const style = getComputedStyle(key, "::before");
          return key.matches(".end") ? style.borderTopColor : style.backgroundColor;
        }))]"""
    ) == [ink]
