"""Text that YAML cuts at a `#`, or joins from several lines, may not be what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem, warning
from llmref.seeds import KINDS
from llmref.silences import Silence


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each text that is read otherwise than it is written.

    A comment is in doubt where the field would take it as text, unless it stands apart as usual:
    with two spaces before its `#` and one after it.
    """
    every = (getattr(catalogue.seeds, kind.group) for kind in KINDS.values())
    for seed in chain.from_iterable(every):
        for silence in seed.silences:
            field = ".".join(str(step) for step in silence.field)
            yield warning(seed.place().at(*silence.field), *_words(silence), subject=field)


def _words(silence: Silence) -> tuple[str, str]:
    if silence.comment:
        read, comment = _shortened(silence.read), _shortened(silence.comment.strip())
        words = f"only {read} is read, because {comment} is a comment"
        return words, "put the whole text in quotes, or write `  # ` before the comment"
    return (
        f"{silence.lines} lines are read as one: {_shortened(silence.read)}",
        "write it on one line, or below `>-`, which joins lines, or `|-`, which keeps them",
    )


def _shortened(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
