{% extends "recipes/openai-chat/chat-tools.javascript" %}
