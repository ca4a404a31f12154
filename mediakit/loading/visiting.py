"""A visitor of web pages: one page at a time from a host, within its robots.txt (RFC 9309), nothing without end."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mediakit.loading.public import pools

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

AGENT = "mediakit (research; one page at a time)"
LARGEST_PAGE = 20 * 1024**2
MOST_REDIRECTS = 5


@dataclass(slots=True)
class Visitor:
    """A connection pool, what the hosts allow, and when each was last asked."""

    delay: float
    timeout: float
    pool: Any
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Leave the host alone for a while."""
        rest = self.last.get(host, -self.delay) + self.delay - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self.last[host] = time.monotonic()

    def allowed(self, url: str) -> bool:
        """Whether the host's robots.txt lets us read the page; a host without one does."""
        parts = urlsplit(url)
        if parts.netloc not in self.robots:
            self.robots[parts.netloc] = self.rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self.robots[parts.netloc]
        return rules is None or rules.can_fetch(AGENT, url)

    def rules(self, url: str) -> RobotFileParser | None:
        """The rules of a host; a host that answers with an error of its own (5xx) forbids everything (RFC 9309)."""
        from urllib.robotparser import RobotFileParser

        parser = RobotFileParser(url)
        try:
            status, _, body = self.get(url)
        except OSError:
            return None
        if status >= 500:
            parser.parse(["User-agent: *", "Disallow: /"])
            return parser
        if status != 200:
            return None
        parser.parse(body[:512_000].decode("utf-8", "replace").splitlines())
        return parser

    def get(self, url: str) -> tuple[int, str, bytes]:
        """Status, content type and body of a page.

        Raises
        ------
        OSError
            No answer, an endless redirect, or a body that is too large or too slow.
        """
        from urllib3.exceptions import HTTPError

        try:
            answer = self.pool.request("GET", url, preload_content=False, redirect=True)
            try:
                body = self.whole(answer)
            finally:
                answer.close()
        except (HTTPError, ValueError) as error:
            cause = getattr(error, "reason", None) or error
            raise OSError(f"no page: {str(cause).split('): ')[-1][:150]}") from error
        return int(answer.status), str(answer.headers.get("content-type", "")), body

    def whole(self, answer: Any) -> bytes:
        """The body of an answer, if it comes to an end in time."""
        deadline = time.monotonic() + 3 * self.timeout
        parts, size = [], 0
        for chunk in answer.stream(65_536):
            parts.append(chunk)
            size += len(chunk)
            if size > LARGEST_PAGE:
                raise OSError(f"more than {LARGEST_PAGE:,} bytes")
            if time.monotonic() > deadline:
                raise OSError(f"still sending after {3 * self.timeout:.0f} s")
        return b"".join(parts)


def pool(timeout: float, *, private: bool) -> Any:
    """A connection pool that follows few redirects, does not try again, and connects to public addresses only."""
    import urllib3

    retries = urllib3.Retry(total=MOST_REDIRECTS, redirect=MOST_REDIRECTS, connect=0, read=0, status=0, other=0)
    made = urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=timeout, read=timeout), retries=retries, headers={"User-Agent": AGENT}
    )
    if not private:
        made.pool_classes_by_scheme = pools()
    return made
