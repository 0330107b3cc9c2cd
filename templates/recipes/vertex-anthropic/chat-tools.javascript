{% extends "recipes/anthropic-messages/chat-tools.javascript" %}
{% block client %}{% include "recipes/vertex-anthropic/client.javascript" %}{% endblock %}
