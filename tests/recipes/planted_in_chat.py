"""Chats that ask for no text and are wrong in one way each, to see that the run tells."""

from __future__ import annotations

from tests.recipes.fault import Fault

_CURL = "openai-chat/chat-image-output.curl for drawer/canvas"
_PYTHON = "openai-chat/chat-image-output.python for drawer/canvas"
_SCRIPT = "openai-chat/chat-image-output.javascript for drawer/canvas"
_STREAM = "openai-chat/chat-streaming.curl for thinker/canvas"
_LINK = "openai-chat/chat-link.python for painter/canvas"

FAULTS = {
    "a picture asked of a model that writes": Fault(
        _CURL, "canvas/drawer", "canvas/writer", "404 No endpoints found that support the requested"
    ),
    "a modality that is none": Fault(
        _PYTHON, '"image", "text"', '"picture", "text"', "400 Invalid value: 'modalities[0]'"
    ),
    "modalities that are no list": Fault(
        _SCRIPT, '["image", "text"]', '"image"', "400 Invalid type for 'modalities'"
    ),
    "a picture that was not asked for": Fault(
        _CURL, '["image", "text"]', '["text"]', "the reply was not printed"
    ),
    "a model that only streams, asked for a whole answer": Fault(
        _STREAM, ',\n    "stream": true', "", "400 This model only support stream mode"
    ),
    "a picture looked for in the text": Fault(
        _PYTHON, 'images[0]["image_url"]["url"]', "content", "the reply was not printed"
    ),
    "a picture looked for where there is none": Fault(
        _LINK, "message.content", "message.images[0]", "it ended with status 1"
    ),
    "a chat that asks for a picture by another name": Fault(
        _LINK, "messages=", "prompt=", "it ended with status 1"
    ),
}
