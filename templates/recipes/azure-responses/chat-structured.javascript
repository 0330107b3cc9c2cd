{% extends "recipes/openai-responses/chat-structured.javascript" %}
