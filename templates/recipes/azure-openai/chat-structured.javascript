{% extends "recipes/openai-chat/chat-structured.javascript" %}
