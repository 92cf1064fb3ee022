"""Rules on languages in the finished site: a reader is never left to guess which language comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.built_files import BuiltSite
    from docs_i18n.checks.built_page import BuiltPage, Heading, Link


def page_language(site: BuiltSite) -> Iterator[Finding]:
    """Rule `page-language`: a page declares the language of its address (WCAG 3.1.1), and has one text.

    The text is in that language or in the source language; there is no third.
    """
    for page in site.pages.values():
        lang = site.language_of(page.url).lang
        if page.lang != lang:
            message = f'<html lang="{page.lang}"> in the folder of {lang}; write lang="{lang}"'
            yield _finding(page, "page-language", message)
        elif len(page.text_langs) > 1:
            message = f'{len(page.text_langs)} elements have class "page-text"; leave one'
            yield _finding(page, "page-language", message)
        elif page.text_lang not in {lang, site.source.lang}:
            message = f'the text has lang="{page.text_lang}"; write {lang}, or {site.source.lang} on a fallback page'
            yield _finding(page, "page-language", message)


def fallback_notice(site: BuiltSite) -> Iterator[Finding]:
    """Rule `fallback-notice`: a page still in the source language says so, in the reader's language (design §4.3).

    One notice above the text; the heading marked with the language it is in (WCAG 3.1.2); a `<title>`, which cannot
    be marked in part, that begins in the reader's language. On a translated page there is no such notice.
    """
    for page in site.pages.values():
        wanted = 1 if page.is_fallback else 0
        if len(page.notices) != wanted:
            message = f"{len(page.notices)} notices of class notice--fallback; there must be {wanted}"
            yield _finding(page, "fallback-notice", message)
        if not page.is_fallback:
            continue
        for notice in page.notices:
            if not notice.is_above_text:
                yield _finding(page, "fallback-notice", "the notice stands below the text; put it above")
            if notice.lang != page.lang:
                message = (
                    f'the notice is inside lang="{notice.lang}"; move it out, it is written in {page.lang}'
                )
                yield _finding(page, "fallback-notice", message)
        for heading in page.headings:
            if heading.level == 1 and heading.lang != page.text_lang:
                message = f'the h1 "{heading.text}" is not marked; give it lang="{page.text_lang}"'
                yield _finding(page, "fallback-notice", message)
            if heading.level == 1 and heading.text and page.title.startswith(heading.text):
                message = f'<title> begins in {page.text_lang}; begin it in {page.lang}, as in "Not yet translated: …"'
                yield _finding(page, "fallback-notice", message)


def fallback_canonical(site: BuiltSite) -> Iterator[Finding]:
    """Rule `fallback-canonical`: search engines are sent to the page the text comes from (design §4.3).

    Canonical to it, `noindex`, and no hreflang: the page is no translation.
    """
    for page in site.pages.values():
        if not page.is_fallback:
            continue
        source = site.home.absolute(site.bare(page.url))
        if site.home.site_url and page.canonical != [source]:
            message = f'canonical is {", ".join(page.canonical) or "missing"}; write <link rel="canonical" href="{source}">'
            yield _finding(page, "fallback-canonical", message)
        if not page.is_hidden:
            message = 'search engines may list the page; write <meta name="robots" content="noindex">'
            yield _finding(page, "fallback-canonical", message)
        if site.home.site_url and page.alternates:
            message = "<link hreflang> on a page that is no translation; leave it out"
            yield _finding(page, "fallback-canonical", message)


def lang_of_links(site: BuiltSite) -> Iterator[Finding]:
    """Rule `lang-of-links`: a title or a language name in a link is declared in its language (WCAG 3.1.2).

    Menus, contents lists and footers show titles of pages and sections that may not be translated yet, and the
    switcher names languages each in its own words. Labels such as "How you can help" are in the reader's language
    wherever they lead, so only words that stand as a heading at the other end, or name a language, are held to it.
    Links inside the text are their authors' own words.
    """
    names = {language.name: language.lang for language in site.languages}
    for page in site.pages.values():
        for link in page.links:
            if link.tag != "a" or link.in_text:
                continue
            heading = _heading_shown(link, site)
            words, lang = (heading.text, heading.lang) if heading else (link.text, names.get(link.text, ""))
            if lang and link.lang_of(words) != lang:
                message = f'"{words}" in a link is declared {link.lang_of(words)}; give it lang="{lang}"'
                yield _finding(page, "lang-of-links", message)
            elif link.text in names and link.hreflang not in {"", names[link.text]}:
                message = f'the link "{link.text}" has hreflang="{link.hreflang}"; write "{names[link.text]}"'
                yield _finding(page, "lang-of-links", message)


def _heading_shown(link: Link, site: BuiltSite) -> Heading | None:
    """Return the heading that a link leads to, where its words are those of the link."""
    target = site.pages.get(link.address.path) if link.address.place == "inside" else None
    for heading in target.headings if target else ():
        is_aim = heading.id == link.address.fragment if link.address.fragment else heading.level == 1
        if is_aim:
            return heading if heading.text and heading.text in link.text else None
    return None


def _finding(page: BuiltPage, rule: str, message: str) -> Finding:
    return Finding(path=page.url, line=None, rule=rule, message=message)
