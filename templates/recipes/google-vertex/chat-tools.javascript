{% extends "recipes/google-genai/chat-tools.javascript" %}
{% block client %}{% include "recipes/google-vertex/client.javascript" %}{% endblock %}
