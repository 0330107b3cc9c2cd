"""Made-up names and Markdown of the length that real seeds have."""

from __future__ import annotations

from random import Random  # noqa: TID251  # seeded: the same catalogue every time

_SYLLABLES = (
    *("al", "bor", "cen", "dar", "el", "fin", "gal", "hel", "ir", "jor", "kel", "lum", "mir"),
    *("nor", "or", "pra", "quil", "ros", "sol", "tar", "ul", "ver", "wen", "xan", "yor", "zen"),
)
_SUBJECTS = ("The model", "It", "This release", "The smaller sibling", "Its predecessor", "The API")
_VERBS = ("reads", "answers with", "is trained on", "is sold for", "improves on", "does without")
_OBJECTS = (
    *("long documents and source code", "text and images in one request", "a reasoning phase"),
    *("tool calls in `parallel_tool_calls` form", "structured answers that follow a schema"),
    *(
        "speech in nineteen languages",
        "a mixture of sparse experts",
        "prompts under `max_tokens`",
    ),
)
_ENDS = (
    *("as its maker's announcement says", "in most regions", "at half the price of the one before"),
    *("since its first release", "which its card describes", "unless the caller asks otherwise"),
)


def word(random: Random, number: int) -> str:
    """A word that no other number gives."""
    ending = ""
    while number or not ending:
        number, place = divmod(number, len(_SYLLABLES))
        ending += _SYLLABLES[place]
    return random.choice(_SYLLABLES) + ending


def sentence(random: Random) -> str:
    """One sentence of about twelve words."""
    parts = (random.choice(held) for held in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS))
    return " ".join(parts) + "."


def paragraph(random: Random, sentences: int, link: str = "") -> str:
    """Sentences of Markdown, the last one with a link where one is given."""
    said = [sentence(random) for _ in range(sentences)]
    if link:
        said.append(f"It stands beside [its neighbour]({link}) in the same line.")
    return " ".join(said)


def page(random: Random) -> str:
    """A documentation page of about 600 words, with headings, a list, a table and code."""
    parts = []
    for number in range(6):
        items = "\n".join(f"- {sentence(random)}" for _ in range(4))
        parts.append(f"## Part {number}\n\n{paragraph(random, 4)}\n\n{items}\n")
    table = "| word | meaning |\n|---|---|\n" + "".join(
        f"| {word(random, number)} | {sentence(random)} |\n" for number in range(8)
    )
    return "\n".join([*parts, table, "```sh\nllmref check\n```\n"])
