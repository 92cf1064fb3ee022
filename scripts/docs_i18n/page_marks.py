"""Marks that the HTML of a text gets for its looks: where a long e-mail address may break, which lists have letters of their own."""

from __future__ import annotations

import re

_MAIL = re.compile(r'(<a\b[^>]*\bhref="mailto:[^>]*>[^<@]*@)(?=[^<])')
# The Latin and the Cyrillic letter.
_LETTERED = re.compile(r"<ul>(?=\s*<li>\s*(?:<p>)?[AА]\. )")


def marked(html: str) -> str:
    """Let an address break behind its @ and nowhere else, and take the bullets from a list whose first item begins with “A.”."""
    return _LETTERED.sub('<ul class="lettered">', _MAIL.sub(r"\1<wbr>", html))
