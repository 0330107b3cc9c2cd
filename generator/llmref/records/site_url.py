"""Where a site is published: an address from which its own links lead back to it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from llmref import numerals
from llmref.records.fields import refused, shape_of, shortened

_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_BYTE = r"(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_END = r"(?![A-Za-z0-9.-])"
# Browsers read a host that ends in a number as an IPv4 address, or refuse it.
_NAME = rf"({_LABEL}\.)*(?!([0-9]+|0[xX][0-9A-Fa-f]*){_END}){_LABEL}"
_HOST = rf"(({_BYTE}\.){{3}}{_BYTE}{_END}|{_NAME})"
_PART = r"(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+"
SITE_URL = rf"https?://{_HOST}(:[1-9][0-9]{{0,4}})?(/{_PART})*/?"
_WHOLE = re.compile(SITE_URL, re.ASCII)
_SPLIT = re.compile(r"https?://(?P<host>[^/?#:]*)(?P<port>:[^/?#]*)?(?P<path>/[^?#]*)?(?P<rest>.*)")
_LONGEST, _LONGEST_HOST, _LARGEST_PORT = 500, 253, 65_535
_SHAPE = "write it as https://host/path/"


def why_no_site_url(text: str) -> str | None:
    """What to write instead of a text at whose address no site could lead to itself, or None."""
    parts = _SPLIT.fullmatch(text)
    if parts is None or len(text) > _LONGEST:
        return _SHAPE
    host, port, path = parts["host"], parts["port"], parts["path"] or "/"
    if "@" in text:
        return f"{_SHAPE}, without a user or a password"
    if parts["rest"]:
        return f"{_SHAPE}, without ? or # and what follows"
    if not re.fullmatch(_HOST, host, re.ASCII) or len(host) > _LONGEST_HOST:
        return (
            f"{_SHAPE}; a host has letters and digits, joined by single dots and hyphens, "
            "or is an IPv4 address"
        )
    if port is not None and not _is_port(port[1:]):
        return f"{_SHAPE}; a port is a number from 1 to {numerals.count(_LARGEST_PORT)}"
    if "//" in path:
        return f"{_SHAPE}, with single slashes in the path"
    if not _WHOLE.fullmatch(text):
        return f"{_SHAPE}; a path has letters, digits and . _ ~ - only, and no . or .. alone"
    return None


def _is_port(text: str) -> bool:
    return bool(re.fullmatch(r"[1-9][0-9]{0,4}", text)) and int(text) <= _LARGEST_PORT


def _site_url(value: object) -> str:
    if not isinstance(value, str):
        raise refused(f"expected a URL, found {shape_of(value)}", _SHAPE)
    text = value.strip()
    if hint := why_no_site_url(text):
        raise refused(f"{shortened(text)} is not a site URL", hint)
    return text


SiteUrl = Annotated[
    str,
    BeforeValidator(_site_url),
    WithJsonSchema({"type": "string", "pattern": f"^{SITE_URL}$"}),
]
