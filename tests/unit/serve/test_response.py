"""Every page of the preview is followed, whatever its templates give."""

from __future__ import annotations

import pytest

from llmref.serve.response import page


@pytest.mark.parametrize(
    "content",
    [
        b"<html><head></head><body><p>Text</p></body></html>",
        b"<p>No head, no body</p>",
        b"",  # a template that an editor is writing just now
    ],
)
def test_a_page_gets_the_link_once_and_keeps_its_content(content: bytes) -> None:
    answer = page("index.html", content, "7")

    assert answer.content.count(b'<preview-link data-version="7"></preview-link>') == 1
    assert answer.content.count(b'src="/livereload/reload.js"') == 1
    for part in content.split(b"<"):
        assert part in answer.content


def test_other_files_are_as_they_are() -> None:
    assert page("index.json", b"{}", "7").content == b"{}"
