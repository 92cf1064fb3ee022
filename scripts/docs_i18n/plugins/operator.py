"""Who runs this copy: the lines that fill the privacy, legal-notice and accessibility pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from docs_i18n.page_tree import AS_IT_IS

if TYPE_CHECKING:
    from docs_i18n.addresses import Repository
    from docs_i18n.plugins.site_config import SiteConfig
    from docs_i18n.strings import Strings

_PLACEHOLDER = re.compile(r"^\{\{ operator\.(identity|contact|report|enforcement) \}\}$", re.MULTILINE)
_LINE_BREAK = "  \n"


def fill_placeholders(
    markdown: str, config: SiteConfig, repository: Repository | None, strings: Strings, contact: str = ""
) -> str:
    """Replace `{{ operator.… }}`, alone on its line, by what is known; else by a sentence that says nothing is.

    `contact` is the address of the language of the page, for a copy that has no general one.
    """
    address = config.contact_email or contact
    form = repository.new_issue() if repository else None
    texts = {
        "identity": _identity(config, strings),
        "contact": _contact(config, address, form, strings),
        "report": _report(config, address, form, strings),
        "enforcement": _enforcement(config, strings),
    }
    return _PLACEHOLDER.sub(lambda match: texts[match[1]], markdown)


def _identity(config: SiteConfig, strings: Strings) -> str:
    operator = config.operator
    if not operator.name:
        return strings.text(
            "No public body runs this copy of the site. Whoever runs it has not filled in yet who they are."
        )
    return _set_by_operator([_plain(operator.name), _plain(operator.address)])


def _contact(config: SiteConfig, address: str, form: str | None, strings: Strings) -> str:
    operator = config.operator
    lines = []
    if address:
        lines.append(f"[{_plain(address)}](mailto:{quote(address, safe='@+')})")
    if form:
        lines.append(
            f"[{strings.text('Public form for reports (needs an account)')}]({quote(form, safe=':/')})"
        )
    lines.append(_plain(operator.phone))
    if not operator.name:  # with a name it stands below the name
        lines.append(_plain(operator.address))
    return _set_by_operator(lines) or strings.text("This copy of the site gives no contact address.")


def _report(config: SiteConfig, address: str, form: str | None, strings: Strings) -> str:
    if address or form:
        return strings.text("Use the link “Something wrong on this page?” at the foot of each page.")
    return _contact(config, address, form, strings)


def _enforcement(config: SiteConfig, strings: Strings) -> str:
    operator = config.operator
    if operator.enforcement:
        return _set_by_operator([_plain(operator.enforcement)])
    if operator.name:
        return strings.text("The operator of this copy has not yet named an authority for complaints.")
    return strings.text("No public body runs this copy, so no authority has been named for complaints.")


def _set_by_operator(lines: list[str]) -> str:
    """A paragraph of settings: the same in every language, and not for want of a translation."""
    known = [line for line in lines if line]
    return f"{_LINE_BREAK.join(known)}\n{{: .{AS_IT_IS} }}" if known else ""


def _plain(text: str) -> str:
    """A setting is text: what looks like Markdown or HTML in it is shown, not obeyed.

    Written as references every mark stays what it is; a backslash before it would not help at the start of a line,
    where `===` makes a heading, `~~~` code and "12. maja" a list.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    return _LINE_BREAK.join(
        re.sub(r"[^\w ]|_", lambda mark: f"&#{ord(mark[0])};", line) for line in lines if line
    )
