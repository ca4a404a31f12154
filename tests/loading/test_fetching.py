"""Fetching from a server that also misbehaves: what cannot be read is a row, and a second run goes on."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError
from mediakit.loading import visiting
from mediakit.loading.public import is_public


class Server(BaseHTTPRequestHandler):
    """Pages by path, good and bad."""

    page = b""
    asked: list[str] = []  # noqa: RUF012 - shared by the requests of a test on purpose

    def do_GET(self):
        self.asked.append(self.path)
        answer = getattr(self, "on_" + self.path.strip("/").split("/")[0].replace(".", "_"), None)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            (answer or self.on_missing)()

    def send(self, body, status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def on_robots_txt(self):
        self.send(b"User-agent: *\nDisallow: /private\n", kind="text/plain")

    def on_good(self):
        self.send(self.page)

    def on_private(self):
        self.send(self.page)

    def on_missing(self):
        self.send(b"nothing", status=404)

    def on_broken(self):
        self.send(b"oops", status=500)

    def on_loop(self):
        self.send(b"", status=302, Location="/loop/again")

    def on_moved(self):
        self.send(b"", status=301, Location="/good/moved")

    def on_pdf(self):
        self.send(b"%PDF", kind="application/pdf")

    def on_charset(self):
        self.send(self.page.replace(b"council", "c“ouncil”".encode("cp1252")), kind="text/html; charset=utf-8")

    def on_slow(self):
        time.sleep(1.5)
        self.send(self.page)

    def on_huge(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x" * 100_000)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server(page):
    Server.page, Server.asked = page.encode(), []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def fetch(urls, folder, **options):
    return mk.fetch(urls, into=folder, **{"delay": 0, "timeout": 0.5, "private": True, **options})


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("/nowhere", "HTTP status 404", id="not found"),
        pytest.param("/broken", "HTTP status 500", id="server error"),
        pytest.param("/loop", "too many redirects", id="redirect loop"),
        pytest.param("/slow", "timed out", id="slow"),
        pytest.param("/pdf", "not HTML: application/pdf", id="another type"),
        pytest.param("/private/a", "robots.txt does not allow", id="robots"),
    ],
)
def test_a_page_that_cannot_be_read_is_a_row(server, tmp_path, path, why):
    table = fetch([server + "/good/1", server + path], tmp_path)
    assert table["status"].to_list() == ["fetched", "failed"]
    assert why in table["reason"].iloc[1]


def test_a_body_without_end_is_cut_short(server, tmp_path, monkeypatch):
    monkeypatch.setattr(visiting, "LARGEST_PAGE", 1_000_000)
    assert "more than 1,000,000 bytes" in fetch([server + "/huge"], tmp_path)["reason"].iloc[0]


def test_pages_are_kept_as_they_came_and_load(server, tmp_path, page):
    table = pd.DataFrame(
        {"url": [server + "/good/1", server + "/moved"], "outlet": ["Ledger", "Post"], "event": ["bridge", "bridge"]}
    )
    found = fetch(table, tmp_path)
    assert [(tmp_path / f).read_bytes() for f in found["file"]] == [page.encode()] * 2
    articles = mk.load(tmp_path)
    assert articles["outlet"].to_list() == ["Ledger", "Post"]
    assert articles["event"].to_list() == ["bridge", "bridge"]
    assert articles["seen"].notna().all()
    assert articles["text"].str.contains("second bridge").all()


def test_a_page_with_the_wrong_charset_is_read(server, tmp_path):
    fetch([server + "/charset"], tmp_path)
    assert "ouncil" in mk.load(tmp_path)["text"].iloc[0]


def test_a_second_run_asks_only_for_what_is_missing(server, tmp_path):
    urls = [server + "/good/1", server + "/nowhere"]
    fetch(urls, tmp_path)
    Server.asked.clear()
    again = fetch([*urls, server + "/good/2"], tmp_path)
    assert again["status"].to_list() == ["kept", "failed", "fetched"]
    assert sorted(set(Server.asked)) == ["/good/2", "/nowhere", "/robots.txt"]


def test_failed_pages_are_rows_of_the_loading_report(server, tmp_path):
    fetch([server + "/good/1", server + "/nowhere"], tmp_path)
    report = mk.load_report(tmp_path)
    assert report["reason"].str.contains("not fetched: HTTP status 404").any()


def test_hosts_are_left_alone_between_requests(server, tmp_path):
    start = time.monotonic()
    fetch([server + f"/good/{i}" for i in range(3)], tmp_path, delay=0.2)
    assert time.monotonic() - start >= 0.4


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://x.example/a", "javascript:alert(1)", "ledger.example"])
def test_only_addresses_of_the_web_are_asked(tmp_path, url):
    assert fetch([url], tmp_path)["reason"].to_list() == ["not an address of the web (http, https)"]


def test_computers_of_the_own_network_are_asked_only_when_that_is_allowed(server, tmp_path):
    Server.asked.clear()
    table = fetch([server + "/good/1", server.replace("127.0.0.1", "localhost") + "/good/2"], tmp_path, private=False)
    assert table["status"].to_list() == ["failed", "failed"]
    assert table["reason"].str.contains("not a public address").all()
    assert Server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        pytest.param("8.8.8.8", True, id="public"),
        pytest.param("127.8.0.1", False, id="this computer"),
        pytest.param("10.0.0.1", False, id="private, 10"),
        pytest.param("172.16.5.4", False, id="private, 172"),
        pytest.param("192.168.0.1", False, id="private, 192"),
        pytest.param("169.254.169.254", False, id="link local, where clouds keep keys"),
        pytest.param("100.64.0.1", False, id="shared by a provider"),
        pytest.param("0.0.0.0", False, id="nowhere"),  # noqa: S104
        pytest.param("224.0.0.1", False, id="many at once"),
        pytest.param("::1", False, id="this computer, IPv6"),
        pytest.param("::ffff:127.0.0.1", False, id="IPv4 in IPv6"),
        pytest.param("fe80::1%eth0", False, id="link local, IPv6"),
        pytest.param("fd00::1", False, id="private, IPv6"),
        pytest.param("2606:4700::1111", True, id="public, IPv6"),
    ],
)
def test_an_address_is_public_or_not(address, public):
    assert is_public(address) == public


def test_a_host_that_is_not_there_is_a_row(tmp_path):
    assert fetch(["http://127.0.0.1:9/a"], tmp_path)["status"].to_list() == ["failed"]


def test_a_list_of_addresses_may_be_a_file(server, tmp_path):
    (tmp_path / "urls.txt").write_text(f"{server}/good/1\n{server}/good/1\n\n", encoding="utf-8")
    assert len(fetch(tmp_path / "urls.txt", tmp_path / "pages")) == 1


def test_wrong_calls_name_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="at least one address"):
        fetch([], tmp_path)
    with pytest.raises(MissingColumnError, match=r"the table of addresses needs the column\(s\) url"):
        fetch(pd.DataFrame({"title": ["x"]}), tmp_path)
