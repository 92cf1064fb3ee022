"""The glossary: a concept, what it is called in each language, what that means, and an everyday example.

One Markdown file per concept and language, written for people who translate; this reads one and says what is wrong
with it, with file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docs_i18n.front_matter import read_front_matter, texts, translation
from docs_i18n.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.front_matter import FrontMatter
    from docs_i18n.model import Document, Segment

FOLDER = "glossary"
"""Of a language folder; its Markdown files are sources of the glossary and no pages of their own."""
RULE = "glossary"
EXAMPLE = "example"
DISTINCTION = "not-the-same-as"
RESERVED = frozenset({"index", "languages"})
"""Names of pages that are made of the glossary; no concept can have them."""

_LISTS = ("other_terms", "avoided_terms", "forms")
_CONFIDENCE = ("sourced", "unsourced")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]*)\)")
_TARGET = re.compile(r"(?:\./)?(?P<concept>[a-z0-9-]+)\.md")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of an entry."""

    text: str
    """Its Markdown on one line."""
    plain: str
    """What a reader reads of it."""
    line: int
    """The line of the file on which it begins."""

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield its words in order, each with the concept that they link to; "" where they link to none."""
        end = 0
        for link in _LINK.finditer(self.text):
            yield _plain(self.text[end : link.start()]), ""
            target = _TARGET.fullmatch(link["target"])
            yield _plain(link["words"]), target["concept"] if target else ""
            end = link.end()
        yield _plain(self.text[end:]), ""

    def targets(self) -> Iterator[str]:
        for link in _LINK.finditer(self.text):
            yield link["target"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where the facts of a definition come from; in English."""

    title: str
    publisher: str
    url: str
    """"" where the text cannot be read on the web."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What one language says of a concept."""

    concept: str
    """The id of the concept, the same in all languages."""
    locale: str
    place: str
    """Its file, for messages."""
    term: str
    """The preferred term, in lower case unless it is a name."""
    definition: tuple[Paragraph, ...]
    example: tuple[Paragraph, ...]
    distinction: tuple[Paragraph, ...]
    """What it is not the same as; often nothing."""
    other_terms: tuple[str, ...] = ()
    avoided_terms: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    """Inflected forms and close derivations that always mean this concept."""
    related: tuple[str, ...] = ()
    """Ids of other concepts; said by the English entry only."""
    is_sourced: bool = False
    """Whether the term was found in an official text; if not, a native speaker should look at it."""
    note: str = ""
    """For translators and native speakers."""
    source: Source | None = None
    """Said by the English entry only."""
    translation: Mapping[str, Any] = field(default_factory=dict)
    """As the head has it: `status`, `translated_on` …; empty for English."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of the head."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return (*self.definition, *self.example, *self.distinction)

    @property
    def surface(self) -> tuple[str, ...]:
        """Everything that stands for the concept in running text."""
        return (self.term, *self.forms, *self.other_terms)

    def finding(self, message: str, key: str = "term") -> Finding:
        return Finding(path=self.place, line=self.lines.get(key, 1), rule=RULE, message=message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """Every concept in every language that has it."""

    source: str
    """The locale that the others are translated from."""
    entries: Mapping[str, Mapping[str, Entry]]
    """Locale to concept to entry, for every language of the site; entries that are still English are left out."""
    findings: tuple[Finding, ...] = ()
    """What could not be read; the entries concerned are left out."""

    @property
    def concepts(self) -> tuple[str, ...]:
        return tuple(self.entries.get(self.source, ()))

    def own(self, locale: str, concept: str) -> Entry | None:
        """The entry in that language; None where it is missing or not translated yet."""
        return self.entries.get(locale, {}).get(concept)

    def shown(self, locale: str, concept: str) -> Entry:
        """The entry that readers of that language get: the English one where there is no other."""
        return self.own(locale, concept) or self.entries[self.source][concept]


def is_source_file(relative: str) -> bool:
    """Whether a path inside a language folder is an entry of the glossary, and so no page."""
    return relative.startswith(f"{FOLDER}/") and relative.endswith(".md")


def concept_of(relative: str) -> str:
    """`glossary/inclusion.md` stands for the concept `inclusion`."""
    return relative.removeprefix(f"{FOLDER}/").removesuffix(".md")


def read_entry(
    place: str, concept: str, locale: str, document: Document, *, is_source: bool
) -> tuple[Entry | None, tuple[Finding, ...]]:
    """An entry and what is wrong with its form; None where nothing can be shown of it."""
    head = read_front_matter(document.text)
    term = head.values.get("term")
    parts = _parts(document)
    definition = parts.get("", ())
    findings = tuple(_form_findings(place, concept, head, document, parts, is_source=is_source))
    if not isinstance(term, str) or not term.strip() or not definition or not is_concept_id(concept):
        return None, findings
    entry = Entry(
        concept=concept,
        locale=locale,
        place=place,
        term=term.strip(),
        definition=definition,
        example=parts.get(EXAMPLE, ()),
        distinction=parts.get(DISTINCTION, ()),
        other_terms=texts(head.values, "other_terms"),
        avoided_terms=texts(head.values, "avoided_terms"),
        forms=texts(head.values, "forms"),
        related=texts(head.values, "related"),
        is_sourced=head.values.get("confidence") == "sourced",
        note=str(head.values.get("note") or ""),
        source=_source(head),
        translation=translation(head.values),
        lines=head.lines,
    )
    return entry, findings


def is_concept_id(concept: str) -> bool:
    return bool(_ID.fullmatch(concept)) and concept not in RESERVED


def is_untranslated(entry: Entry, source: Entry) -> bool:
    """Whether the text is still the English text; a term may well be the same."""
    return [each.plain for each in entry.paragraphs] == [each.plain for each in source.paragraphs]


def linked_concept(target: str) -> str:
    """The concept that a link inside an entry leads to; "" where it leads elsewhere."""
    match = _TARGET.fullmatch(target)
    return match["concept"] if match else ""


def _parts(document: Document) -> Mapping[str, tuple[Paragraph, ...]]:
    """The paragraphs of each section by the id of its heading; "" above the first."""
    parts: dict[str, tuple[Paragraph, ...]] = {}
    name = ""
    for segment in document.segments:
        if segment.kind is Kind.HEADING:
            name = segment.name
        elif segment.kind is Kind.PARAGRAPH:
            paragraph = Paragraph(text=segment.text, plain=segment.plain, line=segment.line)
            parts[name] = (*parts.get(name, ()), paragraph)
    return parts


def _source(head: FrontMatter) -> Source | None:
    value = head.values.get("source")
    if not isinstance(value, dict) or not value.get("title") or not value.get("publisher"):
        return None
    url = str(value.get("url") or "")
    if url and not re.match(r"https?://[^\s/]+\.\S+$", url):
        return None
    return Source(title=str(value["title"]), publisher=str(value["publisher"]), url=url)


def _form_findings(
    place: str,
    concept: str,
    head: FrontMatter,
    document: Document,
    parts: Mapping[str, tuple[Paragraph, ...]],
    *,
    is_source: bool,
) -> Iterator[Finding]:
    """Yield what is wrong with one file, whatever the others say."""

    def finding(line: int, message: str) -> Finding:
        return Finding(path=place, line=line, rule=RULE, message=message)

    if not is_concept_id(concept):
        yield finding(
            1, f"`{concept}` cannot be the id of a concept; rename the file, as in equal-treatment.md"
        )
    if head.error:
        yield finding(head.error_line, f"{head.error}; begin with --- and lines such as `term: equality`")
        return
    if not isinstance(head.values.get("term"), str) or not head.values["term"].strip():
        line = head.lines.get("term", 1)
        yield finding(
            line, "the term is missing; write `term: …`, in quotation marks if it is a number or a yes"
        )
    for key in _LISTS:
        value = head.values.get(key)
        if value is not None and (not isinstance(value, list) or len(texts(head.values, key)) != len(value)):
            yield finding(head.lines[key], f"`{key}` is not a list of texts; write `{key}: [one, another]`")
    if head.values.get("confidence") not in _CONFIDENCE:
        line = head.lines.get("confidence", 1)
        yield finding(line, f"`confidence` is neither {' nor '.join(_CONFIDENCE)}; say which the term is")
    if is_source and _source(head) is None:
        yield finding(
            head.lines.get("source", 1),
            '`source` needs `title:`, `publisher:` and a whole `url:` (or `url: ""`)',
        )
    yield from _section_findings(place, document.segments, parts)


def _section_findings(
    place: str, segments: tuple[Segment, ...], parts: Mapping[str, tuple[Paragraph, ...]]
) -> Iterator[Finding]:
    def finding(line: int, message: str) -> Finding:
        return Finding(path=place, line=line, rule=RULE, message=message)

    headings = {segment.name: segment for segment in segments if segment.kind is Kind.HEADING}
    last = segments[-1].line if segments else 1
    if not parts.get(""):
        yield finding(last, "there is no definition; write one or two short sentences below the head")
    if not parts.get(EXAMPLE):
        line = headings[EXAMPLE].line if EXAMPLE in headings else last
        yield finding(line, f"there is no example; write one below `## … {{#{EXAMPLE}}}`")
    if DISTINCTION in headings and not parts.get(DISTINCTION):
        yield finding(headings[DISTINCTION].line, "nothing stands below this heading; leave the heading out")
    for name, heading in headings.items():
        if name not in {EXAMPLE, DISTINCTION}:
            known = f"{{#{EXAMPLE}}} or {{#{DISTINCTION}}}"
            yield finding(heading.line, f"a heading with the id “{name}” is not shown; end it with {known}")
    for segment in segments:
        if segment.kind not in {Kind.META, Kind.HEADING, Kind.PARAGRAPH}:
            yield finding(
                segment.line, f"only sentences are shown, no {segment.kind}; write it as a sentence"
            )


def _plain(markdown: str) -> str:
    return markdown.replace("\\", "").replace("**", "").replace("*", "")
