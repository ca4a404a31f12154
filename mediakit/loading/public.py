"""Connections to public addresses only: neither a list of addresses nor a redirect can make us ask our own network.

A name is looked up once, and only what was looked at is connected to: an answer that changes between the two (DNS
rebinding) gains nothing, and a private address is refused before anything of it can be seen, such as an open port.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

REFUSAL = "not a public address; allow it with private=True"
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that a network translates into the IPv4 address of their last four bytes (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public net: not of this computer, a local network or a special purpose.

    >>> is_public("127.0.0.1"), is_public("192.168.1.1"), is_public("::ffff:10.0.0.1"), is_public("1.1.1.1")
    (False, False, False, True)
    """
    found: IPv4Address | IPv6Address = ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, IPv6Address):
        inner = IPv4Address(found.packed[-4:]) if found in TRANSLATED else found.ipv4_mapped or found.sixtofour
        found = inner or found
    return found.is_global and not found.is_multicast


def public_addresses(connection: Any) -> list[str]:
    """Look up the addresses of a connection's host.

    Raises
    ------
    NewConnectionError
        There is none, or one of them is not public.
    """
    from urllib3.exceptions import NewConnectionError

    try:
        found = socket.getaddrinfo(connection.host.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NewConnectionError(connection, f"no address of {connection.host!r} is known: {error}") from error
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    if not addresses or not all(map(is_public, addresses)):
        raise NewConnectionError(connection, REFUSAL)
    return addresses


def connected(connection: Any, connect: Callable[[], socket.socket]) -> socket.socket:
    """Open a connection to the first of the host's addresses that answers; its name stays the one asked for."""
    from urllib3.exceptions import HTTPError

    name, failure = connection.host, None
    for address in public_addresses(connection):
        connection.host = address
        try:
            return connect()
        except HTTPError as error:
            failure = error
        finally:
            connection.host = name
    raise failure or AssertionError("a host has at least one address")


def pools() -> dict[str, Any]:
    """Return connection pools by scheme that connect to public addresses only."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class PublicHTTP(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self, super()._new_conn)

    class PublicHTTPS(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self, super()._new_conn)

    class PublicHTTPPool(HTTPConnectionPool):
        ConnectionCls = PublicHTTP

    class PublicHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = PublicHTTPS

    return {"http": PublicHTTPPool, "https": PublicHTTPSPool}
