"""A browser page that is watched: what it asks for, what goes wrong on it, and whether a text became a program."""

import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser")
"""A snap (chromium-browser on Ubuntu) comes last: it cannot open files in a temporary folder."""
SWITCHES = (
    "--no-sandbox",  # inside containers there is no other way, and all pages are our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "file:", "data:", "blob:", "about:")


def browser_program():
    """Path of a browser of the Chromium family that starts; "" when there is none."""
    for name in NAMES:
        path = shutil.which(name)
        if path is None:
            continue
        try:
            answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return path
    return ""


class Watched:
    """A page with lists of all that should not happen on it."""

    def __init__(self, page):
        self.page = page
        self.errors, self.dialogs, self.requests = [], [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("popup", lambda other: self.errors.append(f"a window opened: {other.url}"))
        page.on("dialog", self.dismiss)

    def dismiss(self, dialog):
        """Write a dialog down and close it."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def elsewhere(self):
        """Return the requests that leave this computer."""
        return [url for url in self.requests if not url.startswith(LOCAL)]

    def pictures(self, inside=""):
        """Alternative text and width in pixels of every picture, folded parts included."""
        script = "images => images.map(i => [i.alt, i.complete ? i.naturalWidth : 0])"
        return self.page.eval_on_selector_all(f"{inside} img".strip(), script)


def opened(watched, path: Path):
    """Open a file from disk, unfold everything, and let whatever waits there run."""
    watched.page.goto(path.as_uri(), wait_until="load")
    watched.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    watched.page.evaluate("Promise.all([...document.images].map(i => i.decode().catch(() => {})))")
    watched.page.mouse.move(300, 300)
    watched.page.wait_for_timeout(200)
    return watched
