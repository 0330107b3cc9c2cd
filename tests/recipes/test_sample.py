"""A sample leaves out no kind of call of a provider, no template and no language."""

from collections.abc import Iterator
from itertools import product

from llmref.recipes.languages import LANGUAGES
from tests.recipes import publish
from tests.recipes.job import Published

OPERATIONS = ("openai-chat/chat", "openai-chat/chat-json", "anthropic-messages/chat")
PROVIDERS = tuple(f"provider-{number}" for number in range(20))


def calls() -> Iterator[Published]:
    for model, provider in product(range(30), PROVIDERS):
        for operation, language in product(OPERATIONS, LANGUAGES):
            yield Published(
                call=f"{operation}.{language}",
                offering=f"model-{model}/{provider}",
                code="",
                id="",
                base_url="",
                key=None,
            )


def of_providers(calls: Iterator[Published] | list[Published]) -> set[tuple[str, str]]:
    return {(call.operation, call.offering.partition("/")[2]) for call in calls}


def test_each_kind_of_call_of_each_provider_is_there() -> None:
    assert of_providers(publish.sample(calls())) == set(product(OPERATIONS, PROVIDERS))


def test_each_template_is_there_in_each_language() -> None:
    few = [call for call in calls() if call.offering == "model-0/provider-0"]

    assert publish.sample(iter(few)) == few
    assert {call.call for call in publish.sample(calls())} == {call.call for call in calls()}


def test_some_offerings_are_there_with_all_their_calls() -> None:
    sample = publish.sample(calls())
    whole = [
        call.offering
        for call in sample
        if call.call == "openai-chat/chat.curl"
        and sum(1 for other in sample if other.offering == call.offering)
        == len(OPERATIONS) * len(LANGUAGES)
    ]

    assert len(whole) == publish.BY_CHANCE
    assert len(sample) < len(list(calls())) / 2


def test_it_is_the_same_in_every_run_and_in_any_order() -> None:
    sample = publish.sample(calls())

    assert publish.sample(calls()) == sample
    assert set(publish.sample(reversed(list(calls())))) == set(sample)
