"""Links of a translated text that lead to English text say so, as the menus do."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_HREF = re.compile(r"""\bhref=(["'])(?P<address>.*?)\1""")


def mark_foreign_links(html: str, url: str, foreign: Mapping[str, str], words: str, lang: str) -> str:
    """Put a mark behind the words of every link whose page is in another language.

    `url` is the page's own address and `foreign` maps addresses, both from the root of the site, to languages;
    `words` is the mark in the reader's language, `lang`.
    """
    mark = f' <span class="lang-mark" lang="{escape(lang)}" data-pagefind-ignore>({escape(words)})</span>'

    def marked(link: re.Match[str]) -> str:
        href = _HREF.search(link["attributes"])
        target = urldefrag(urljoin(f"/{url}", unescape(href["address"]))).url if href else ""
        target_lang = foreign.get(target.removeprefix("/")) if target.startswith("/") else None
        if target_lang is None:
            return link[0]
        return f'<a{link["attributes"]} hreflang="{escape(target_lang)}">{link["words"]}{mark}</a>'

    return _LINK.sub(marked, html)
