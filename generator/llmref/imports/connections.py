"""Connections to servers, each checked for where it leads. Only here and in fetch: urllib3."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, HTTPSConnectionPool, PoolManager, ProxyManager, Timeout
from urllib3.connection import HTTPSConnection

from llmref.imports.copies import Refused
from llmref.imports.limits import SILENT_SECONDS

_HEADERS = {
    "User-Agent": "llmref (a reference of language models and prices)",
    "Accept-Encoding": "identity",
}
_HOST = re.compile(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class Connections:
    """Asks servers: whichever a person named, but only public ones where a server sends us on."""

    def __init__(self, trusted: Collection[str] = ()) -> None:
        self.trusted = trusted
        """Hosts with ports that may be followed to although they are not public; for tests."""
        self.managers: list[PoolManager] = []

    def get(self, address: str, *, is_redirect: bool) -> BaseHTTPResponse:
        """The answer of the server, its body not read yet.

        Raises Refused, ValueError for what is no address, and what urllib3 raises.

        A server that sends us to a machine of its own choice must not reach those that only we
        can reach: the host is resolved, and the connection that was made is asked where it ends.
        """
        host = urlsplit(address).hostname or ""
        is_public_only = is_redirect and urlsplit(address).netloc not in self.trusted
        if is_public_only and not address.lower().startswith("https://"):
            raise Refused(f"{address} is not an https address, so a redirect to it is not followed")
        if not _HOST.fullmatch(host):
            raise ValueError(f"{host} is not a host")
        proxy = None if proxy_bypass(host) else getproxies().get(urlsplit(address).scheme)
        if is_public_only and proxy:
            raise Refused(f"a redirect to {address} is not followed through a proxy")
        manager = ProxyManager(proxy) if proxy else PoolManager()
        if is_public_only:
            manager.pool_classes_by_scheme = {"https": _PublicPool}
        self.managers.append(manager)
        return manager.request(
            "GET",
            address,
            headers=_HEADERS,
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=Timeout(SILENT_SECONDS.most),
        )

    def close(self) -> None:
        """Close every connection that is still open."""
        for manager in self.managers:
            manager.clear()


class _PublicConnection(HTTPSConnection):
    """A connection to an address that everybody can reach."""

    def _new_conn(self) -> socket.socket:
        # Asked before connecting, so that nobody learns which ports are open; and asked again of
        # the connection itself, since a name may mean another address a moment later.
        for *_, address in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            _expect_public(self.host, str(address[0]))
        connection = super()._new_conn()
        try:
            _expect_public(self.host, str(connection.getpeername()[0]))
        except Refused:
            connection.close()
            raise
        return connection


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _PublicConnection


def _expect_public(host: str, number: str) -> None:
    if not is_public(number):
        raise Refused(
            f"a redirect to {host}, {number}, is not followed: it is not a public address"
        )


def is_public(number: str) -> bool:
    """Whether an address such as 192.0.2.1 or ::1 is of a machine that everybody can reach."""
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = _inside(address) or address
    return inner.is_global and not inner.is_multicast


def _inside(address: _Number) -> _Number | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
