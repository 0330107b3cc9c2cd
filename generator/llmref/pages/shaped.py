"""The catalogue in the shapes of others, and what each shape leaves out, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from llmref import formats
from llmref.exports.listed import NotInThisShape, Shaped
from llmref.exports.shapes import SHAPES
from llmref.memo import Once
from llmref.pages.context import PageContext

_SHAPED: Once[str, Shaped] = Once("shaped")


def shaped(context: PageContext, shape: str) -> Shaped:
    """The catalogue in a shape, made once for page and file. Raises NotInThisShape."""
    return context.memo.once(_SHAPED, shape, lambda: SHAPES[shape](context.catalogue, context.memo))


def make_shapes(context: PageContext) -> None:
    """Make them all before processes share the pages; a page and the files ask for the same."""
    for shape in SHAPES:
        with suppress(NotInThisShape):
            shaped(context, shape)


def left_out_ids(context: PageContext) -> str:
    """Markdown: how many model IDs each file has, and how many it leaves out, by reason."""
    head = ("| file | reason | model IDs |", "|---|---|--:|")
    return "\n".join([*head, *_rows(context), ""])


def _rows(context: PageContext) -> Iterator[str]:
    for shape in SHAPES:
        try:
            file = shaped(context, shape)
        except NotInThisShape:
            continue
        yield f"| {shape} | in the file | {formats.count(file.ids)} |"
        for reason, number in sorted(file.left_out.items(), key=lambda item: (-item[1], item[0])):
            yield f"| {shape} | left out: {reason} | {formats.count(number)} |"
