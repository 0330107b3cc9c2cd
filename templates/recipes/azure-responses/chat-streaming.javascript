{% extends "recipes/openai-responses/chat-streaming.javascript" %}
