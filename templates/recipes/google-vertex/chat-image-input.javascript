{% extends "recipes/google-genai/chat-image-input.javascript" %}
{% block client %}{% include "recipes/google-vertex/client.javascript" %}{% endblock %}
