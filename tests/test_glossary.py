"""An entry of the glossary is read as its writer meant it, and what is wrong with it is said with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.checks.glossary import check_glossary
from docs_i18n.glossary import is_source_file, read_entry
from docs_i18n.glossary_files import read_glossary
from docs_i18n.markdown import split
from docs_i18n.site import load_site
from glossary_tree import entry_file, glossary_tree

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.glossary import Entry


def read(text: str, concept: str = "bias", *, is_source: bool = True) -> tuple[Entry | None, list[str]]:
    entry, findings = read_entry(
        f"docs/glossary/{concept}.md", concept, "en", split(text), is_source=is_source
    )
    return entry, [str(finding).removeprefix("docs/glossary/") for finding in findings]


def test_an_entry_has_all_its_parts() -> None:
    entry, findings = read(
        entry_file(
            "bias",
            "A leaning. It is often [hidden](unconscious-bias.md).",
            example="A clerk smiles at one.\n\nNot at the other.",
            distinction="A [crime](hate-crime.md).",
            head="other_terms: [leaning]\nforms: [biases, biased]\nrelated: [hate-crime]\n",
        )
    )

    assert findings == []
    assert entry
    assert (entry.term, entry.surface) == ("bias", ("bias", "biases", "biased", "leaning"))
    assert [paragraph.plain for paragraph in entry.definition] == ["A leaning. It is often hidden."]
    assert list(entry.definition[0].parts()) == [
        ("A leaning. It is often ", ""),
        ("hidden", "unconscious-bias"),
        (".", ""),
    ]
    assert [paragraph.plain for paragraph in entry.example] == ["A clerk smiles at one.", "Not at the other."]
    assert [paragraph.plain for paragraph in entry.distinction] == ["A crime."]
    assert entry.is_sourced
    assert entry.source
    assert entry.source.publisher == "Council of Europe"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("term: bias", "term:", "bias.md:2: glossary: the term is missing; "),
        ("term: bias", "term: no", "bias.md:2: glossary: the term is missing; "),
        ("term: bias", "term: [", "bias.md:4: glossary: not YAML: "),
        ("---\nterm", "term", "bias.md:1: glossary: no front matter; "),
        ("confidence: sourced", "confidence: sure", "bias.md:3: glossary: `confidence` is neither "),
        ("  url: https://example.org/a", "  url: example", "bias.md:4: glossary: `source` needs "),
        (
            "confidence:",
            "forms: biases\nconfidence:",
            "bias.md:3: glossary: `forms` is not a list of texts; ",
        ),
        (
            "confidence:",
            "forms: [no]\nconfidence:",
            "bias.md:3: glossary: `forms` is not a list of texts; ",
        ),
        ("A leaning.\n", "", "bias.md:13: glossary: there is no definition; "),
        ("A clerk smiles.", "", "bias.md:12: glossary: there is no example; "),
        ("{#example}", "{#instance}", "bias.md:14: glossary: there is no example; "),
        (
            "A clerk smiles.",
            "A clerk smiles.\n\n## So what {#so}\n\nX y.",
            "bias.md:16: glossary: a heading with the id “so” ",
        ),
        (
            "A clerk smiles.",
            "A clerk smiles.\n\n## No {#not-the-same-as}",
            "bias.md:16: glossary: nothing stands below",
        ),
        (
            "A leaning.",
            "A leaning.\n\n- to one side",
            "bias.md:12: glossary: only sentences are shown, no item; ",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(old: str, new: str, expected: str) -> None:
    text = entry_file("bias", "A leaning.", example="A clerk smiles.")
    assert old in text

    _entry, findings = read(text.replace(old, new, 1))

    assert any(finding.startswith(expected) for finding in findings), findings


def test_an_entry_that_cannot_be_shown_is_none() -> None:
    assert read("no head at all\n")[0] is None
    assert read(entry_file("bias", ""))[0] is None
    assert read(entry_file("bias", "A leaning."), concept="languages")[0] is None
    assert read(entry_file("bias", "A leaning."))[0] is not None


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ("glossary/bias.md", True),
        ("glossary/picture.png", False),
        ("glossary.md", False),
        ("a/glossary/x.md", False),
    ],
)
def test_what_is_a_source_of_the_glossary(relative: str, *, expected: bool) -> None:
    assert is_source_file(relative) is expected


def test_a_missing_entry_and_an_english_copy_are_shown_in_english(tmp_path: Path) -> None:
    site = load_site(
        glossary_tree(
            tmp_path,
            {
                "docs/glossary/bias.md": entry_file("bias", "A leaning."),
                "docs/glossary/equality.md": entry_file("equality", "The same chances."),
                "docs/glossary/race.md": entry_file("race", "An idea."),
                "docs_pt/glossary/bias.md": entry_file("enviesamento", "Uma inclinação.", example="Sorri."),
                "docs_pt/glossary/equality.md": entry_file("igualdade", "The same chances."),
            },
        )
    )

    glossary = read_glossary(site)

    assert glossary.findings == ()
    assert glossary.concepts == ("bias", "equality", "race")
    shown = {concept: glossary.shown("pt", concept) for concept in glossary.concepts}
    assert {concept: entry.locale for concept, entry in shown.items()} == {
        "bias": "pt",
        "equality": "en",
        "race": "en",
    }
    assert glossary.shown("uk", "bias").term == "bias"


def test_what_only_shows_when_all_entries_are_seen(tmp_path: Path) -> None:
    long = "This sentence goes on and on " + "and on " * 10 + "until nobody knows."
    site = load_site(
        glossary_tree(
            tmp_path,
            {
                "docs/glossary/bias.md": entry_file("bias", long, head="related: [bias, nothing]\n"),
                "docs/glossary/leaning.md": entry_file(
                    "leaning", "A [thing](thing.md).", head="forms: [Bias]\navoided_terms: [leaning]\n"
                ),
                "docs_pt/glossary/lonely.md": entry_file("sozinho", "Só.", example="Um."),
                "docs_uk/glossary/bias.md": "term: x\n",
            },
        )
    )

    found = [str(finding) for finding in check_glossary(read_glossary(site))]

    assert [line.partition(";")[0] for line in found] == [
        "docs_pt/glossary/lonely.md:2: glossary: there is no docs/glossary/lonely.md",
        "docs_uk/glossary/bias.md:1: glossary: no front matter",
        "docs/glossary/bias.md:11: glossary: a sentence of 29 words",
        "docs/glossary/bias.md:4: glossary: `related: bias` is no other concept",
        "docs/glossary/bias.md:4: glossary: `related: nothing` is no other concept",
        "docs/glossary/leaning.md:12: glossary: the link `thing.md` leads to no entry",
        "docs/glossary/leaning.md:2: glossary: “bias” stands for `bias` too",
        "docs/glossary/leaning.md:5: glossary: “leaning” is used and avoided",
    ]
