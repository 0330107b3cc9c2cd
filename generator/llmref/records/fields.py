"""The types that fields share. Each takes text, as YAML is read here, and gives it its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from llmref import numerals
from llmref.characters import first_unfit
from llmref.records.slugs import SLUG, why_no_slug

_LETTER = re.compile(r"[^\W_]")
_DOUBLED = re.compile(r"\s\s")  # of any width, and whether or not a line breaks there


def refused(message: str, hint: str = "") -> PydanticCustomError:
    """The refusal of one value, in words that reach the maintainer unchanged."""
    return PydanticCustomError("refused", "{words}", {"words": message, "hint": hint})


def matching(pattern: str, what: str, hint: str = "") -> Callable[[object], str]:
    """A reader of text that has to match the whole pattern, without the blanks around it."""
    whole = re.compile(pattern, re.ASCII)  # a digit is one of ten, a letter one of 52

    def read(value: object) -> str:
        text = _stripped(value, what, hint)
        if whole.fullmatch(text) is None:
            raise refused(f"{shortened(text)} is not {what}", hint)
        return text

    return read


def _stripped(value: object, what: str, hint: str = "") -> str:
    if not isinstance(value, str):
        raise refused(f"expected {what}, found {shape_of(value)}", hint)
    return value.strip()


def _shown(pattern: str, what: str, hint: str) -> Callable[[object], str]:
    """A reader of text that matches the whole pattern and shows, with a letter or a digit."""
    whole = matching(pattern, what, hint)

    def read(value: object) -> str:
        text = whole(value)
        if unfit := first_unfit(text):
            raise refused(unfit.message, unfit.hint)
        if not _LETTER.search(text):
            raise refused(f"{shortened(text)} has no letter and no digit", "use visible characters")
        if _DOUBLED.search(text):
            raise refused(f"{shortened(text)} has two spaces in a row", "write one: pages show one")
        return text

    return read


def shape_of(value: object) -> str:
    """The shape of a YAML value, in a reader's words."""
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "text"


def shortened(text: str) -> str:
    """The value as it is quoted in a message: never a screenful, never unprintable."""
    return repr(text if len(text) <= 80 else text[:77] + "...")


def text_schema(pattern: str, *, number: bool = False) -> WithJsonSchema:
    """The JSON Schema of text with a pattern; with `number`, of a YAML number too."""
    # Editors read 0.40 as a number and 2024 as an integer; here they are text with a meaning.
    kinds: str | list[str] = ["string", "number"] if number else "string"
    return WithJsonSchema({"type": kinds, "pattern": pattern})


Item = TypeVar("Item", bound=Hashable)


def _distinct(items: list[Item]) -> list[Item]:
    earlier: set[Item] = set()
    for item in items:
        if item in earlier:
            raise refused(f"{shortened(str(item))} is written twice", "keep one of them")
        earlier.add(item)
    return items


Distinct = Annotated[
    list[Item], AfterValidator(_distinct), Field(json_schema_extra={"uniqueItems": True})
]
"""A list that holds nothing twice: each item is a fact of its own, and pages list them all."""


class OneOf:
    """Text that is a word of a vocabulary, as `Literal` is, read from where the vocabulary is."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._words = words

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"enum": list(self._words()), "type": "string"}

    def _known(self, value: object) -> object:
        words = tuple(self._words())
        if value not in words:
            quoted = ", ".join(f"'{word}'" for word in words)
            raise PydanticKnownError("literal_error", {"expected": quoted})
        return value


def _slug(value: object) -> str:
    text = _stripped(value, "a slug")
    if wrong := why_no_slug(text):
        raise refused(f"{shortened(text)} is {wrong[0]}", wrong[1])
    return text


Slug = Annotated[str, BeforeValidator(_slug), text_schema(rf"^{SLUG}$", number=True)]
OfferingKey = Annotated[
    str,
    BeforeValidator(
        matching(rf"{SLUG}/{SLUG}", "an offering", "write it as <model>/<provider>, both as slugs")
    ),
    text_schema(rf"^{SLUG}/{SLUG}$"),
]
NATIVE_ID = r"[A-Za-z0-9@~](?!.*(\.\.|//))[A-Za-z0-9/:.@_~-]{0,199}"
NativeId = Annotated[
    str,
    BeforeValidator(
        matching(
            NATIVE_ID,
            "a model id that is safe to paste",
            "only letters, digits and / : . @ _ ~ - are allowed, since readers paste it in shells",
        )
    ),
    text_schema(rf"^{NATIVE_ID}$", number=True),
]
_ENV_HINT = "letters, digits and underscores, not starting with a digit"
ENV_NAME = r"[A-Za-z_][A-Za-z0-9_]{0,99}"
EnvName = Annotated[
    str,
    BeforeValidator(matching(ENV_NAME, "a name that shells accept for a variable", _ENV_HINT)),
    text_schema(f"^{ENV_NAME}$"),
]
PACKAGE = r"@?[A-Za-z0-9][A-Za-z0-9._/-]{0,99}(\[[a-z0-9,-]+\])?"
Package = Annotated[
    str,
    BeforeValidator(matching(PACKAGE, "a package name", "one name, without version or spaces")),
    text_schema(f"^{PACKAGE}$"),
]
_URL_HINT = "https://host/path, or http://, without spaces, quotes or a password"
URL = r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9/._~%!$&'()*+,;=:@?#-]*)?"
Url = Annotated[
    str,
    BeforeValidator(matching(rf"(?=.{{1,500}}\Z){URL}", "a web address", _URL_HINT)),
    text_schema(f"^{URL}$"),
]
BASE_URL = (
    r"https?://([A-Za-z0-9.-]|\$\{[A-Za-z_]\w*\})+(:\d{1,5})?(/([\w.~-]|\$\{[A-Za-z_]\w*\})+)*/?"
)
BaseUrl = Annotated[
    str,
    BeforeValidator(
        matching(
            BASE_URL,
            "a base URL",
            "https://host/path, with variables written as ${NAME}, without a query",
        )
    ),
    text_schema(rf"^{BASE_URL}$"),
]
SITE_PATH = r"/([A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]*"
SitePath = Annotated[
    str,
    BeforeValidator(
        matching(
            rf"(?!.*\.\.)(?=.{{1,200}}\Z){SITE_PATH}", "an address on this site", "such as /models/"
        )
    ),
    text_schema(f"^{SITE_PATH}$"),
]
"""A path of the site from its first slash, before the path of the base URL."""
# Sentences mark code by backticks, so a name that holds one would come apart in them.
NAME = r"[^<>`\n]{1,100}"
Name = Annotated[
    str,
    BeforeValidator(_shown(NAME, "a name", "one line, at most 100 characters, without < > `")),
    text_schema(f"^{NAME}$", number=True),
]
LINE = r"[^<>`\n]{1,500}"
Line = Annotated[
    str,
    BeforeValidator(
        _shown(LINE, "one line of text", "at most 500 characters, without < > and backticks")
    ),
    text_schema(f"^{LINE}$", number=True),
]
SENTENCE = r"[^<>\n]{1,500}"
Sentence = Annotated[
    str,
    BeforeValidator(
        _shown(SENTENCE, "one line of text", "at most 500 characters, without < and >")
    ),
    text_schema(f"^{SENTENCE}$", number=True),
]
"""A line in which backticks mark code."""


def _yes_no(value: object) -> bool:
    match value:
        case "yes" | "true" | True:
            return True
        case "no" | "false" | False:
            return False
    shown = shortened(value) if isinstance(value, str) else shape_of(value)
    raise refused(f"expected yes or no, found {shown}", "leave the key out if it is not known")


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"type": ["boolean", "string"], "enum": [True, False, "yes", "no"]}),
]

LARGEST_COUNT = 10_000_000
_COUNT = matching(r"[1-9]\d*", "a whole number above zero", "write all digits: 1047576")


def _count(value: object) -> int:
    digits = _COUNT(value)
    number = int(digits) if len(digits) < 20 else LARGEST_COUNT + 1
    if number > LARGEST_COUNT:
        raise refused(
            f"{shortened(digits)} is above {numerals.count(LARGEST_COUNT)}, the largest known",
            "check the number",
        )
    return number


Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LARGEST_COUNT}),
]

_AMOUNT = matching(
    r"(0|[1-9]\d{0,8})(\.\d{1,18})?", "an amount", "write digits and one point: 0.40"
)


def _amount(value: object) -> Decimal:
    amount = Decimal(_AMOUNT(value))
    if amount == 0:
        raise refused(
            "a price of zero is not allowed",
            "write `free` for a rate without charge, or set `billing`",
        )
    return amount


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    PlainSerializer(lambda amount: f"{amount:f}", return_type=str),
    WithJsonSchema({"type": ["number", "string"], "exclusiveMinimum": 0}),
]
Free = Literal["free"]


def _rate(value: object) -> Decimal | Free:
    return "free" if value == "free" else _amount(value)


Rate = Annotated[
    Decimal | Free,
    BeforeValidator(_rate),
    WithJsonSchema({"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"const": "free"}]}),
]
