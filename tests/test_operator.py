"""What a page says of the operator is true for every combination of settings."""

from __future__ import annotations

import gettext
import itertools

import pytest

from docs_i18n.addresses import Repository
from docs_i18n.plugins.operator import fill_placeholders
from docs_i18n.plugins.site_config import SiteConfig
from docs_i18n.strings import Strings

ENGLISH = Strings(lang="en", translations=gettext.NullTranslations())
SETTINGS: dict[str, dict[str, str | dict[str, str]]] = {
    "email": {"contact_email": "a@city.test"},
    "name": {"operator": {"name": "City"}},
    "address": {"operator": {"address": "Square 1"}},
    "phone": {"operator": {"phone": "555"}},
    "enforcement": {"operator": {"enforcement": "Ombudsman"}},
    "repository": {},
}
COMBINATIONS = [
    frozenset(chosen)
    for length in range(len(SETTINGS) + 1)
    for chosen in itertools.combinations(SETTINGS, length)
]
FORM = "[Public form for reports (needs an account)](https://github.com/o/r/issues/new)"
EMAIL = "[a&#64;city&#46;test](mailto:a@city.test)"
LINK = "Use the link “Something wrong on this page?” at the foot of each page."
NO_CONTACT = "This copy of the site gives no contact address."
NOBODY = "No public body runs this copy of the site. Whoever runs it has not filled in yet who they are."
NO_AUTHORITY = {
    True: "The operator of this copy has not yet named an authority for complaints.",
    False: "No public body runs this copy, so no authority has been named for complaints.",
}


def filled(name: str, chosen: frozenset[str], url: str = "https://github.com/o/r") -> str:
    """Return the words that take the place of one placeholder, without the mark of its paragraph."""
    operator: dict[str, str] = {}
    options: dict[str, object] = {"operator": operator}
    for setting in chosen:
        for key, value in SETTINGS[setting].items():
            if isinstance(value, dict):
                operator.update(value)
            else:
                options[key] = value
    config = SiteConfig()
    config.load_dict(options)
    assert config.validate() == ([], [])
    repository = Repository(url=url, branch="main") if "repository" in chosen else None
    text = fill_placeholders(f"{{{{ operator.{name} }}}}", config, repository, ENGLISH)
    return text.removesuffix("\n{: .as-it-is }").replace("  \n", " / ")


@pytest.mark.parametrize("chosen", COMBINATIONS, ids=lambda chosen: "+".join(sorted(chosen)) or "nothing")
def test_every_combination(chosen: frozenset[str]) -> None:
    """Each line names what is set; what is not set is said to be missing, and nothing is denied that is there."""
    has_name = "name" in chosen
    own_address = ["Square 1"] * ("address" in chosen)
    lines = [EMAIL] * ("email" in chosen) + [FORM] * ("repository" in chosen) + ["555"] * ("phone" in chosen)
    lines += [] if has_name else own_address
    contact = " / ".join(lines) or NO_CONTACT

    assert filled("identity", chosen) == (" / ".join(["City", *own_address]) if has_name else NOBODY)
    assert filled("contact", chosen) == contact
    assert filled("enforcement", chosen) == (
        "Ombudsman" if "enforcement" in chosen else NO_AUTHORITY[has_name]
    )
    assert filled("report", chosen) == (LINK if chosen & {"email", "repository"} else contact)


def test_host_without_a_known_form() -> None:
    """A repository on a host whose forms we do not know is no way to reach anybody."""
    chosen = frozenset({"repository"})

    assert filled("contact", chosen, "https://git.city.test/o/r") == NO_CONTACT
    assert filled("report", chosen, "https://git.city.test/o/r") == NO_CONTACT
