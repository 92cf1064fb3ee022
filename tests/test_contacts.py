"""To whom a language writes: one address each, the general one where it has none, and a clear word on what is no address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.config import read_project
from docs_i18n.contacts import Contacts, is_address, read_contacts
from small_site import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.config import Project

GOOD = [
    "a@b.test",
    "people+site@city.test",
    "o'brien@x.example.org",
    "пошта@місто.укр",
    "a_b.c@sub-1.city.test",
]
BAD = [
    "a",
    "a@b",
    "a b@city.test",
    "a@city.test, b@city.test",
    "Ana <a@city.test>",
    "mailto:a@city.test",
    "a@city.test?cc=b@city.test",
    "a@@city.test",
    "@city.test",
    "a@-city.test",
    "a@city.test) <b onclick=x>",
    "a@city.test\nbcc: b@city.test",
]


@pytest.mark.parametrize("text", GOOD)
def test_an_address_is_taken(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", BAD)
def test_what_no_mail_program_could_send_to_is_none(text: str) -> None:
    assert not is_address(text)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    site = small_site(tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write({"mkdocs.yml": text.replace('    uk: !ENV [CONTACT_EMAIL_UK, ""]', "    uk: nobody")})
    return read_project(tmp_path / "mkdocs.yml")


def test_each_language_has_its_own_or_the_general_one(project: Project) -> None:
    contacts, findings = read_contacts(
        project, {"pt": " pt@city.test ", "uk": None, "en": ""}, "all@city.test"
    )

    assert findings == ()
    assert [contacts.of(locale) for locale in ("pt", "uk", "en")] == [
        "pt@city.test",
        "all@city.test",
        "all@city.test",
    ]
    assert Contacts().of("pt") == ""


def test_what_is_wrong_is_said_with_its_line(project: Project) -> None:
    """File, line, what is wrong and what to write instead; every wrong one, not only the first."""
    text = project.config_file.read_text(encoding="utf-8").splitlines()
    _, findings = read_contacts(project, {"uk": "nobody", "fr": "a@city.test"}, "nobody either")
    said = [str(finding) for finding in findings]

    general = text.index('      contact_email: !ENV [CONTACT_EMAIL, ""]') + 1
    heads = [
        f"mkdocs.yml:{general}: contacts: contact_email: `nobody either`",
        f"mkdocs.yml:{text.index('    uk: nobody') + 1}: contacts: uk: `nobody`",
    ]
    write = "write one address and nothing else, as in translate-pt@city.example"
    line = next(number for number, words in enumerate(text, start=1) if words.startswith("  contacts:"))
    assert said == [
        *(f"{head} is no e-mail address; {write}" for head in heads),
        f"mkdocs.yml:{line}: contacts: `fr` is no language of this site; write one of: en, pt, uk",
    ]


@pytest.mark.parametrize("settings", ["a@city.test", ["a@city.test"], 5])
def test_a_setting_of_another_shape_is_said(project: Project, settings: object) -> None:
    contacts, findings = read_contacts(project, settings, "")

    assert contacts.of("pt") == ""
    assert "below it write a line for each, as in `pt: translate-pt@city.example`" in str(findings[0])
