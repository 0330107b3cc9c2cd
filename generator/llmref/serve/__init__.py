"""The live preview: follow files, read what changed, render on request, reload.

`file_changes` finds the files that changed, `seed_cache` keeps what was read of them, `relink` the
catalogue, `showing` renders one state of it on request, `preview` decides which state is shown and
what is reported, `server` speaks to browsers.
"""
