"""What is sent for an address: status, headers and content, with the preview's link in pages."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass

_KINDS = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
}
_BINARY = ("image/", "font/", "audio/", "video/", "application/")
_HEAD = (
    b'<link rel="stylesheet" href="/livereload/overlay.css">\n'
    b'<script type="module" src="/livereload/reload.js"></script>\n'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the preview."""

    status: int
    kind: str = "text/plain"
    content: bytes = b""
    location: str = ""
    keeps: bool = False
    """Whether a browser may keep it for ever: its name changes with its content."""

    @property
    def content_type(self) -> str:
        """The header of that name; all text is UTF-8."""
        is_binary = self.kind.startswith(_BINARY) and self.kind not in _KINDS.values()
        return self.kind if is_binary else f"{self.kind}; charset=utf-8"


def page(name: str, content: bytes, version: str, status: int = 200) -> Answer:
    """A file of the site; a page gets the link to the preview, as files of its own origin."""
    kind = _kind(name)
    if kind == "text/html":
        link = f'<preview-link data-version="{version}"></preview-link>\n'.encode()
        content = _before(b"</head>", _HEAD, _before(b"</body>", link, content))
    return Answer(status, kind, content, keeps=name.startswith("assets/"))


def _before(tag: bytes, part: bytes, content: bytes) -> bytes:
    """The content with a part before a tag, or at its end.

    What a template gives while an editor writes it may be nothing, and is to be followed, too.
    """
    start, opening, end = content.partition(tag)
    return start + part + opening + end


def own_file(name: str, content: bytes | None) -> Answer:
    """A file of the preview itself, if it has one of that name."""
    if content is None:
        return Answer(404, content=b"The preview has no such file.\n")
    return Answer(200, _kind(name), content)


def _kind(name: str) -> str:
    return _KINDS.get(name.rpartition(".")[2]) or _kind_of_others(name)


def _kind_of_others(name: str) -> str:
    """The kind of a static file; text where its name has no ending, such as `CNAME`."""
    unknown = "application/octet-stream" if "." in name.rpartition("/")[2] else "text/plain"
    return mimetypes.guess_type(name)[0] or unknown
