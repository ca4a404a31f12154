"""Fetching from a server that also misbehaves: what cannot be read is a row, and a second run goes on."""

import contextlib
import socket
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


def test_a_private_address_is_refused_before_anything_of_it_is_seen(server, tmp_path, monkeypatch):
    tried = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: tried.append(address))
    closed = "http://127.0.0.1:9/a"
    table = fetch([server + "/good/1", closed, "http://2130706433/a"], tmp_path, private=False)
    assert table["reason"].str.contains("not a public address").all()
    assert tried == []


def answering(*answers):
    """A look-up of names that gives one list of addresses after the other."""
    left = list(answers)

    def found(*_, **__):
        addresses = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in addresses]

    return found


@pytest.fixture
def tried(monkeypatch):
    """Addresses that were connected to; none answers."""
    seen = []

    def refuse(_, address):
        seen.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return seen


def test_a_name_with_one_private_address_is_refused(tmp_path, monkeypatch, tried):
    monkeypatch.setattr(socket, "getaddrinfo", answering(["93.184.216.34", "10.0.0.1"]))
    assert "not a public address" in fetch(["http://news.example/a"], tmp_path, private=False)["reason"].iloc[0]
    assert tried == []


def test_only_the_address_that_was_looked_at_is_connected_to(tmp_path, monkeypatch, tried):
    real, lookup = socket.getaddrinfo, answering(["93.184.216.34"])

    def changing(host, *rest, **options):
        return lookup() if host == "news.example" else real(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    fetch(["http://news.example/a"], tmp_path, private=False)
    assert set(tried) == {"93.184.216.34"}


def test_a_name_that_becomes_private_is_refused_the_next_time(tmp_path, monkeypatch, tried):
    real, lookup = socket.getaddrinfo, answering(["93.184.216.34"], ["127.0.0.1"])

    def changing(host, *rest, **options):
        return lookup() if host == "news.example" else real(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    table = fetch(["http://news.example/a"], tmp_path, private=False)  # robots.txt first, then the page
    assert "not a public address" in table["reason"].iloc[0]
    assert set(tried) == {"93.184.216.34"}


def test_the_name_of_the_host_is_kept_while_its_address_is_connected_to(server, tmp_path, monkeypatch):
    monkeypatch.setattr("mediakit.loading.public.is_public", lambda _: True)
    port = server.rsplit(":", 1)[1]
    table = fetch([f"http://localhost:{port}/good/1"], tmp_path, private=False)
    assert table[["status", "outlet"]].iloc[0].to_list() == ["fetched", "localhost"]


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
        pytest.param("64:ff9b::7f00:1", False, id="translated into IPv4"),
        pytest.param("2002:7f00:1::1", False, id="IPv4 in 6to4"),
        pytest.param("2606:4700::1111", True, id="public, IPv6"),
    ],
)
def test_an_address_is_public_or_not(address, public):
    assert is_public(address) == public


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/a", "http://nothing.invalid/a", "http://[::1/a", "http://x..y/a"])
@pytest.mark.parametrize("private", [True, False])
def test_a_host_that_is_not_there_is_a_row(tmp_path, url, private):
    assert fetch([url], tmp_path, private=private)["status"].to_list() == ["failed"]


@pytest.mark.parametrize("url", ["example.org/x", "www.example.org", "x" * 5_000])
def test_a_text_that_is_no_address_and_no_file_is_told_how_an_address_begins(tmp_path, url):
    with pytest.raises(InputError, match="an address begins with https://"):
        fetch(url, tmp_path)


def test_a_list_of_addresses_may_be_a_file(server, tmp_path):
    (tmp_path / "urls.txt").write_text(f"{server}/good/1\n{server}/good/1\n\n", encoding="utf-8")
    assert len(fetch(tmp_path / "urls.txt", tmp_path / "pages")) == 1


def test_wrong_calls_name_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="at least one address"):
        fetch([], tmp_path)
    with pytest.raises(InputError, match="not a int"):
        fetch(5, tmp_path)
    with pytest.raises(MissingColumnError, match=r"the table of addresses needs the column\(s\) url"):
        fetch(pd.DataFrame({"title": ["x"]}), tmp_path)
