"""The live preview: watch, re-read what changed, render on request, reload.

`held` keeps what was read, `relink` the catalogue, `showing` renders one state of it on request,
`preview` decides which state is shown and what is told, `server` speaks to browsers.
"""
