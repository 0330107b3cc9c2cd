"""Readers get from the home page to the answer in at most four actions.

An action is a click, a field filled in, or a query with Enter. The letters are those under which
readers' questions were collected; "still" is a browser without scripts.

| | question | test |
|---|---|---|
| a | Cheapest GPT-4.1 mini for cached input | test_the_cheapest_for_cached_input, and still |
| b | Open models with tools, 128,000 tokens, under $0.50 | test_open_models_that_call_tools |
| b | Which of the first three? | test_the_first_three_side_by_side |
| b | Which of three that I choose? | test_three_of_a_view_side_by_side |
| c | Whose is this ID, and is it retired soon? | test_an_id_from_a_log, and still |
| d | What is new, at what price? | test_the_newest_models, and still |
| e | Which Claude models are retired soon? | test_what_retires, and still |
| f | What does DeepSeek V4 Pro cost a month? | test_monthly_cost.py |
| g | How did a price change? | test_the_history_of_a_price, and still |
| h | Embeddings by price | test_embeddings_by_price, and still |
| i | curl for Gemini on Vertex | test_a_call_in_curl, and still |
| j | Image models by the price of an image | test_images_by_price |
| k | Who serves open models in Europe? | test_open_models_in_europe |
| l | What is best at programming? | test_scores_and_their_limits, and still |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.patience import patient

pytestmark = pytest.mark.browser
MOST = 4
LOG_ID = "anthropic.claude-sonnet-4-5-20250929-v1:0"
FIELD = "Search models, providers and IDs"


class Reader:
    """A reader at the home page, whose actions are counted."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.actions = 0
        page.goto(address)

    def _counted(self) -> None:
        self.actions += 1
        assert self.actions <= MOST

    def follow(self, link: Locator) -> None:
        """Click what leads to another page, and wait for the whole of it."""
        self._counted()
        with self.page.expect_event("load"):
            link.click()

    def press(self, target: Locator) -> None:
        """Click what changes the page."""
        self._counted()
        target.click()

    def fill(self, label: str, text: str, *, exact: bool = False) -> None:
        self._counted()
        self.page.get_by_label(label, exact=exact).fill(text)

    def search(self, text: str, first: str) -> None:
        """Type a query, wait for its first result, and press Enter."""
        self._counted()
        self.page.keyboard.press("/")
        self.page.keyboard.insert_text(text)
        expect(self.page.get_by_role("option").first).to_contain_text(first)
        # Before the IDs are there, Enter leads to the page of all results.
        expect(self.page.locator("search-box").first).to_have_js_property("isComplete", True)
        with self.page.expect_event("load"):
            self.page.keyboard.press("Enter")

    def choose(self, text: str, group: str) -> None:
        """Type a query and click the best result of a kind."""
        self._counted()
        self.page.keyboard.press("/")
        self.page.keyboard.insert_text(text)
        self.follow(self.page.get_by_role("group", name=group).get_by_role("option").first)

    def submit(self, text: str) -> None:
        """The same where no script lists anything."""
        self._counted()
        field = self.page.get_by_role("searchbox", name=FIELD)
        field.fill(text)
        with self.page.expect_event("load"):
            field.press("Enter")

    def link(self, name: str) -> Locator:
        """The first link of the page with a name."""
        return self.page.locator("main").get_by_role("link", name=name, exact=True).first

    def rows(self) -> Locator:
        return self.page.locator(".explorer-table tbody tr")

    def column(self, label: str) -> list[str]:
        """The texts of a column of the explorer."""
        heads = self.page.locator(".explorer-table thead th").all_inner_texts()
        at = next(number for number, head in enumerate(heads) if head.startswith(label))
        return self.page.locator(
            f".explorer-table tbody tr > :nth-child({at + 1})"
        ).all_inner_texts()


@pytest.fixture
def reader(page: Page, real_url: str) -> Reader:
    return Reader(page, f"{real_url}/")


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def still(without_scripts: BrowserContext, real_url: str) -> Reader:
    return Reader(patient(without_scripts.new_page()), f"{real_url}/")


def amounts(texts: list[str]) -> list[float]:
    found = [re.match(r"\$([\d,]+(?:\.\d+)?)", text) for text in texts]
    return [float(each[1].replace(",", "")) for each in found if each]


def filtered(reader: Reader) -> None:
    """Wait for the rows of the view that the address names."""
    expect(reader.page.locator(".explorer-count")).to_have_text(re.compile(r"^[1-9][\d,]* models$"))


def test_the_cheapest_for_cached_input(reader: Reader) -> None:
    reader.search("gpt 4.1 mini", "GPT-4.1 mini")
    reader.fill("Input tokens", "10M", exact=True)
    reader.fill("Of these, cached", "80%")

    rows = reader.page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    ranked = [cell for cell in cells if cell[0]]
    costs = amounts([cell[2] for cell in ranked])
    assert len(costs) >= 10
    assert costs[0] == min(costs)
    said = reader.page.locator("cost-calculator [role=status]").inner_text()
    assert said.startswith(f"Lowest: {ranked[0][1]}")
    gaps = [cell for cell in cells if "No price is documented for cache read." in cell[3]]
    assert gaps
    assert all(not cell[0] and cell[2].startswith("over $") for cell in gaps)


def test_the_cheapest_for_cached_input_without_scripts(still: Reader) -> None:
    still.submit("gpt 4.1 mini")
    parts = still.page.locator("#models a").all_text_contents()
    starts = [part.split(" \N{EN DASH} ")[0].casefold() for part in parts]
    at = max(number for number, start in enumerate(starts) if start <= "gpt-4.1 mini")
    still.follow(still.page.locator("#models a").nth(at))
    still.follow(still.link("GPT-4.1 mini"))

    still.press(still.page.locator("summary", has_text="Providers by cost, for each example"))
    table = still.page.get_by_role("region", name=re.compile("^Agent with cache: cost of"))
    rows = table.locator("tbody tr").all_inner_texts()
    assert rows[0].startswith("Cheapest")
    costs = amounts(table.locator("tbody td.number").all_inner_texts())
    assert len(costs) >= 3
    assert costs == sorted(costs)
    assert still.page.get_by_text("publish no price for part of this workload").count()


def limits_of_scores(reader: Reader) -> None:
    """The page of a benchmark says how few models it has, and dates its scores, best first."""
    expect(reader.page.locator("h1")).to_have_text("Aider polyglot")
    expect(reader.page.locator("#missing")).to_contain_text("chat models have no score here")
    rows = reader.page.locator("#scores tbody tr")
    scores = [float(text.rstrip("%")) for text in rows.locator("td:nth-child(2)").all_inner_texts()]
    assert len(scores) > 20
    assert scores == sorted(scores, reverse=True)
    assert all(re.search(r"20\d\d-\d\d-\d\d", row) for row in rows.all_inner_texts())
    expect(reader.page.locator("#chart")).to_contain_text("score of the last 200 days")


def test_scores_and_their_limits(reader: Reader) -> None:
    reader.follow(reader.link("All benchmarks"))
    reader.fill("Find in this list", "programming")
    expect(reader.page.locator("main .card:visible")).to_have_count(1)
    reader.follow(reader.link("Aider polyglot"))

    limits_of_scores(reader)


def test_scores_and_their_limits_without_scripts(still: Reader) -> None:
    still.follow(still.link("All benchmarks"))
    expect(still.page.locator("main")).to_contain_text("programming exercises")
    still.follow(still.link("Aider polyglot"))

    limits_of_scores(still)


def test_open_models_that_call_tools(reader: Reader) -> None:
    reader.follow(reader.link("Tool calling"))
    reader.press(reader.page.get_by_role("checkbox", name="Open"))
    reader.fill("Context, at least", "128000")
    reader.fill("Lowest input per 1M, at most", "0.5")

    expect(reader.page).to_have_url(re.compile(r"weights=Open.*context_min=128000&input_max=0.5$"))
    filtered(reader)
    assert reader.rows().count() >= 3
    prices = [text for text in reader.column("Lowest input") if text != "Free"]
    assert max(amounts(prices)) <= 0.5
    assert min(int(text.replace(",", "")) for text in reader.column("Context")) >= 128_000


def test_the_first_three_side_by_side(reader: Reader) -> None:
    reader.follow(reader.link("Tool calling, open weights"))
    reader.fill("Context, at least", "128000")
    reader.fill("Lowest input per 1M, at most", "0.5")
    filtered(reader)
    names = [name.splitlines()[0] for name in reader.column("Model")[:3]]
    reader.follow(reader.page.get_by_role("link", name="Compare first 3"))

    head = reader.page.locator(".compared thead th")
    expect(head).to_have_count(4)
    assert [
        text.split(" \N{MULTIPLICATION SIGN}")[0] for text in head.all_inner_texts()[1:]
    ] == names
    tools = reader.page.get_by_role("rowheader", name=re.compile("^Tool calling"))
    expect(reader.page.locator("tr").filter(has=tools).locator("td")).to_have_count(3)


def test_three_of_a_view_side_by_side(page: Page, real_url: str) -> None:
    asked = "has=Tool+calling&weights=Open&context_min=128000&input_max=0.5"
    reader = Reader(page, f"{real_url}/models/?{asked}")
    filtered(reader)
    names = reader.page.get_by_role("button", name=re.compile("^Add .+ to the comparison$"))
    for _ in range(3):
        reader.press(names.first)
    reader.follow(reader.page.locator("compare-tray").get_by_role("link", name="Compare 3"))

    head = reader.page.locator(".compared thead th")
    expect(head).to_have_count(4)
    groups = reader.page.locator(".compared [scope=rowgroup]").all_inner_texts()
    assert groups[:5] == ["Status", "Prices", "Limits", "Specifications", "Capabilities"]
    for fact in ("Tool calling", "Weights", "Context window"):
        row = reader.page.locator(".compared tr").filter(
            has=reader.page.get_by_role("rowheader", name=re.compile(f"^{fact}"))
        )
        assert all(row.first.locator("td").all_inner_texts())


def text_of(page: Page, model: str) -> str:
    """What the page of a model says, once it is there."""
    expect(page.locator("h1")).to_contain_text(model)
    return str(page.locator("main").text_content())


def test_an_id_from_a_log(reader: Reader) -> None:
    reader.search(LOG_ID, "Claude Sonnet 4.5")

    text = text_of(reader.page, "Claude Sonnet 4.5")
    assert "2027-04-08" in text
    assert "Amazon Bedrock" in text


def test_an_id_from_a_log_without_scripts(still: Reader) -> None:
    still.submit(LOG_ID)
    parts = still.page.locator("#ids a").all_text_contents()
    starts = [part.split(" \N{EN DASH} ")[0] for part in parts]
    at = max(n for n, start in enumerate(starts) if start.casefold() <= LOG_ID.casefold())
    still.follow(still.page.locator("#ids a").nth(at))
    row = still.page.get_by_role("row").filter(has=still.page.get_by_text(LOG_ID, exact=True))
    still.follow(row.get_by_role("link", name="Amazon Bedrock", exact=True))

    text = text_of(still.page, "Claude Sonnet 4.5")
    assert "2027-04-08" in text
    assert "Amazon Bedrock" in text


def days_and_prices(reader: Reader) -> tuple[list[str], list[str]]:
    """The days of the rows of an explorer, and the prices that the first twenty have."""
    days = [text.removeprefix("by ") for text in reader.column("Released")]
    return days, [text for text in reader.column("Lowest input")[:20] if text.startswith("$")]


def test_the_newest_models(reader: Reader) -> None:
    reader.follow(reader.page.get_by_role("link", name="Models", exact=True).first)

    days, prices = days_and_prices(reader)
    assert len(days) == 100
    assert days == sorted(days, reverse=True)
    assert len(prices) >= 5


def test_the_newest_models_without_scripts(still: Reader) -> None:
    still.follow(still.page.get_by_role("link", name="Models", exact=True).first)

    days, prices = days_and_prices(still)
    assert len(days) == 100
    assert days == sorted(days, reverse=True)
    assert len(prices) >= 5


def ends(page: Page) -> list[str]:
    """What a page of a creator says of each retirement."""
    return page.locator("#retirements li, #retirements tbody tr").all_text_contents()


def names_sonnet(row: str) -> bool:
    """Whether it is the end of Claude Sonnet 4.5 at Anthropic, with its day."""
    return all(word in row for word in ("Sonnet 4.5", "Anthropic", "2026-11-30"))


def test_what_retires(reader: Reader) -> None:
    reader.choose("anthropic", "Creators")
    expect(reader.page.locator("h1")).to_have_text("Anthropic")

    rows = ends(reader.page)
    assert any(names_sonnet(row) for row in rows)
    assert any(re.search(r"2027-\d\d-\d\d", row) for row in rows)


def test_what_retires_without_scripts(still: Reader) -> None:
    still.follow(still.page.get_by_role("link", name="Creators", exact=True).first)
    still.follow(still.link("Anthropic"))

    rows = ends(still.page)
    assert any(names_sonnet(row) for row in rows)
    assert any(re.search(r"2027-\d\d-\d\d", row) for row in rows)


def days_of_history(page: Page) -> Locator:
    expect(page.locator("h1")).to_contain_text("DeepSeek V4 Pro")
    return page.locator("#history").get_by_text(re.compile(r"20\d\d-\d\d-\d\d"))


def test_the_history_of_a_price(reader: Reader) -> None:
    reader.search("deepseek v4 pro", "DeepSeek V4 Pro")

    assert days_of_history(reader.page).count() >= 2
    expect(reader.page.locator("#history")).to_contain_text("$")


def test_the_history_of_a_price_without_scripts(still: Reader) -> None:
    still.follow(still.link("DeepSeek V4 Pro"))

    assert days_of_history(still.page).count() >= 2
    expect(still.page.locator("#history")).to_contain_text("$")


def test_embeddings_by_price(reader: Reader) -> None:
    reader.follow(reader.link("Embedding"))
    reader.press(reader.page.get_by_role("button", name="Lowest input"))

    expect(reader.page).to_have_url(re.compile(r"sort=input"))
    filtered(reader)
    prices = amounts(reader.column("Lowest input"))
    assert len(prices) > 30
    assert prices == sorted(prices)


def test_embeddings_by_price_without_scripts(still: Reader) -> None:
    still.follow(still.page.get_by_role("link", name="Models", exact=True).first)
    still.follow(still.link("Embedding models, cheapest first"))

    prices = amounts(still.column("Lowest input"))
    assert len(prices) > 30
    assert prices == sorted(prices)


def test_a_call_in_curl(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.search("gemini 3.8 flash", "Gemini 3.8 Flash")
    reader.follow(reader.link("Google Vertex AI"))
    reader.press(reader.page.get_by_role("tab", name="curl").first)
    reader.press(reader.page.get_by_role("button", name="Copy the call").first)

    expect(reader.page.get_by_text("Copied").first).to_be_visible()
    copied = str(reader.page.evaluate("navigator.clipboard.readText()"))
    assert "curl " in copied
    assert "aiplatform.googleapis.com" in copied


def test_a_call_in_curl_without_scripts(still: Reader) -> None:
    still.follow(still.link("Gemini 3.8 Flash"))
    still.follow(still.link("Google Vertex AI"))

    call = still.page.locator("pre[data-call]").filter(has_text="curl ").first
    expect(call).to_be_visible()
    expect(call).to_contain_text("aiplatform.googleapis.com")


def test_images_by_price(reader: Reader) -> None:
    reader.follow(reader.link("Image generation"))
    reader.press(reader.page.get_by_role("button", name="Lowest price"))

    expect(reader.page).to_have_url(re.compile(r"sort=other"))
    filtered(reader)
    priced = [text for text in reader.column("Lowest price") if text.startswith("$")]
    assert len(priced) > 20
    assert all(re.search(r" / \w+", text) for text in priced)
    assert amounts(priced) == sorted(amounts(priced))


def test_open_models_in_europe(reader: Reader) -> None:
    reader.follow(reader.page.get_by_role("link", name="Models", exact=True).first)
    reader.press(reader.page.locator("summary", has_text="Region"))
    reader.press(reader.page.get_by_role("checkbox", name="Europe"))
    reader.press(reader.page.get_by_role("checkbox", name="Open"))

    expect(reader.page).to_have_url(re.compile(r"region=Europe&weights=Open"))
    filtered(reader)
    assert reader.rows().count() >= 3
    assert all(reader.column("Provider"))
