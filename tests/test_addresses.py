"""Links to code hosts and mail programs arrive with every letter that was put into them."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_i18n.addresses import Repository, mail_link

PATH = "docs_uk/start/що таке.md"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/o/r", "github"),
        ("https://github.city.test/o/r", "github"),
        ("https://gitlab.com/o/r", "gitlab"),
        ("https://gitlab.city.test/g/s/r", "gitlab"),
        ("https://codeberg.org/o/r", "forgejo"),
        ("https://gitea.city.test/o/r", "forgejo"),
        ("https://bitbucket.org/o/r", ""),
        ("https://city.test/github/r", ""),
        ("not an address", ""),
    ],
)
def test_host_is_known_by_its_name(url: str, kind: str) -> None:
    """The host decides, not a word in the path."""
    assert Repository(url=url, branch="main").host_kind == kind


def test_forms_of_github() -> None:
    """GitHub's forms for changing a file, for a new one and for a report."""
    repository = Repository(url="https://github.com/o/r", branch="main")

    assert repository.edit("docs/a.md") == "https://github.com/o/r/edit/main/docs/a.md"
    assert (
        repository.new_file("docs_pt/b/a.md") == "https://github.com/o/r/new/main?filename=docs_pt%2Fb%2Fa.md"
    )
    assert repository.new_issue("A & b", "c\nd") == (
        "https://github.com/o/r/issues/new?title=A%20%26%20b&body=c%0Ad"
    )


def test_forms_of_gitlab() -> None:
    """GitLab's forms, which name things differently."""
    repository = Repository(url="https://gitlab.com/g/s/r", branch="main")

    assert repository.edit("docs/a.md") == "https://gitlab.com/g/s/r/-/edit/main/docs/a.md"
    assert repository.new_file("docs/a.md") == "https://gitlab.com/g/s/r/-/new/main?file_name=docs%2Fa.md"
    assert repository.new_issue("A", "b") == (
        "https://gitlab.com/g/s/r/-/issues/new?issue%5Btitle%5D=A&issue%5Bdescription%5D=b"
    )


def test_forms_of_forgejo() -> None:
    """The forms of Codeberg and of all that run Forgejo or Gitea."""
    repository = Repository(url="https://codeberg.org/o/r", branch="main")

    assert repository.edit("docs/a.md") == "https://codeberg.org/o/r/_edit/main/docs/a.md"
    assert repository.new_file("docs/a.md") == "https://codeberg.org/o/r/_new/main/?filename=docs%2Fa.md"
    assert repository.new_issue("A", "b") == "https://codeberg.org/o/r/issues/new?title=A&body=b"


def test_no_form_is_guessed() -> None:
    """A link that would lead to an error page is none."""
    repository = Repository(url="https://git.city.test/o/r", branch="main")

    assert (repository.edit("a"), repository.new_file("a"), repository.new_issue("a", "b")) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "codeberg.org"])
def test_letters_of_any_alphabet(host: str) -> None:
    """Paths and branches with spaces, Cyrillic letters and slashes arrive whole."""
    repository = Repository(url=f"https://{host}/o/r", branch="feature/ö")
    edit, new = repository.edit(PATH), repository.new_file(PATH)
    assert edit is not None
    assert new is not None

    assert unquote(urlsplit(edit).path).endswith(f"edit/feature/ö/{PATH}")
    assert [value for values in parse_qs(urlsplit(new).query).values() for value in values] == [PATH]
    assert (edit.isascii(), new.isascii()) == (True, True)


@given(st.text(min_size=1), st.text(min_size=1))
@example("a", "one\ntwo\r\nthree\rfour\n")
def test_mail_says_what_was_put_into_it(subject: str, body: str) -> None:
    """Subject and body come out of a mailto: link as they went in (RFC 6068): `+` is no space there."""
    link = mail_link("people@city.test", subject, body)
    to, _, query = link.removeprefix("mailto:").partition("?")
    fields = dict(field.split("=") for field in query.split("&"))

    assert to == "people@city.test"
    # Section 5 of it: a line of the body ends with %0D%0A, however it ended here.
    lines = "\r\n".join(body.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert {name: unquote(value) for name, value in fields.items()} == {"subject": subject, "body": lines}
    assert "+" not in query


def test_address_with_marks() -> None:
    """Marks that mean something in an address of a link are written so that they do not."""
    assert mail_link("a+b&c?d@city.test", "s", "b") == "mailto:a%2Bb%26c%3Fd@city.test?subject=s&body=b"
