"""Asks the built site's search for the words of our evaluation set and prints what it finds and what it misses.

`tests/search/<locale>.json` lists words of the site's own pages with the forms they take, checked by hand. A page
is right for a word when any of the forms stands on it; nobody has to mark pages when they change.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
LOCALES = ("en", "pt", "es", "uk", "it")
SHOWN = 5
"""How many results a reader looks at: the precision is measured among these."""
LISTED = 10
FIRST = 3
"""Among these an everyday question must find its page."""

# The page's own modules: what is measured is what readers get.
_OPEN = """async () => {
  const root = new URL(document.querySelector("[data-search]").dataset.root, location.href);
  const { engine } = await import(new URL("toolbox/search.js", root));
  const { find } = await import(new URL("toolbox/query.js", root));
  const bundle = document.querySelector("[data-own]").dataset.bundle;
  const { createInstance } = await import(new URL(`${bundle}pagefind.js`, location.href));
  const pagefind = createInstance({ basePath: new URL(bundle, location.href).href, noWorker: true });
  const every = await Promise.all((await pagefind.search(null)).results.map((result) => result.data()));
  window.ask = async (query) => {
    const pages = await find(await engine(bundle), query, document.documentElement.lang.split("-")[0]);
    return Promise.all(pages.map(async (page) => (await page.data()).raw_url));
  };
  return every.map(({ raw_url, content, meta }) => [raw_url, [content, ...Object.values(meta)].join(" ")]);
}"""
_ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) answers.push(await window.ask(query));
  return answers;
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One entry of the evaluation set."""

    lemma: str
    """As in a dictionary."""
    forms: frozenset[str]
    """Every form it takes, the lemma included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What the search of one language is worth, between 0 and 1."""

    words: int
    recall: float
    precision: float
    """Among the first five results."""
    inflected_recall: float
    inflected_precision: float
    same: float
    """Share of inflected queries with the same first ten results, and the same first one, as the dictionary form."""
    misses: tuple[str, ...]
    """Every query that missed a page or showed a wrong one among the first five, in words."""


class SearchPage:
    """A language's results page in a browser, asked through the modules that it uses itself."""

    def __init__(self, page: Page, url: str) -> None:
        self._page = page
        page.goto(url)
        found: list[list[str]] = page.evaluate(_OPEN)
        self.texts = {url: _tokens(text) for url, text in found}
        """Address of every page that is searched, with all its words."""

    def ask(self, queries: Sequence[str]) -> list[list[str]]:
        """For each query the addresses of the pages found, best first."""
        answers: list[list[str]] = self._page.evaluate(_ASK, list(queries))
        return answers


def read_words(locale: str) -> list[Word]:
    entries: list[dict[str, Any]] = json.loads(
        (HERE / "search" / f"{locale}.json").read_text(encoding="utf-8")
    )
    return [
        Word(lemma=entry["lemma"], forms=frozenset([entry["lemma"], *entry["forms"]])) for entry in entries
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a person types, and the page that answers it."""

    question: str
    page: str
    """Below the home page of the language, without its last stroke."""


def read_questions(locale: str) -> list[Question]:
    """The everyday questions of a language, written by somebody who writes in it, not translated."""
    entries = json.loads((HERE / "search" / f"questions-{locale}.json").read_text(encoding="utf-8"))
    return [Question(**entry) for entry in entries]


def unanswered(search: SearchPage, questions: Sequence[Question]) -> list[str]:
    """Each question whose page is not among the first three results, with those in words."""
    misses = []
    for question, answer in zip(questions, search.ask([each.question for each in questions]), strict=True):
        if not any(url.endswith(f"/{question.page}/") for url in answer[:FIRST]):
            misses.append(f"{question.question}: {question.page} is not in {answer[:FIRST]}")
    return misses


def _tokens(text: str) -> frozenset[str]:
    """The words of a text, hyphenated ones whole and in parts; an apostrophe is a letter and also a boundary."""
    plain = _plain(text)
    return (
        frozenset(re.findall(r"[\w’]+", plain))
        | frozenset(re.findall(r"\w+", plain))
        | frozenset(re.findall(r"[\w’-]+", plain))
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.lower()).replace("'", "’").replace("ʼ", "’")


def measure(search: SearchPage, words: Iterable[Word]) -> Figures:
    """Ask for every word by its dictionary form and by each inflected form that stands on a page."""
    base: list[tuple[float, float]] = []
    inflected: list[tuple[float, float]] = []
    same: list[bool] = []
    misses: list[str] = []
    used = 0
    for word in words:
        forms = {_plain(form) for form in word.forms}
        right = {url for url, text in search.texts.items() if forms & text}
        others = sorted(
            form
            for form in forms - {_plain(word.lemma)}
            if any(form in text for text in search.texts.values())
        )
        if not right:
            continue
        used += 1
        answers = search.ask([word.lemma, *others])
        for number, (query, answer) in enumerate(zip([word.lemma, *others], answers, strict=True)):
            recall = len(right & set(answer)) / len(right)
            precision = fmean(url in right for url in answer[:SHOWN]) if answer else 0.0
            (inflected if number else base).append((recall, precision))
            if number:
                same.append(set(answer[:LISTED]) == set(answers[0][:LISTED]) and answer[:1] == answers[0][:1])
            if recall < 1 or precision < 1:
                missing, wrong = (
                    sorted(right - set(answer)),
                    [url for url in answer[:SHOWN] if url not in right],
                )
                misses.append(f"{query}: missing {missing}, wrong {wrong}")
    return Figures(
        words=used,
        recall=_mean(recall for recall, _ in base),
        precision=_mean(precision for _, precision in base),
        inflected_recall=_mean(recall for recall, _ in inflected),
        inflected_precision=_mean(precision for _, precision in inflected),
        same=_mean(float(each) for each in same),
        misses=tuple(misses),
    )


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return fmean(listed) if listed else 0.0


def main(arguments: Sequence[str]) -> int:
    """Print the figures of the site in `site/`, and questions it does not answer; with `-v` also every other miss."""
    from playwright.sync_api import sync_playwright

    from find_chromium import chromium_path
    from site_server import SiteServer

    site = HERE.parent / "site"
    if not (site / "search" / "index.html").is_file():
        sys.stderr.write(f"{site} holds no site to ask; run `make site` first.\n")
        return 2
    sys.stdout.write("          dictionary form      inflected forms      same\n")
    sys.stdout.write("words     recall   first 5     recall   first 5     list\n")
    with SiteServer(site, reads_host_files=True) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path())
        for locale in LOCALES:
            folder = "" if locale == "en" else f"{locale}/"
            search = SearchPage(browser.new_page(), f"{server.url}{folder}search/")
            figures = measure(search, read_words(locale))
            sys.stdout.write(
                f"{locale} {figures.words:4d}    {figures.recall:6.3f}    {figures.precision:6.3f}"
                f"     {figures.inflected_recall:6.3f}    {figures.inflected_precision:6.3f}   {figures.same:6.3f}\n"
            )
            misses = unanswered(search, read_questions(locale))
            misses += figures.misses if "-v" in arguments else ()
            sys.stdout.writelines(f"  {miss}\n" for miss in misses)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
