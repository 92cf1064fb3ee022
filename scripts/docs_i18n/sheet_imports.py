"""Worksheets and files of translation tools that came back, taken into the pages and ledgers of a site.

Every file is read before anything is written. A page and its ledger are written together or not at all; one page does
not wait for another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.answers import Mark
from docs_i18n.documents import beginning
from docs_i18n.errors import SiteError
from docs_i18n.exchange.po_file import read_po_file
from docs_i18n.exchange.unit import ExchangeFileError
from docs_i18n.exchange.xliff_reader import read_xliff_file
from docs_i18n.importing import Import, import_rows, with_all_read
from docs_i18n.model import Document
from docs_i18n.row_code import Purpose, english_keys, place_key
from docs_i18n.row_decisions import Act, Decision
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.sheet_words import answer_heads, answer_words
from docs_i18n.site import Page
from docs_i18n.translating import Change, Outcome, blocked, save_page
from docs_i18n.word_package import WordFileError
from docs_i18n.word_reader import read_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docs_i18n.answers import Answer
    from docs_i18n.model import Signature
    from docs_i18n.site import Site
    from docs_i18n.strings import Strings


PO = frozenset({".po", ".pot"})
XLIFF = frozenset({".xlf", ".xliff"})
"""How the names of these files end; all others are read as Word files, which say what they are if they are none."""


class Place(NamedTuple):
    """What the code of a row speaks of."""

    site: int
    """Number of the site: the first is that of the pages, the others are subtitles."""
    purpose: Purpose
    locale: str
    page: str
    """"" for all pages of a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedRow:
    """A row that was not taken."""

    locale: str
    """Of whom it goes back to; "" where that is not known."""
    file: str
    label: str
    english: str
    problem: Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class PageImport:
    """What came of the rows of a page."""

    outcome: Outcome
    acts: Mapping[Act, int]
    """How many rows of each kind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetImport:
    """What came of the files."""

    pages: tuple[PageImport, ...]
    refused: tuple[RefusedRow, ...]
    comments: tuple[tuple[str, str, str], ...]
    """File, row and comment."""
    read: int = 0
    """Segments that are marked as reviewed in files taken as translations; what that says is not recorded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetReader:
    """Reads sheets of a site and takes them in."""

    site: Site
    strings: Mapping[str, Strings]
    """The words of each language, by its locale."""
    purpose: Purpose
    by: Signature
    is_trial: bool = False
    """Whether nothing is to be written."""
    subtitles: tuple[Site, ...] = ()
    """Subtitles that sheets may be of, too."""

    def take(self, files: Sequence[Path]) -> SheetImport:
        """Take the rows of these files; SiteError where one cannot be read, before anything is written."""
        places = self._places()
        answers = [answer for file in files for answer in self._read(file, places)]
        groups: defaultdict[Place | None, list[Answer]] = defaultdict(list)
        for answer in answers:
            groups[places.get(answer.code.place) if answer.code else None].append(answer)
        pages: list[PageImport] = []
        refused: list[RefusedRow] = []
        for place, rows in groups.items():
            if place is None or not place.page:
                locale = place.locale if place else self._locale(groups)
                refused.extend(_without_page(rows, locale))
                continue
            page, unfit = self._take_page(place, rows)
            pages.append(page)
            refused.extend(unfit)
        comments = ((one.file, one.label, comment) for one in answers for comment in one.comments)
        read = sum(one.mark is Mark.READ for one in answers) if self.purpose is Purpose.WORK else 0
        return SheetImport(pages=tuple(pages), refused=tuple(refused), comments=tuple(comments), read=read)

    @property
    def _sites(self) -> tuple[Site, ...]:
        return (self.site, *self.subtitles)

    def _places(self) -> dict[str, Place]:
        """Every page of every language by its key, for both purposes."""
        return {
            place_key(purpose, language.locale, page): Place(number, purpose, language.locale, page)
            for number, site in reversed(list(enumerate(self._sites)))
            for purpose in Purpose
            for language in site.project.translations
            for page in ("", *site.sources)
        }

    def _read(self, file: Path, places: Mapping[str, Place]) -> list[Answer]:
        """The rows of a file; of a review, each that is right because the last row says so has its answer."""
        answers = self._answers(file)
        found = [places[one.code.place] for one in answers if one.code and one.code.place in places]
        if not found:
            raise SiteError(
                f"{file.name}: none of its rows is of a page of this site; is it a file of another one?"
                " The English file of subtitles is named with --subtitles"
            )
        self._check_purpose(file, {place.purpose for place in found})
        if self.purpose is not Purpose.REVIEW:
            return answers
        if (
            file.suffix.lower() in PO
        ):  # it knows no reviews: in a file of them, what is no longer fuzzy was read
            return [replace(one, mark=Mark.READ) if one.mark is Mark.DONE else one for one in answers]
        return with_all_read(answers, answer_words(self.strings[found[0].locale]))

    def _answers(self, file: Path) -> list[Answer]:
        """What stands in a file, by the kind that its name says it is."""
        heads = [head for strings in self.strings.values() for head in answer_heads(strings)]
        try:
            data = file.read_bytes()
            if file.suffix.lower() in PO:
                return read_po_file(data, file.name)
            if file.suffix.lower() in XLIFF or data.lstrip()[:1] == b"<":  # other XML says what it is
                return read_xliff_file(data, file.name)
            return read_word(data, file.name, heads)
        except (WordFileError, ExchangeFileError) as error:
            raise SiteError(f"{file.name}: {error}") from error
        except OSError as error:
            raise SiteError(f"{file.name}: cannot be read: {error.strerror}") from error

    def _check_purpose(self, file: Path, found: set[Purpose]) -> None:
        """A file is for translations or for reviews; XLIFF says of each segment which of the two it is."""
        if file.suffix.lower() in XLIFF or found == {self.purpose}:
            return
        if self.purpose is Purpose.WORK:
            raise SiteError(f"{file.name}: this is a review sheet; add --review")
        advice = (
            "; PO files to review come from: export --format po --review" if file.suffix.lower() in PO else ""
        )
        raise SiteError(f"{file.name}: this is a translation sheet; leave out --review{advice}")

    def _locale(self, groups: Iterable[Place | None]) -> str:
        """The language of a row that has lost its code, if all others are in one."""
        found = {place.locale for place in groups if place}
        return found.pop() if len(found) == 1 else ""

    def _take_page(self, place: Place, rows: Sequence[Answer]) -> tuple[PageImport, list[RefusedRow]]:
        site = self._sites[place.site]
        source = site.source(place.page)
        if source is None:  # deleted while we read
            raise SiteError(f"{place.page}: the English page is gone")
        target = site.page(place.locale, place.page) or _not_begun(site, place)
        unread = [] if source.document.has_readable_head else list(map(str, source.findings))
        if faults := (*unread, *blocked(target)):
            problem = Problem(Reason.PAGE_BLOCKED, faults[0])
            unfit = [_refused(place.locale, one, "", problem) for one in rows]
            return _page(Outcome(place=target.place, refused=faults), ()), unfit
        document = target.document if target.document.text else beginning(source.document, on=self.by.on)
        found = import_rows(
            source.document,
            document,
            target.records,
            rows,
            self.purpose,
            language=target.language,
            words=answer_words(self.strings[place.locale]),
            by=self.by,
        )
        english = dict(_english(source.document))
        unfit = [
            _refused(
                place.locale,
                one.answer,
                english.get(one.answer.code.english if one.answer.code else "", ""),
                one.problem,
            )
            for one in found.decisions
            if one.problem
        ]
        return _page(self._saved(site, source, target, found), found.decisions), unfit

    def _saved(self, site: Site, source: Page, target: Page, found: Import) -> Outcome:
        if not found.numbers(Act.WRITE, Act.HOLD, Act.READ) and not _has(found.decisions, Act.REMOVE):
            return Outcome(place=target.place)
        is_review = self.purpose is Purpose.REVIEW
        change = Change(
            records=found.records,
            document=found.document,
            made_on=self.by.on if _has(found.decisions, Act.WRITE) else "",
            reviewed_on=self.by.on if is_review else "",
        )
        return save_page(site, source, target, change, is_trial=self.is_trial)


def _not_begun(site: Site, place: Place) -> Page:
    """A page that has no file yet."""
    language = site.project.language(place.locale)
    return Page(
        relative=place.page,
        language=language,
        path=site.project.folder(language) / place.page,
        document=Document(text="", segments=()),
    )


def _has(decisions: Iterable[Decision], act: Act) -> bool:
    return any(one.act is act for one in decisions)


def _page(outcome: Outcome, decisions: Iterable[Decision]) -> PageImport:
    return PageImport(outcome=outcome, acts=Counter(one.act for one in decisions))


def _english(source: Document) -> Iterator[tuple[str, str]]:
    """Yield the keys of the English texts with the texts."""
    plains = [segment.plain for segment in source.segments if segment.local is None]
    yield from zip(english_keys(plains), plains, strict=True)


def _without_page(rows: Iterable[Answer], locale: str) -> Iterator[RefusedRow]:
    """Yield the rows of no page that have something to say."""
    for one in rows:
        problem = one.problem or Problem(Reason.OTHER_SITE if one.code else Reason.NO_CODE)
        if one.text or one.problem:
            yield _refused(locale, one, "", problem)


def _refused(locale: str, answer: Answer, english: str, problem: Problem) -> RefusedRow:
    said = english or max(answer.shown, key=len, default="")
    return RefusedRow(locale=locale, file=answer.file, label=answer.label, english=said, problem=problem)
