"""How much the seeds may hold, so that `check` takes time in proportion to the size of its files.

Each limit is many times what real seeds hold, and is named by the message that refuses more.
"""

from __future__ import annotations

FILE_BYTES = 2_000_000
NESTING = 20
SLUG_CHARACTERS = 100
STATIC_BYTES = 10_000_000
"""Of one static file; the hosts of static sites refuse larger ones from 25 MB on."""
STATIC_PATH_CHARACTERS = 200
ENTRIES = 10_000
"""Of one list or mapping."""
PAGE_CHARACTERS = 200_000
TEXT_CHARACTERS = 20_000
"""Of the Markdown of a record."""
BLOCKS = 50
"""Of one page, such as tables of prices; each can be as long as a page."""
IMAGE_PIXELS = 50_000
"""The width or height of an image."""
PRICES = 100
"""Of one offering or variant; each is compared with each."""
GUESSES = 50
"""Misspelt words for which one rule, or one file, looks for the word that was meant."""
SHOWN = 12
"""Words that one message lists."""
