"""`python one_page.py COMMAND…`: start a preview, print the page it serves first, end it."""

import re
import signal
import subprocess
import sys
from urllib.request import urlopen

with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True) as preview:
    assert preview.stdout is not None
    first = preview.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", first)
    sys.stdout.write(urlopen(address[0]).read().decode() if address else first)
    preview.send_signal(signal.SIGINT)
    sys.stdout.write(preview.stdout.read())
sys.exit(preview.returncode)
