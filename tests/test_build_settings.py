"""Whichever settings a copy of the site has, it says what is true and offers what works."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from docs_i18n.strings import load_strings
from small_site import OVERRIDES, REPOSITORY, Outcome, page, small_site, translation, tree

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

PORTUGUESE = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
SITE_URL = "https://city.test/res/"
REPO_URL = "https://github.com/o/r"
EMAIL = "people+site@city.test"
OPERATOR = {
    "OPERATOR_NAME": "City of Braga & Partners",
    "OPERATOR_ADDRESS": "Praça do Município 1\n4700-435 Braga",
    "OPERATOR_PHONE": "+351 253 000 000",
    "OPERATOR_ENFORCEMENT": "AMA (www.ama.gov.pt)",
}
SETTINGS = {
    "SITE_URL": {"SITE_URL": SITE_URL},
    "REPO_URL": {"REPO_URL": REPO_URL},
    "CONTACT_EMAIL": {"CONTACT_EMAIL": EMAIL},
    "OPERATOR": OPERATOR,
}
COMBINATIONS = [
    set(chosen) for length in range(len(SETTINGS) + 1) for chosen in itertools.combinations(SETTINGS, length)
]

NOBODY = "No public body runs this copy of the site. Whoever runs it has not filled in yet who they are."
FORM = "Public form for reports (needs an account)"
NO_CONTACT = "This copy of the site gives no contact address."
NO_AUTHORITY = "No public body runs this copy, so no authority has been named for complaints."


def about_pages() -> Files:
    """Return the project's own pages on who runs it, and what they link to."""
    files: Files = {
        f"docs/about/{path.name}": path.read_bytes() for path in (REPOSITORY / "docs" / "about").glob("*.md")
    }
    return files | {"docs/translate/how-to-help.md": page("Help")}


FILES: Files = about_pages() | {
    "docs/guide.md": page("Guide"),
    "docs_pt/guide.md": translation("Guia"),
    "docs/brief.md": page("Brief", head="redirect_from: [old.md]\n"),
}


@pytest.fixture(params=COMBINATIONS, ids=lambda chosen: "+".join(sorted(chosen)) or "nothing", scope="module")
def combination(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[set[str], Outcome]:
    """A site built strict with some settings and without the others."""
    chosen: set[str] = request.param
    settings = {name: value for group in chosen for name, value in SETTINGS[group].items()}
    site = small_site(tmp_path_factory.mktemp("settings"), FILES, languages=("en", "pt"))
    outcome = site.build(strict=True, **settings)
    assert outcome.log == ()
    return chosen, outcome


def addresses(outcome: Outcome) -> set[str]:
    """Return every host that any published text names with a scheme."""
    published = tree(outcome.site).items()
    texts = (
        content.decode()
        for name, content in published
        if name.endswith((".html", ".xml", ".txt", ".config", ".htaccess"))
    )
    return {host for text in texts for host in re.findall(r"https?://([^/\"'\s<]+)", text)}


def test_every_combination_of_settings(combination: tuple[set[str], Outcome]) -> None:
    """All sixteen copies are built without a warning; each names and links exactly what it knows."""
    chosen, outcome = combination
    check_addresses(outcome, has_site_url="SITE_URL" in chosen)
    check_links(outcome, chosen)
    check_operator(outcome, chosen)


def check_addresses(outcome: Outcome, *, has_site_url: bool) -> None:
    """Without an address nothing claims one: no canonical, hreflang, og:url, feed or sitemap, and no placeholder."""
    heads = {
        url: [
            *outcome.values(url, "link[rel=canonical]", "href"),
            *outcome.values(url, "link[rel=alternate][hreflang]", "href"),
            *outcome.values(url, "meta[property^='og:url'], meta[property='og:image']", "content"),
        ]
        for url in ("", "guide/", "pt/guide/", "pt/brief/", "old/")
    }
    indexes = [name for name in outcome.files if "sitemap" in name or name.endswith("feed.xml")]
    if has_site_url:
        assert {bool(found) for found in heads.values()} == {True}
        assert {link.startswith(SITE_URL) for found in heads.values() for link in found} == {True}
        assert indexes == ["feed.xml", "pt/feed.xml", "sitemap-en.xml", "sitemap-pt.xml", "sitemap.xml"]
        assert f"Sitemap: {SITE_URL}sitemap.xml" in outcome.text("robots.txt").splitlines()
    else:
        assert [link for found in heads.values() for link in found] == []
        assert indexes == []
        assert outcome.text("robots.txt") == "User-agent: *\nDisallow:\n\n"
        assert [host for host in addresses(outcome) if "city.test" in host] == []
    assert [host for host in addresses(outcome) if re.search(r"example|localhost|127\.0", host)] == []


def check_links(outcome: Outcome, chosen: set[str]) -> None:
    """Edit and report links are there where they lead somewhere, and only there."""
    links = {url: outcome.values(url, ".actions a", "href") for url in ("guide/", "pt/guide/", "pt/brief/")}
    wanted: dict[str, list[str]] = {url: [] for url in links}
    if "REPO_URL" in chosen:
        wanted["guide/"] += [f"{REPO_URL}/edit/main/docs/guide.md", f"{REPO_URL}/issues/new"]
        wanted["pt/guide/"] += [f"{REPO_URL}/edit/main/docs_pt/guide.md", f"{REPO_URL}/issues/new"]
        wanted["pt/brief/"] += [f"{REPO_URL}/new/main?filename=docs_pt%2Fbrief.md", f"{REPO_URL}/issues/new"]
    if "CONTACT_EMAIL" in chosen:
        for found in wanted.values():
            found.append("mailto:people%2Bsite@city.test")

    shown = {
        url: [link.partition("?title")[0].partition("?subject")[0] for link in found]
        for url, found in links.items()
    }
    assert shown == wanted
    # The report says which page it is about: by its public address where there is one.
    named = f"{SITE_URL}pt/guide/" if "SITE_URL" in chosen else "/pt/guide/"
    reports = [unquote(link) for link in links["pt/guide/"] if "title=" in link or "subject=" in link]
    assert [f"Guia&body={named}\n" in report.replace("\r", "") for report in reports] == [True] * len(reports)


def check_operator(outcome: Outcome, chosen: set[str]) -> None:
    """The privacy, legal-notice and accessibility pages say who runs the copy, or that no public body does."""
    text = {
        name: " ".join(outcome.words(f"about/{name}/", ".page-text")) for name in ("privacy", "legal-notice")
    }
    text["accessibility"] = " ".join(outcome.words("about/accessibility/", ".page-text"))
    identity = (
        "City of Braga & Partners Praça do Município 1 4700-435 Braga" if "OPERATOR" in chosen else NOBODY
    )
    lines = [EMAIL] * ("CONTACT_EMAIL" in chosen) + [FORM] * ("REPO_URL" in chosen)
    lines += [OPERATOR["OPERATOR_PHONE"]] * ("OPERATOR" in chosen)
    contact = " ".join(lines) or NO_CONTACT
    authority = OPERATOR["OPERATOR_ENFORCEMENT"] if "OPERATOR" in chosen else NO_AUTHORITY

    found = {
        "identity": [name for name, words in text.items() if identity in words],
        "contact": [name for name, words in text.items() if contact in words],
        "authority": [name for name, words in text.items() if authority in words],
    }
    assert found == {
        "identity": ["privacy", "legal-notice"],
        "contact": ["privacy", "legal-notice", "accessibility"],
        "authority": ["accessibility"],
    }
    about = outcome.words("about/", ".page-text")[0]
    reachable = chosen & {"CONTACT_EMAIL", "REPO_URL"}
    assert ("Use the link “Something wrong" in about) is bool(reachable)
    denied = [name for name, words in (*text.items(), ("about", about)) if NO_CONTACT in words]
    assert denied == ([] if lines else [*text, "about"])
    invited = [name for name, words in text.items() if re.search(r"(?i)\btell us\b", words)]
    assert invited == []
    assert [name for name, words in text.items() if "{{" in words or "operator." in words] == []
    mailed = outcome.values("about/privacy/", ".page-text a[href^=mailto]", "href")
    assert mailed == ["mailto:people+site@city.test"] * ("CONTACT_EMAIL" in chosen)


def test_pages_on_the_operator_are_in_the_language_of_their_text(tmp_path: Path) -> None:
    """What the site says of itself on a translated page is in the language of that page."""
    files = FILES | {"docs_pt/about/privacy.md": translation("Privacidade", "{{ operator.identity }}")}
    outcome = small_site(tmp_path, files, languages=("en", "pt")).build()

    assert outcome.words("pt/about/privacy/", ".page-text") == [PORTUGUESE.text(NOBODY)]
    assert NOBODY in outcome.words("pt/about/legal-notice/", ".page-text")[0]


def test_names_of_the_operator_are_no_untranslated_text(tmp_path: Path) -> None:
    """Name, address and authority are the same on a translated page, and not marked as English there."""
    body = "{{ operator.identity }}\n\n{{ operator.enforcement }}\n\nThis was left in English."
    files: Files = {
        "docs/a.md": page("A page", body),
        "docs_pt/a.md": translation("Uma página", f"{body}\n\nIsto está traduzido."),
    }
    outcome = small_site(tmp_path, files, languages=("en", "pt")).build(
        OPERATOR_NAME="Câmara Municipal de Braga", OPERATOR_ENFORCEMENT="Agência para a Modernização"
    )

    assert outcome.words("pt/a/", ".untranslated") == ["This was left in English."]
    assert "Câmara Municipal de Braga" in outcome.words("pt/a/", ".page-text")[0]


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> &amp; co",
    "[click](javascript:alert(1)) ![x](https://evil.test/x.png)",
    "**strong** _soft_ `code` ~~gone~~",
    "# Heading",
    "- item",
    "12. maja 5",
    ": definition",
    "~~~",
    '!!! note "Title"',
    "{: onclick=alert(1) }",
    "{{ operator.contact }}",
    "Name\n===",
    "Name\n---",
    "| a | b |\n|---|---|",
    "back\\slash \\1 \\g<0>",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_settings_of_the_operator_are_shown_as_text(tmp_path: Path, value: str) -> None:
    """A setting is a name or an address, whatever it looks like: every mark of it is shown, none obeyed."""
    files: Files = {
        "docs/a.md": page(
            "A page", "{{ operator.identity }}\n\n{{ operator.enforcement }}\n\n{{ operator.contact }}"
        )
    }
    site = small_site(tmp_path, files, languages=("en", "pt"))
    outcome = site.build(
        OPERATOR_NAME=value, OPERATOR_ADDRESS=value, OPERATOR_ENFORCEMENT=value, OPERATOR_PHONE=value
    )

    assert outcome.log == ()
    text = outcome.html("a/").css_first(".page-text")
    assert text is not None
    tags = {node.tag for node in text.css("*")} - {"br"}
    assert tags == {"div", "p"}
    shown = " ".join(value.split())
    assert outcome.words("a/", ".page-text p") == [f"{shown} {shown}", shown, shown]


def test_hostile_address_of_the_contact(tmp_path: Path) -> None:
    """What is no address stops the build, with the place and what to write; it reaches no page."""
    site = small_site(tmp_path, {"docs/a.md": page("A page", "{{ operator.contact }}")})
    outcome = site.build(CONTACT_EMAIL='a@b.test) <b onclick="alert(1)">')

    assert not outcome.succeeded
    place = f"mkdocs.yml:{site.line('contact_email:')}: contacts: contact_email: "
    assert (
        f'{place}`a@b.test) <b onclick="alert(1)">` is no e-mail address; write one address' in outcome.log[0]
    )
    assert not outcome.site.exists()


def test_address_of_the_site_without_its_last_slash(tmp_path: Path) -> None:
    """SITE_URL is understood with and without a slash at its end, and means the same."""
    trees = []
    for name, url in (("with", "https://city.test/res/"), ("without", "https://city.test/res")):
        outcome = small_site(tmp_path / name, FILES, languages=("en", "pt")).build(SITE_URL=url)
        assert outcome.log == ()
        trees.append(tree(outcome.site))

    assert trees[0] == trees[1]


def test_address_of_the_site_at_the_root_of_its_host(tmp_path: Path) -> None:
    """A host name alone is an address too."""
    outcome = small_site(tmp_path, FILES, languages=("en", "pt")).build(SITE_URL="https://city.test")

    assert outcome.log == ()
    assert outcome.values("pt/guide/", "link[rel=canonical]", "href") == ["https://city.test/pt/guide/"]
    assert "ErrorDocument 404 /404.html\n" in outcome.text(".htaccess")


def test_error_pages_know_the_path_of_the_site(tmp_path: Path) -> None:
    """An error page is shown at any depth, so all its addresses begin at the root of the host."""
    outcome = small_site(tmp_path, FILES, languages=("en", "pt")).build(SITE_URL=SITE_URL)

    links = outcome.values("pt/404.html", "[href], [src]", "href") + outcome.values(
        "pt/404.html", "[src]", "src"
    )
    assert [
        link for link in links if link and not link.startswith(("/res/", "#", "https://creativecommons"))
    ] == []
    assert "ErrorDocument 404 /res/pt/404.html\n" in outcome.text("pt/.htaccess")


HOSTS = [
    (
        "https://github.com/o/r",
        [
            "https://github.com/o/r/edit/dev/docs_pt/guide.md",
            "https://github.com/o/r/new/dev?filename=docs_pt%2Fbrief.md",
        ],
    ),
    (
        "https://gitlab.com/g/s/r/",
        [
            "https://gitlab.com/g/s/r/-/edit/dev/docs_pt/guide.md",
            "https://gitlab.com/g/s/r/-/new/dev?file_name=docs_pt%2Fbrief.md",
        ],
    ),
    (
        "https://codeberg.org/o/r",
        [
            "https://codeberg.org/o/r/_edit/dev/docs_pt/guide.md",
            "https://codeberg.org/o/r/_new/dev/?filename=docs_pt%2Fbrief.md",
        ],
    ),
    ("https://git.city.test/o/r", []),
]


@pytest.mark.parametrize(("repository", "wanted"), HOSTS, ids=["GitHub", "GitLab", "Codeberg", "unknown"])
def test_forms_of_code_hosts(tmp_path: Path, repository: str, wanted: list[str]) -> None:
    """Each host's own forms for changing and creating a file; none on a host whose forms are not known."""
    site = small_site(tmp_path, FILES, languages=("en", "pt"))
    outcome = site.build(REPO_URL=repository, REPO_BRANCH="dev")

    assert outcome.log == ()
    links = [
        link
        for url in ("pt/guide/", "pt/brief/")
        for link in outcome.values(url, ".actions a", "href")
        if "title" not in link
    ]
    assert links == wanted
    # A reader of a fallback page is always shown a way to help.
    help_links = outcome.values("pt/brief/", ".notice--fallback a", "href")
    assert help_links == ([wanted[1]] if wanted else ["../translate/how-to-help/"])
