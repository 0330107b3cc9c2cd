{% extends "recipes/openai-chat/chat-streaming.javascript" %}
