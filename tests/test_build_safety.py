"""Contributed text brings no script into the site, in no language, whatever way it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_site import page, small_site, translation, tree

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

BODY = "Good words.\n\n{unsafe}\n\nMore words."
LINE = 11
"""Where the unsafe text of an English page stands."""

UNSAFE = {
    "script": "<script>alert(1)</script>",
    "inline script": "Text <script src=x.js></script> text",
    "handler": "[home](index.md){onclick=alert(1)}",
    "handler on a block": "Text\n{: onmouseover='alert(1)' }",
    "link": "[home](javascript:alert(1))",
    "link by reference": "[home][x]\n\n[x]: <javascript:alert(1)>",
    "entity": "[home](&#106;avascript:alert(1))",
    "frame": '<iframe src="https://evil.test/"></iframe>',
    "style": '<p style="position:fixed">Text</p>',
    "picture from elsewhere": "![x](https://evil.test/x.png)",
}


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "not strict"])
def test_unsafe_pages_stop_the_build(tmp_path: Path, *, strict: bool) -> None:
    """Every kind of unsafe text is named with file and line, and nothing is published."""
    files: Files = {
        f"docs/{name.replace(' ', '-')}.md": page("Page", BODY.format(unsafe=unsafe))
        for name, unsafe in UNSAFE.items()
    }
    site = small_site(tmp_path, files, languages=("en", "pt"))
    outcome = site.build(strict=strict)

    assert not outcome.succeeded
    assert not site.site.exists()
    said = [line.partition(": unsafe-markup: ") for line in "\n".join(outcome.log).splitlines()]
    places = sorted(before.removeprefix("ERROR ") for before, rule, _ in said if rule)
    # A reference is bad where the link is written; a block's attributes stand on its second line.
    after = {"handler on a block": 1}
    expected = {
        f"docs/{name.replace(' ', '-')}.md:{line}"
        for name in UNSAFE
        for line in [LINE + after.get(name, 0)]
        if name != "link by reference"
    }
    assert {place for place in places if "by-reference" not in place} == expected
    assert [place for place in places if "by-reference" in place] != []


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "not strict"])
def test_unsafe_translation_stops_the_build(tmp_path: Path, *, strict: bool) -> None:
    """A translation is trusted no more than its source, though English has been built by then."""
    unsafe = translation("Página", BODY.format(unsafe=UNSAFE["script"]))
    site = small_site(tmp_path, {"docs/a.md": page("Page"), "docs_pt/a.md": unsafe})
    outcome = site.build(strict=strict)

    assert (outcome.succeeded, site.site.exists()) == (False, False)
    assert outcome.log == (
        (
            f"ERROR docs_pt/a.md:{LINE - 3}: unsafe-markup: <script> is not allowed in a page; write it in Markdown, or link to"
            " the page that has it"
        ),
    )


def test_unsafe_local_page_stops_the_build(tmp_path: Path) -> None:
    """A page of one language only is judged like any other."""
    unsafe = translation("Página", UNSAFE["handler"], "local: true\n")
    outcome = small_site(tmp_path, {"docs_pt/a.md": unsafe}).build(strict=False)

    assert not outcome.succeeded
    assert "docs_pt/a.md:7: unsafe-markup" in "\n".join(outcome.log)


def test_unsafe_source_stops_the_build_of_one_language(tmp_path: Path) -> None:
    """English text that is served as fallback is judged even where English itself is not built."""
    site = small_site(tmp_path, {"docs/a.md": page("Page", UNSAFE["script"])})
    outcome = site.build(strict=False, LOCALE="pt")

    assert (outcome.succeeded, site.site.exists()) == (False, False)
    assert "docs/a.md:9: unsafe-markup" in "\n".join(outcome.log)


@pytest.mark.parametrize(
    "text",
    [
        # static-i18n turns these marks into line ends, which end the paragraph and with it the code.
        page("Page", "`a\u2028\u2028<script>alert(1)</script>`"),
        page("Page", "`a\x0b\x0b<script>alert(1)</script>`"),
        # MkDocs ends a head at three dots; we do not.
        "---\ntitle: Page\ndescription: Words.\n...\n<script>alert(1)</script>\n\n---\n",
        # MkDocs reads heads without a fence.
        "title: Page\n\n<script>alert(1)</script>\n",
    ],
    ids=["line separator", "vertical tab", "dots", "no fence"],
)
def test_what_is_judged_is_what_is_published(tmp_path: Path, text: str) -> None:
    """Text that two readers understand in two ways is judged by what comes out."""
    site = small_site(tmp_path, {"docs/a.md": text}, languages=("en", "pt"))
    outcome = site.build(strict=False)

    assert (outcome.succeeded, site.site.exists()) == (False, False)
    assert "unsafe-markup: <script> is not allowed" in "\n".join(outcome.log)


@pytest.mark.parametrize("end", ["---", "..."])
def test_unsafe_link_in_a_head_reaches_no_page(tmp_path: Path, end: str) -> None:
    """A source that is a script is not listed, wherever MkDocs thinks that the head ends."""
    sources = "sources:\n  - {title: Report, publisher: City, url: 'javascript:alert(1)'}\n"
    text = page("Page", head=sources).replace("}\n---", f"}}\n{end}")
    outcome = small_site(tmp_path, {"docs/a.md": text}, languages=("en", "pt")).build(strict=False)

    published = tree(outcome.site) if outcome.succeeded else {}
    # The file to download for a translator is the English file itself, as it stands; it is no page.
    pages = {name: content for name, content in published.items() if name.endswith(".html")}
    assert [name for name, content in pages.items() if b"javascript:" in content] == []
    assert outcome.succeeded == (end == "...")


def test_tag_in_a_head_stops_the_build(tmp_path: Path) -> None:
    """Titles and descriptions are plain text, in whatever disguise the tag comes."""
    files: Files = {
        "docs/a.md": page('"A &lt;script&gt;alert(1)&lt;/script&gt;"'),
        "docs/b.md": page("B").replace("About B", "About <b onclick=alert(1)>B</b>"),
    }
    outcome = small_site(tmp_path, files).build(strict=False)

    assert not outcome.succeeded
    report = "\n".join(outcome.log)
    assert "docs/a.md:2: unsafe-front-matter" in report
    assert "docs/b.md:3: unsafe-front-matter" in report


def test_redirects_stay_inside_the_site(tmp_path: Path) -> None:
    """No page can write a file outside its language folder by naming an old address there."""
    old = f"[../../out.md, {tmp_path}/out.md, a/../../../out.md, '..\\..\\out.md', ok.md]"
    files: Files = {
        "docs/a.md": page("A", head=f"redirect_from: {old}\n"),
        "docs_pt/a.md": translation("A B", head="redirect_from: [../../fora.md, bom.md]\n"),
    }
    site = small_site(tmp_path / "deep" / "project", files, languages=("en", "pt"))
    outcome = site.build(strict=False)

    assert (
        sorted(path.name for path in tmp_path.rglob("*") if "out" in path.name or "fora" in path.name) == []
    )
    redirects = [name for name in outcome.files if name.endswith(("ok/index.html", "bom/index.html"))]
    assert redirects == ["ok/index.html", "pt/bom/index.html"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", "<script>alert(1)</script>"),
        ("code.js", "alert(1)"),
        ("look.css", "a{}"),
        ("drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("photo.php.jpg", "x"),
        ("old.markdown", "<script>alert(1)</script>"),
    ],
)
def test_file_that_a_browser_would_run(tmp_path: Path, name: str, content: str) -> None:
    """Beside the pages stand no programs: they would run in the name of the site."""
    site = small_site(tmp_path, {f"docs_pt/media/{name}": content})
    outcome = site.build(strict=False)

    assert (outcome.succeeded, site.site.exists()) == (False, False)
    assert f"docs_pt/media/{name}" in outcome.log[0]
    assert "unsafe-file" in outcome.log[0]


def test_unsafe_page_leaves_the_previous_site(tmp_path: Path) -> None:
    """A page that is refused does not take the good site down."""
    site = small_site(tmp_path)
    assert site.build().succeeded
    before = tree(site.site)
    site.write({"docs_uk/index.md": translation("Головна", UNSAFE["script"])})

    assert not site.build(strict=False).succeeded
    assert tree(site.site) == before
    assert not (tmp_path / "site.building").exists()


def test_the_command_says_where_without_a_traceback(tmp_path: Path) -> None:
    """A contributor reads one line, and no machine takes the build for a success."""
    code, said = small_site(tmp_path, {"docs/a.md": page("Page", UNSAFE["script"])}).run("build")

    assert code == 1
    assert "docs/a.md:9: unsafe-markup" in said
    assert "Traceback" not in said
