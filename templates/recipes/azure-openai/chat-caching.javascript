{% extends "recipes/openai-chat/chat-caching.javascript" %}
