"""A build in several processes is the build of one: the same bytes, the same words, the same end."""

from __future__ import annotations

import re
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from site_pages import PROJECT
from small_site import ALL, SmallSite, page, small_site, translation, tree

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

ONE, MANY = {"BUILD_PROCESSES": "1"}, {"BUILD_PROCESSES": "3"}
SETTINGS = {
    "SITE_URL": "https://city.test/res/",
    "REPO_URL": "https://github.com/o/r",
    "CONTACT_EMAIL": "a@city.test",
}

NAV = """\
  - index.md
  - Start here:
      - start/from-idea-to-action.md
      - start/why-join.md
      - choose.md
  - Guides:
      - Step by step:
          - step-by-step/mapping.md
          - step-by-step/commitment.md
      - tools.md
  - templates.md
  - Networks and practices:
      - networks/you-asked.md
  - About:
      - translate/how-to-help.md
      - about/legal-notice.md
"""
COPIED = (
    "start/why-join",
    "start/from-idea-to-action",
    "step-by-step/mapping",
    "step-by-step/commitment",
    "networks/you-asked",
    "translate/how-to-help",
    "about/legal-notice",
)
DRAWING = (
    '!!! drawing connected "Two parts"\n\n    - One\n      { .equality }\n    - Two\n      { .diversity }\n'
)
OWN: Files = {
    "docs/tools.md": page("Tools", DRAWING, "redirect_from: [old/tools.md]\n"),
    "docs/media/plan.txt": "A plan for all.",
    "docs_uk/media/plan.txt": "План для всіх.",
    "docs_it/local.md": translation("Solo qui", "Solo in italiano.", "local: true\n"),
    "docs_es/tools.md": translation("Herramientas", "Dos partes.\n\nAsk the people who live there first."),
}


def every_kind_of_page(root: Path) -> SmallSite:
    """Pages of the project with their records, some of them missing, begun, outdated or without records."""
    site = small_site(root, OWN, languages=ALL, nav=NAV)
    for language in PROJECT.languages:
        folder = PROJECT.folder(language)
        for name in COPIED:
            for source in (folder / f"{name}.md", folder / ".ledger" / f"{name}.jsonl"):
                if source.is_file():
                    site.write(
                        {f"{language.folder}/{source.relative_to(folder).as_posix()}": source.read_bytes()}
                    )
        for source in sorted((folder / "glossary").glob("*.md"))[:6]:
            site.write({f"{language.folder}/glossary/{source.name}": source.read_bytes()})
    (root / "docs_uk" / "start" / "why-join.md").unlink()
    (root / "docs_pt" / "step-by-step" / "mapping.md").unlink()
    shutil.rmtree(root / "docs_es" / ".ledger" / "step-by-step")
    guide = root / "docs" / "start" / "from-idea-to-action.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(re.sub(r"(?<=\w)\.$", ", and this is new.", text, count=4, flags=re.MULTILINE), "utf-8")
    return site


def said(text: str, *, levels: str = "WARNING|ERROR") -> list[str]:
    """What was said in earnest, in its order."""
    return [line for line in text.splitlines() if re.match(levels, line)]


def test_the_same_bytes(tmp_path: Path) -> None:
    """Every kind of page, of file and of index, whoever builds it; and nothing is told twice or not at all."""
    site = every_kind_of_page(tmp_path)
    trees, logs = [], []
    for processes in (ONE, MANY):
        code, log = site.run("build", **SETTINGS, **processes)
        assert code == 0, log
        trees.append(tree(site.site))
        logs.append(sorted(line for line in log.splitlines() if "built in" not in line))

    one, many = trees
    assert [name for name in sorted({*one, *many}) if one.get(name) != many.get(name)] == []
    assert logs[0] == logs[1]
    assert {
        "404.html",
        "uk/404.html",
        "es/pagefind/pagefind-entry.json",
        "it/local/index.html",
        "pt/old/tools/index.html",
        "uk/start/why-join/index.html",
        "it/translate/changes/start/from-idea-to-action/index.html",
        "sitemap-it.xml",
        "uk/feed.xml",
        "glossary/terms.csv",
        "pt/glossary/terms.json",
        "translate/status.json",
        "share/es.png",
    } <= set(many)
    assert any(name.startswith("it/") and name.endswith(".odt") for name in many)
    assert any(name.startswith("pt/translate/sheets/") for name in many)


def test_processes_are_used(tmp_path: Path) -> None:
    """What the other tests compare is not the same thing twice."""
    site = small_site(tmp_path, {"who.py": _WHO})
    _with_hook(site, "who.py")
    found = []
    for processes in (ONE, MANY):
        assert site.run("build", "--strict", **processes)[0] == 0
        found.append({path.read_text("ascii") for path in tmp_path.glob("who-*")})

    assert [len(each) for each in found] == [1, 3]


_WHO = """
import os
from pathlib import Path

def on_post_page(output, page, config):
    Path(config.config_file_path).with_name(f"who-{config.plugins['i18n'].current_language}").write_text(str(os.getpid()))
    return output
"""


def test_warnings_of_all_languages_are_said_in_order_and_count(tmp_path: Path) -> None:
    """A strict build names what is wrong in every language, then stops; the previous site stands."""
    site = small_site(tmp_path, languages=ALL)
    assert site.run("build", "--strict")[0] == 0
    before = tree(site.site)
    broken = {f"docs_{locale}/index.md": translation("Home", "[a](gone.md)") for locale in ("it", "pt", "uk")}
    site.write(broken)
    outcomes = [site.run("build", "--strict", **processes) for processes in (ONE, MANY)]

    assert [code for code, _ in outcomes] == [1, 1]
    (one, many) = (said(log) for _, log in outcomes)
    assert one == many
    assert [locale for line in many for locale in re.findall(r"'(\w\w)/index\.md'", line)] == [
        "pt",
        "uk",
        "it",
    ]
    assert "Aborted with 3 warnings in strict mode!" in outcomes[1][1]
    assert tree(site.site) == before


def test_an_error_in_one_language_stops_the_build_and_names_the_page(tmp_path: Path) -> None:
    """An exception nobody foresaw, in a process of its own, is the exception of the build."""
    site = small_site(tmp_path, {"docs/a.md": page("Page")}, own_overrides=True)
    assert site.run("build", "--strict", **MANY)[0] == 0
    before = tree(site.site)
    footer = tmp_path / "overrides" / "partials" / "footer.html"
    good = footer.read_text(encoding="utf-8")
    footer.write_text("{% if page and page_locale == 'uk' %}{{ 1 // 0 }}{% endif %}" + good, encoding="utf-8")
    code, log = site.run("build", "--strict", **MANY)

    assert code != 0
    assert re.search(r"ERROR.*Error building page '[\w/]*index\.md': integer division or modulo by zero", log)
    assert "ZeroDivisionError" in log
    assert tree(site.site) == before
    assert sorted(path.name for path in tmp_path.glob("site*")) == ["site"]


def test_unsafe_markup_in_one_language_stops_the_build(tmp_path: Path) -> None:
    """What must not be published is named with its line, as from one process, and without a traceback."""
    site = small_site(tmp_path, {"docs_uk/index.md": translation("Головна", "<script>x</script>")})
    code, log = site.run("build", **MANY)

    assert code == 1
    assert f"docs_uk/index.md:{site.line('<script>', 'docs_uk/index.md')}" in log
    assert "Traceback" not in log
    assert not site.site.exists()


def test_a_process_that_is_ended_stops_the_build(tmp_path: Path) -> None:
    """As the system does where memory is short: the language is named, and what to do."""
    site = small_site(tmp_path, {"end.py": _END})
    _with_hook(site, "end.py")
    code, log = site.run("build", **MANY)

    assert code == 1
    assert "language `uk` was ended (SIGKILL)" in log
    assert "BUILD_PROCESSES=1" in log
    assert sorted(path.name for path in tmp_path.glob("site*")) == []


_END = """
import os, signal

def on_post_page(output, page, config):
    if config.plugins["i18n"].current_language == "uk":
        os.kill(os.getpid(), signal.SIGKILL)
    return output
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=lambda how: how.name)
def test_an_interrupted_build_leaves_the_previous_site_and_no_process(
    tmp_path: Path, how: signal.Signals
) -> None:
    """While a language waits in the middle of its pages."""
    site = small_site(tmp_path)
    assert site.run("build", "--strict", **MANY)[0] == 0
    before = tree(site.site)
    site.write({"wait.py": _WAIT})
    _with_hook(site, "wait.py")
    process = site.start("build", **MANY)
    end = time.monotonic() + 60
    while not (tmp_path / "waiting").exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(how)
    process.communicate(timeout=60)

    assert process.returncode != 0
    assert tree(site.site) == before
    # What still ran would go on to write.
    (tmp_path / "go-on").touch()
    time.sleep(0.5)
    assert not (tmp_path / "went-on").exists()


_WAIT = """
import time
from pathlib import Path

def on_post_page(output, page, config):
    here = Path(config.config_file_path).parent
    if config.plugins["i18n"].current_language == "uk":
        (here / "waiting").touch()
        while not (here / "go-on").exists():
            time.sleep(0.01)
        (here / "went-on").touch()
    return output
"""


def _with_hook(site: SmallSite, name: str) -> None:
    settings = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write({"mkdocs.yml": f"{settings}\nhooks: [{name}]\n"})
