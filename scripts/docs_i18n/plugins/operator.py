"""Who runs this copy: the lines that fill the privacy, legal-notice and accessibility pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from docs_i18n.plugins.site_config import SiteConfig
    from docs_i18n.strings import Strings

_PLACEHOLDER = re.compile(r"^\{\{ operator\.(identity|contact|enforcement) \}\}$", re.MULTILINE)
_LINE_BREAK = "  \n"


def fill_placeholders(markdown: str, config: SiteConfig, strings: Strings) -> str:
    """Replace `{{ operator.… }}`, alone on its line, by what is known; else by a sentence that says nothing is."""
    texts = {
        "identity": _identity(config, strings),
        "contact": _contact(config, strings),
        "enforcement": _plain(config.operator.enforcement)
        or strings.text("No public body runs this copy, so no authority has been named for complaints."),
    }
    return _PLACEHOLDER.sub(lambda match: texts[match[1]], markdown)


def _identity(config: SiteConfig, strings: Strings) -> str:
    operator = config.operator
    if not operator.name:
        return strings.text("No public body runs this copy of the site.")
    return _plain(f"{operator.name}\n{operator.address}")


def _contact(config: SiteConfig, strings: Strings) -> str:
    lines = []
    if config.contact_email:
        lines.append(f"[{_plain(config.contact_email)}](mailto:{quote(config.contact_email, safe='@+')})")
    if config.operator.phone:
        lines.append(_plain(config.operator.phone))
    return _LINE_BREAK.join(lines) or strings.text("This copy of the site names no contact address.")


def _plain(text: str) -> str:
    """A setting is text: what looks like Markdown or HTML in it is shown, not obeyed.

    Written as references every mark stays what it is; a backslash before it would not help at the start of a line,
    where `===` makes a heading, `~~~` code and "12. maja" a list.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    return _LINE_BREAK.join(
        re.sub(r"[^\w ]|_", lambda mark: f"&#{ord(mark[0])};", line) for line in lines if line
    )
