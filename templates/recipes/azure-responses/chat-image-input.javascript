{% extends "recipes/openai-responses/chat-image-input.javascript" %}
