"""The ways to a page in a built site: menu, pages of sections, lists by role and task, related pages, answers, drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.strings import load_strings
from small_site import OVERRIDES, Files, Outcome, page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path

PORTUGUESE = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
UKRAINIAN = load_strings(OVERRIDES, "uk", "uk", is_source=False)

NAV = """\
  - index.md
  - Start here:
      - start/begin.md
  - Guides:
      - Anti-rumours:
          - rumours/method.md
          - rumours/agents.md
      - Competence:
          - competence/police.md
      - tools.md
  - Networks and practices: []
  - Policy briefs:
      - asked.md
  - About:
      - about/index.md
      - about/more.md
"""

DRAWING = (
    '!!! drawing connected "Two parts"\n\n    - One\n      { .equality }\n    - Two\n      { .diversity }\n'
)
ASKED = "- Agents were asked for.\n  { #need-b12 }\n- Nobody answers this.\n  { #need-g9 }\n"


def guide(
    title: str, needs: str, *, audience: str = "officials", head: str = "", body: str = "Words."
) -> str:
    """An English guide; `body` makes it longer or shorter."""
    text = page(title, body, f"needs: [{needs}]\n{head}")
    return text.replace("kind: page", "kind: guide").replace("[everyone]", f"[{audience}]")


FILES: Files = {
    "docs/start/begin.md": page("Begin", DRAWING),
    "docs/rumours/method.md": guide("Method", "B12, G5", head="shelf: core\n", body="word " * 201),
    "docs_pt/rumours/method.md": translation("Método", "palavra " * 216),
    "docs/rumours/agents.md": guide("Agents", "B12", audience="trainers, officials"),
    "docs_pt/rumours/agents.md": translation("Agentes"),
    "docs/competence/police.md": guide("Police", "G5, G6", audience="trainers"),
    "docs/tools.md": page("Tools"),
    "docs/asked.md": page("You asked", ASKED),
    "docs_pt/asked.md": translation("Perguntou", ASKED.replace("Agents were asked for", "Pediram agentes")),
    "docs/about/index.md": page("About us"),
    "docs/about/more.md": page("More"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = small_site(tmp_path_factory.mktemp("ways"), FILES, nav=NAV).build()
    assert outcome.log == ()
    return outcome


def test_sections_lead_to_a_page_that_lists_them(built: Outcome) -> None:
    """Every entry at the top leads to all that is in it; a section without pages is not there yet."""
    assert built.words("", ".sections a") == ["Start here", "Guides", "Policy briefs", "About"]
    assert built.values("", ".sections a", "href") == ["start-here/", "guides/", "policy-briefs/", "about/"]
    assert built.values("", ".menu__panel a", "href") == [
        "start-here/",
        "guides/",
        "policy-briefs/",
        "about/",
        "all-pages/",
    ]


def test_page_of_a_section_lists_its_groups(built: Outcome) -> None:
    """In the language of the page, each page with a sentence; English ones are marked for the ear and for the eye."""
    title = PORTUGUESE.text("Guides")
    mark = f"({PORTUGUESE.text('in English')})"

    assert built.words("pt/guides/", "h1, main h2") == [
        title,
        PORTUGUESE.text("Anti-rumours"),
        PORTUGUESE.text("Competence"),
    ]
    assert built.values("pt/guides/", "main h2", "id") == ["anti-rumours", "competence"]
    assert built.words("pt/guides/", ".listing a") == [f"Tools {mark}", "Método", "Agentes", f"Police {mark}"]
    assert built.words("pt/guides/", ".listing p[lang=en]") == ["About Tools.", "About Police."]
    assert built.words("pt/guides/", ".sections a[aria-current=page]") == [title]


def test_page_of_a_section_marks_what_is_still_english(tmp_path: Path) -> None:
    """Acceptance 1: a begun translation, of which the words in the head are still those of the English page."""
    head = "title: How to begin\ndescription: How a city begins.\n"
    files: Files = {
        "docs/rumours/method.md": page("How to begin", "Words.\n\nOther words.").replace(
            "About How to begin.", "How a city begins."
        ),
        "docs_pt/rumours/method.md": f"---\n{head}---\n\nPalavras.\n\nOther words.\n",
    }

    site = small_site(tmp_path, files, nav="  - index.md\n  - Guides:\n      - rumours/method.md\n").build()

    assert site.words("pt/guides/", ".listing a [lang=en]") == ["How to begin"]
    assert site.words("pt/guides/", ".listing p[lang=en]") == ["How a city begins."]
    assert site.words("pt/rumours/method/", "h1[lang=en]") == ["How to begin"]
    assert "How a city begins." not in site.values("pt/rumours/method/", "meta[name=description]", "content")


def test_page_in_a_group_shows_that_group(built: Outcome) -> None:
    """Beside the text stand the pages of its group, below the way to the whole section; in the menu of a phone too."""
    url = "rumours/method/"

    assert built.words(url, ".side-nav a") == ["Guides", "Anti-rumours", "Method", "Agents"]
    assert built.values(url, ".side-nav a", "href") == [
        "../../guides/",
        "../../guides/#anti-rumours",
        "./",
        "../agents/",
    ]
    assert built.words(url, ".side-nav a[aria-current=page]") == ["Method"]
    assert built.words(url, ".menu__panel a")[:5] == [
        "Start here",
        "Guides",
        "Anti-rumours",
        "Method",
        "Agents",
    ]


def test_page_outside_groups_shows_the_groups(built: Outcome) -> None:
    assert built.words("tools/", ".side-nav a") == ["Guides", "Anti-rumours", "Competence", "Tools"]


def test_own_page_of_a_section_wins(tmp_path: Path) -> None:
    """Who writes guides.md gets it in place of the page that the build would make, and a folder's index.md as well."""
    files = {
        "docs/guides.md": page("My guides", "Own words."),
        "docs/briefs/index.md": page("My briefs"),
        "docs/a.md": page("Ask"),
        "docs/b.md": page("Plan"),
    }
    nav = "  - index.md\n  - Guides:\n      - a.md\n  - Briefs:\n      - b.md\n"
    outcome = small_site(tmp_path, files, languages=("en", "pt"), nav=nav).build()

    assert outcome.log == ()
    assert outcome.words("guides/", "h1, .page-text") == ["My guides", "Own words."]
    assert outcome.words("briefs/", "h1") == ["My briefs"]
    assert outcome.values("", ".sections a", "href") == ["guides/", "b/"]


def test_weight_of_a_page_does_not_grow_with_the_site(built: Outcome, tmp_path: Path) -> None:
    """Twenty more pages in another group, and twenty in another section, add no byte to a page (design §6)."""
    new = [f"more/p{number}.md" for number in range(20)]
    lines = "".join(f"          - {name}\n" for name in new)
    briefs = "".join(f"      - briefs/p{number}.md\n" for number in range(20))
    nav = NAV.replace("          - competence/police.md\n", f"          - competence/police.md\n{lines}")
    nav = nav.replace("      - asked.md\n", f"      - asked.md\n{briefs}")
    files = FILES | {f"docs/{name}": page("One more") for name in new}
    files |= {f"docs/briefs/p{number}.md": page("A brief") for number in range(20)}
    grown = small_site(tmp_path, files, nav=nav).build()

    assert grown.log == ()
    for url in ("", "rumours/agents/", "uk/rumours/agents/", "about/more/", "pt/start/begin/"):
        assert grown.text(f"{url}index.html") == built.text(f"{url}index.html"), url
    assert len(grown.text("guides/index.html")) > len(built.text("guides/index.html"))


def test_line_below_the_title(built: Outcome) -> None:
    """Kind, audience and minutes in the reader's language; the minutes are those of the text that is there."""
    assert built.words("rumours/method/", ".page-facts") == ["Guide · For: city staff · 2 minutes to read"]
    assert built.words("rumours/agents/", ".page-facts") == [
        "Guide · For: trainers and teachers, city staff · 1 minute to read"
    ]
    assert built.words("pt/rumours/method/", ".page-facts") == [
        "Guia · Para: pessoal da autarquia · 2 minutos de leitura"
    ]
    assert built.words("uk/rumours/method/", ".page-facts") == [
        "Посібник · Для кого: працівники міської ради · 2 хвилини читання"
    ]
    assert built.words("tools/", ".page-facts") == ["1 minute to read"]
    assert not built.has("choose/", ".page-facts")


def test_related_pages(built: Outcome) -> None:
    """Pages that share a need, best overlap first; those that are English are marked; a page without needs has none."""
    mark = f"({UKRAINIAN.text('in English')})"

    assert built.words("rumours/method/", ".related li > a") == ["Agents", "Police"]
    assert built.words("uk/rumours/method/", ".related h2") == [UKRAINIAN.text("Related pages")]
    assert built.words("uk/rumours/method/", ".related li > a") == [f"Agents {mark}", f"Police {mark}"]
    assert built.words("uk/rumours/method/", ".related [lang=en]") == ["Agents", "Police"]
    assert built.words("pt/rumours/method/", ".related [lang=en]") == ["Police"]
    assert built.words("rumours/method/", ".related .facts") == ["Guide · 1 minute", "Guide · 1 minute"]
    assert not built.has("tools/", ".related")


def test_choice_by_role_and_by_task(built: Outcome) -> None:
    """Whoever somebody is, and whatever somebody wants to do, there is a list of pages; roles without a page are left out."""
    assert built.words("choose/", "main h3") == [
        "City staff",
        "Trainers and teachers",
        "Answer rumours",
        "Train staff and teach",
    ]
    lists = {
        node.css("h3")[0].text(): [link.text() for link in node.css("li > a")]
        for node in built.html("choose/").css(".choices > section")
    }
    assert lists == {
        "City staff": ["Method", "Agents"],
        "Trainers and teachers": ["Agents", "Police"],
        "Answer rumours": ["Method", "Agents", "Police"],
        "Train staff and teach": ["Police"],
    }
    anchors = [href.removeprefix("#") for href in built.values("choose/", ".jump a", "href")]
    assert anchors == built.values("choose/", "main h3", "id")
    assert built.words("pt/choose/", "main h3")[0] == "Pessoal da autarquia"


def test_answers_below_what_was_asked(built: Outcome) -> None:
    """Each statement is followed by the pages that name it, in the reader's language, and says where there is none."""
    (asked,) = built.html("pt/asked/").css("#need-b12")
    mark = f"({UKRAINIAN.text('in English')})"

    assert " ".join(asked.text().split()) == "Pediram agentes. Método Agentes"
    assert built.values("pt/asked/", "#need-b12 a", "href") == ["../rumours/method/", "../rumours/agents/"]
    assert built.words("pt/asked/", "#need-g9 .answers") == [PORTUGUESE.text("No page of its own.")]
    assert built.words("uk/asked/", "#need-b12 a") == [f"Method {mark}", f"Agents {mark}"]
    # The text around them is English, and they are not.
    assert built.has("uk/asked/", ".page-text[lang=en]")
    assert built.values("uk/asked/", ".answers", "lang") == ["uk", "uk"]
    assert built.values("uk/asked/", "#need-b12 a span[lang]", "lang") == ["en", "en"]
    assert "place-" not in built.text("asked/index.html")


def test_titles_of_answers_are_not_found_by_the_search(built: Outcome) -> None:
    """The words of other pages are found on those pages."""
    assert built.values("asked/", ".answers", "data-pagefind-ignore") == ["", ""]


def test_drawing_is_in_the_page(built: Outcome) -> None:
    """As lines of the page itself: no file to fetch, nothing that the policy forbids, nothing that is read out twice."""
    (figure,) = built.html("start/begin/").css("figure.drawing")

    assert len(figure.css("li > svg[aria-hidden=true]")) == 2
    assert len(figure.css("svg")) == 3
    assert figure.css("svg text, [style]") == []
    assert built.words("start/begin/", "figure.drawing") == ["Two parts One Two"]


def test_unknown_picture_of_a_drawing_is_told(tmp_path: Path) -> None:
    """The build says which picture is not there, and where; the words stand there all the same."""
    files: Files = {"docs/a.md": page("Ask", DRAWING.replace(".equality", ".equalty"))}
    outcome = small_site(tmp_path, files, languages=("en", "pt")).build(strict=False)

    (line,) = outcome.log
    assert line.startswith(
        "WARNING docs_i18n: docs/a.md:12: drawing: `.equalty` is no picture of a drawing; write one of "
    )
    assert outcome.words("a/", "figure li") == ["One", "Two"]


def test_one_language_alone(tmp_path: Path) -> None:
    """A preview of one language has the pages of its sections and its lists, and nothing of the others."""
    outcome = small_site(tmp_path, FILES, nav=NAV).build(LOCALE="pt")

    assert outcome.log == ()
    assert outcome.values("pt/", ".sections a", "href")[:2] == ["start-here/", "guides/"]
    assert outcome.words("pt/choose/", "main h3")[0] == "Pessoal da autarquia"
