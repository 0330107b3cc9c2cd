"""What a YAML parser says of a broken text, in plain words with a hint."""

from __future__ import annotations

_NO_COLON, _NO_QUOTE = "could not find expected ':'", "found unexpected end of stream"
NOTICED_LATER = frozenset({_NO_COLON, _NO_QUOTE})
"""A key without its colon and a quote that is open are noticed lines later only."""
_PLAIN_WORDS = {
    "found character '\\t'": ("a tab", "indent and separate with spaces"),
    "another document": ("a second document starts here", "keep one document per file"),
    "escape c": (r"an escape that YAML does not have", r"write \\ for a backslash"),
    "expected <document start>": (
        "text after the end of the document",
        "keep one document per file, without a line `...` in it",
    ),
    "block sequence entries": ("a list on the line of its key", "start it on the next line"),
    "node content": (
        "a value was expected here",
        "put text that starts with a special character in quotes",
    ),
    _NO_COLON: (
        "a key without its colon",
        "write `key: value`; long text needs quotes or a `>-` block",
    ),
    "mapping values are not allowed": (
        "a colon where no value can start",
        "put text that contains `: ` in quotes, and check the indentation",
    ),
    "did not find expected key": ("a key was expected here", "check indentation and quotes"),
    _NO_QUOTE: ("a quoted text that starts here is not closed", "close the quote"),
    "did not find expected ',' or": ("a bracket is not closed here", "add a comma, `]` or `}`"),
    "did not find expected '-'": (
        "an item of a list was expected here",
        "start it with `- `, or indent it as deep as the item that it belongs to",
    ),
    "cannot start any token": ("a character that is not allowed here", "put the text in quotes"),
}


def plain_words(message: str) -> tuple[str, str]:
    """The message and the hint for what the parser said."""
    known = (words for part, words in _PLAIN_WORDS.items() if part in message)
    return next(known, (message or "it cannot be parsed here", "check the lines above, too"))
