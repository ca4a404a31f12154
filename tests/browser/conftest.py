"""A headless browser for the tests of this folder; they are skipped where there is none."""

import pytest

from tests.browser.watching import SWITCHES, Watched, browser_program


@pytest.fixture(scope="session")
def program():
    """Path of the browser."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = browser_program()
    if not found:
        pytest.skip("no Chromium on this computer; on Debian: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def browser(program):
    """One browser a file: playwright's event loop must be gone before other tests run theirs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=SWITCHES, timeout=60_000)
        yield started
        started.close()


@pytest.fixture
def watched(browser):
    """Open an empty page of its own, watched."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60_000)
    yield Watched(context.new_page())
    context.close()
