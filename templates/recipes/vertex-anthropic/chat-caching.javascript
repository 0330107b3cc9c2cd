{% extends "recipes/anthropic-messages/chat-caching.javascript" %}
{% block client %}{% include "recipes/vertex-anthropic/client.javascript" %}{% endblock %}
