"""Connections to public addresses only: neither a list of addresses nor a redirect can make us ask our own network."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from socket import socket
from typing import Any

REFUSAL = "not a public address; allow it with private=True"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public net: not of this computer, a local network or a special purpose.

    >>> is_public("127.0.0.1"), is_public("192.168.1.1"), is_public("::ffff:10.0.0.1"), is_public("1.1.1.1")
    (False, False, False, True)
    """
    found = ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def checked(connection: Any, opened: socket) -> socket:
    """Return an opened connection to a public address; close any other before a word is sent.

    The address is that of the other end, so a name that means another computer the second time gains nothing.
    """
    from urllib3.exceptions import NewConnectionError

    if not is_public(str(opened.getpeername()[0])):
        opened.close()
        raise NewConnectionError(connection, REFUSAL)
    return opened


def pools() -> dict[str, Any]:
    """Return connection pools by scheme that connect to public addresses only."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class PublicHTTP(HTTPConnection):
        def _new_conn(self) -> socket:
            return checked(self, super()._new_conn())

    class PublicHTTPS(HTTPSConnection):
        def _new_conn(self) -> socket:
            return checked(self, super()._new_conn())

    class PublicHTTPPool(HTTPConnectionPool):
        ConnectionCls = PublicHTTP

    class PublicHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = PublicHTTPS

    return {"http": PublicHTTPPool, "https": PublicHTTPSPool}
