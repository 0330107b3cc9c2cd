"""Page → bytes. Only here: jinja2, pygments."""
