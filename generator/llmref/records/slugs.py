"""What a slug is: the id of a record, which is a file name here and an address on the site."""

from __future__ import annotations

import re

from llmref.limits import SLUG_CHARACTERS

SLUG = r"[a-z0-9]+([.-][a-z0-9]+)*"
DEVICE = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Names that Windows keeps for devices, whatever their ending: no file can be called `nul.v2`."""
PAGE_FILES = ("index.html", "index.json", "index.md", "changes.atom", "retirements.ics")
"""What the folder of a page may hold: no page below it can have a folder of such a name."""
PAGE_FILE = "|".join(map(re.escape, PAGE_FILES))
_WHOLE = re.compile(SLUG, re.ASCII)
_DEVICE = re.compile(rf"{DEVICE}(\..*)?", re.IGNORECASE | re.DOTALL)


def near_slug(text: str) -> str:
    """The slug that a text was likely meant to be; empty if none is likely."""
    near = re.sub(r"[^a-z0-9.]+", "-", text.lower())[:SLUG_CHARACTERS].strip("-.")
    if is_device(near) or near in PAGE_FILES:
        near = near.replace(".", "-") if "." in near else f"the-{near}"
    return near if _WHOLE.fullmatch(near) else ""


def is_device(name: str) -> bool:
    """Whether Windows takes a file of that name for a device, and so can hold none."""
    return _DEVICE.fullmatch(name) is not None


def why_no_slug(text: str) -> tuple[str, str] | None:
    """What a text is instead of a slug that any system can hold, and what to do."""
    if not _WHOLE.fullmatch(text):
        words, hint = "not a slug", "lowercase letters and digits, joined by single dots or hyphens"
    elif len(text) > SLUG_CHARACTERS:
        words, hint = f"longer than {SLUG_CHARACTERS} characters", "shorten it"
    elif is_device(text):
        words, hint = "a reserved device name on Windows", "change it"
    elif text in PAGE_FILES:
        words, hint = "a reserved name: each page has a file of this name", "change it"
    else:
        return None
    near = near_slug(text)
    return words, f"{hint}; such as {near}" if near and near != text else hint


def near_path(path: str) -> str:
    """The path of a file as it would be with a slug for a name."""
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return f"{folder}{slash}{near_slug(stem)}{dot}{ending}"
