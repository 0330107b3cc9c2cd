{% extends "recipes/openai-responses/chat-tools.javascript" %}
