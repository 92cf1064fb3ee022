"""A ready e-mail arrives with page, sections and language, whatever letters they have, and every program can take it."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.strings import load_strings
from docs_i18n.work_mail import LONGEST_MAIL, WorkMail
from small_site import OVERRIDES

STRINGS = {
    locale: load_strings(OVERRIDES, locale, locale, is_source=locale == "en")
    for locale in ("en", "pt", "es", "uk", "it")
}


def mail(locale: str = "uk", *, address: str = "a+b@city.test", title: str = "Навіщо вступати?") -> WorkMail:
    return WorkMail(
        address=address,
        strings=STRINGS[locale],
        language="Українська",
        title=title,
        page="start/why-join.md",
    )


def fields(link: str) -> tuple[str, str, str]:
    to, _, query = link.removeprefix("mailto:").partition("?")
    subject, body = query.split("&")
    return unquote(to), unquote(subject.removeprefix("subject=")), unquote(body.removeprefix("body="))


def test_page_sections_and_language_are_filled_in() -> None:
    to, subject, body = fields(mail().of_text(["Коли & як", "Гроші"]))

    assert to == "a+b@city.test"
    assert subject == "Переклад: Навіщо вступати? (Українська)"
    assert body.split("\r\n")[:3] == [
        "Сторінка: start/why-join.md",
        "Мова: Українська",
        "Розділи: Коли & як; Гроші",
    ]
    assert "Ім’я для сайту (моє, інше або жодного):" in body


def test_it_is_written_in_the_readers_language() -> None:
    subjects = {locale: fields(mail(locale).of_claim())[1].partition(":")[0] for locale in STRINGS}

    assert subjects["en"] == "I take this page"
    assert len(set(subjects.values())) == len(STRINGS)


def test_links_are_ascii_and_lines_end_as_in_a_mail() -> None:
    """RFC 6068: UTF-8 percent-encoded, `%0D%0A` between lines, `%20` for a space."""
    for link in (mail().of_text(), mail().of_claim(), mail().of_text(is_short=True)):
        assert link.isascii()
        assert not set(' "<>+') & set(link.partition("?")[2])
        assert link.count("%0D%0A") == link.count("%0A") >= 3


def test_a_short_one_carries_the_same_in_half_the_letters() -> None:
    long, short = mail().of_text(["Гроші"]), mail().of_text(["Гроші"], is_short=True)

    assert fields(short)[2].split("\r\n")[:3] == fields(long)[2].split("\r\n")[:3]
    assert len(short) < len(long) / 2


def test_nobody_to_write_to_is_no_mail() -> None:
    assert (mail(address="").of_text(), mail(address="").of_claim()) == ("", "")


@given(st.lists(st.text(alphabet="абвї &=", min_size=1, max_size=90), max_size=30))
def test_no_program_is_given_more_than_it_takes(sections: list[str]) -> None:
    """As many sections as fit, the first first; the rest is said to be cut."""
    for locale in STRINGS:
        link = mail(locale, title="Ї" * 70).of_text(sections)
        named = fields(link)[2].split("\r\n")[2].partition(": ")[2]

        assert len(link) <= LONGEST_MAIL
        assert not sections or named == "; ".join(sections) or named.endswith("…")
