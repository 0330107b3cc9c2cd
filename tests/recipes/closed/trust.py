"""Certificates for every provider's host, from an authority that only the run calls trust."""

from __future__ import annotations

import ssl
from functools import cache
from pathlib import Path

import trustme

# Where Python's clients, curl and Node look for authorities when they are told to.
VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")


class Trust:
    """One authority, made for one run."""

    def __init__(self) -> None:
        self._authority = trustme.CA()
        self._for_host = cache(self._context_for)

    def context(self) -> ssl.SSLContext:
        """A context that shows each client the certificate of the host that it asked for."""
        context = self._context_for("simulated.invalid")
        context.sni_callback = self._choose
        return context

    def environment(self, folder: Path) -> dict[str, str]:
        """The variables by which clients come to trust the authority."""
        bundle = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(bundle)
        return dict.fromkeys(VARIABLES, str(bundle))

    def _choose(self, connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name is not None:
            connection.context = self._for_host(name)

    def _context_for(self, host: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(host).configure_cert(context)
        # HTTP/2 is for those who speak nothing else.
        context.set_alpn_protocols(["http/1.1", "h2"])
        return context
