"""The explorer filters and sorts all models, and its address says what was asked for."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from llmref import formats
from llmref.cli import main
from tests.browser.faults import Faults
from tests.sites import world

pytestmark = pytest.mark.browser


def rows(page: Page) -> Locator:
    return page.locator(".explorer-table tbody tr")


def count(page: Page) -> Locator:
    return page.locator(".explorer-count")


def values(page: Page, column: int) -> list[str]:
    """The texts of a column, counted from 1; 1 is the model."""
    return page.locator(f".explorer-table tbody tr > :nth-child({column})").all_inner_texts()


def follow(page: Page, link: str) -> None:
    """Follow the link by its name and wait for the whole page behind it.

    A click does not wait for the page that it asks for, and a count does not wait for all rows.
    """
    with page.expect_event("load"):
        page.get_by_role("link", name=link).click()


def test_open_models_with_tools_by_price_take_four_actions(
    page: Page, real_url: str, faults: Faults
) -> None:
    page.goto(f"{real_url}/capability/tools/")
    page.get_by_role("checkbox", name="Open").check()
    page.get_by_label("Context, at least").fill("128000")
    page.get_by_role("button", name="Lowest input").click()

    expect(page).to_have_url(
        re.compile(r"\?weights=Open&has=Tool\+calling&context_min=128000&sort=input$")
    )
    expect(count(page)).to_have_text(re.compile(r"^[1-9]\d* models$"))
    prices = [text.split()[0] for text in values(page, 4) if text.startswith("$")]
    assert len(prices) > 20
    amounts = [float(text.removeprefix("$").replace(",", "")) for text in prices]
    assert amounts == sorted(amounts)
    windows = [int(text.replace(",", "")) for text in values(page, 7)]
    assert min(windows) >= 128_000
    assert faults.said == []


def test_what_was_asked_for_can_be_shared_and_gone_back_to(page: Page) -> None:
    page.goto("/models/")
    expect(count(page)).to_be_visible()
    before = values(page, 1)
    page.locator("summary", has_text="Kind").click()
    page.get_by_role("checkbox", name="Embedding").check()
    expect(count(page)).to_have_text("1 model")
    shared = page.url
    page.go_back()
    expect(page).to_have_url(re.compile(r"/models/$"))
    expect(rows(page)).to_have_count(len(before))

    page.goto(shared)

    expect(count(page)).to_have_text("1 model")
    expect(page.get_by_role("checkbox", name="Embedding")).to_be_checked()


def test_the_rows_that_come_with_a_page_are_those_that_the_script_makes(
    page: Page, real_url: str
) -> None:
    for path in ("/models/", "/kind/image/", "/capability/vision/"):
        page.goto(f"{real_url}{path}")
        expect(count(page)).to_be_visible()
        came = rows(page).all_inner_texts()
        page.get_by_role("button", name="Model", exact=True).click()
        expect(page.locator("[aria-sort]")).to_contain_text("Model")
        page.go_back()
        expect(page.locator("[aria-sort]")).to_contain_text("Released")

        assert rows(page).all_inner_texts() == came, path


def test_the_page_of_a_creator_names_it_in_no_row(page: Page) -> None:
    page.goto("/creator/acme/")
    expect(count(page)).to_be_visible()
    came = values(page, 1)
    page.get_by_role("button", name="Model", exact=True).click()
    expect(page.locator("[aria-sort]")).to_contain_text("Model")

    assert sorted(values(page, 1)) == sorted(came)
    assert came
    assert not any("Acme" in name for name in came)


def test_a_provider_shows_its_own_prices(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/models/?provider=Amazon+Bedrock")
    expect(count(page)).to_have_text(re.compile(r"^\d+ models$"))
    assert set(values(page, 6)) == {"Amazon Bedrock"}
    models = int(str(count(page).text_content()).split()[0])

    page.get_by_role("checkbox", name="One row per offering").check()

    expect(count(page)).to_have_text(re.compile(r"^\d+ offerings$"))
    assert int(str(count(page).text_content()).split()[0]) >= models
    link = rows(page).first.get_by_role("link")
    assert str(link.get_attribute("href")).endswith("/amazon-bedrock/")


def test_what_providers_say_of_prompts_narrows_the_offerings(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/models/?rows=offerings")
    expect(count(page)).to_have_text(re.compile(r"^[\d,]+ offerings$"))
    every = str(count(page).text_content())
    page.locator("summary", has_text="Zero retention").click()

    page.get_by_role("checkbox", name=re.compile("^Offered")).check()

    expect(page).to_have_url(re.compile("retention=Offered"))
    expect(count(page)).not_to_have_text(every)
    providers = page.request.get(f"{real_url}/api/v1/providers.json").json()["items"]
    offering = {
        entry["slug"] for entry in providers if entry["data_policy"]["zero_retention"] is True
    }
    links = rows(page).get_by_role("link").evaluate_all("all => all.map((link) => link.pathname)")
    assert links
    assert {link.rstrip("/").rpartition("/")[2] for link in links} <= offering


def test_a_mode_and_a_region_show_their_own_prices(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/models/?provider=OpenAI&rows=offerings&sort=name")
    expect(count(page)).to_have_text(re.compile(r"^\d+ offerings$"))
    standard = dict(zip(values(page, 1), values(page, 4), strict=True))
    page.locator("summary", has_text="Mode").click()

    page.get_by_role("checkbox", name="Batch").check()

    expect(page).to_have_url(re.compile("mode=Batch"))
    expect(rows(page).first).to_be_visible()
    batch = dict(zip(values(page, 1), values(page, 4), strict=True))
    assert 0 < len(batch) < len(standard) + 1
    both = [name for name in batch if name in standard and standard[name].startswith("$")]
    assert both
    assert all(amount(batch[name]) < amount(standard[name]) for name in both)


def amount(text: str) -> float:
    return float(text.removeprefix("$").replace(",", ""))


def test_pages_of_creators_and_providers_are_presets(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/creator/mistral/")
    expect(count(page)).to_have_text(re.compile(r"^\d+ models$"))
    came = rows(page).count()
    assert str(count(page).text_content()) == f"{came} models"
    page.get_by_role("button", name="Context").click()
    expect(page).to_have_url(re.compile(r"/creator/mistral/\?.*sort=-context"))
    expect(rows(page)).to_have_count(min(came, 100))

    page.goto(f"{real_url}/provider/openai/")
    follow(page, "Filter and sort them")

    expect(page).to_have_url(f"{real_url}/models/?provider=OpenAI&rows=offerings")
    expect(count(page)).to_have_text(re.compile(r"^\d+ offerings$"))


@pytest.mark.parametrize("sort", ["input", "-context", "-released", "name"])
def test_a_phone_shows_the_column_that_sorts(page: Page, sort: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/models/?sort={sort}")
    expect(page.locator(".explorer-table [aria-sort]")).to_be_visible()

    name, sorted_by = (
        page.locator(f".explorer-table thead {head}").first.bounding_box()
        for head in ("th", "[aria-sort]")
    )
    assert name is not None
    assert sorted_by is not None
    assert sorted_by["x"] + sorted_by["width"] <= 320
    assert sort == "name" or sorted_by["x"] >= name["x"] + name["width"] - 1


def test_unknown_values_come_last_either_way(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/models/?kind=Embedding&sort=input")
    expect(count(page)).to_be_visible()
    for way in ("descending", "ascending"):
        texts = values(page, 4)
        known = [text.startswith("$") or text == "Free" for text in texts]
        assert known == sorted(known, reverse=True)
        page.get_by_role("button", name="Lowest input").click()
        expect(page.locator(f"[aria-sort={way}]")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_says_how_its_rows_are_sorted(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/models/")
    order = page.locator(".explorer-order")
    expect(order).to_contain_text("Newest first")
    button = page.get_by_role("button", name="Lowest input")

    button.click()
    expect(order).to_have_text("Sorted by Lowest input: lowest first, then free, then unknown.")
    button.click()
    expect(order).to_have_text("Sorted by Lowest input: highest first.")
    page.get_by_role("button", name="Released").click()
    expect(order).to_have_text("Sorted by Released: newest first.")
    page.goto("/models/?sort=name")
    expect(order).to_have_text("Sorted by Model: A to Z.")
    expect(page.locator(".lead")).not_to_contain_text("newest")


def test_what_is_free_follows_what_has_a_price(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/kind/embedding/?kind=Embedding&sort=input")
    expect(page.locator(".explorer-order")).to_contain_text("Sorted by")
    expect(rows(page).first).to_contain_text("$")

    texts = [text for text in values(page, 4) if text.startswith(("$", "Free"))]
    assert texts == sorted(texts, key=lambda text: text.startswith("Free"))


def test_rows_are_put_into_the_comparison(page: Page, faults: Faults) -> None:
    page.goto("/models/")
    add = page.get_by_role("button", name=re.compile("^Add .+ to the comparison$"))
    add.first.click()
    page.get_by_role("button", name="Model", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Remove .+ from the"))).to_have_count(2)
    add.first.click()
    names = page.locator("compare-tray li").all_inner_texts()

    follow(page, "Compare 2")

    assert len(names) == 2
    for name in names:
        expect(page.locator(".compared thead")).to_contain_text(name.rsplit(maxsplit=1)[0])
    assert faults.said == []


def test_columns_are_chosen_and_kept_in_the_address(page: Page) -> None:
    page.goto("/models/")
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("checkbox", name="License").check()
    expect(page.get_by_role("button", name="License", exact=True)).to_be_visible()

    page.reload()

    expect(page.get_by_role("button", name="License", exact=True)).to_be_visible()


@pytest.mark.parametrize("kind", ["CSV", "JSON"])
def test_the_view_can_be_taken_away(page: Page, kind: str, tmp_path: Path) -> None:
    page.goto("/models/?kind=Embedding")
    expect(count(page)).to_have_text("1 model")
    with page.expect_download() as downloads:
        page.get_by_role("button", name=kind, exact=True).click()
    downloads.value.save_as(tmp_path / "view")

    text = (tmp_path / "view").read_text(encoding="utf-8")
    if kind == "CSV":
        head, row = text.splitlines()
        assert head.startswith("model,path,list_input")
        assert row.startswith("Magnet Embed 3,/model/magnet-embed-3/,")
    else:
        assert [row["model"] for row in json.loads(text)] == ["Magnet Embed 3"]


def test_without_scripts_every_model_is_in_a_list(still: Page, real_url: str) -> None:
    still.goto(f"{real_url}/models/")
    expect(rows(still)).to_have_count(100)
    follow(still, "Models, cheapest input first")
    seen = rows(still).count()
    while still.get_by_role("link", name="Next part").count():
        follow(still, "Next part")
        seen += rows(still).count()

    assert f"of {seen:,} models" in str(still.locator(".lead").text_content())
    assert seen > 1500


def test_models_are_ranked_by_what_an_example_costs(page: Page, faults: Faults) -> None:
    page.goto("/models/")
    page.get_by_label("Cost of the example").select_option("nightly")

    expect(page.locator("model-explorer tbody tr").first).to_be_visible()
    expect(page.locator("thead [aria-sort=ascending]")).to_contain_text("Example cost")
    assert "example=nightly" in page.url
    command = "cost anvil-2.1 --in 2M --out 400k --requests 1000 --batch --json --seeds"
    done = CliRunner().invoke(main, [*command.split(), str(world("typical"))])
    cheapest = next(each for each in json.loads(done.stdout)["offerings"] if each["rank"] == 1)
    row = page.locator("model-explorer tbody tr").filter(has_text="Anvil 2.1").first
    expect(row).to_contain_text(formats.money(Decimal(cheapest["total_usd"])))
    page.reload()
    expect(page.get_by_label("Cost of the example")).to_have_value("nightly")
    expect(row).to_contain_text(formats.money(Decimal(cheapest["total_usd"])))
    page.get_by_label("Cost of the example").select_option("")
    expect(page.locator("thead [aria-sort=ascending]")).to_contain_text("Example cost")
    assert "example" not in page.url
    assert faults.said == []


def test_an_example_in_the_address_is_enough_to_rank_by(page: Page, faults: Faults) -> None:
    page.goto("/models/?example=nightly")
    ranked = page.locator("thead [aria-sort=ascending]")

    expect(ranked).to_contain_text("Example cost")
    expect(page.get_by_label("Cost of the example")).to_have_value("nightly")
    page.get_by_role("button", name="Released").click()
    expect(page.locator("thead [aria-sort]:not([aria-sort=none])")).to_contain_text("Released")
    page.reload()
    expect(page.locator("thead [aria-sort]:not([aria-sort=none])")).to_contain_text("Released")
    page.go_back()
    expect(ranked).to_contain_text("Example cost")
    assert page.url.endswith("/models/?example=nightly")
    assert faults.said == []


def ignored(page: Page) -> Locator:
    return page.locator(".explorer-ignored")


@pytest.mark.parametrize(
    "asked",
    [
        "weights=open&has=tool%20calling",
        "kind=CHAT&provider=plan%20b",
        "SORT=x&sort=-OUTPUT&columns=Input,OUTPUT",
        "example=NIGHTLY",
    ],
)
def test_the_address_is_read_whatever_its_case(page: Page, faults: Faults, asked: str) -> None:
    page.goto(f"/models/?{asked}")

    expect(count(page)).to_have_text(re.compile("^[1-9]"))
    expect(rows(page).first).to_be_visible()
    expect(ignored(page)).to_have_text("")
    assert faults.said == []


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("weights=opn", "weights=opn"),
        ("weights=Open&weights=opn&has=flight", "weights=opn, has=flight"),
        ("provider=nobody&kind=none", "kind=none, provider=nobody"),
        ("sort=-prise&columns=input,colour", "sort=-prise, columns=colour"),
        ("context_min=128k&input_max=", "context_min=128k"),
        ("example=nothing", "example=nothing"),
        ("region=%3Cimg%20src=x%3E", "region=<img src=x>"),
    ],
)
def test_what_the_address_asks_for_and_nothing_has_is_named_and_left_out(
    page: Page, faults: Faults, asked: str, named: str
) -> None:
    page.goto(f"/models/?{asked}")

    expect(ignored(page)).to_have_text(f"Unknown in the address, and left out: {named}")
    expect(rows(page).first).to_be_visible()
    page.get_by_role("button", name="Model", exact=True).click()
    expect(ignored(page)).to_have_text("")
    assert "opn" not in page.url
    assert faults.said == []


def test_what_others_add_to_an_address_leaves_the_page_as_it_is(page: Page) -> None:
    page.goto("/kind/embedding/")
    expect(count(page)).to_be_visible()
    before = values(page, 1)

    page.goto("/kind/embedding/?utm_source=mail")

    expect(count(page)).to_be_visible()
    assert values(page, 1) == before


@pytest.mark.parametrize("asked", ["nothing-like-it", "..%2F..%2Fsecret", "%3Cimg%20src=x%3E"])
def test_an_example_that_the_site_does_not_have_is_none(
    page: Page, faults: Faults, asked: str
) -> None:
    page.goto(f"/models/?example={asked}")

    expect(page.get_by_label("Cost of the example")).to_have_value("")
    expect(page.locator("model-explorer tbody tr").first).to_be_visible()
    expect(page.locator("thead [aria-sort=descending]")).to_contain_text("Released")
    assert faults.said == []
