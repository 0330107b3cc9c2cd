"""Files → site: only what changed is written, beside the site, which is then exchanged at once.

Two trees take turns. A build brings the spare one up to date, by the lists of what both hold, and
exchanges it with the site; a kill at any moment leaves the old site or the new one, never a
mixture. Nothing is deleted and written again, which file systems are slow at.

What a build needs beside `site/` lies in `.site.llmref/`: the spare tree, the lists, and a note of
who is building. The lock is on that folder.
"""

from llmref.publish.output import Disturbed, NotOurs, Output, Tree, Written, opened

__all__ = ["Disturbed", "NotOurs", "Output", "Tree", "Written", "opened"]
