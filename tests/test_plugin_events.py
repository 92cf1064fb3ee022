"""Our steps stand around those of mkdocs-static-i18n: its numbers and its behaviour are pinned here.

Where one of these fails after an update, read what changed upstream before anything else.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import mkdocs.utils
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs_static_i18n import folder
from mkdocs_static_i18n.config import RE_LOCALE
from mkdocs_static_i18n.plugin import I18n

from docs_i18n.checks.language_folders import _LOOKS_LIKE_A_LOCALE
from docs_i18n.plugins.site_plugin import SitePlugin
from small_site import REPOSITORY, page, small_site, translation, tree


def steps(event: str) -> list[tuple[str, float]]:
    """Return who acts on an event of the project's own configuration, in their order, each with its priority."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return [
        (type(getattr(method, "__self__", None)).__name__, getattr(method, "mkdocs_priority", 0))
        for method in config.plugins.events[event]
    ]


def test_version_of_static_i18n() -> None:
    """The version whose insides we know."""
    assert version("mkdocs-static-i18n") == "1.3.1"


def test_priority_of_static_i18n() -> None:
    """The number that ours stand around."""
    events = ("on_config", "on_files", "on_nav", "on_post_page", "on_post_build")

    assert {event: getattr(I18n, event).mkdocs_priority for event in events} == dict.fromkeys(events, -100)


def test_files_are_added_before_and_restored_after() -> None:
    """The language folders are shown to static-i18n just before it looks, and given back their places just after."""
    assert steps("files") == [("SitePlugin", -99), ("I18n", -100), ("SitePlugin", -101)]


def test_order_of_the_other_events() -> None:
    """The languages are chosen before static-i18n begins, and the site is finished after it has built them all."""
    assert steps("config") == [("SitePlugin", 0), ("I18n", -100)]
    assert steps("nav") == [("SitePlugin", 0), ("I18n", -100)]
    assert steps("post_build") == [("SitePlugin", -99), ("I18n", -100), ("SitePlugin", -200)]
    # It may change the text of a page only before ours has a look at it.
    assert steps("page_markdown") == [("I18n", 50), ("SitePlugin", 0)]


def test_events_of_static_i18n_that_we_know() -> None:
    """A new event of static-i18n would be a step that we have not thought about."""
    own = {name for name in vars(I18n) if name.startswith("on_")}

    assert own == {
        "on_config",
        "on_env",
        "on_files",
        "on_nav",
        "on_page_context",
        "on_page_markdown",
        "on_post_build",
        "on_post_page",
        "on_template_context",
    }


@pytest.mark.parametrize(
    "name",
    [
        "en",
        "pt",
        "pt-BR",
        "pt_BR",
        "zh-Hans",
        "zh-Hans-CN",
        "js",
        "eur",
        "e",
        "EU",
        "eu-law",
        "pt_br",
        "a1",
        "pt-br",
    ],
)
def test_names_of_folders_that_static_i18n_takes_for_languages(name: str) -> None:
    """The check of folders refuses exactly those names that static-i18n makes vanish."""
    assert bool(_LOOKS_LIKE_A_LOCALE.fullmatch(name)) == bool(RE_LOCALE.match(name))


def test_static_i18n_loses_where_a_file_stands(tmp_path: Path) -> None:
    """It makes its own File from the path alone: the reason for the step after it."""
    site = small_site(tmp_path)
    config = load_config(str(site.root / "mkdocs.yml"))
    file = File("uk/a.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    file.abs_src_path = str(tmp_path / "docs_uk" / "a.md")
    made = folder.create_i18n_file(file, "uk", "en", ["en", "uk"], config)

    assert Path(made.abs_src_path or "") == tmp_path / "docs" / "uk" / "a.md"
    assert (made.locale, made.norm_src_uri, made.dest_uri) == ("uk", "a.md", "uk/a/index.html")


def test_plugin_keeps_one_instance_for_a_preview() -> None:
    """MkDocs keeps plugins that have `on_startup`; static-i18n has none and is made anew for each build."""
    first, second = (load_config(str(REPOSITORY / "mkdocs.yml")).plugins for _ in range(2))

    assert isinstance(first["docs-i18n"], SitePlugin)
    assert first["docs-i18n"] is second["docs-i18n"]
    assert first["i18n"] is not second["i18n"]


def test_failed_build_gives_back_what_static_i18n_replaced(tmp_path: Path) -> None:
    """static-i18n forgets to put `clean_directory` back when a language fails; the next build would not clean."""
    original = mkdocs.utils.clean_directory
    site = small_site(
        tmp_path, {"docs/a.md": page("Page"), "docs_uk/a.md": translation("А", "<script>x</script>")}
    )
    assert not site.build(strict=False).succeeded

    assert mkdocs.utils.clean_directory is original


def test_configuration_without_static_i18n(tmp_path: Path) -> None:
    """Our plugin alone says what it needs instead of failing somewhere."""
    site = small_site(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = text.partition("  - i18n:\n")
    site.write({"mkdocs.yml": before + after[after.index("\nmarkdown_extensions") :]})
    outcome = site.build()

    assert outcome.log == (
        "ERROR mkdocs.yml: the plugin docs-i18n works around mkdocs-static-i18n; add `- i18n:` after it",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("      branches: main\n", "Unrecognised configuration name: branches"),
        ("      contact_email: [a]\n", "Expected type: <class 'str'> but received: <class 'list'>"),
        ("      operator: {nam: x}\n", "Unrecognised configuration name: nam"),
    ],
)
def test_options_of_the_plugin_are_checked(tmp_path: Path, line: str, message: str) -> None:
    """A mistyped option is named before anything is built."""
    site = small_site(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = text.partition("  - docs-i18n:\n")
    site.write({"mkdocs.yml": f"{before}  - docs-i18n:\n{line}{after[after.index('  - i18n:') :]}"})

    assert message in "\n".join(site.build().log)
    assert not (tmp_path / "site").exists()


def test_order_of_the_plugins_in_the_settings_does_not_matter(tmp_path: Path) -> None:
    """Priorities decide: whoever lists static-i18n first gets the same site."""
    trees = []
    for name, swapped in (("usual", False), ("swapped", True)):
        site = small_site(tmp_path / name, {"docs_uk/a.md": translation("А", head="local: true\n")})
        if swapped:
            text = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
            before, _, rest = text.partition("  - docs-i18n:\n")
            ours, _, rest = rest.partition("  - i18n:\n")
            theirs, _, after = rest.partition("\nmarkdown_extensions")
            plugins = f"  - i18n:\n{theirs}\n  - docs-i18n:\n{ours}"
            site.write({"mkdocs.yml": f"{before}{plugins}\nmarkdown_extensions{after}"})
        outcome = site.build()
        assert outcome.log == ()
        trees.append(tree(site.site))

    assert trees[0] == trees[1]


def test_files_beside_the_pages_are_published(tmp_path: Path) -> None:
    """Files that are no pages pass through both steps as they are."""
    outcome = small_site(tmp_path, {"docs/media/plan.pdf": b"%PDF-1.4", "docs/notes.txt": "Notes"}).build()

    assert outcome.log == ()
    assert {"media/plan.pdf", "notes.txt"} <= set(outcome.files)
