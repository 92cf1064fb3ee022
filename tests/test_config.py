"""The list of languages is read from mkdocs.yml as people write it, with the lines to point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.config import read_project
from docs_i18n.errors import SiteError
from docs_i18n.model import Language
from small_site import REPOSITORY, settings_text

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.config import Project

SETTINGS = """\
site_name: Toolbox
site_url: !ENV [SITE_URL, ""]
docs_dir: pages

extra:
  emoji: !!python/name:material.extensions.emoji.twemoji
  slug: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  where: !relative $config_dir

plugins:
  - search
  - docs-i18n:
      only_locale: !ENV LOCALE
  - i18n:
      docs_structure: folder
      languages:
        - locale: pt
          name: Português
          extra: {lang: pt-PT}
        - name: English
          default: true
          locale: en
        # Not yet: - locale: fr
        - {locale: uk, name: Українська}
"""


def project_of(folder: Path, text: str) -> Project:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return read_project(path)


def test_languages_source_first(tmp_path: Path) -> None:
    """The source comes first wherever it stands; folders and BCP 47 tags follow from the settings."""
    project = project_of(tmp_path, SETTINGS)

    assert project.languages == (
        Language(locale="en", lang="en", name="English", folder="pages", is_source=True),
        Language(locale="pt", lang="pt-PT", name="Português", folder="pages_pt", is_source=False),
        Language(locale="uk", lang="uk", name="Українська", folder="pages_uk", is_source=False),
    )
    assert project.source.locale == "en"
    assert [language.locale for language in project.translations] == ["pt", "uk"]
    assert project.folder(project.language("uk")) == tmp_path / "pages_uk"


def test_places_are_lines_of_the_file(tmp_path: Path) -> None:
    """A message can name the very line on which a language is configured."""
    project = project_of(tmp_path, SETTINGS)
    lines = SETTINGS.splitlines()

    named = {
        locale: lines[int(project.place(locale).partition(":")[2]) - 1] for locale in ("", "pt", "en", "uk")
    }
    assert named == {
        "": "        - locale: pt",
        "pt": "        - locale: pt",
        "en": "        - name: English",
        "uk": "        - {locale: uk, name: Українська}",
    }
    assert project.place("de") == project.place()


def test_language_that_is_not_configured(tmp_path: Path) -> None:
    """Asking for a language that is not there is a mistake of the program."""
    with pytest.raises(KeyError, match="de"):
        project_of(tmp_path, SETTINGS).language("de")


def test_tags_of_mkdocs_are_read_past(tmp_path: Path) -> None:
    """`!ENV`, `!relative` and `!!python/…` need no MkDocs, and run nothing."""
    proof = tmp_path / "proof"
    text = (
        f"evil: !!python/object/apply:pathlib.Path.touch [{proof}]\nname: !!python/name:os.system\n{SETTINGS}"
    )

    assert len(project_of(tmp_path, text).languages) == 3
    assert not proof.exists()


def test_docs_dir_has_a_default(tmp_path: Path) -> None:
    """Without `docs_dir` the folders are docs and docs_xx, as in MkDocs."""
    project = project_of(tmp_path, SETTINGS.replace("docs_dir: pages\n", ""))

    assert [language.folder for language in project.languages] == ["docs", "docs_pt", "docs_uk"]


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ("", "mkdocs.yml: no languages; list them under plugins: - i18n: languages:"),
        ("[]", "mkdocs.yml: no languages; list them under plugins: - i18n: languages:"),
        ("pt", "mkdocs.yml: no languages; list them under plugins: - i18n: languages:"),
        ("[pt]", "mkdocs.yml:3: a language needs `locale:` and `name:`"),
        ("[{locale: pt}]", "mkdocs.yml:3: a language needs `locale:` and `name:`"),
        ("[{name: Português}]", "mkdocs.yml:3: a language needs `locale:` and `name:`"),
        (
            "[{locale: pt, name: Português}]",
            "mkdocs.yml:3: 0 languages with `default: true`; the source language, and only it, needs one",
        ),
        (
            "[{locale: pt, name: P, default: true}, {locale: en, name: E, default: true}]",
            "mkdocs.yml:3: 2 languages with `default: true`; the source language, and only it, needs one",
        ),
    ],
)
def test_list_that_cannot_be_used(tmp_path: Path, languages: str, message: str) -> None:
    """A list of languages with a slip in it is answered with the line and what to write."""
    with pytest.raises(SiteError) as caught:
        project_of(tmp_path, f"plugins:\n  - i18n:\n      languages: {languages}\n")

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text", ["", "site_name: x", "[]", "plugins: [search]", "plugins: {i18n: {}}", "plugins:"]
)
def test_settings_without_languages(tmp_path: Path, text: str) -> None:
    """A file that is no project of ours is said to be none, whatever it holds."""
    with pytest.raises(SiteError, match="no languages"):
        project_of(tmp_path, text)


def test_file_that_is_not_yaml(tmp_path: Path) -> None:
    """A slip in the syntax is named with its line."""
    with pytest.raises(SiteError, match=r"(?s)mkdocs.yml: not readable as YAML: .*line 2"):
        project_of(tmp_path, "plugins:\n\t- i18n\n")


def test_the_project_itself() -> None:
    """Five languages in their order; the tag of Portuguese is European."""
    project = read_project(REPOSITORY / "mkdocs.yml")

    assert [(language.locale, language.lang, language.folder) for language in project.languages] == [
        ("en", "en", "docs"),
        ("pt", "pt-PT", "docs_pt"),
        ("es", "es", "docs_es"),
        ("uk", "uk", "docs_uk"),
        ("it", "it", "docs_it"),
    ]


def test_small_sites_differ_from_the_project_in_languages_and_navigation_only() -> None:
    """What the other tests show with small sites, they show with the project's own settings."""
    own = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    small = settings_text(("en", "uk"), "  - index.md\n").splitlines()

    different = [line for line in small if line not in own]
    assert [line.split(":")[0] for line in different] == ["  custom_dir"]
    left_out = [line for line in own if line not in small and "custom_dir" not in line]
    nav = own[own.index("nav:") + 1 : own.index("plugins:")]
    assert [
        line for line in left_out if line not in nav and "Portugu" not in line and "extra:" not in line
    ] == [
        f"        - locale: {locale}" if name is None else f"          name: {name}"
        for locale, name in (("pt", None), ("es", None), ("es", "Español"), ("it", None), ("it", "Italiano"))
    ]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_list_of_languages_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, languages: object
) -> None:
    """Whatever stands where the languages should stand, there is a project or a message, never another error."""
    path = tmp_path_factory.getbasetemp() / "any-mkdocs.yml"
    path.write_text(yaml.safe_dump({"plugins": [{"i18n": {"languages": languages}}]}), encoding="utf-8")
    with pytest.raises(SiteError):
        read_project(path)
