"""What a page of an offering may not say beside something else on it.

Each contradiction is a look at one page, so that the built site and pages of days to come are held
to the same: it gives what is wrong, and nothing where all agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from llmref.catalogue.profiles import GEOGRAPHIES
from llmref.insights.capabilities import LABELS
from llmref.recipes.call_kinds import FEATURES
from llmref.records.request_parameters import PARAMETERS
from tests.site.walk import Look

_AMOUNT = re.compile(r"[$€£¥]\d")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SET = re.compile(rf"\b({'|'.join(PARAMETERS)}|topP|topK)\b[\"']?\s*[:=]")
_TWICE = re.compile(r"\b(?!(?:that|had)\b)([a-z]{3,}) \1\b", re.I)
_OF_A_RATE = re.compile(r"Disputed \([\w ]+: ")
_SAYS = re.compile(r" says (\S+?)(?=;|,|$)")
_COST = re.compile(r" costs (\S+) per 1M input tokens")
_DEPLOYED = "the name that you gave your deployment"


def used_without_call(_: str, document: LexborHTMLParser) -> list[str]:
    """An ID to use, or further examples, where no call is published."""
    if not document.css("#recipe") or document.css("pre[data-call]"):
        return []
    answers = [text for text in _texts(document, "#faq dd") if text.startswith("Use ")]
    return [*answers, *_texts(document, "more-calls")]


def id_not_called(_: str, document: LexborHTMLParser) -> list[str]:
    """An ID in the box to copy that a call below it does not send."""
    box = document.css_first("#recipe copy-code[data-what='the model ID'] code")
    if box is None:
        return []
    native_id = box.text().strip()
    forms = {native_id, native_id.replace(":", "%3A"), native_id.replace("/", "%2F")}
    last = native_id.rpartition("/")[2]
    calls = [call.text() for call in document.css("pre[data-call]")]
    return [native_id for code in calls if not any(form in code for form in (*forms, last))]


def deployment_by_its_id(_: str, document: LexborHTMLParser) -> list[str]:
    """An ID to use where users give names to their deployments."""
    if not any(
        _DEPLOYED in text for text in _texts(document, "#recipe p, #recipe li, #gotchas li")
    ):
        return []
    return [text for text in _texts(document, "#faq dd") if re.match(r"Use \S+ as the", text)]


def pitfall_of_bare_ids(_: str, document: LexborHTMLParser) -> list[str]:
    """A pitfall about bare IDs beside the ID of a profile, which is the one that is called."""
    box = document.css_first("#recipe copy-code[data-what='the model ID'] code")
    if box is None or box.text().strip().partition(".")[0] not in GEOGRAPHIES:
        return []
    pitfalls = _texts(document, "#gotchas li")
    return [text for text in pitfalls if text.startswith("A bare model ID can")]


def caching_unknown_beside_price(_: str, document: LexborHTMLParser) -> list[str]:
    """Caching that is said not to be known, although the page states a price of cache reads."""
    unknown = [text for text in _texts(document, "#capabilities p") if "Not known" in text]
    if not any(LABELS["prompt_caching"] in text for text in unknown):
        return []
    return [row for row in _cells(document, "Cache read") if _AMOUNT.search(row)]


def pitfall_of_the_retired(_: str, document: LexborHTMLParser) -> list[str]:
    """A pitfall of calls where calls fail anyway."""
    badges = _texts(document, ".page-head .badge")
    if not document.css("#recipe") or not any(text.startswith("Retired ") for text in badges):
        return []
    return [text for text in _texts(document, "#gotchas li") if "retired" not in text]


def released_after_source(_: str, document: LexborHTMLParser) -> list[str]:
    """A release after the day on which its own source stated it."""
    released = _DAY.match(_specs(document).get("Released", ""))
    if released is None:
        return []
    read = re.compile(r"Model:[^;]*\breleased\b[^;]*?(\d{4}-\d{2}-\d{2})")
    sources = [read.search(text) for text in _texts(document, "#sources li")]
    return [found[0] for found in sources if found and found[1] < released[0]]


def word_twice(_: str, document: LexborHTMLParser) -> list[str]:
    """A word that stands twice in a derived sentence: license license."""
    names = _text(document.css_first("h1"))
    said = [*_texts(document, "#faq dd"), *_texts(document, "#why li, #gotchas li")]
    found = [match for text in said for match in _TWICE.finditer(text)]
    return [match[0] for match in found if match[1].casefold() not in names.casefold()]


def pitfalls_alike(address: str, document: LexborHTMLParser) -> list[str]:
    """Two pitfalls that say one thing: in the same words, or of one ID and one day.

    A provider's page has those of all its models, which may share their words.
    """
    pitfalls = [] if address.startswith("/provider/") else [*_pitfalls(document)]
    return [
        f"{one[0]} / {other[0]}"
        for one, other in combinations(pitfalls, 2)
        if one[1] == other[1] or (one[2] & other[2] and one[3] & other[3])
    ]


def _pitfalls(document: LexborHTMLParser) -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Each with its words but IDs, its IDs, and its days but that of its source."""
    for pitfall in document.css("#gotchas li"):
        text = _text(pitfall).partition(" Source: ")[0]
        ids = {code.text() for code in pitfall.css("code")}
        words = text
        for native_id in sorted(ids, key=len, reverse=True):
            words = words.replace(native_id, "…")
        yield text, words, ids, set(_DAY.findall(words))


def example_denied(_: str, document: LexborHTMLParser) -> list[str]:
    """An example of what the page says is not supported."""
    denied = {
        _text(row).partition(" No")[0]
        for row in document.css("#capabilities li")
        if row.css("[data-answer=no]")
    }
    links = document.css("more-calls a")
    shown = {str(link.attributes.get("href")).rpartition("#")[2] for link in links}
    return [
        feature
        for feature, row in FEATURES.items()
        if feature in shown and LABELS[row.capability] in denied
    ]


def parameter_sent(_: str, document: LexborHTMLParser) -> list[str]:
    """A parameter that some models refuse, in a call: none of them needs one."""
    calls = (call.text() for call in document.css("pre[data-call]"))
    return [match[0] for code in calls for match in _SET.finditer(code)]


def temperature_unknown_beside_range(_: str, document: LexborHTMLParser) -> list[str]:
    """A temperature that is said not to be known, above the range that a request may set."""
    unknown = " ".join(_texts(document, "#capabilities .open-answers"))
    if LABELS["temperature"] not in unknown:
        return []
    return [text for text in _texts(document, "#parameters dt") if text == "Temperature"]


def disputed_by_itself(_: str, document: LexborHTMLParser) -> list[str]:
    """An amount that a source disputes by the same amount.

    What a cost is disputed by names the rate of each claim, and is none of the cost itself.
    """
    return [
        title
        for element in document.css("[title*=' says ']")
        for title in [str(element.attributes["title"])]
        if not _OF_A_RATE.match(title) and _text(element) in _SAYS.findall(title)
    ]


def creator_serves_less(_: str, document: LexborHTMLParser) -> list[str]:
    """A limit below the model's at the API of its creator, which is all there is of the model."""
    reasons = _texts(document, "#why li")
    weights = _specs(document).get("Weights", "")
    if weights.startswith("Open") or not any(text.startswith("First-party") for text in reasons):
        return []
    return [text for text in reasons if "less than the model's" in text]


def end_not_answered(_: str, document: LexborHTMLParser) -> list[str]:
    """A day of retirement in the badge that the answer to when it retires does not name."""
    badges = " ".join(_texts(document, ".page-head .badge"))
    found = re.search(rf"Retire[sd] ({_DAY.pattern})", badges)
    pairs = zip(_texts(document, "#faq dt"), _texts(document, "#faq dd"), strict=True)
    ends = [answer for question, answer in pairs if re.match(r"When d\w+ .* retire\?$", question)]
    return [answer for answer in ends if found and found[1] not in answer]


def price_not_answered(_: str, document: LexborHTMLParser) -> list[str]:
    """A price of input in an answer that the tile above does not show."""
    tiles = {
        _text(tile.css_first("dt")): _text(tile.css_first("dd")) for tile in document.css(".tile")
    }
    costs = (_COST.search(text) for text in _texts(document, "#faq dd"))
    return [cost[0] for cost in costs if cost and not tiles.get("Input", "").startswith(cost[1])]


LOOKS: tuple[Look[list[str]], ...] = (
    used_without_call,
    id_not_called,
    deployment_by_its_id,
    pitfall_of_bare_ids,
    caching_unknown_beside_price,
    pitfall_of_the_retired,
    released_after_source,
    word_twice,
    pitfalls_alike,
    example_denied,
    parameter_sent,
    temperature_unknown_beside_range,
    disputed_by_itself,
    creator_serves_less,
    end_not_answered,
    price_not_answered,
)


def _specs(document: LexborHTMLParser) -> dict[str, str]:
    rows = document.css("#specs div")
    return {_text(row.css_first("dt")): _text(row.css_first("dd")) for row in rows}


def _cells(document: LexborHTMLParser, column: str) -> Iterator[str]:
    """The cells of a column of the table of prices, or the row of that name."""
    for table in document.css("#pricing table"):
        heads = [_text(head) for head in table.css("thead th")]
        for row in table.css("tbody tr"):
            cells = [_text(cell) for cell in row.css("th, td")]
            if cells and cells[0].startswith(column):
                yield " ".join(cells)
            pairs = zip(heads, cells, strict=False)
            yield from (cell for head, cell in pairs if head.startswith(column))


def _texts(document: LexborHTMLParser, selector: str) -> list[str]:
    return [_text(element) for element in document.css(selector)]


def _text(element: LexborNode | None) -> str:
    return re.sub(r"\s+", " ", element.text()).strip() if element is not None else ""
