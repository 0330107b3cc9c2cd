"""The page of patterns, for maintainers: every part of a page in every state that it can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from llmref.charts.drawing import Chart
from llmref.charts.patterns import chart_patterns
from llmref.insights.cells import (
    DASH,
    FREE,
    INCLUDED,
    NO,
    NOT_KNOWN,
    NOT_OFFERED,
    NOT_SOURCED,
    YES,
    Cell,
    State,
)
from llmref.insights.faq import Question
from llmref.pages.call_block import RecipeView
from llmref.pages.call_patterns import recipe_pattern
from llmref.pages.calls import MoreCallsView
from llmref.pages.compare_models import PairBody
from llmref.pages.compare_patterns import pair_pattern
from llmref.pages.components import (
    Badge,
    Card,
    Column,
    Fact,
    ModelRow,
    ModelTable,
    OfferingRow,
    SourceDocument,
    SourceView,
    Step,
    Table,
    by_document,
)
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import SHOWN, ExplorerColumn
from llmref.pages.explorer_patterns import explorer_patterns
from llmref.pages.explorer_rows import ExplorerRow
from llmref.pages.offering import GotchaView
from llmref.pages.page import Link, Page, Section
from llmref.pages.price_patterns import PricesPattern, price_patterns
from llmref.pages.prices import PriceRow
from llmref.pages.retirements import EndRow
from llmref.pages.scores import ScoreRow
from llmref.pages.specs import ANSWERS, TONES, CapabilityList, CapabilityRow

DAY = date(2026, 5, 22)
LONG = "A name so long that it has to break somewhere, because nobody who gave it thought of tables"
UNBROKEN = "models/an-id-without-any-place-to-break/" + "0123456789abcdef" * 6
NAME = "Anvil" * 20
"""A name of as many letters as one may have, and nowhere a place to break."""
RECORD = Link("A record", "/models/")
LONG_LINK = Link(LONG, "/models/")
NAME_LINK = Link(NAME, "/models/")
KNOWN = Cell(State.KNOWN, "$0.40")
CELLS: dict[str, Cell] = {
    "Known": KNOWN,
    "Known, with a remark": Cell(State.KNOWN, "¥2.00", "About $0.28, derived"),
    "Known, disputed": Cell(State.KNOWN, "$0.44", "Another source: $0.40", disputed=True),
    "Known, long": Cell(State.KNOWN, "$1,047,576.123456"),
    "Free": Cell(State.FREE, FREE, "50 requests a day"),
    "In a subscription": Cell(State.INCLUDED, INCLUDED),
    "Known not to exist": NOT_OFFERED,
    "Not sourced": NOT_SOURCED,
    "Not known": NOT_KNOWN,
    "Cannot apply": Cell(State.NOT_APPLICABLE, DASH, "An embedding has no output price"),
}
SOURCES = {
    "Verified": SourceView("https://example.com/", "example.com", "Its own page", True, "", DAY),
    "From a catalog": SourceView(
        "https://example.com/", "A catalog", "Catalog", False, "f3fc692", DAY, "Prices and IDs"
    ),
    "Long": SourceView("https://example.com/", LONG, "Its own API", True, UNBROKEN, DAY, LONG),
}
COLUMNS = (Column("Input", "/ 1M tokens"), Column("Output", "/ 1M tokens"), Column("Context"))
PROSE = f"""A paragraph with *stress*, **weight**, `code`, a [link](/docs/) and {UNBROKEN}.

## A heading

## {NAME}

1. One
2. Two

- A point
- {LONG}

> A quotation.

```sh
echo 'a block of code whose one line is longer than any narrow screen can show at once'
```

| Left | Right |
|---|--:|
| one | 1 |
"""


@dataclass(frozen=True, slots=True)
class PatternsBody:
    """Each part of a page with its states, by the name of the state."""

    cells: dict[str, Cell]
    days: dict[str, date | None]
    source_views: dict[str, SourceView | None]
    badges: dict[str, Sequence[Badge]]
    facts: dict[str, Sequence[Fact]]
    questions: dict[str, Sequence[Question]]
    code: dict[str, str]
    source_lists: dict[str, Sequence[SourceDocument]]
    prices: Mapping[str, PricesPattern]
    offerings: dict[str, Table]
    models: dict[str, ModelTable]
    explorer: Sequence[ExplorerRow]
    explorer_columns: Sequence[ExplorerColumn]
    ends: dict[str, Sequence[EndRow]]
    charts: dict[str, Chart | None]
    scores: dict[str, Sequence[ScoreRow]]
    pair: PairBody
    cards: dict[str, Sequence[Card]]
    capabilities: dict[str, CapabilityList]
    recipe: RecipeView
    more_calls: MoreCallsView
    tiles: Sequence[PriceRow]
    timeline: Sequence[Step]
    links: Sequence[Link]
    gotchas: Sequence[GotchaView]
    prose: str
    checked_text: str


SECTIONS = (
    Section("cells", "Cells"),
    Section("facts", "Facts and badges"),
    Section("tables", "Tables"),
    Section("charts", "Charts"),
    Section("comparison", "Side by side"),
    Section("cards", "Cards"),
    Section("capabilities", "Capabilities"),
    Section("code", "Code"),
    Section("calls", "Calls"),
    Section("lists", "Lists"),
    Section("text", "Text"),
)


def patterns_page(context: PageContext) -> Page:
    """Every macro and every fragment, empty, ordinary, long and with nothing known."""
    return Page(
        path="/patterns/",
        template="pages/patterns.html",
        markdown="plain",
        title="Patterns",
        heading="Patterns",
        description="Every part of the pages in every state, for those who change templates.",
        crumbs=(Link("Home", "/"),),
        sections=SECTIONS,
        body=_body(),
        updated=context.catalogue.today,
        in_sitemap=False,
    )


_CARDS = [Card(RECORD, "$0.40 / 1M tokens"), Card(LONG_LINK, LONG), Card(NAME_LINK, NAME, "RN")]
_QUESTIONS = [
    Question("What does it cost?", "$0.40, as `model-id` on 22 May 2026."),
    Question(f"{LONG}?", f"{LONG}: `{UNBROKEN}`."),
    Question(f"What is {NAME}?", f"{NAME} is a model."),
]
_TILES = (*CELLS.items(), (NAME, KNOWN))


def _body() -> PatternsBody:
    return PatternsBody(
        cells=CELLS,
        days={"Known": DAY, "Not known": None},
        source_views={**SOURCES, "Empty": None},
        badges={
            "Empty": (),
            "Every tone": [Badge(name.capitalize(), tone) for name, tone in TONES.items()],
            "Long": [Badge(LONG, "bad", "Retires on 22 May 2026")] * 3 + [Badge(NAME, "good")],
        },
        facts={"Empty": (), "Every state": _facts()},
        questions={"Empty": (), "Some": _QUESTIONS},
        code={"Short": "model-id", "Long": UNBROKEN, "Lines": "export KEY='…'\nexport URL='…'"},
        source_lists={"Every kind": by_document(SOURCES.values()), "Empty": []},
        prices=price_patterns(KNOWN, SOURCES["From a catalog"], LONG),
        offerings=_offerings(),
        models=_models(),
        explorer=explorer_patterns(),
        explorer_columns=SHOWN,
        ends={"Empty": (), "Some": _ends()},
        charts=chart_patterns(),
        scores={"Empty": (), "Some": _scores()},
        pair=pair_pattern([RECORD, LONG_LINK, NAME_LINK], _facts()),
        cards={"Empty": (), "Some": _CARDS},
        capabilities=_capabilities(),
        recipe=recipe_pattern(),
        more_calls=MoreCallsView(
            LONG, LONG, "/patterns/", (("calls", "Streaming"), ("code", LONG))
        ),
        tiles=[PriceRow(name, cell, note="per 1M tokens") for name, cell in _TILES],
        timeline=[
            Step("22 May 2026", "Released", RECORD, SOURCES["From a catalog"]),
            Step("Not known", LONG),
            Step("Not known", NAME, NAME_LINK, None),
        ],
        links=[Link(text, "https://example.com/") for text in ("Homepage", LONG, NAME)],
        gotchas=_gotchas(),
        prose=PROSE,
        checked_text="Last updated 2026-05-22. Next update due on 2026-05-29.",
    )


def _gotchas() -> list[GotchaView]:
    first = GotchaView("The id is `model-id`.", SOURCES["Verified"])
    return [first, *(GotchaView(text, None) for text in (LONG, NAME))]


def _facts() -> list[Fact]:
    facts = [Fact(name, cell.text, cell.state, cell.title) for name, cell in CELLS.items()]
    return [*facts, Fact(LONG, UNBROKEN, State.KNOWN, LONG), Fact(NAME, NAME, State.KNOWN, "")]


def _offerings() -> dict[str, Table]:
    rows = [
        OfferingRow(RECORD, "", (KNOWN, NOT_OFFERED, NOT_SOURCED), "model-id", DAY),
        OfferingRow(
            RECORD, "Retired", (CELLS["Free"], CELLS["Cannot apply"], KNOWN), "b", None, "bad"
        ),
        OfferingRow(
            LONG_LINK,
            "Preview",
            (CELLS["Known, long"], CELLS["Known, disputed"], KNOWN),
            UNBROKEN,
            DAY,
        ),
    ]
    return {
        "Empty": Table("No offerings", "", "Provider", COLUMNS, ()),
        "With the row of its page": Table(
            "Offerings", "Sorted by cost", "Provider", COLUMNS, rows, rows[0]
        ),
    }


def _models() -> dict[str, ModelTable]:
    dash = CELLS["Cannot apply"]
    rows = [
        ModelRow(RECORD, "", RECORD, "Chat", KNOWN, Cell(State.KNOWN, "1.05M"), KNOWN, 4),
        ModelRow(
            RECORD, "Retired", None, "Image generation", NOT_KNOWN, dash, NOT_SOURCED, 0, "bad"
        ),
        ModelRow(NAME_LINK, "", NAME_LINK, "Chat", KNOWN, KNOWN, KNOWN, 1),
        ModelRow(LONG_LINK, "Preview", LONG_LINK, "Chat", NOT_KNOWN, KNOWN, CELLS["Free"], 1_000),
    ]
    return {"Empty": ModelTable("No models", "", ()), "Four": ModelTable("Models", "", rows)}


def _ends() -> list[EndRow]:
    source = SOURCES["Verified"]
    return [
        EndRow(DAY, "in 8 days", RECORD, RECORD, "", ["model-id"], "", RECORD, "", source),
        EndRow(DAY, "today", LONG_LINK, None, LONG, (), "", NAME_LINK, "answers its calls", None),
        EndRow(
            DAY, "3 days ago", NAME_LINK, NAME_LINK, "", [UNBROKEN], "and 2 more", None, "", None
        ),
    ]


def _scores() -> list[ScoreRow]:
    url = "https://example.com/"
    return [
        ScoreRow(
            RECORD, "62.5", "effort high", DAY, DAY, "the model's creator", True, url, "example.com"
        ),
        ScoreRow(LONG_LINK, UNBROKEN, LONG, None, DAY, NOT_KNOWN.text, False, url, LONG),
        ScoreRow(NAME_LINK, "4", "", DAY, DAY, "the publisher", True, url, NAME),
    ]


def _capabilities() -> dict[str, CapabilityList]:
    words = {True: YES, False: NO, None: NOT_KNOWN.text}
    rows = [
        CapabilityRow("Vision", "/models/", answer, words[has], "")
        for has, answer in ANSWERS.items()
    ]
    rows.append(CapabilityRow(LONG, "", "yes", YES, f"differs here; {LONG}"))
    rows.append(CapabilityRow(NAME, "/models/", "yes", YES, ""))
    return {"Empty": CapabilityList(()), "Every answer": CapabilityList(rows, f"Source: {LONG}.")}
