"""The preview shows what is saved, in every language, and outlives a mistake."""

from __future__ import annotations

import contextlib
import itertools
import os
import socket
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from small_site import ALL, page, small_site, translation

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from small_site import Files, SmallSite

# A save is noticed at once and built in a second or two; the machine may be busy.
PATIENCE = 120.0

FILES: Files = {
    "docs/guide.md": page("Guide", head="redirect_from: [old.md]\n"),
    "docs_uk/guide.md": translation("Посібник", "Перші слова."),
}


class Preview:
    """A running `mkdocs serve`, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.said: list[str] = []
        # Read all the time: a full pipe would stop the server.
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with contextlib.suppress(ValueError):
            self.said.extend(self.process.stdout)

    def get(self, url: str) -> tuple[int, str]:
        """Return status and text of a page; (0, "") while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}{url}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except (urllib.error.URLError, OSError):
            return 0, ""

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait for a state of affairs; fail, with all that the server said, where it does not come."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail(f"the preview did not get there; it said:\n{''.join(self.said)}")
            time.sleep(0.1)

    def wait_for(self, url: str, words: str) -> str:
        """Wait until a page shows these words, and return it."""
        self.wait_until(lambda: words in self.get(url)[1])
        return self.get(url)[1]


_ports = itertools.count(os.getpid() * 17)


def free_port() -> int:
    """Return a port that nobody listens on, and that no one is given by chance before MkDocs takes it.

    MkDocs binds it only after its first build; the system hands out ports from 32768 on to whoever asks for any.
    """
    while True:
        port = 20_000 + next(_ports) % 12_000
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port


@contextlib.contextmanager
def preview(site: SmallSite, path: str = "/", **settings: str) -> Iterator[Preview]:
    """Serve a project on a free port; its address ends in the path of the site on its host."""
    port = free_port()
    process = site.start("serve", "-a", f"127.0.0.1:{port}", **settings)
    server = Preview(process, f"http://127.0.0.1:{port}{path}")
    try:
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)
        if process.stdout:
            process.stdout.close()


def test_saved_and_new_files_show_after_reload(tmp_path: Path) -> None:
    """A page saved or created under docs_uk is seen at once; the other languages stay as they were."""
    site = small_site(tmp_path, FILES, languages=ALL, own_overrides=True)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")
        site.write({"docs_uk/guide.md": translation("Посібник", "Другі слова.")})
        server.wait_for("uk/guide/", "Другі слова.")
        site.write({"docs_uk/new/local.md": translation("Новина", "Свіжі слова.", "local: true\n")})
        server.wait_for("uk/new/local/", "Свіжі слова.")
        site.write({"docs_it/guide.md": translation("Guida", "Parole fresche.")})
        server.wait_for("it/guide/", "Parole fresche.")

        homes = [server.get(f"{locale}/" if locale != "en" else "")[0] for locale in ALL]
        assert homes == [200] * len(ALL)
        assert "notice--fallback" in server.get("pt/guide/")[1]
    assert not site.site.exists()


def test_mistake_leaves_the_preview_alive(tmp_path: Path) -> None:
    """After a page that is refused, the next good save shows, and all languages still have all their pages."""
    site = small_site(tmp_path, FILES, languages=ALL, own_overrides=True)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")
        site.write({"docs_uk/guide.md": translation("Посібник", "<script>alert(1)</script>")})
        server.wait_until(lambda: any("docs_uk/guide.md:6: unsafe-markup" in line for line in server.said))
        assert server.process.poll() is None
        assert "alert(1)" not in server.get("uk/guide/")[1]

        site.write({"docs_uk/guide.md": translation("Посібник", "Добрі слова.")})
        server.wait_for("uk/guide/", "Добрі слова.")
        # The first language is rebuilt first: a save that comes through in the last one has come through in all.
        site.write({"docs_it/index.md": translation("Inizio", "Ancora qui.")})
        server.wait_for("it/", "Ancora qui.")
        pages = [f"{prefix}{name}" for prefix in ("", "pt/", "es/", "uk/", "it/") for name in ("", "guide/")]
        assert {url: server.get(url)[0] for url in pages} == dict.fromkeys(pages, 200)


def test_change_of_the_settings_shows(tmp_path: Path) -> None:
    """A new section in mkdocs.yml is in the menu after reload."""
    site = small_site(tmp_path, FILES, own_overrides=True)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")
        settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
        site.write(
            {"mkdocs.yml": settings.replace("  - index.md\n", "  - index.md\n  - About:\n      - guide.md\n")}
        )
        server.wait_for("pt/", "Sobre")


def test_change_of_a_template_shows(tmp_path: Path) -> None:
    """Who works on the look sees it change too."""
    site = small_site(tmp_path, FILES, own_overrides=True)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")
        template = (tmp_path / "overrides/partials/footer.html").read_text(encoding="utf-8")
        site.write({"overrides/partials/footer.html": template.replace("<footer ", '<footer id="mended" ')})
        server.wait_for("pt/guide/", 'id="mended"')


def test_preview_has_no_policy_and_names_no_address(tmp_path: Path) -> None:
    """MkDocs puts an inline script into previewed pages; and no page claims to stand at the public address."""
    site = small_site(tmp_path, FILES, own_overrides=True)
    with preview(site, "/res/", SITE_URL="https://city.test/res/") as server:
        html = server.wait_for("uk/guide/", "Перші слова.")
        missing, error_page = server.get("uk/not/there/")

        assert "livereload" in html
        pages = [html, error_page, server.get("search/")[1], server.get("old/")[1]]
        assert [text for text in pages if "Content-Security-Policy" in text or "canonical" in text] == []
        assert missing == 404
        assert "touch-icon" not in html  # a picture that only a build draws
        assert "city.test" not in html
        assert "http-equiv" in pages[-1]


def test_search_works_in_the_preview(tmp_path: Path) -> None:
    """Each language has its search while one writes."""
    site = small_site(tmp_path, FILES, own_overrides=True)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")

        status, headings = server.get("uk/pagefind/headings.json")
        assert status == 200
        assert '["Головна","uk/"]' in headings
        assert '["Посібник","uk/guide/"]' in headings


def test_preview_of_one_language(tmp_path: Path) -> None:
    """With LOCALE=pt only Portuguese is built, a save included, and its pages stand where they always do."""
    site = small_site(tmp_path, FILES, languages=ALL, own_overrides=True)
    with preview(site, LOCALE="pt") as server:
        html = server.wait_for("pt/", "Início!")
        assert 'lang="pt-PT"' in html
        site.write({"docs_pt/guide.md": translation("Guia", "Palavras novas.")})
        server.wait_for("pt/guide/", "Palavras novas.")

        assert [server.get(url)[0] for url in ("uk/", "es/")] == [404, 404]
        # The address that MkDocs prints leads to the language.
        code, first = server.get("")
        assert code == 200
        assert 'content="0; url=pt/"' in first


def test_preview_of_templates_that_stand_elsewhere(tmp_path: Path) -> None:
    """The folder of templates is what `custom_dir` says, for the preview too."""
    site = small_site(tmp_path, FILES)
    with preview(site) as server:
        server.wait_for("uk/guide/", "Перші слова.")
