"""What pages say of seeds that are not ordinary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.faults import bare_headings
from tests.sites import built, world

MODEL = "models/acme/anvil-1.yaml"
OFFERINGS = "offerings/acme.yaml"


def page(seeds: Path, path: str) -> LexborHTMLParser:
    """A page of the seeds' site."""
    site = seeds.with_name("site")
    built(seeds, site)
    return LexborHTMLParser((site / path / "index.html").read_text())


def text(document: LexborHTMLParser, selector: str) -> str:
    return " ".join(" ".join(part.text() for part in document.css(selector)).split())


def test_no_heading_in_markdown_stands_above_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(world("typical"), site)
    code = re.compile(r"^```.*?^```", re.S | re.M)

    bare = {
        str(file.relative_to(site)): bare_headings(code.sub("code", file.read_text("utf-8")))
        for file in site.rglob("*.md")
    }

    assert len(bare) > 20
    assert {path: headings for path, headings in bare.items() if headings} == {}


def add(seeds: Path, path: str, *more: str) -> None:
    """Write lines at the end of a seed."""
    with (seeds / path).open("a", encoding="utf-8") as seed:
        seed.write("".join(f"{line}\n" for line in more))


@pytest.mark.parametrize(
    ("front", "block", "shown"),
    [
        ("", "", ""),
        ("updated: 2026-03-01\n", "", "Last updated 2026-03-01."),
        # a price on it is as new as the catalog
        ("updated: 2026-03-01\n", "[[price-table model:anvil-1]]\n", "Last updated 2026-11-20."),
        ("", "[[price-table model:anvil-1]]\n", "Last updated 2026-11-20."),
    ],
)
def test_a_documentation_page_says_when_it_changed(
    seeds: Path, front: str, block: str, shown: str
) -> None:
    seed = seeds / "pages/about.md"
    seed.write_text(f"---\ntitle: About\ndescription: This.\n{front}---\n\nText.\n\n{block}")

    assert text(page(seeds, "docs/about"), ".checked") == shown


def test_a_documentation_page_shows_live_prices_and_calls(seeds: Path) -> None:
    add(
        seeds,
        "pages/about.md",
        "",
        "Before.",
        "",
        "[[price-table model:anvil-1]]",
        "",
        "[[recipe offering:anvil-1/acme]]",
        "",
        "After.",
    )

    docs = page(seeds, "docs/about")

    assert text(docs, "tbody tr th a") == "Acme"
    assert len(docs.css("pre[data-call]")) == 3
    assert text(docs, ".prose p").endswith("After.")


def test_models_of_one_name_are_told_apart_by_their_slugs(seeds: Path) -> None:
    (seeds / "models/acme/anvil-1b.yaml").write_bytes((seeds / MODEL).read_bytes())

    models = page(seeds, "models")

    assert "Anvil 1 (anvil-1)" in text(models, "tbody th")
    assert "Anvil 1 (anvil-1b)" in text(models, "tbody th")


def test_a_model_that_nobody_offers_says_so(seeds: Path) -> None:
    (seeds / "models/acme/lonely.yaml").write_text("name: Lonely\nkind: chat\n")

    model = page(seeds, "model/lonely")

    assert not model.css("#providers table")
    assert text(model, "#providers p")
    assert text(model, "#sources p") == "No source is documented yet."
    assert text(model, "#about p") == "Lonely is a chat model by Acme."


@pytest.mark.parametrize(
    ("lifecycle", "step"),
    [
        ("{status: retired, retires_on: 2026-01-31}", "2026-01-31 Retired at Acme's own API"),
        ("{status: retired}", "Date not known Retired at Acme's own API"),
        ("{status: deprecated, retires_on: 2030-01-31}", "2030-01-31 Retires at Acme's own API"),
        (
            "{status: deprecated, deprecated_on: 2026-01-31}",
            "2026-01-31 Deprecated at Acme",
        ),
    ],
)
def test_the_end_of_a_model_is_a_step_of_its_life(seeds: Path, lifecycle: str, step: str) -> None:
    (seeds / "models/acme/lonely.yaml").write_text(
        f"name: Lonely\nkind: chat\nlifecycle: {lifecycle}\n"
    )

    assert step in text(page(seeds, "model/lonely"), "#lifecycle li")


def test_a_model_tells_when_providers_stop_serving_it_and_who_said_so(seeds: Path) -> None:
    add(seeds, OFFERINGS, "  lifecycle: {status: deprecated, retires_on: 2030-01-31}")

    steps = [step.text() for step in page(seeds, "model/anvil-1").css("#lifecycle li")]

    assert [step[:10] for step in steps] == ["2026-03-01", "2026-11-20", "2030-01-31"]
    assert "Retires at Acme" in steps[2]
    assert "acme.example.com" in steps[2]


@pytest.mark.parametrize("path", ["creator/acme", "provider/acme"])
def test_markdown_names_the_ids_that_retire(seeds: Path, path: str) -> None:
    add(seeds, OFFERINGS, "  lifecycle: {status: deprecated, retires_on: 2030-01-31}")

    page(seeds, path)

    markdown = (seeds.with_name("site") / path / "index.md").read_text(encoding="utf-8")
    assert re.search(r"^- 2030-01-31: .+ at Acme \(`anvil-1`.*\)", markdown, re.M)


@pytest.mark.parametrize(
    ("limits", "text_shown"),
    [
        ("{context: 8192}", "8,192 tokens (8.19K)"),
        ("{context: 900}", "900 tokens"),
    ],
)
def test_a_limit_is_exact_and_short(seeds: Path, limits: str, text_shown: str) -> None:
    (seeds / "models/acme/lonely.yaml").write_text(f"name: Lonely\nkind: chat\nlimits: {limits}\n")

    specs = page(seeds, "model/lonely").css("#specs dl div")

    shown = [row.css("dd")[0].text() for row in specs if "Context" in row.css("dt")[0].text()]
    assert shown == [text_shown]


def test_a_limit_that_is_not_known_is_listed_as_such(seeds: Path) -> None:
    (seeds / "models/acme/lonely.yaml").write_text("name: Lonely\nkind: chat\n")

    assert "Context window" in text(page(seeds, "model/lonely"), "#specs .open-answers")


@pytest.mark.parametrize(
    ("model", "offering", "words"),
    [
        (
            "kind: embedding, limits: {dimensions: 1024}",
            "",
            ("Dimensions", "1,024 The model's own; not stated here."),
        ),
        (
            "kind: embedding, weights: open, limits: {dimensions: 1024}",
            "limits: {dimensions: 512}",
            ("Dimensions", "512 The model itself: 1,024."),
        ),
        (
            "kind: embedding, limits: {dimensions: 1024}",
            "limits: {dimensions: 512}",
            ("Dimensions", "512 Another source: 1,024."),
        ),
        ("kind: image", "", ("Max output tokens", "An image model gives images, not text")),
        ("kind: speech", "", ("Max output tokens", "A speech model gives sound, not text")),
    ],
)
def test_limits_are_counted_in_what_the_kind_gives(
    seeds: Path, model: str, offering: str, words: tuple[str, str]
) -> None:
    (seeds / "models/acme/lonely.yaml").write_text(f"{{name: Lonely, {model}}}\n")
    more = ["  billing: unknown", *([f"  {offering}"] if offering else [])]
    add(seeds, OFFERINGS, "- model: lonely", "  id: lonely", *more)

    specs = page(seeds, "model/lonely/acme").css("#limits dl div, #specs dl div")

    shown = [" ".join(row.text().split()) for row in specs]
    assert any(row.startswith(words[0]) and words[1] in row for row in shown), shown


def test_the_current_page_is_marked_in_its_own_table(seeds: Path) -> None:
    offering = page(seeds, "model/anvil-1/acme")

    assert text(offering, "tr[aria-current=true] th a") == "Acme"


def test_a_provider_without_an_example_shows_one_of_its_ids(seeds: Path) -> None:
    provider = seeds / "providers/acme.yaml"
    written = provider.read_text()
    provider.write_text(written.replace("id_example: anvil-1\n", ""))

    assert "id_example" in written
    assert "Such as anvil-1" in text(page(seeds, "provider/acme"), "main")


def test_a_lowest_price_that_is_disputed_says_so_in_every_list(seeds: Path) -> None:
    source = "list: {url: https://list.example.com/, via: catalogue, name: A list}"
    offerings = seeds / OFFERINGS
    offerings.write_text(offerings.read_text().replace("sources:\n", f"sources:\n  {source}\n"))
    claim = "{rates: {input: 0.50}, source: list, checked: 2026-11-01}"
    add(seeds, OFFERINGS, "    disputed:", f"    - {claim}")
    site = seeds.with_name("site")
    built(seeds, site)

    for path in ("", "models", "kind/chat", "capability/tools", "creator/acme", "family/anvil"):
        document = LexborHTMLParser((site / path / "index.html").read_text())
        marks = {mark.text() for mark in document.css("tr:has(td) .disputed")}
        claim = '[title="According to A list, Acme charges $0.50."]'
        prices = {cell.text() for cell in document.css(claim)}
        assert (marks, prices) == ({"disputed"}, {"$0.40"}), path
    lead = LexborHTMLParser((site / "model/anvil-1/index.html").read_text())
    (described,) = lead.css("meta[name=description]")
    assert "from $0.40 (disputed)" in str(described.attributes["content"])


def test_an_id_that_vanished_says_so_among_the_names_of_its_model(seeds: Path) -> None:
    add(seeds, OFFERINGS, "  variants:", "  - {id: anvil-1-old, label: old, last_seen: 2026-11-01}")

    ids = text(page(seeds, "model/anvil-1"), "#ids")

    assert "old, last listed on 2026-11-01" in ids


def test_a_capability_lists_the_models_of_a_provider_whose_api_has_it(seeds: Path) -> None:
    provider = seeds / "providers/acme.yaml"
    provider.write_text(provider.read_text() + "features: {streaming: yes}\n")
    provider.write_text(provider.read_text().replace("for: [auth,", "for: [features, auth,"))

    lists = page(seeds, "capability/streaming")

    assert "1 model supported" in text(lists, "main")
    assert "Anvil 1" in text(lists, "main")


POLICY = (
    "data_policy:",
    "  country: NO",
    "  retains_prompts: no",
    "  sources:",
    "  - {url: https://list.example.com, via: catalogue, name: List, checked: 2026-11-01}",
)


def test_a_data_policy_is_a_statement_of_its_source_wherever_it_is_shown(seeds: Path) -> None:
    add(seeds, "providers/acme.yaml", *POLICY)

    provider = page(seeds, "provider/acme")
    table = page(seeds, "providers")
    offering = page(seeds, "model/anvil-1/acme")
    model = page(seeds, "model/anvil-1")

    assert "Head officeNorway Retention of promptsNot retained" in text(provider, "#data")
    assert text(provider, "#data").count("List, 2026-11-01; unverified.") == 1
    assert "Not known: Regions, Data centers, Training on prompts" in text(provider, "#data")
    row = "AcmeNorwayNot retainedNot knownNot knownList 2026-11-01"
    assert text(table, "#data-policies tbody tr") == row
    assert "Prompts: not retained by default. Data policy" in text(offering, "#start")
    assert "Prompts not retained1 of 1 provider Acme." in text(model, "#data")
    assert "Not known: No training on prompts" in text(model, "#data")


def test_no_data_policy_is_told_as_not_known(seeds: Path) -> None:
    offering = page(seeds, "model/anvil-1/acme")
    table = page(seeds, "providers")

    assert "Data policy: not known" in text(offering, "#start")
    assert "No data policy of any provider is documented." in text(table, "#data-policies")


def test_examples_stand_as_tables_where_a_single_provider_has_a_price(seeds: Path) -> None:
    site = seeds / "site.yaml"
    example = """
  long:
    label: 10 long chats
    kinds: [chat]
    requests: 10
    uses: {input: 9000}
"""
    site.write_text(site.read_text().replace("featured:", f"{example}featured:"))

    model = page(seeds, "model/anvil-1")

    assert text(model, "#prices caption") == "Cost of 10 long chats, cheapest first"
    assert text(model, "#prices tbody th") == "The only cost"


def test_each_example_stands_on_the_page_and_in_its_markdown(seeds: Path) -> None:
    site = seeds / "site.yaml"
    work = "label: 10 long chats\n    kinds: [chat]\n    requests: 10\n    uses: {input: 9000}"
    batch = f"  nightly:\n    {work.replace('10 long', '9 nightly')}\n    mode: batch\n"
    examples = f"  long:\n    {work}\n{batch}"
    site.write_text(site.read_text().replace("featured:", f"{examples}featured:"))

    model = page(seeds, "model/anvil-1")
    twin = (seeds.with_name("site") / "model/anvil-1/index.md").read_text()

    cells = [cell.text() for cell in model.css("#prices tbody tr > *")]
    nobody = "No provider listed here publishes a batch price for 9 nightly chats."
    assert f"| {' | '.join(cells)} |" in twin
    assert "Cost of 10 long chats, cheapest first:" in twin
    assert text(model, "#prices .note") == nobody
    assert nobody in twin
