"""Images of `seeds/static/` that pages show: which kinds there may be, and their size."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath

import imagesize

from llmref.limits import IMAGE_PIXELS
from llmref.static import StaticFile

_JPEG = rb"\xff\xd8\xff"
BEGINNINGS = {
    ".avif": rb".{4}ftyp",
    ".gif": rb"GIF8",
    ".jpeg": _JPEG,
    ".jpg": _JPEG,
    ".png": rb"\x89PNG\r\n",
    ".svg": rb"\s*<(?:\?xml|svg|!)",
    ".webp": rb"RIFF.{4}WEBP",
}
"""How the files of each kind that browsers show begin, by the end of their name."""
_HEAD = 4_096
_NUMBER = rb"(\d{1,6}(?:\.\d{0,9})?)"
_VIEW_BOX = re.compile(
    rb"<svg[^>]*\sviewBox\s*=\s*[\"']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+" + _NUMBER + rb"[\s,]+" + _NUMBER
)
"""Width and height of a drawing that states no other size."""


def kind_of(address: str) -> str:
    """The end of the name of an image; empty where it is none that browsers show."""
    ending = PurePosixPath(address).suffix.lower()
    return ending if ending in BEGINNINGS else ""


def size_of(file: StaticFile) -> tuple[int, int] | None:
    """Width and height in pixels of CSS; None where the file is not what its name says."""
    beginning = BEGINNINGS.get(kind_of(file.path))
    if beginning is None or not re.match(beginning, file.content, re.S):
        return None
    width: float
    height: float
    width, height = imagesize.get(BytesIO(file.content))
    if width < 0 and (box := _VIEW_BOX.search(file.content, 0, _HEAD)):
        width, height = float(box[1]), float(box[2])
    if not (0 < width <= IMAGE_PIXELS and 0 < height <= IMAGE_PIXELS):
        return None
    return max(1, round(width)), max(1, round(height))
