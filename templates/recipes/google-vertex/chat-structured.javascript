{% extends "recipes/google-genai/chat-structured.javascript" %}
{% block client %}{% include "recipes/google-vertex/client.javascript" %}{% endblock %}
