"""At 320 pixels a page has its width, and what is wider scrolls in a region of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import REAL, TYPICAL

pytestmark = pytest.mark.browser
WIDTH = 320
# What moves while a page is loading, as browsers measure it: 0.1 is called good.
_SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shifted += entry.value }))
  .observe({ type: "layout-shift", buffered: true })"""


@pytest.fixture
def narrow(page: Page) -> Page:
    page.set_viewport_size({"width": WIDTH, "height": 640})
    page.add_init_script(_SHIFTS)
    return page


@pytest.fixture
def zoomed(page: Page) -> Page:
    """A window of 1280 pixels whose page is twice as large: 640 pixels are left for it."""
    page.set_viewport_size({"width": 640, "height": 400})
    return page


def width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def reaching_out(page: Page) -> list[str]:
    """What ends right of the window, besides what scrolls in a region of its own."""
    found: list[str] = page.evaluate(
        """(width) => [...document.querySelectorAll("body *")].filter((element) =>
          element.getBoundingClientRect().right > width + 1 &&
          !element.closest(".table-region, .toc, pre, .visually-hidden, .skip"))
          .map((element) => element.outerHTML.slice(0, 120))""",
        WIDTH,
    )
    return found


# What is pressed and lower than 24 pixels, but for links within sentences. A link counts where it
# is all that its line, cell or item says; two of them nearer than 24 pixels are hard to tell apart.
_SMALL = """() => {
  const isAlone = (link) => link.closest("p, li, td, th, dd, dt, h1, h2, h3, nav, span")
    ?.textContent.trim() === link.textContent.trim();
  const pressed = "button, summary, input, select, [role=tab], a[href]";
  const targets = [...document.querySelectorAll(pressed)]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .filter((target) => !target.closest(".visually-hidden, .skip"))
    .filter((target) => !target.matches("a") || isAlone(target))
    .map((target) => target.closest("label") ?? target);
  const boxes = new Map(targets.map((target) => [target, target.getBoundingClientRect()]));
  const middle = (box) => box.top + box.height / 2;
  const row = (target) => target.closest("tr");
  const areCells = (target, other) => row(target) && row(target) === row(other) &&
    getComputedStyle(row(target)).display === "table-row"; // beside each other, whatever they say
  const isBeside = (box, near) => near.left < box.right && near.right > box.left;
  const isCrowded = (target, box) => [...boxes].some(([other, near]) => other !== target &&
    !areCells(target, other) && isBeside(box, near) && Math.abs(middle(near) - middle(box)) < 23.9);
  return [...boxes]
    .filter(([, box]) => box.height < 23.9)
    .filter(([target, box]) => !target.matches("a") || isCrowded(target, box))
    .map(([target]) => target.outerHTML.slice(0, 120));
}"""


# Words of code that two lines share; a word longer than 15 letters may be wider than its column.
_BROKEN_WORDS = r"""() => {
  const range = document.createRange();
  const line = (text, start) => {
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    return range.getClientRects()[0]?.top ?? 0;
  };
  const texts = (code) => [...code.childNodes].filter((node) => node.nodeType === 3);
  return [...document.querySelectorAll(":not(pre) > code")]
    .filter((code) => code.checkVisibility({ visibilityProperty: true }))
    .flatMap(texts)
    .flatMap((text) => [...text.data.matchAll(/(?<![\p{L}\d])[\p{L}\d]{2,15}(?![\p{L}\d])/gu)]
      .filter(({ 0: word, index: start }) =>
        line(text, start + word.length - 1) > line(text, start) + 4)
      .map(({ 0: word }) => `${word} of ${text.parentElement.textContent}`));
}"""


def broken_words(page: Page) -> list[str]:
    """IDs and other code with a word that a line breaks."""
    broken: list[str] = page.evaluate(_BROKEN_WORDS)
    return broken


# Days that two lines share.
_BROKEN_DAYS = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    for (const { 0: day, index: start } of text.data.matchAll(/\b\d{4}-\d\d-\d\d\b/g)) {
      if (text.parentElement.closest("code, pre")) continue;
      range.setStart(text, start);
      range.setEnd(text, start + day.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.push(`${day} in ${text.parentElement.textContent}`);
    }
  return found;
}"""


def broken_days(page: Page) -> list[str]:
    """Days that the end of a line breaks at a hyphen."""
    broken: list[str] = page.evaluate(_BROKEN_DAYS)
    return broken


def small_targets(page: Page) -> list[str]:
    """Targets below 24 pixels, by the rule for sizes and spacing that accessibility asks for."""
    found: list[str] = page.evaluate(_SMALL)
    return found


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_no_page_scrolls_sideways(narrow: Page, path: str) -> None:
    narrow.goto(path)

    assert width(narrow) == WIDTH
    assert reaching_out(narrow) == []
    assert small_targets(narrow) == []
    assert broken_words(narrow) == []
    assert broken_days(narrow) == []
    assert narrow.evaluate("shifted") < 0.01


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_no_page_scrolls_sideways_for_a_word_of_100_letters(
    narrow: Page, long_url: str, path: str
) -> None:
    narrow.goto(f"{long_url}{path}")

    assert width(narrow) == WIDTH
    assert reaching_out(narrow) == []


@pytest.mark.parametrize("path", list(REAL.values()), ids=list(REAL))
def test_no_page_of_real_seeds_scrolls_sideways(narrow: Page, real_url: str, path: str) -> None:
    narrow.goto(f"{real_url}{path}")

    assert width(narrow) == WIDTH
    assert reaching_out(narrow) == []
    assert broken_words(narrow) == []
    assert broken_days(narrow) == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        # an address that asks for something, what answers it
        ("/resolve/?id=router/anvil-2.1@default:free", "resolve-id a"),
        ("/resolve/?id=nothing", "resolve-id a"),
        ("/search/?q=anvil", "search-results a"),
    ],
)
def test_an_answer_moves_nothing_when_it_arrives(narrow: Page, path: str, shown: str) -> None:
    narrow.goto(path)
    expect(narrow.locator(shown).first).to_be_visible()

    assert narrow.evaluate("shifted") < 0.01
    assert broken_days(narrow) == []


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_a_page_of_twice_the_size_needs_no_scrolling_sideways(zoomed: Page, path: str) -> None:
    zoomed.goto(path)

    assert width(zoomed) == 640


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_text_of_twice_the_size_fits_the_window(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert width(page) == 1280


@pytest.mark.parametrize("kind", ["retirements", "changes", "disagreements"])
def test_rows_of_many_cells_are_read_without_scrolling_sideways(narrow: Page, kind: str) -> None:
    narrow.goto(TYPICAL[kind])

    regions = narrow.locator(".table-region")
    assert regions.count() > 0
    for region in regions.all():
        assert region.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0


@pytest.mark.parametrize("path", [TYPICAL["pair"], "/compare/?m=anvil-2.1,anvil-2.1-mini"])
def test_two_models_are_beside_each_other_on_a_phone(narrow: Page, path: str) -> None:
    narrow.goto(path)
    heads = narrow.locator(".compared thead th")
    expect(heads).to_have_count(3)

    places = [head.bounding_box() for head in heads.all()]
    assert all(place is not None and place["x"] + place["width"] <= WIDTH for place in places)


def test_results_are_not_followed_by_the_list_of_everything(narrow: Page) -> None:
    narrow.goto("/search/")
    expect(narrow.locator("#models")).to_be_visible()

    narrow.goto("/search/?q=anvil")

    expect(narrow.locator("search-results a").first).to_be_visible()
    expect(narrow.locator("#models")).to_be_hidden()
