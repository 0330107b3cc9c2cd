{% extends "recipes/openai-responses/chat-caching.javascript" %}
