"""The one table of what goes into a model and comes out of it."""

from __future__ import annotations

from typing import Literal

Modality = Literal["text", "image", "audio", "video", "pdf", "embedding", "score"]
MODALITIES: dict[Modality, str] = {
    "text": "text",
    "image": "images",
    "audio": "audio",
    "video": "video",
    "pdf": "PDF files",
    "embedding": "vectors",
    "score": "scores",
}
"""What sentences call each."""
