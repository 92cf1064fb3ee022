"""The finished site is held to its rules: a good one passes, and each fault is found once, by its own rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_i18n.checks.built_address import home_of, resolve
from docs_i18n.checks.built_page import read_page
from docs_i18n.checks.built_site import RULES, check_built_site
from docs_i18n.host_files import POLICY
from docs_i18n.model import Language

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.model import Finding

SITE_URL = "https://example.org/toolbox/"
ENGLISH = Language(locale="en", lang="en", name="English", folder="docs", is_source=True)
PORTUGUESE = Language(locale="pt", lang="pt-PT", name="Português", folder="docs_pt", is_source=False)
UKRAINIAN = Language(locale="uk", lang="uk", name="Українська", folder="docs_uk", is_source=False)
LANGUAGES = (ENGLISH, PORTUGUESE, UKRAINIAN)

# Address without language, to the titles of its true translations.
PAGES = {
    "": {"en": "Toolbox", "pt": "Caixa", "uk": "Скринька"},
    "guide/": {"en": "A guide", "pt": "Um guia"},
    "brief/": {"en": "A brief"},
    "aqui/": {"pt": "Só aqui"},
}
IN_MENU = ("", "guide/")


def url(locale: str, bare: str) -> str:
    return bare if locale == "en" else f"{locale}/{bare}"


def hreflang(bare: str) -> list[tuple[str, str]]:
    found = [
        (language.lang, SITE_URL + url(language.locale, bare))
        for language in LANGUAGES
        if language.locale in PAGES[bare]
    ]
    return [*found, ("x-default", found[0][1])]


def head(language: Language, bare: str, up: str, site_url: str) -> str:
    title = PAGES[bare].get(language.locale)
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f"<title>{title or 'Not yet: ' + PAGES[bare]['en']}</title>",
    ]
    if not title:
        lines.append('<meta name="robots" content="noindex">')
    if site_url:
        lines.append(
            f'<link rel="canonical" href="{SITE_URL}{url(language.locale if title else "en", bare)}">'
        )
        lines.append(f'<meta property="og:image" content="{SITE_URL}picture.png">')
    if site_url and title:
        lines += [
            f'<link rel="alternate" hreflang="{lang}" href="{target}">' for lang, target in hreflang(bare)
        ]
    lines.append(f'<link rel="stylesheet" href="{up}site.css">')
    lines.append(f'<script type="module" src="{up}site.js"></script>')
    lines.append('<script type="application/ld+json">{"@type": "WebSite"}</script>')
    return "\n".join(lines)


def menu_link(language: Language, bare: str, up: str) -> str:
    title = PAGES[bare].get(language.locale)
    words = title or f'<span lang="en">{PAGES[bare]["en"]}</span> <span>(англійською)</span>'
    return f'<li><a href="{up}{url(language.locale, bare)}">{words}</a></li>'


def page(language: Language, bare: str, site_url: str) -> str:
    title = PAGES[bare].get(language.locale)
    lang = "" if title else ' lang="en"'
    up = "../" * url(language.locale, bare).count("/") or "./"
    menu = "\n".join(menu_link(language, other, up) for other in IN_MENU)
    switcher = "\n".join(
        f'<a href="{up}{url(other.locale, bare if "en" in PAGES[bare] else "")}" lang="{other.lang}"'
        f' hreflang="{other.lang}">{other.name}</a>'
        for other in LANGUAGES
    )
    notice = "" if title else '<aside class="notice notice--fallback"><p>Not yet translated</p></aside>'
    return f"""<!doctype html>
<html lang="{language.lang}">
<head>
{head(language, bare, up, site_url)}
</head>
<body>
<header><a href="{up}{url(language.locale, "")}"><svg viewBox="0 0 1 1"><path d="M0"/></svg></a>
<nav>{switcher}</nav>
<nav><ul>{menu}</ul></nav></header>
<nav class="toc"><ul{lang}><li><a href="#part">Part</a></li></ul></nav>
<main id="text"><article>
<h1{lang}>{title or PAGES[bare]["en"]}</h1>
{notice}
<div class="page-text"{lang}>
<h2 id="part">Part</h2>
<p><a href="https://other.test/">elsewhere</a> <a href="mailto:a@b.pt">mail</a> <a href="#">up</a></p>
<img src="{up}picture.png" alt="">
</div>
</article></main>
<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></footer>
</body>
</html>
"""


def error_page(language: Language, base: str) -> str:
    return f"""<!doctype html><html lang="{language.lang}"><head>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>404</title>
<meta name="robots" content="noindex"><link rel="stylesheet" href="{base}site.css"></head>
<body><main><section lang="en"><h1>404</h1><p><a href="{base}">Home</a></p></section>
<section lang="uk"><h2>404</h2><p><a href="{base}uk/">Скринька</a></p></section></main></body></html>
"""


def redirect_page(target: str, site_url: str) -> str:
    canonical = f'<link rel="canonical" href="{SITE_URL}guide/">' if site_url else ""
    return f"""<!doctype html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Moved</title>{canonical}
<meta http-equiv="refresh" content="0; url={target}"></head>
<body><h1>Moved</h1><p><a href="{target}">On</a></p></body></html>
"""


def sitemap(language: Language) -> str:
    entries = "".join(
        f"<url><loc>{SITE_URL}{url(language.locale, bare)}</loc>\n"
        + "".join(f'<x:link rel="alternate" hreflang="{lang}" href="{to}"/>\n' for lang, to in hreflang(bare))
        + "</url>"
        for bare, titles in PAGES.items()
        if language.locale in titles
    )
    namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>{entries}</urlset>\n'


def write(root: Path, name: str, content: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def build(root: Path, site_url: str = SITE_URL) -> None:
    """Write a small site with nothing wrong: three languages, fallbacks, a local page, errors, a redirect."""
    for language in LANGUAGES:
        for bare, titles in PAGES.items():
            if "en" in titles or language.locale in titles:
                write(root, f"{url(language.locale, bare)}index.html", page(language, bare, site_url))
        base = "/toolbox/" if site_url else "/"
        write(root, f"{url(language.locale, '')}404.html", error_page(language, base))
        if site_url:
            write(root, f"sitemap-{language.locale}.xml", sitemap(language))
    write(root, "old/index.html", redirect_page("../guide/", site_url))
    write(
        root, "site.css", "p { background: url(picture.png) } a { mask: url('data:image/svg+xml,x') url(#m) }"
    )
    for name in ("site.js", "picture.png"):
        write(root, name, "")
    robots = "User-agent: *\nDisallow:\n"
    if site_url:
        names = "".join(
            f"<sitemap><loc>{SITE_URL}sitemap-{each.locale}.xml</loc></sitemap>" for each in LANGUAGES
        )
        write(root, "sitemap.xml", f"<sitemapindex>{names}</sitemapindex>")
        robots += f"Sitemap: {SITE_URL}sitemap.xml\n"
    write(root, "robots.txt", robots)


def check(root: Path, site_url: str | None = SITE_URL) -> list[Finding]:
    return list(check_built_site(root, LANGUAGES, site_url, "en"))


def change(root: Path, name: str, before: str, after: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{name} has no {before}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_good_site_has_no_findings(tmp_path: Path) -> None:
    build(tmp_path)

    assert [str(finding) for finding in check(tmp_path)] == []


def test_a_good_site_that_does_not_know_its_address_has_none_either(tmp_path: Path) -> None:
    build(tmp_path, site_url="")

    assert [str(finding) for finding in check(tmp_path, None)] == []
    assert [str(finding) for finding in check(tmp_path, "")] == []


def test_a_build_without_the_source_language_is_not_judged(tmp_path: Path) -> None:
    write(tmp_path, "pt/index.html", "<p>")

    assert list(check_built_site(tmp_path, [PORTUGUESE], None, "en")) == []


NOTICE = '<aside class="notice notice--fallback"><p>Not yet translated</p></aside>'
CANONICAL = '<link rel="canonical" href="{}">'.format
ALTERNATE = '<link rel="alternate" hreflang="{}" href="{}">'.format
GUIDE = f"{SITE_URL}guide/"
GUIDE_PT = f"{SITE_URL}pt/guide/"
STYLES = '<link rel="stylesheet" href="../site.css">'
UK_BRIEF = "uk/brief/index.html"  # a fallback page that no other page links to
NOINDEX = '<meta name="robots" content="noindex">'

FAULTS = {
    "page-language": [
        ("pt/404.html", '<html lang="pt-PT">', '<html lang="pt">', 'write lang="pt-PT"'),
        (
            UK_BRIEF,
            "</article>",
            '<div class="page-text" lang="en"></div></article>',
            "2 elements have class",
        ),
    ],
    "fallback-notice": [
        (UK_BRIEF, NOTICE, "", "0 notices of class notice--fallback; there must be 1"),
        (UK_BRIEF, NOTICE, NOTICE + NOTICE, "2 notices"),
        ("brief/index.html", "<h2", f"{NOTICE}<h2", "1 notices of class notice--fallback; there must be 0"),
        (UK_BRIEF, NOTICE, f'<div lang="en">{NOTICE}</div>', 'the notice is inside lang="en"'),
        (UK_BRIEF, '<h1 lang="en">', "<h1>", 'the h1 "A brief" is not marked; give it lang="en"'),
        (UK_BRIEF, "<title>Not yet: ", "<title>", "<title> begins in en; begin it in uk"),
    ],
    "fallback-canonical": [
        (UK_BRIEF, f"{SITE_URL}brief/", f"{SITE_URL}uk/brief/", f"canonical is {SITE_URL}uk/brief/; write"),
        (UK_BRIEF, CANONICAL(f"{SITE_URL}brief/"), "", "canonical is missing"),
        (UK_BRIEF, NOINDEX, "", "search engines may list the page"),
        (
            UK_BRIEF,
            NOINDEX,
            NOINDEX + ALTERNATE("uk", f"{SITE_URL}uk/brief/"),
            "<link hreflang> on a page that is no",
        ),
    ],
    "lang-of-links": [
        (
            UK_BRIEF,
            '<span lang="en">A guide</span>',
            "A guide",
            '"A guide" in a link is declared uk; give it lang="en"',
        ),
        (
            "pt/guide/index.html",
            '/">Um guia</a>',
            '/" lang="en">Um guia</a>',
            'declared en; give it lang="pt-PT"',
        ),
        (
            "pt/guide/index.html",
            '">Um guia<',
            '"><i lang="en">Um guia</i><',
            'declared en; give it lang="pt-PT"',
        ),
        (UK_BRIEF, '<ul lang="en">', "<ul>", '"Part" in a link is declared uk; give it lang="en"'),
        (
            "index.html",
            ' lang="pt-PT" hreflang="pt-PT"',
            ' hreflang="pt-PT"',
            '"Português" in a link is declared en',
        ),
        ("index.html", ' hreflang="pt-PT">', ' hreflang="pt">', 'hreflang="pt"; write "pt-PT"'),
    ],
    "hreflang": [
        (
            "pt/guide/index.html",
            CANONICAL(GUIDE_PT),
            CANONICAL(GUIDE),
            f"canonical is {GUIDE}; write {GUIDE_PT}",
        ),
        ("pt/guide/index.html", CANONICAL(GUIDE_PT), "", "canonical is missing"),
        (
            "404.html",
            "<body>",
            ALTERNATE("en", SITE_URL) + "<body>",
            "<link hreflang> on a page with noindex",
        ),
    ],
    "sitemap": [
        (
            "sitemap-uk.xml",
            "</urlset>",
            f"<url><loc>{SITE_URL}uk/brief/</loc></url></urlset>",
            "is no page of this",
        ),
        (
            "sitemap-en.xml",
            "</urlset>",
            f"<url><loc>{SITE_URL}404.html</loc></url></urlset>",
            "is no page of this",
        ),
        (
            "sitemap-en.xml",
            "<loc>",
            f"<loc>{SITE_URL}pt/</loc></url><url><loc>",
            f"{SITE_URL}pt/ is no page of this",
        ),
        (
            "sitemap-uk.xml",
            '<x:link rel="alternate" hreflang="uk"',
            '<x:link hreflang="ru"',
            "is not that of the page",
        ),
        ("sitemap-uk.xml", "</urlset>", "", "not well-formed XML"),
        (
            "sitemap.xml",
            f"<sitemap><loc>{SITE_URL}sitemap-uk.xml</loc></sitemap>",
            "",
            "sitemap-uk.xml is missing; add it",
        ),
        ("robots.txt", "Sitemap:", "#", "the sitemap is not named"),
    ],
    "internal-link": [
        (
            "index.html",
            'href="#">up',
            'href="guide/nowhere/">up',
            "guide/nowhere/ leads to no file (/guide/nowhere/ind",
        ),
        ("index.html", 'href="#">up', 'href="guide/#nowhere">up', "/guide/ has no #nowhere"),
        ("index.html", 'href="#">up', 'href="#nowhere">up', "#nowhere leads to no id"),
        ("index.html", 'href="#">up', 'href="guide">up', "guide costs a redirect"),
        ("index.html", 'href="#">up', 'href="/guide/">up', "/guide/ leads out of /toolbox/"),
        ("index.html", 'href="#">up', 'href="../x/">up', "../x/ leads out of /toolbox/"),
        ("index.html", 'href="#">up', f'href="{SITE_URL}no/">up', f"{SITE_URL}no/ leads to no file"),
        ("index.html", 'src="./picture.png"', 'src="no.png"', "no.png leads to no file"),
        (
            "index.html",
            'src="./picture.png"',
            'src="picture.png" srcset="no.png 2x"',
            "no.png leads to no file",
        ),
        ("index.html", f"{SITE_URL}picture.png", f"{SITE_URL}no.png", "no.png leads to no file"),
        (
            "404.html",
            'href="/toolbox/">Home',
            'href="guide/">Home',
            "guide/ is relative, and this page is shown at any",
        ),
        ("pt/404.html", 'href="/toolbox/site.css"', 'href="../site.css"', "../site.css is relative"),
        ("site.css", "url(picture.png)", "url('no.png')", "no.png leads to no file"),
    ],
    "no-third-party": [
        ("index.html", 'src="./picture.png"', 'src="https://other.test/x.png"', "<img> asks another host"),
        (
            "index.html",
            'src="./picture.png"',
            'src="//other.test/x.png"',
            "<img> asks another host for //other.test",
        ),
        ("index.html", 'src="./site.js"', 'src="https://other.test/x.js"', "<script> asks another host"),
        ("index.html", 'href="./site.css"', 'href="https://other.test/x.css"', "<link> asks another host"),
        (
            "index.html",
            "</head>",
            '<link rel="preconnect" href="https://other.test/"></head>',
            "<link> asks another",
        ),
        (
            "index.html",
            "</main>",
            '<iframe src="https://other.test/"></iframe></main>',
            "<iframe> asks another",
        ),
        ("index.html", "</main>", '<form action="https://other.test/"></form></main>', "<form> asks another"),
        (
            "index.html",
            "</main>",
            '<video poster="https://other.test/x"></video></main>',
            "<video> asks another",
        ),
        ("old/index.html", "0; url=../guide/", "0; url=https://other.test/", "<meta> asks another host"),
        (
            "site.css",
            "url(picture.png)",
            "url(https://other.test/x.png)",
            "the style sheet asks another host",
        ),
        ("site.css", "p {", '@import "//other.test/x.css"; p {', "the style sheet asks another host"),
    ],
    "csp": [
        (UK_BRIEF, "http-equiv", "name=x data-x", "no Content-Security-Policy; write `default-src 'self'"),
        (UK_BRIEF, "default-src 'self'", "default-src *", "another Content-Security-Policy"),
        (
            UK_BRIEF,
            '<meta charset="utf-8">',
            STYLES.replace("..", "../.."),
            "something is loaded before the policy",
        ),
        (
            UK_BRIEF,
            "</main>",
            "<script>x()</script></main>",
            "<script> with its content in the page: the policy stops",
        ),
        (UK_BRIEF, "</main>", "<style>p {}</style></main>", "<style> with its content"),
        (UK_BRIEF, "<article>", '<article style="color: red">', "style=… on <article>"),
        (UK_BRIEF, "<article>", '<article onclick="x">', "onclick=… on <article>"),
        (UK_BRIEF, 'href="#">up', 'href="java&#9;script:x">up', "<a> leads to java"),
    ],
    "duplicate-id": [(UK_BRIEF, "<article>", '<article id="part">', 'id="part" stands 2 times')],
    "heading-id": [
        (UK_BRIEF, "</article>", '<h2 id="_1">x</h2></article>', '"x" has the id _1; write one of your own')
    ],
    "heading-levels": [
        (UK_BRIEF, "</article>", "<h4>Deep</h4></article>", '"Deep" is h4 after h2; make it h3'),
        (UK_BRIEF, "<article>", "<article><h2>Early</h2>", "1 h1, the first heading is h2"),
        (UK_BRIEF, "</article>", '<h1 lang="en">x</h1></article>', "2 h1, the first heading is h1"),
        ("404.html", "h1", "p", "0 h1, the first heading is h2"),
    ],
    "image-alt": [(UK_BRIEF, ' alt=""', "", "../../picture.png has no alt")],
}


@pytest.mark.parametrize(
    ("rule", "fault"), [(rule, fault) for rule, faults in FAULTS.items() for fault in faults]
)
def test_each_fault_is_found_once_by_its_own_rule(
    tmp_path: Path, rule: str, fault: tuple[str, str, str, str]
) -> None:
    name, before, after, message = fault
    build(tmp_path)
    change(tmp_path, name, before, after)

    (finding,) = check(tmp_path)

    path = f"/{name}".removesuffix("index.html")
    assert (finding.path, finding.line, finding.rule) == (path, None, rule)
    assert message in finding.message
    assert re.search("; |: ", finding.message), "what is wrong, then what to write instead"


def test_every_rule_has_a_fault_and_documents_its_name() -> None:
    names = {rule.__name__.replace("_", "-") for rule in RULES}

    assert names == {*FAULTS, "no-site-url"}
    assert all(f"Rule `{rule.__name__.replace('_', '-')}`" in (rule.__doc__ or "") for rule in RULES)


@pytest.mark.parametrize(
    ("before", "after", "messages"),
    [
        (
            ALTERNATE("en", GUIDE),
            ALTERNATE("en", "../../guide/"),
            ["does not begin with", 'no hreflang="en" to'],
        ),
        (ALTERNATE("pt-PT", GUIDE_PT), "", [f'no hreflang="pt-PT" to {GUIDE_PT}; add it']),
        (ALTERNATE("x-default", GUIDE), "", [f'no hreflang="x-default" to {GUIDE}; add it']),
        (ALTERNATE("en", GUIDE), ALTERNATE("en", GUIDE) * 2, [f'hreflang="en" to {GUIDE} stands 2 times']),
        ("</head>", ALTERNATE("uk", f"{SITE_URL}uk/guide/") + "</head>", ["its text is still en"]),
        ("</head>", ALTERNATE("es", f"{SITE_URL}es/guide/") + "</head>", ["there is no such page"]),
        ("</head>", ALTERNATE("uk", SITE_URL) + "</head>", ["that page is in en"]),
        ("</head>", ALTERNATE("en", SITE_URL) + "</head>", ["not what this one is a translation of"]),
    ],
)
def test_a_head_that_tells_another_story_is_found_by_hreflang_and_sitemap(
    tmp_path: Path, before: str, after: str, messages: list[str]
) -> None:
    build(tmp_path)
    change(tmp_path, "pt/guide/index.html", before, after)

    *found, last = check(tmp_path)

    assert [finding.rule for finding in found] == ["hreflang"] * len(messages)
    assert all(part in finding.message for part, finding in zip(messages, found, strict=True))
    assert (last.rule, last.path) == ("sitemap", "/sitemap-pt.xml")


def test_a_translation_that_goes_missing_is_missed_by_the_others(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "uk" / "index.html").unlink()

    found = {(finding.rule, finding.path) for finding in check(tmp_path)}

    assert {("hreflang", "/"), ("hreflang", "/pt/"), ("sitemap", "/sitemap-uk.xml")} <= found


def test_a_notice_below_the_text_comes_too_late(tmp_path: Path) -> None:
    build(tmp_path)
    change(tmp_path, UK_BRIEF, NOTICE, "")
    change(tmp_path, UK_BRIEF, "</article>", f"{NOTICE}</article>")

    (finding,) = check(tmp_path)

    assert str(finding) == "/uk/brief/: fallback-notice: the notice stands below the text; put it above"


def test_a_text_in_a_third_language_is_found(tmp_path: Path) -> None:
    build(tmp_path)
    change(tmp_path, UK_BRIEF, '<div class="page-text" lang="en">', '<div class="page-text" lang="fr">')

    assert ("page-language", "/uk/brief/") in {(finding.rule, finding.path) for finding in check(tmp_path)}


@pytest.mark.parametrize("name", ["sitemap.xml.gz", "pt/sitemap.xml", "sitemap-fr.xml"])
def test_a_sitemap_that_is_not_ours_is_found(tmp_path: Path, name: str) -> None:
    build(tmp_path)
    write(tmp_path, name, "<urlset></urlset>")

    (finding,) = check(tmp_path)

    assert (finding.rule, finding.path) == ("sitemap", f"/{name}")


def test_a_sitemap_that_is_missing_is_found(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "sitemap-uk.xml").unlink()

    (finding,) = check(tmp_path)

    assert str(finding).startswith("/sitemap-uk.xml: sitemap: the file is missing; ")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("index.html", "</head>", CANONICAL(SITE_URL) + "</head>"),
        ("uk/brief/index.html", "</head>", ALTERNATE("en", SITE_URL) + "</head>"),
        ("index.html", "</head>", f'<meta property="og:url" content="{SITE_URL}"></head>'),
        ("old/index.html", "</head>", CANONICAL("https://example.com/") + "</head>"),
        ("robots.txt", "Disallow:", "Disallow:\nSitemap: /sitemap.xml"),
    ],
)
def test_a_copy_that_does_not_know_its_address_names_none(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    build(tmp_path, site_url="")
    change(tmp_path, name, before, after)

    (finding,) = check(tmp_path, None)

    assert (finding.rule, finding.path) == ("no-site-url", f"/{name}".removesuffix("index.html"))


def test_a_copy_that_does_not_know_its_address_has_no_sitemap(tmp_path: Path) -> None:
    build(tmp_path, site_url="")
    write(tmp_path, "sitemap.xml", "<urlset></urlset>")

    (finding,) = check(tmp_path, None)

    assert (finding.rule, finding.path) == ("no-site-url", "/sitemap.xml")


def test_a_label_in_the_reader_s_language_may_lead_to_an_english_page(tmp_path: Path) -> None:
    build(tmp_path)
    change(tmp_path, "uk/index.html", "</footer>", '<a href="guide/" hreflang="en">Як допомогти</a></footer>')

    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("written", "place", "path", "fragment"),
    [
        ("", "inside", "/pt/guide/", ""),
        ("#part", "inside", "/pt/guide/", "part"),
        ("?q=1#part", "inside", "/pt/guide/", "part"),
        (".", "inside", "/pt/guide/", ""),
        ("..", "inside", "/pt/", ""),
        ("../../", "inside", "/", ""),
        ("../../index.html#x", "inside", "/", "x"),
        ("../%D0%B3%D0%B8%D0%B4/", "inside", "/pt/гид/", ""),
        ("../../site.css?v=1", "inside", "/site.css", ""),
        ("/toolbox/pt/", "inside", "/pt/", ""),
        ("https://example.org/toolbox/uk/#a", "inside", "/uk/", "a"),
        ("../../../", "outside", "", ""),
        ("/pt/", "outside", "", ""),
        ("https://example.org/", "elsewhere", "", ""),
        ("//other.test/", "elsewhere", "", ""),
        ("\\\\other.test/", "elsewhere", "", ""),
        ("/\t/other.test/", "elsewhere", "", ""),
        ("mailto:a@b.pt", "other", "", ""),
        (" java\tscript:x", "other", "", ""),
        ("data:image/png,x", "other", "", ""),
    ],
)
def test_an_address_leads_where_a_browser_goes(written: str, place: str, path: str, fragment: str) -> None:
    found = resolve(written, "/pt/guide/", home_of("https://example.org/toolbox"))

    assert (found.place, found.path, found.fragment) == (place, path, fragment)


segments = st.lists(st.sampled_from(["a", "b.html", ".", "..", ""]), min_size=1, max_size=5).map("/".join)


@given(segments, st.sampled_from(["/", "/pt/guide/", "/a/b/c.html"]))
@settings(deadline=None)
def test_relative_addresses_resolve_as_the_standard_says(written: str, page: str) -> None:
    found = resolve(written, page, home_of(SITE_URL))

    whole = urljoin(f"https://example.org/toolbox{page}", written)
    if found.place == "inside" and "//" not in f"{written}/":
        assert f"{SITE_URL[:-1]}{found.path}" == whole


@given(st.text(alphabet=st.sampled_from("<>/=\"' abhrefidlangnoticepage-tx#:;"), max_size=120))
@settings(deadline=None)
def test_no_html_makes_the_reader_fail(html: str) -> None:
    read_page("/pt/", html, home_of(SITE_URL))
