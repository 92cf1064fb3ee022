"""Who runs this copy: the lines that fill the privacy, legal-notice and accessibility pages."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs_i18n.plugins.site_config import SiteConfig
    from docs_i18n.strings import Strings

_PLACEHOLDER = re.compile(r"^\{\{ operator\.(identity|contact|enforcement) \}\}$", re.MULTILINE)


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
    return "  \n".join(_plain(line) for line in (operator.name, operator.address) if line)


def _contact(config: SiteConfig, strings: Strings) -> str:
    lines = []
    if config.contact_email:
        lines.append(f"[{_plain(config.contact_email)}](mailto:{config.contact_email})")
    if config.operator.phone:
        lines.append(_plain(config.operator.phone))
    return "  \n".join(lines) or strings.text("This copy of the site names no contact address.")


def _plain(text: str) -> str:
    """A setting is text: what looks like Markdown or HTML in it is shown, not obeyed."""
    return re.sub(r"([\\`*_{}\[\]()#+!|])", r"\\\1", escape(text, quote=False))
