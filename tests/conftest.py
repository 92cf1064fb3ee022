"""What the browser tests share: one strict build of the site, hosts that serve it, and pages that are watched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from find_chromium import chromium_path
from page_pool import NewPage, PagePool, WatchedPage
from site_copy import copy_project
from site_pages import CONTACT_EMAIL, REPO_URL, SITE_URL, UNTRANSLATED, SitePage, site_pages
from site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Tests count work, never seconds; in continuous integration the same examples are tried each time.
settings.register_profile("site", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("site")

_BUILD_TIMEOUT = 300.0
# MkDocs' own levels, and Python's categories. Material's notice on its end of life is no warning about the site.
_WARNING = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\b|\w+Warning:")
_FIGURE = "figure"
"""Name of a user property: a line for the list of figures at the end of the run."""


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `mkdocs build --strict` makes of the project, without a warning; built once for all workers.

    Two translations are left out, so that there are fallback pages to look at however much is translated.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    log = folder / "site.log"
    try:
        (folder / "site.lock").mkdir()
    except FileExistsError:
        _wait_for(log)
    else:
        output = _build(copy_project(folder / "project", untranslated=UNTRANSLATED).root, folder / "site")
        (folder / "site.log.part").write_text(output, encoding="utf-8")
        (folder / "site.log.part").rename(log)
    output = log.read_text(encoding="utf-8")
    assert output.startswith("0\n"), f"mkdocs build --strict failed:\n{output}"
    warnings = [line for line in output.splitlines() if _WARNING.search(line)]
    assert not warnings, "mkdocs build --strict warned:\n" + "\n".join(warnings)
    return folder / "site"


def _build(root: Path, site: Path) -> str:
    """The exit code of the build, then all that it said."""
    settings = {
        "SITE_URL": SITE_URL,
        "REPO_URL": REPO_URL,
        "CONTACT_EMAIL": CONTACT_EMAIL,
        "NO_MKDOCS_2_WARNING": "1",
    }
    unset = ("LOCALE", "REPO_BRANCH")
    environment = {name: value for name, value in os.environ.items() if name not in unset} | settings
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return f"{done.returncode}\n{done.stdout}"


def _wait_for(file: Path) -> None:
    end = time.monotonic() + _BUILD_TIMEOUT
    while not file.exists():
        if time.monotonic() > end:
            pytest.fail(f"the other worker did not build the site in {_BUILD_TIMEOUT:.0f} seconds")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[SitePage]:
    return site_pages(built_site)


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[SiteServer]:
    """The site on a host that reads our `_headers` and `_redirects`: policy header, an error page per language."""
    with SiteServer(built_site, reads_host_files=True) as server:
        yield server


@pytest.fixture(scope="session")
def plain_site(built_site: Path) -> Iterator[SiteServer]:
    """The site on a host that sends no headers of ours and has one error page, as GitHub Pages does."""
    with SiteServer(built_site, reads_host_files=False) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            # Whatever a page may ask for, only our own server answers.
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page_pool(browser: Browser, served_site: SiteServer, plain_site: SiteServer) -> Iterator[PagePool]:
    pool = PagePool(browser, served_site.url, (served_site.origin, plain_site.origin))
    yield pool
    pool.close()


@pytest.fixture
def new_page(page_pool: PagePool) -> Iterator[NewPage]:
    taken: list[tuple[WatchedPage, dict[str, bool]]] = []

    def open_page(
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        script: bool = True,
        not_found: bool = False,
        bypass_policy: bool = False,
        permissions: Sequence[str] = (),
        fresh: bool = False,
    ) -> Page:
        kind = {"script": script, "bypass_policy": bypass_policy, "fresh": fresh}
        watched = page_pool.take(**kind)
        taken.append((watched, kind))
        watched.guard.begin(expects_not_found=not_found)
        page = watched.page
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        if permissions:
            page.context.grant_permissions(permissions)
        return page

    yield open_page
    problems = [problem for watched, kind in taken for problem in page_pool.give_back(watched, **kind)]
    assert not problems, "\n".join(problems)


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Notes what a test has measured, for the list at the end of the run."""
    return partial(record_property, _FIGURE)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests measured: a limit that is kept says little without its figure."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    figures = sorted(value for report in reports for name, value in report.user_properties if name == _FIGURE)
    if figures:
        terminalreporter.section("figures")
        for figure in figures:
            terminalreporter.write_line(figure)
