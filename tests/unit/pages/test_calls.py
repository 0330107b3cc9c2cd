"""A feature's calls are shown where it is known to be there, and nowhere else."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref.insights.capabilities import capabilities
from llmref.pages.calls import calls_page, groups, more_calls_view, page_links
from llmref.pages.context import PageContext
from llmref.recipes.call_kinds import FEATURES
from llmref.recipes.choose import further_calls, recipe
from llmref.recipes.languages import LANGUAGES
from llmref.render.code import Code
from llmref.render.environment import environment
from llmref.urls import Addresses
from tests.recipes import seeds
from tests.recipes.publish import TEMPLATES

PROVIDER = """
kind: gateway
auth: [{name: ACME_KEY, role: key}]
recipes: [{class: openai-chat, base_url: https://acme.example/v1, kinds: [chat]}]
"""


def context(folder: Path, *offerings: str, provider: str = PROVIDER) -> PageContext:
    """One offering for each mapping of traits, of the models a, b, c …"""
    models = "abcdefghijklmnop"[: len(offerings)]
    made = seeds.write(
        folder / "seeds",
        providers={"acme": provider},
        models=dict.fromkeys(models, "chat"),
        offerings={"acme": [f"{m}|{m}{more}" for m, more in zip(models, offerings, strict=True)]},
    )
    return PageContext(seeds.catalogue(made), Addresses("https://few.example/"))


def shown(made: PageContext, model: str) -> list[str]:
    """The features in the fold of an offering's page."""
    offering = made.catalogue.by_key[f"{model}/acme"]
    view = more_calls_view(made, offering, recipe(offering), capabilities(offering))
    return [feature for feature, _ in view.features] if view else []


YES = ", features: {tools: yes, streaming: no}, input: [text]"
CACHED = f", {seeds.CACHED}"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # what the few seeds say of every chat model
        ("", ["streaming", "tools", "structured", "image-input"]),
        # known not: streaming by the offering's own word, pictures by what it takes
        (YES, ["tools", "structured"]),
        # known by its price; without one it is not known
        (CACHED, ["streaming", "tools", "structured", "image-input", "caching"]),
    ],
)
def test_only_what_is_known_to_be_there_is_shown(
    tmp_path: Path, more: str, expected: list[str]
) -> None:
    assert shown(context(tmp_path, more), "a") == expected


def test_unknown_is_not_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "ABLE", "")
    made = context(tmp_path, ", features: {tools: yes}", "")

    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    assert shown(made, "a") == ["tools"]
    assert shown(made, "b") == []
    assert list(group.support) == ["tools"]
    assert group.support["tools"].unknown == 1


def test_where_nothing_is_known_there_is_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeds, "ABLE", "")
    made = context(tmp_path, "")

    assert groups(made, made.catalogue.providers["acme"]) == {}
    assert page_links(made, made.catalogue.providers["acme"]) == []


def test_without_a_first_call_there_are_no_more_calls(tmp_path: Path) -> None:
    made = context(tmp_path, "", provider="kind: gateway\n" + PROVIDER.splitlines()[3] + "\n")

    assert groups(made, made.catalogue.providers["acme"]) == {}
    assert shown(made, "a") == []


def test_the_page_names_who_has_it_who_has_not_and_of_whom_nobody_says(tmp_path: Path) -> None:
    made = context(tmp_path, YES, *[""] * 14)
    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    page = calls_page(made, group)

    assert page.path == "/provider/acme/calls/openai-chat/"
    streaming = page.body.features[0]
    assert (streaming.yes.count, len(streaming.yes.links)) == ("14 models", 12)
    assert streaming.yes.others == " and 2 more"
    assert streaming.no.count == "1 model"
    assert streaming.unknown == ""
    assert streaming.native_id != "a"


def test_each_call_says_what_it_prints(tmp_path: Path) -> None:
    made = context(tmp_path, CACHED)
    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    said = {
        (feature.id, call.language): call.prints
        for feature in calls_page(made, group).body.features
        for call in feature.calls
    }

    assert len(said) == len(FEATURES) * len(LANGUAGES)
    assert said["streaming", "python"] == "the reply as plain text, piece by piece."
    assert "`usage.prompt_tokens_details.cached_tokens`" in said["caching", "curl"]


ROCK = """
kind: cloud
auth: [{name: ROCK_KEY, role: key}, {name: ROCK_REGION, role: region}]
recipes: [{class: aws-bedrock-converse, kinds: [chat]}]
"""


def test_a_language_without_a_call_is_told_of_with_the_reason(tmp_path: Path) -> None:
    made = context(tmp_path, CACHED, provider=ROCK)
    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    held = {feature.id: feature for feature in calls_page(made, group).body.features}

    assert [call.language for call in held["streaming"].calls] == ["python", "javascript"]
    assert held["streaming"].note.text.startswith("There is no call for curl: ")
    assert held["caching"].note.docs.startswith("https://docs.aws.amazon.com/")
    assert held["tools"].note is None


def test_an_example_can_still_be_called(tmp_path: Path) -> None:
    made = context(tmp_path, ", lifecycle: {status: retired}", "")
    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    assert {support.yes[0].id for support in group.support.values()} == {"b"}


def test_every_place_of_the_id_is_marked_and_the_text_stays(tmp_path: Path) -> None:
    made = context(tmp_path, CACHED)
    found = recipe(made.catalogue.by_key["a/acme"])
    code = Code(environment(TEMPLATES))

    for feature in FEATURES:
        for call in further_calls(found, feature):
            document = LexborHTMLParser(f"<pre>{code.with_places(call)}</pre>")
            pre = document.css_first("pre")
            assert pre is not None
            assert pre.text() == code.text(call)
            assert {place.text() for place in document.css("[data-id]")} == {"a"}


REFUSING = (
    PROVIDER
    + """
gotchas:
- {text: Model a takes no tools here., models: [a], refuses: [tools, structured]}
- {text: No stream holds., models: [b], refuses: [streaming]}
"""
)


def test_a_call_that_a_gotcha_says_is_refused_is_not_shown(tmp_path: Path) -> None:
    made = context(tmp_path, "", "", provider=REFUSING)

    (group,) = groups(made, made.catalogue.providers["acme"]).values()
    tools = group.support["tools"]

    assert shown(made, "a") == ["streaming", "image-input"]
    assert shown(made, "b") == ["tools", "structured", "image-input"]
    assert [offering.model.slug for offering in tools.yes] == ["b"]
    assert [offering.model.slug for offering in tools.refused] == ["a"]


def test_a_page_of_calls_names_who_refuses_one(tmp_path: Path) -> None:
    made = context(tmp_path, "", "", provider=REFUSING)
    (group,) = groups(made, made.catalogue.providers["acme"]).values()

    views = {view.id: view for view in calls_page(made, group).body.features}

    refused = views["tools"].refused
    assert refused is not None
    assert [link.text for link in refused.links] == ["A"]
    assert views["image-input"].refused is None
