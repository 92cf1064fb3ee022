"""To whom translators of a language write: one address a language, or the one of the whole site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n.config import line_of
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.config import Project

_PLACE = ("extra", "contacts")
_GENERAL_PLACE = ("plugins", "docs-i18n", "contact_email")
# What a browser takes in a field for one address (HTML, “valid e-mail address”), in any alphabet, and with a dot in its host.
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}")
_WRITE = "write one address and nothing else, as in translate-pt@city.example"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contacts:
    """The addresses of a site."""

    general: str = ""
    """For every language with no address of its own; "" where there is none."""
    own: Mapping[str, str] = field(default_factory=dict)
    """By locale."""

    def of(self, locale: str) -> str:
        """Where translators of a language write; "" where nobody reads e-mail."""
        return self.own.get(locale) or self.general


def read_contacts(project: Project, settings: object, general: str) -> tuple[Contacts, tuple[Finding, ...]]:
    """The addresses of `extra: contacts:`, and what is wrong with them or with the general one.

    A value that is empty, as that of an environment variable that is not set, is no address.
    """
    findings = []
    if general and not is_address(general):
        findings.append(_wrong(project, general, _GENERAL_PLACE))
    if settings is not None and not isinstance(settings, Mapping):
        message = "`contacts:` is no list of languages; below it write a line for each, as in `pt: translate-pt@city.example`"
        findings.append(_finding(project, message, _PLACE))
        settings = None
    own = {str(locale): str(address).strip() for locale, address in (settings or {}).items() if address}
    findings.extend(_problems(project, own))
    return Contacts(general=general, own=own), tuple(findings)


def _problems(project: Project, own: Mapping[str, str]) -> Iterator[Finding]:
    known = [language.locale for language in project.languages]
    for locale, address in own.items():
        place = (*_PLACE, locale)
        if locale not in known:
            message = f"`{locale}` is no language of this site; write one of: {', '.join(known)}"
            yield _finding(project, message, place)
        elif not is_address(address):
            yield _wrong(project, address, place)


def _wrong(project: Project, address: str, place: tuple[str, ...]) -> Finding:
    return _finding(project, f"{place[-1]}: `{address}` is no e-mail address; {_WRITE}", place)


def _finding(project: Project, message: str, place: tuple[str, ...]) -> Finding:
    path = project.config_file
    return Finding(path=path.name, line=line_of(path, place), rule="contacts", message=message)


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address that a `mailto:` link can hold."""
    return _ADDRESS.fullmatch(text) is not None
