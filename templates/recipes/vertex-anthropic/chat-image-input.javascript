{% extends "recipes/anthropic-messages/chat-image-input.javascript" %}
{% block client %}{% include "recipes/vertex-anthropic/client.javascript" %}{% endblock %}
