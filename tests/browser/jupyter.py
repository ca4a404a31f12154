"""A JupyterLab of its own: on a copy of notebooks and data, with settings that no other JupyterLab sees."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat

ROOT = Path(__file__).resolve().parents[2]
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
"""Without it JupyterLab asks its makers for news."""
RUN_ALL = """() => Promise.race([
    window.jupyterapp.commands.execute('notebook:run-all-cells'),
    new Promise((_, reject) => setTimeout(() => reject(new Error('the cells did not end')), 90000)),
])"""


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copied(folder):
    """Copy notebooks and data, without any stored output, so that what is seen was made by this run."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "notebooks").mkdir()
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, folder / "notebooks" / path.name)


def environment(settings):
    """Variables that keep JupyterLab inside its folder, and let the kernel choose how to draw."""
    made = {k: v for k, v in os.environ.items() if k != "MPLBACKEND"}
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    made |= {name: str(settings / name.lower()) for name in (*folders, "JUPYTERLAB_WORKSPACES_DIR")}
    made["JUPYTERLAB_SETTINGS_DIR"] = str(settings / "lab")
    news = settings / "lab" / "@jupyterlab" / "apputils-extension"
    news.mkdir(parents=True)
    (news / "notification.jupyterlab-settings").write_text(json.dumps(NO_NEWS), encoding="utf-8")
    return made


@contextmanager
def jupyterlab(folder, settings):
    """Start JupyterLab on `folder`, give its address, and end it with its kernels."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}", "--LabApp.extension_manager=readonly"]
    log = settings / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*command, "--expose-app-in-browser"], env=environment(settings), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        wait_for_answer(server, f"{address}/api", log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(20)


def wait_for_answer(server, url, log, seconds=60):
    """Ask until the server answers; say what it wrote when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - an address on this computer
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def run_all(page, address, name):
    """Open a notebook, wait until its kernel is really there, run all its cells and save it."""
    page.goto(f"{address}/lab/tree/{name}?reset", wait_until="domcontentloaded")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    # the status bar tells the truth; the notebook's own indicator is idle before the kernel is connected
    page.wait_for_selector("#jp-main-statusbar:has-text('| Idle')")
    page.evaluate(RUN_ALL)
    page.wait_for_selector("#jp-main-statusbar:has-text('| Idle')")


def saved(page, path):
    """Save the notebook that is open and read it back."""
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    return nbformat.read(path, as_version=4)
