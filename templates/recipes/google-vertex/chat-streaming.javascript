{% extends "recipes/google-genai/chat-streaming.javascript" %}
{% block client %}{% include "recipes/google-vertex/client.javascript" %}{% endblock %}
