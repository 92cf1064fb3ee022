"""What goes wrong in a page or a setting is said once, with the file, the line and what to write instead."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from small_site import ALL, SmallSite, page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

TWO = ("en", "pt")
HEAD = "front-matter: "


def messages(site: SmallSite) -> tuple[str, ...]:
    """Return what a build that must fail says, and make sure that it published nothing."""
    outcome = site.build()

    assert not outcome.succeeded
    assert not site.site.exists()
    return outcome.log


def test_folder_that_looks_like_a_language(tmp_path: Path) -> None:
    """Pages below docs/eu would silently vanish in static-i18n; they are refused instead."""
    site = small_site(tmp_path, {"docs/eu/law.md": page("Law")})

    assert messages(site) == (
        (
            "ERROR docs/eu: language-folders: the name looks like a language, so its pages would silently vanish from"
            " the site; rename the folder (for example eu-pages), the languages stand in"
            f" mkdocs.yml:{site.line('- locale: en')}"
        ),
    )


@pytest.mark.parametrize("name", ["js", "pt", "en", "pt-BR", "zh-Hans", "zh-Hans-CN", "pt_BR"])
def test_names_that_look_like_a_language(tmp_path: Path, name: str) -> None:
    """Every name that static-i18n takes for a language is refused, in any form."""
    site = small_site(tmp_path, {f"docs/{name}/a.md": page("A")})

    assert [line.split(":")[0] for line in messages(site)] == [f"ERROR docs/{name}"]


def test_names_that_only_resemble_a_language(tmp_path: Path) -> None:
    """A folder that is none of those is published as it stands."""
    names = ("eur", "e", "EU", "eu-law", "start")
    outcome = small_site(
        tmp_path, {f"docs/{name}/a.md": page("Law") for name in names}, languages=TWO
    ).build()

    assert outcome.log == ()
    assert {f"{name}/a/index.html" for name in names} <= set(outcome.files)


def test_folder_of_a_language_that_is_not_configured(tmp_path: Path) -> None:
    """A folder docs_de that nobody has configured would never be read."""
    site = small_site(tmp_path, {"docs_de/index.md": page("Start")})

    assert messages(site) == (
        (
            "ERROR docs_de: language-folders: no language `de` is configured; add `- locale: de` with its name to"
            f" mkdocs.yml:{site.line('- locale: en')}, or remove the folder"
        ),
    )


def test_language_without_a_folder(tmp_path: Path) -> None:
    """A configured language needs its folder."""
    site = small_site(tmp_path)
    shutil.rmtree(tmp_path / "docs_uk")

    assert messages(site) == (
        (
            f"ERROR docs_uk: language-folders: the folder of Українська (mkdocs.yml:{site.line('- locale: uk')}) is"
            " missing; create it"
        ),
    )


@pytest.mark.parametrize(
    ("folder", "locale", "name"), [("docs_pt", "pt", "Português"), ("docs", "en", "English")]
)
def test_language_without_a_home_page(tmp_path: Path, folder: str, locale: str, name: str) -> None:
    """Every language needs its own index.md, the source too."""
    site = small_site(tmp_path, {f"{folder}/other.md": page("Other")})
    (tmp_path / folder / "index.md").unlink()

    assert messages(site) == (
        (
            f"ERROR {folder}/index.md: language-folders: {name} (mkdocs.yml:{site.line(f'- locale: {locale}')}) has no"
            " home page; every language needs its own index.md"
        ),
    )


def test_all_folders_are_reported_at_once(tmp_path: Path) -> None:
    """Who mends the folders hears of all of them in one build."""
    site = small_site(tmp_path, {"docs/eu/a.md": page("A"), "docs_de/index.md": page("B")})
    shutil.rmtree(tmp_path / "docs_uk")

    (report,) = messages(site)
    assert re.findall(r"^(?:ERROR )?(\S+): language-folders", report, re.MULTILINE) == [
        "docs/eu",
        "docs_de",
        "docs_uk",
    ]


def test_translation_of_a_page_that_is_gone(tmp_path: Path) -> None:
    """A translation whose English page was moved is reported, not published as a page of its own."""
    assert messages(small_site(tmp_path, {"docs_uk/a.md": translation("А")})) == (
        (
            "WARNING docs_i18n: docs_uk/a.md:1: orphan: there is no docs/a.md; move the page to the path of its English"
            " page, or write `local: true` in its head if it exists in this language only"
        ),
    )


BROKEN_HEADS = [
    ("no head", "Text.\n", 1, "no front matter; begin the file with --- and end the head with ---"),
    (
        "key missing",
        page("Page").replace("reviewed: 2026-11-02\n", ""),
        1,
        "`reviewed:` is missing; add a line `reviewed: …`",
    ),
    (
        "no title",
        page("Page").replace("title: Page", "title:"),
        1,
        "`title:` is missing; add a line `title: …`",
    ),
    (
        "not YAML",
        page("Page").replace("kind: page", "kind: page: guide"),
        4,
        (
            "not YAML: mapping values are not allowed here; write lines of `key: value`, a value with marks such as"
            " : [ or # in quotation marks"
        ),
    ),
    (
        "no such day",
        page("Page").replace("2026-11-02", "2026-02-31"),
        6,
        (
            "not readable: day is out of range for month; write lines of `key: value`, a value with marks such as"
            " : [ or # in quotation marks"
        ),
    ),
    (
        "kind",
        page("Page").replace("kind: page", "kind: pge"),
        4,
        "`kind: pge` is not one of page, guide, brief, template, citizens",
    ),
    (
        "date",
        page("Page").replace("2026-11-02", "November"),
        6,
        "`reviewed` is not a date; write it as 2026-11-22",
    ),
    (
        "sources",
        page("Page", head="sources:\n  - {title: Report, publisher: City, url: example}\n"),
        7,
        "`example` is not a whole web address",
    ),
    (
        "template",
        page("Page", head="template: door.html\n"),
        7,
        "`template: door.html` is not one of home.html; leave the line out",
    ),
    (
        "search words",
        page("Page", head="search_words: rent\n"),
        7,
        "`search_words` is not a list of texts; write `search_words: [one, another]`",
    ),
    (
        "redirect out of the site",
        page("Page", head="redirect_from: [../../out.md]\n"),
        7,
        "`redirect_from: ../../out.md` is not a path inside the language folder; write it as in old/page.md",
    ),
]


def test_broken_front_matter(tmp_path: Path) -> None:
    """Every bad head is reported with its line and what to write, in one line, and the others still are."""
    files: Files = {f"docs/{name}.md": text for name, text, _line, _message in BROKEN_HEADS}
    log = small_site(tmp_path, files, languages=TWO).build().log

    assert {line for line in log if HEAD in line} == {
        f"WARNING docs_i18n: docs/{name}.md:{line}: {HEAD}{message}"
        for name, _text, line, message in BROKEN_HEADS
    }


def test_broken_front_matter_of_a_translation(tmp_path: Path) -> None:
    """What a translation says of itself is held to the same rules, where a build could trip over it."""
    head = "translation: done\nsearch_words: word\n"
    files: Files = {"docs/a.md": page("Page"), "docs_pt/a.md": translation("Página", head=head)}

    assert sorted(messages(small_site(tmp_path, files))) == [
        f"WARNING docs_i18n: docs_pt/a.md:4: {HEAD}`translation` has no lines of its own; indent them below it",
        (
            f"WARNING docs_i18n: docs_pt/a.md:5: {HEAD}`search_words` is not a list of texts; write"
            " `search_words: [one, another]`"
        ),
    ]


def test_broken_doors_of_a_home_page(tmp_path: Path) -> None:
    """A slip in the doors of the home page is a message, not a crash."""
    site = small_site(tmp_path, {"docs/index.md": page("Home", head="template: home.html\ndoors: [city]\n")})

    assert messages(site) == (
        f"WARNING docs_i18n: docs/index.md:8: {HEAD}each of `doors` needs an `id:` and lines of its own",
    )


@pytest.mark.parametrize(("folder", "strict"), [("docs", True), ("docs_uk", True), ("docs_uk", False)])
def test_page_that_is_not_utf8(tmp_path: Path, folder: str, *, strict: bool) -> None:
    """A page saved by an old editor is named with the line of its first unreadable letter."""
    good = page("Page")
    bad = translation("Page", "Один\n\nДва").encode("cp1251")
    line = 1 + len(translation("", "").splitlines()) - 1
    site = small_site(tmp_path, {"docs/a.md": good, f"{folder}/a.md": bad, "docs/b.md": "No head."})
    outcome = site.build(strict=strict)

    assert not outcome.succeeded
    assert outcome.log == (
        (
            f"ERROR {folder}/a.md:{line}: utf-8: the file is not UTF-8; save it again as UTF-8\n"
            f"docs/b.md:1: {HEAD}no front matter; begin the file with --- and end the head with ---"
        ),
    )


def test_broken_link_and_broken_anchor(tmp_path: Path) -> None:
    """A link that leads nowhere is reported once per page that shows it, with the page it stands on."""
    files: Files = {
        "docs/a.md": page("Page"),
        "docs_pt/a.md": translation("Página", "[a](b.md) [b](index.md#nope) [c](#nothing) [d](media/no.png)"),
    }

    assert messages(small_site(tmp_path, files)) == (
        (
            "WARNING Doc file 'pt/a.md' contains a link 'b.md', but the target 'pt/b.md' is not found among documentation"
            " files."
        ),
        (
            "WARNING Doc file 'pt/a.md' contains a link 'media/no.png', but the target 'pt/media/no.png' is not found"
            " among documentation files."
        ),
        (
            "WARNING Doc file 'pt/a.md' contains a link 'index.md#nope', but the doc 'pt/index.md' does not contain an"
            " anchor '#nope'."
        ),
        "WARNING Doc file 'pt/a.md' contains a link '#nothing', but there is no such anchor on this page.",
    )


def test_page_of_the_navigation_that_is_missing(tmp_path: Path) -> None:
    """A page that mkdocs.yml names and nobody wrote fails the build."""
    site = small_site(tmp_path, nav="  - index.md\n  - gone.md\n")

    assert "gone.md" in "\n".join(messages(site))


def test_old_address_that_is_the_address_of_a_page(tmp_path: Path) -> None:
    """A redirect never takes the place of a page that is there, not even that of the home page."""
    files: Files = {"docs/new.md": page("New", head="redirect_from: [index.md, gone.md]\n")}
    site = small_site(tmp_path, files, languages=ALL)
    outcome = site.build(strict=False)

    expected = "`redirect_from: index.md` is the address of another page; take it out of the list"
    assert [line.partition("redirect: ")[2] for line in outcome.log] == [expected] * len(ALL)
    assert outcome.words("", "h1") == ["Home"]
    assert outcome.has("gone/", "meta[http-equiv=refresh]")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('msgstr "Pesquisar"', 'msgstr "Pesquisar', "not a line of a catalogue"),
        ('msgstr "Pesquisar"', "Pesquisar", "not a line of a catalogue"),
        ('msgid "Search"\n', "", "“Search” is missing"),
        ('msgstr "Pesquisar"', 'msgstr ""', "“Search” is not translated"),
        ('msgid "Search"', '#, fuzzy\nmsgid "Search"', "“Search” is fuzzy"),
        ("Pesquisar", "\udcff", "cannot be read"),
    ],
    ids=["quotation mark missing", "keyword missing", "msgid missing", "empty", "fuzzy", "not UTF-8"],
)
def test_broken_catalogue(tmp_path: Path, before: str, after: str, message: str) -> None:
    """A slip in the interface strings is a message that names the file, not a traceback."""
    site = small_site(tmp_path, own_overrides=True)
    catalogue = tmp_path / "overrides" / "locales" / "pt" / "LC_MESSAGES" / "messages.po"
    text = catalogue.read_text(encoding="utf-8")
    assert before in text
    catalogue.write_bytes(text.replace(before, after, 1).encode("utf-8", "surrogateescape"))

    (report,) = messages(site)
    assert "overrides/locales/pt/LC_MESSAGES/messages.po" in report
    assert message in report


def test_missing_catalogue(tmp_path: Path) -> None:
    """A new language has no interface strings at first: the message says which file to make."""
    site = small_site(tmp_path, {"docs_fr/index.md": translation("Accueil")})
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    entry = "        - locale: fr\n          name: Français\n"
    site.write({"mkdocs.yml": settings.replace("\nmarkdown_extensions", f"{entry}\nmarkdown_extensions")})

    (report,) = messages(site)
    assert "locales/fr/LC_MESSAGES/messages.po" in report


def test_the_command_fails_where_a_strict_build_has_warnings(tmp_path: Path) -> None:
    """`mkdocs build --strict` answers with an exit code that a machine can read."""
    code, said = small_site(tmp_path, {"docs/a.md": page("Page", "[b](b.md)")}).run("build", "--strict")

    assert code == 1
    assert "a.md' contains a link 'b.md'" in said
    assert "Traceback" not in said


def test_the_command_succeeds_where_all_is_well(tmp_path: Path) -> None:
    """A good site is built without a word of warning."""
    site = small_site(tmp_path)
    code, said = site.run("build", "--strict")

    assert (code, "WARNING" in said) == (0, False)
    assert (site.site / "uk" / "index.html").is_file()
