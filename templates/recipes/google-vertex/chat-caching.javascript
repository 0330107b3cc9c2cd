{% extends "recipes/google-genai/chat-caching.javascript" %}
{% block client %}{% include "recipes/google-vertex/client.javascript" %}{% endblock %}
