"""Markdown → tokens with their places, and what may not stand in it. Only here: markdown-it-py."""
