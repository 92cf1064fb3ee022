"""Names of people: what may stand as one, and when two are the same.

A name is a choice: a full name, a handle, or `volunteer`, which says that a person did it and not who.
"""

from __future__ import annotations

import unicodedata

from docs_i18n.errors import SiteError

VOLUNTEER = "volunteer"
"""Who translated or reviewed, where nobody wants to be named."""
MACHINE = "machine"
"""Who translated, where nobody did."""
_VOLUNTEERS = frozenset(
    [
        "volunteer",
        "voluntário",
        "voluntária",
        "voluntario",
        "voluntaria",
        "волонтер",
        "волонтерка",
        "volontario",
        "volontaria",
    ]
)
"""The same in the words of the Word files, which people copy into their e-mails."""
_LONGEST = 100


def normal(name: str) -> str:
    """A name in the one spelling that is compared: composed letters (NFC), single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def is_volunteer(name: str) -> bool:
    """Whether a name says that a person did it and not who, in any of the languages of the Word files."""
    return normal(name).casefold() in _VOLUNTEERS


def _is_foreign(character: str) -> bool:
    return character in "<>" or unicodedata.category(character) in {"Cc", "Cf"}


def checked(name: str, *, is_machine: bool = False) -> str:
    """The name as it is to be written; SiteError where it is none."""
    found = normal(name)
    if is_volunteer(found):
        return VOLUNTEER
    if not any(map(str.isalnum, found)):
        raise SiteError(
            f"“{found}” is no name; write a name, a handle, or {VOLUNTEER} for whoever is not to be named"
        )
    if len(found) > _LONGEST or any(map(_is_foreign, found)):
        raise SiteError(
            f"“{found}” cannot be a name: it has more than {_LONGEST} characters, < or >, or some that nobody sees;"
            " write a simpler one"
        )
    if found.casefold() == MACHINE and not is_machine:
        raise SiteError(
            f"`{MACHINE}` stands for what nobody wrote; name the person, write {VOLUNTEER}, or add --machine"
        )
    return found
