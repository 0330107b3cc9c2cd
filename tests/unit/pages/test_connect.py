"""A provider's page tells at which addresses it is, and what for."""

from pathlib import Path

from llmref.pages.context import PageContext
from llmref.pages.provider import ProviderBody, provider_page
from llmref.urls import Addresses
from tests.recipes import seeds

AUTH = "auth: [{name: KEY, role: key}, {name: HERE, role: region}]\n"


def rows(folder: Path, recipes: str) -> list[tuple[str, str, str]]:
    made = seeds.write(
        folder / "seeds",
        providers={"acme": f"kind: cloud\n{AUTH}recipes:\n{recipes}"},
        models={"writer": "chat"},
        offerings={"acme": ["writer|writer"]},
    )
    catalogue = seeds.catalogue(made)
    page = provider_page(PageContext(catalogue, Addresses("")), catalogue.providers["acme"])
    assert isinstance(page.body, ProviderBody)
    facts = page.body.connect
    return [(it.label, it.text, it.note) for it in facts if it.label.startswith("Base URL")]


def test_kinds_that_one_address_serves_are_in_one_row(tmp_path: Path) -> None:
    here = "- {class: openai-chat, base_url: https://a.example/v1, kinds: "
    there = here.replace("a.example", "b.example")
    told = rows(
        tmp_path,
        f"{here}[chat, image]}}\n{here}[moderation], called_as: chat}}\n{there}[speech]}}\n",
    )

    assert told == [
        (
            "Base URL (openai-chat)",
            "https://a.example/v1",
            "For: chat, image generation, moderation (called like chat)",
        ),
        ("Base URL (openai-chat)", "https://b.example/v1", "For: speech"),
    ]


def test_a_chat_whose_answer_is_no_text_is_told_of(tmp_path: Path) -> None:
    here = "- {class: openai-chat, base_url: https://a.example/v1, kinds: "
    ((*_, note),) = rows(
        tmp_path,
        f"{here}[image], called_as: chat-image-output}}\n{here}[speech], called_as: chat-link}}\n",
    )

    assert note == (
        "For: image generation (called like chat with a picture in the answer), "
        "speech (called like chat with a link in the answer)"
    )


def test_an_address_that_clients_make_is_told(tmp_path: Path) -> None:
    ((_, address, _),) = rows(tmp_path, "- {class: aws-bedrock-converse, kinds: [chat]}\n")

    assert address == "https://bedrock-runtime.${HERE}.amazonaws.com"
