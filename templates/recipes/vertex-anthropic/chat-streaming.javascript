{% extends "recipes/anthropic-messages/chat-streaming.javascript" %}
{% block client %}{% include "recipes/vertex-anthropic/client.javascript" %}{% endblock %}
