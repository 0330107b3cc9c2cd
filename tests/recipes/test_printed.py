"""What a page says that its call prints is judged by what it printed."""

import json
from dataclasses import replace

import pytest

from llmref.recipes.classes import classes
from tests.recipes import planted
from tests.recipes.api.request import GREETING, VECTOR
from tests.recipes.judge import faults
from tests.recipes.perform import Performed
from tests.recipes.printed import untrue

CHAT = json.dumps({"choices": [{"message": {"content": GREETING}}]})


@pytest.mark.parametrize(
    ("says", "stdout"),
    [
        ("", "anything"),
        ("the reply as plain text.", f"{GREETING}\n"),
        ("JSON with the answer in `choices[].message.content`.", CHAT),
        ("the length of the vector and its first three numbers.", f"3 {list(VECTOR)}"),
        (
            "JSON with the vector in `embedding.values`, or in `data[].embedding`.",
            json.dumps({"data": [{"embedding": VECTOR}]}),
        ),
        ("the name of the file with the recording.", "Saved as speech.wav"),
    ],
)
def test_a_true_sentence_stands(says: str, stdout: str) -> None:
    assert list(untrue(says, stdout)) == []


@pytest.mark.parametrize(
    ("says", "stdout", "told"),
    [
        ("the reply as plain text.", CHAT, "it does not print what its page says"),
        ("JSON with the answer in `choices[].text`.", CHAT, "it does not print what its page says"),
        ("JSON with the answer in `choices.message`.", CHAT, "it does not print what its page"),
        ("JSON with the answer in `choices[].message.content`.", GREETING, "it does not print"),
        ("JSON with the vector in `choices[].message.content`.", CHAT, "it does not print"),
        ("the name of the file with the recording.", CHAT, "it does not print what its page says"),
        ("A poem.", GREETING, "nobody knows how to judge"),
        ("JSON with a poem in `choices[]`.", CHAT, "nobody knows how to judge"),
    ],
)
def test_an_untrue_sentence_is_told(says: str, stdout: str, told: str) -> None:
    (fault,) = untrue(says, stdout)

    assert told in fault


SENTENCES = sorted(
    {
        call.prints(language)
        for api in classes().values()
        for call in api.calls.values()
        for language in call.languages
    }
)


@pytest.mark.parametrize("says", SENTENCES)
def test_whatever_a_page_may_say_can_be_judged(says: str) -> None:
    assert [fault for fault in untrue(says, "") if "nobody knows" in fault] == []


@pytest.mark.recipes
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("openai-chat/chat.curl for writer/acme", "JSON with the answer in `output[]`."),
        ("openai-chat/chat.python for writer/acme", "the name of the file with the recording."),
        ("mistral/speech.curl for speaker/sirocco", "the name of the file with the recording."),
    ],
)
def test_a_wrong_line_on_a_page_is_told(
    few_performed: dict[str, Performed], name: str, says: str
) -> None:
    done = few_performed[name]
    wrong = replace(done.call, prints=says)
    told = [each for each in faults(wrong, done.outcome, VARIABLES) if "its page says" in each]

    assert done.call.prints
    assert [each for each in done.faults if "its page says" in each] == []
    assert len(told) == 1


class _Anything(dict[str, str]):
    """A value for each variable; which one is no matter here."""

    def __missing__(self, name: str) -> str:
        return f"test-only-{name}"


VARIABLES = _Anything(planted.VARIABLES)
