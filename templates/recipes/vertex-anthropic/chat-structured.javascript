{% extends "recipes/anthropic-messages/chat-structured.javascript" %}
{% block client %}{% include "recipes/vertex-anthropic/client.javascript" %}{% endblock %}
