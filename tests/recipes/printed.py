"""Whether a call prints what its page says, word for word, with the reply that is known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from tests.recipes.api.beyond import PLACE
from tests.recipes.api.google_video import VIDEO
from tests.recipes.api.openai_chat import LINK
from tests.recipes.api.replicate import PICTURE
from tests.recipes.api.request import GREETING, SCORE, VECTOR

_PATH = re.compile(r"`([^`]+)`")
_JSON = re.compile(r"(?:JSON|events) with (.+?) in `")
_ASIDES = re.compile(r"^The user provided .+ will take precedence .+\n", re.MULTILINE)
"""What Google's client for JavaScript says where variables for its other ways are set, too."""
_RANKED = f"{SCORE} Rome is the capital of Italy."
_TEXTS: Mapping[str, Callable[[str], bool]] = {
    "the reply as plain text.": lambda text: text == GREETING,
    "the reply as plain text, with the address of the result.": lambda text: LINK in text,
    "the completed text.": lambda text: text == GREETING,
    "what was said, as text.": lambda text: text == GREETING,
    "the length of the vector and its first three numbers.": lambda text: (
        "".join(text.split()) == "3" + "".join(str(list(VECTOR)).split())
    ),
    "the documents in their new order, with scores.": lambda text: text.startswith(_RANKED),
    "the name of the file, or the address, of the picture.": lambda text: (
        re.fullmatch(r"Saved as image\.\w+", text) is not None or text == PICTURE
    ),
    "the name of the file with the recording.": lambda text: (
        re.fullmatch(r"Saved as speech\.\w+", text) is not None
    ),
    "the name of the file with the video.": lambda text: text == "Saved as video.mp4",
    "the reply as plain text, piece by piece.": lambda text: text == GREETING,
    "the tool's name and arguments, then the reply as plain text.": lambda text: (
        re.fullmatch(rf"get_weather .*Paris.*\n{re.escape(GREETING)}", text) is not None
    ),
    "a city and its country, read from the JSON.": lambda text: text == "Paris is in France",
    "the counts of tokens, once for each request.": lambda text: (
        re.fullmatch(r"(.+ from the cache: \d+\n?){2}", text) is not None
    ),
    "events, as they come; each named `output` has a piece of the answer as data.": lambda text: (
        "".join(re.findall(r"^event: output\nid: .*\ndata: (.*)$", text, re.MULTILINE)) == GREETING
    ),
    "a score for each category.": lambda text: f"violence {SCORE}" in text,
}
_VALUES: Mapping[str, Callable[[list[object]], bool]] = {
    "the answer": lambda found: GREETING in found,
    "the answer in pieces": lambda found: "".join(map(str, found)) == GREETING,
    "the answer, which is JSON as well,": lambda found: PLACE in map(_read, found),
    "the pieces of the answer": lambda found: "".join(map(str, found)) == GREETING,
    "the call of the tool": lambda found: any("Paris" in json.dumps(each) for each in found),
    "the count of cached tokens": lambda found: any(isinstance(each, int) for each in found),
    "the completed text": lambda found: GREETING in found,
    "what was said": lambda found: GREETING in found,
    "the vector": lambda found: list(VECTOR) in found,
    "a score for each document": lambda found: SCORE in found,
    "a score for each category": lambda found: {"violence": SCORE} in found,
    "the picture": lambda found: all(isinstance(each, str) for each in found) and bool(found),
    "the address of what was made": lambda found: any(LINK in str(each) for each in found),
    "the address of the picture": lambda found: PICTURE in found,
    "the video": lambda found: VIDEO in found,
    "the recording": lambda found: all(isinstance(each, str) for each in found) and bool(found),
}


def untrue(says: str, stdout: str) -> Iterator[str]:
    """What is wrong with a sentence about the output, if anything is."""
    if not says:
        return
    claim = _JSON.match(says)
    if claim is None:
        holds = _TEXTS.get(says)
        if holds is None:
            yield f"nobody knows how to judge what its page says it prints: {says!r}"
        elif not holds(_ASIDES.sub("", stdout).strip()):
            yield f"it does not print what its page says, {says!r}: {stdout[:200]!r}"
        return
    holds_for = _VALUES.get(claim[1])
    if holds_for is None:
        yield f"nobody knows how to judge what its page says it prints: {says!r}"
    elif not any(holds_for(list(_at(path, stdout))) for path in _PATH.findall(says)):
        yield f"it does not print what its page says, {says!r}: {stdout[:200]!r}"


def _at(path: str, stdout: str) -> Iterator[object]:
    """The values that a path leads to; none where it leads nowhere."""
    found = list(_objects(stdout))
    for step in path.split("."):
        name = step.removesuffix("[]")
        found = [held[name] for held in found if isinstance(held, dict) and name in held]
        if step.endswith("[]"):
            found = [each for held in found if isinstance(held, list) for each in held]
    yield from found


def _objects(stdout: str) -> Iterator[object]:
    """The JSON that was printed, whether alone, in a row, or in events; none where it is broken."""
    decoder, at = json.JSONDecoder(), stdout.find("{")
    while at >= 0:
        try:
            held, end = decoder.raw_decode(stdout, at)
        except ValueError:
            return
        yield held
        at = stdout.find("{", end)


def _read(text: object) -> object:
    try:
        return json.loads(str(text))
    except ValueError:
        return None
