"""The size of an image is read from its file, if that is what its name says."""

from __future__ import annotations

import pytest

from llmref.images import size_of
from llmref.static import StaticFile

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000028000000140806000000"  # 40 by 20, without its picture
)
GIF = b"GIF89a\x28\x00\x14\x00"


@pytest.mark.parametrize(
    ("path", "content", "size"),
    [
        ("a.png", PNG, (40, 20)),
        ("a.PNG", PNG, (40, 20)),
        ("a.gif", GIF, (40, 20)),
        ("a.svg", b"<svg width='40' height='20.4'/>", (40, 20)),
        ("a.svg", b"<?xml version='1.0'?><svg width='1in' height='0.1px'/>", (96, 1)),
        ("a.svg", b'<svg viewBox="-1.5, 0 40 20.5"/>', (40, 20)),
        # not what the name says
        ("a.png", GIF, None),
        ("a.gif", PNG, None),
        ("a.svg", b"a text", None),
        ("a.txt", PNG, None),
        ("a", PNG, None),
        # cut off, without a size, or of an absurd one
        ("a.png", PNG[:20], None),
        ("a.svg", b"<svg/>", None),
        ("a.svg", b"<svg width='100%' height='auto'/>", None),
        ("a.svg", b"<svg width='0' height='20'/>", None),
        ("a.svg", b"<svg width='99999' height='20'/>", None),
        ("a.svg", b"<svg width='1" + b"0" * 400 + b"' height='20'/>", None),
    ],
)
def test_the_size_is_that_of_the_file(
    path: str, content: bytes, size: tuple[int, int] | None
) -> None:
    assert size_of(StaticFile(path, content)) == size
