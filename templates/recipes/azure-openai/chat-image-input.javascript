{% extends "recipes/openai-chat/chat-image-input.javascript" %}
