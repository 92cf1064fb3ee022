"""Subtitles go the whole way of a page: begun, changed in English, filled in in Word, checked, written for players."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs_i18n.row_code import Purpose
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import translation_strings
from docs_i18n.subtitle_syntax import read_subtitles, split_subtitles
from office import saved_by_libreoffice
from site_pages import PROJECT
from test_subtitle_files import SRT, VTT
from translation_tree import Tree, plant
from word_files import filled, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIRST = "<v Maria>Na <i>segunda-feira</i> contámos as cadeiras & mesas."
WRITTEN = "<v Maria>Na <i>segunda-feira</i> contámos\nas cadeiras &amp; mesas."
DOOR = "[abre-se a porta]"


class Film:
    """Somebody’s own subtitle file, beside the project and not in it."""

    def __init__(self, tree: Tree, folder: Path, text: str = VTT, name: str = "city.en.vtt") -> None:
        self.tree = tree
        self.folder = folder
        self.name = name
        self.file = str(folder / name)
        self.write(text)

    def write(self, text: str) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / self.name).write_bytes(text.encode())

    def change(self, old: str, new: str) -> None:
        text = (self.folder / self.name).read_bytes().decode()
        assert old in text
        self.write(text.replace(old, new))

    def run(self, command: str, *arguments: str, code: int = 0) -> str:
        return self.tree.run(command, "pt", self.file, *arguments, code=code)

    @property
    def work(self) -> Path:
        return self.folder / f"{self.name}.translations"

    @property
    def translation(self) -> Path:
        return self.work / "pt" / self.name

    def text(self) -> str:
        return self.translation.read_bytes().decode()

    def edit(self, old: str, new: str) -> None:
        assert old in self.text()
        self.translation.write_bytes(self.text().replace(old, new).encode())

    def sheet(self, texts: dict[str, str], *more: str) -> str:
        """The worksheet, filled in by row; `more` are words for the command."""
        self.run("worksheet", "--output", str(self.folder), *more)
        kind = "_review" if "--review" in more else ""
        path = self.folder / f"pt_{self.name}{kind}.docx"
        path.write_bytes(filled(path.read_bytes(), texts))
        return str(path)


@pytest.fixture
def film(tmp_path: Path) -> Film:
    tree = plant(tmp_path / "project")
    return Film(tree, tmp_path / "films")


@pytest.fixture
def done(film: Film) -> Film:
    """Translated and recorded."""
    film.run("start", "--on", "2026-11-01")
    english = split_subtitles(VTT).segments[0]
    film.edit(VTT[english.start : english.end], WRITTEN)
    film.edit("[door opens]", DOOR)
    film.run("record", "--by", "Ana", "--on", "2026-11-02")
    return film


def test_the_working_files_lie_beside_the_file_and_never_come_into_git(film: Film) -> None:
    subprocess.run(["git", "init", "-q", film.folder], check=True)
    said = film.run("start")

    assert film.text() == VTT
    assert "beside your file; git passes over that folder" in said
    assert "you need the permission of whoever owns it" in said
    found = subprocess.run(
        ["git", "-C", film.folder, "status", "--porcelain", "-uall"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout == "?? city.en.vtt\n"
    assert not list(film.tree.root.rglob("*city*"))


def test_a_file_in_the_project_is_named_and_one_that_would_be_published_refused(film: Film) -> None:
    inside = Film(film.tree, film.tree.root / "subtitles")
    assert "commit it only if its subtitles are yours" in inside.run("start")

    published = Film(film.tree, film.tree.root / "docs")
    before = film.tree.files()
    assert "all that lies in docs/ is published" in published.run("start", code=2)
    assert film.tree.files() == before


def test_beginning_twice_overwrites_nothing(done: Film) -> None:
    before = done.text()
    assert "exists already, and nothing is overwritten" in done.run("start", code=2)
    assert done.text() == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(("name", "text"), [("city.vtt", VTT), ("city.srt", SRT)])
def test_a_word_sheet_comes_back_and_touches_nothing_but_its_texts(
    tmp_path: Path, name: str, text: str, bom: str, newline: str
) -> None:
    """Styles, regions, notes, settings, numbers, times, line ends and the byte order mark are those of the English."""
    english = bom + text.replace("\n", newline)
    film = Film(plant(tmp_path / "project"), tmp_path / "films", english, name)
    film.run("start")
    first = FIRST if name.endswith("vtt") else FIRST.removeprefix("<v Maria>")
    door = DOOR if name.endswith("vtt") else "{\\an8}" + DOOR
    said = film.tree.run("import", film.sheet({"1": first, "2": door}), "--name", "Ana")

    assert "2 translated" in said
    assert "0 open" in said
    written = WRITTEN if name.endswith("vtt") else WRITTEN.removeprefix("<v Maria>").replace("&amp;", "&")
    segment = split_subtitles(english).segments[0]
    raw = english[segment.start : segment.end]
    assert film.text() == english.replace(raw, written.replace("\n", newline)).replace("[door opens]", DOOR)


def test_a_page_that_is_not_begun_begins_with_its_sheet(film: Film) -> None:
    said = film.tree.run("import", film.sheet({"2": DOOR}), "--name", "Ana", "--subtitles", film.file)

    assert "1 translated" in said
    assert film.text() == VTT.replace("[door opens]", DOOR)
    assert (film.work / ".gitignore").read_text() == "*\n"


def test_the_sheet_says_when_a_subtitle_is_shown_and_how_much_can_be_read(film: Film) -> None:
    film.sheet({})
    document = opened((film.folder / "pt_city.en.vtt.docx").read_bytes())
    lines = [line.text for line in document.paragraphs]

    assert "00:00:01.000 – 00:00:05.000 · at most 68 characters" in document.tables[0].rows[1].cells[1].text
    assert "at most 51 characters" in document.tables[0].rows[2].cells[1].text
    assert any(line.startswith("You need not break lines.") for line in lines)


def test_there_are_ten_lines_of_instructions_in_every_language() -> None:
    for strings in translation_strings(PROJECT).values():
        lines = SheetWords(strings=strings).instructions(Purpose.WORK, is_subtitles=True)
        assert len(lines) == 10
        assert not any(line.startswith("You need not") for line in lines)


def test_a_sheet_comes_back_from_an_office_program(film: Film, tmp_path: Path) -> None:
    """What stands in angle brackets, dialogue and typographic marks outlive a real LibreOffice."""
    film.change("[door opens]", "- Who is there?\n- Nobody.")
    path = Path(film.sheet({"1": FIRST, "2": "- Quem está “aí”? - Ninguém…"}))
    (content,) = saved_by_libreoffice({path.name: path.read_bytes()}, tmp_path / "office").values()
    path.write_bytes(content)

    assert "2 translated" in film.tree.run("import", str(path), "--name", "Ana", "--subtitles", film.file)
    assert WRITTEN in film.text()
    assert "\n- Quem está “aí”?\n- Ninguém…\n" in film.text()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Na <i>segunda-feira</i> contámos.", "<v Maria>"),
        ("<v Maria>Na segunda-feira contámos.", "<i>"),
        ("<v Rui>Na <i>segunda-feira</i> contámos.", "<v "),
        ("<v Maria>Na <i>segunda-feira</i> --> contámos.", "-->"),
    ],
)
def test_damaged_markup_is_named_and_not_guessed(film: Film, answer: str, words: str) -> None:
    film.run("start")
    said = film.tree.run("import", film.sheet({"1": answer, "2": DOOR}), "--name", "Ana", code=1)

    assert "1 translated, 1 not taken" in said
    assert words in said
    assert DOOR in film.text()
    assert "we counted" in film.text()


def test_what_markdown_would_read_otherwise_is_text_here(tmp_path: Path) -> None:
    """Stars, brackets and number signs mean nothing in a subtitle."""
    english = "WEBVTT\n\n00:01.000 --> 00:09.000\n# [door](1) *opens* - `now` {{ x }}\n"
    film = Film(plant(tmp_path / "project"), tmp_path / "films", english, "a.vtt")
    film.run("start")
    film.tree.run("import", film.sheet({"1": "- [porta](2) **abre** _já_"}), "--name", "Ana")

    assert film.text() == english.replace("# [door](1) *opens* - `now` {{ x }}", "- [porta](2) **abre** _já_")
    film.change("*opens*", "*shuts*")
    assert "[-*opens*-] {+*shuts*+}" in film.run("diff", code=1)


def test_a_changed_word_opens_its_subtitle_and_no_other(done: Film) -> None:
    assert "nothing is open" in done.run("diff")
    done.change("[door opens]", "[window opens]")
    said = done.run("diff", code=1)

    assert "Marked:  [-[door-] {+[window+} opens]" in said
    assert f"Yours:   {DOOR}" in said
    assert said.count("Marked:") == 1
    done.edit(DOOR, "[abre-se a janela]")
    assert "recorded; the page is now: draft" in done.run("record", "--by", "Ana")
    assert "nothing is open" in done.run("diff")


def test_new_and_removed_subtitles_go_through_word(done: Film) -> None:
    done.change("00:00:05.500", "00:00:05.200 --> 00:00:05.400\nNobody came that day.\n\n00:00:05.500")
    path = done.sheet({"1": "Ninguém veio."})
    done.tree.run("import", path, "--name", "Ana")

    assert "\n\n00:00:05.200 --> 00:00:05.400\nNinguém veio.\n\n00:00:05.500" in done.text()
    done.change("00:00:05.200 --> 00:00:05.400\nNobody came that day.\n\n", "")
    done.tree.run("import", done.sheet({"1": "-"}), "--name", "Ana")
    assert "Ninguém" not in done.text()
    assert "nothing is open" in done.run("diff")


def test_numbers_of_subrip_stay_in_order(tmp_path: Path) -> None:
    film = Film(plant(tmp_path / "project"), tmp_path / "films", SRT, "a.srt")
    film.run("start")
    film.change("2\n00:00:05", "2\n00:00:05,000 --> 00:00:05,400\nNobody came.\n\n3\n00:00:05")
    film.tree.run("import", film.sheet({"2": "Ninguém."}), "--name", "Ana", code=0)

    numbers = [film.text()[slice(*cue.name)] for cue in read_subtitles(film.text()).cues]
    assert numbers == ["1", "2", "3"]


def test_new_times_of_the_english_are_followed_and_own_times_stay(done: Film) -> None:
    done.edit("00:00:05.500 --> 00:00:08.500", "00:00:05.500 --> 00:00:08.900")
    done.change("00:01.000 --> 00:00:05.000", "00:01.200 --> 00:00:05.100")
    done.change("00:00:05.500 --> 00:00:08.500", "00:00:05.600 --> 00:00:08.500")
    said = done.run("diff")
    assert "00:00:01.200 --> 00:00:05.100; these will follow when you record" in said
    assert "00:00:05.600 --> 00:00:08.500; yours are others" in said
    assert "its own times stay" in done.tree.run("check", done.file, code=1)

    done.run("record")
    assert "00:00:01.200 --> 00:00:05.100 region:below align:start\n" in done.text()
    assert "00:00:05.500 --> 00:00:08.900" in done.text()
    before = done.text()
    done.run("record")
    assert done.text() == before


def test_recording_and_importing_say_what_cannot_be_read_in_time(done: Film) -> None:
    done.edit(DOOR, "[abre-se a porta, e entram todos os que tinham ficado lá fora à espera]")
    said = done.run("record", "--by", "Ana")

    assert "characters in 3 seconds are 24 a second, more than 17; shorten it to 51" in said
    path = done.sheet({"1": "<v Maria>" + "<i>Porta.</i> " + "Porta. " * 20}, "--review")
    assert "a second, more than 17" in done.tree.run("import", path, "--review", "--name", "Rui")


def test_check_looks_at_timing_markup_and_language(done: Film) -> None:
    assert "0 findings" in done.tree.run("check", done.file)
    done.edit("<i>segunda-feira</i>", "terça-feira")
    done.edit(DOOR, "[abre-se a porta] e a equipe toda")
    done.edit("00:00:05.500", "00:00:04.500")
    said = done.tree.run("check", done.file, code=1)

    assert "subtitle-tags: `<i>` of the English is missing" in said
    assert "brazilian-forms" in said
    assert "subtitle-timing: it begins at 00:00:04.500, before the one above ends" in said
    assert "city.en.vtt.translations/pt/city.en.vtt:16: " in said


def test_a_review_is_held_subtitle_by_subtitle(done: Film) -> None:
    done.tree.run(
        "import", done.sheet({"1": "ok", "2": "[a porta abre-se]"}, "--review"), "--review", "--name", "Rui"
    )
    ledger = (done.work / "pt/.ledger/city.en.vtt.jsonl").read_text(encoding="utf-8")

    assert ledger.count('"reviewed": {"by": "Rui"') == 2
    assert "[a porta abre-se]" in done.text()
    assert "the page is now: reviewed" in done.run("record", "--by", "Ana")


def test_both_kinds_of_file_come_out(done: Film) -> None:
    said = done.run("subtitles")

    assert (done.work / "city.pt.vtt").read_bytes() == done.translation.read_bytes()
    srt = (done.work / "city.pt.srt").read_text(encoding="utf-8")
    assert srt.startswith(
        "1\n00:00:01,000 --> 00:00:05,000\nNa <i>segunda-feira</i> contámos\nas cadeiras & mesas.\n"
    )
    assert "they are in the .vtt file only" in said
    out = done.folder / "out"
    done.change("[door opens]", "[window opens]")
    assert "1 still to translate or to look at" in done.run("subtitles", "--output", str(out), code=1)
    assert sorted(path.name for path in out.iterdir()) == ["city.pt.srt", "city.pt.vtt"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Não há".encode("cp1252"), "perhaps Windows-1252"),
        ("1\n00:00:01,000 --> 00:00:02,000\nСтільці\n".encode("cp1251"), "perhaps Windows-1251"),
        (b"\x00\x01\x02", "no text file"),
        (b"", "no subtitle was found"),
        (b"1\n00:00:01,000 -> 00:00:02,000\nA\n", "city.en.vtt:2: the times cannot be read"),
    ],
)
def test_no_command_works_on_a_file_that_cannot_be_read(film: Film, data: bytes, words: str) -> None:
    (film.folder / film.name).write_bytes(data)

    for command in ("start", "diff", "record", "worksheet", "subtitles"):
        assert words in film.run(command, code=2)
    assert words in film.tree.run("check", film.file, code=2)
    assert not film.work.exists()


def test_a_translation_saved_in_another_encoding_is_said_and_left(done: Film) -> None:
    done.translation.write_bytes(done.text().encode("cp1252", "replace"))
    before = done.translation.read_bytes()

    assert "perhaps Windows-1252" in done.run("record", code=2)
    assert done.translation.read_bytes() == before


def test_a_translation_whose_times_are_damaged_is_not_written_to(done: Film) -> None:
    done.edit("00:00:05.500 -->", "00:00:05.500 ->")
    before = done.text()

    assert "the times cannot be read" in done.run("record", code=2)
    assert "has to be mended first" in done.tree.run(
        "import", _sheet_made_before(done), "--name", "Ana", code=1
    )
    assert done.text() == before


def _sheet_made_before(done: Film) -> str:
    """A sheet that was made before the file was damaged."""
    text = done.text()
    done.edit("00:00:05.500 ->", "00:00:05.500 -->")
    done.change("[door opens]", "[window opens]")
    path = done.sheet({"1": "[abre-se a janela]"})
    done.translation.write_bytes(text.encode())
    return path


def test_a_handle_and_volunteer_stand_in_the_records(done: Film) -> None:
    done.edit(DOOR, "[a porta abre]")
    done.run("record", "--by", "Voluntário")
    ledger = (done.work / "pt/.ledger/city.en.vtt.jsonl").read_text(encoding="utf-8")

    assert '"by": "volunteer"' in ledger


def test_a_browser_reads_what_we_write(done: Film, browser: Browser) -> None:
    """The judge of WebVTT is a browser: as many subtitles, the same times, words and places."""
    done.run("subtitles")
    text = (done.work / "city.pt.vtt").read_text(encoding="utf-8")
    page = browser.new_page()
    cues = page.evaluate(
        """text => new Promise(resolve => {
            const video = document.createElement("video"), track = document.createElement("track");
            track.default = true;
            track.src = URL.createObjectURL(new Blob([text], {type: "text/vtt"}));
            track.onload = () => resolve([...track.track.cues].map(cue => [
                cue.startTime, cue.endTime, cue.align, cue.getCueAsHTML().textContent]));
            track.onerror = () => resolve("error");
            video.append(track);
            document.body.append(video);
            track.track.mode = "showing";
        })""",
        text,
    )
    page.close()

    assert cues == [
        [1, 5, "start", "Na segunda-feira contámos\nas cadeiras & mesas."],
        [5.5, 8.5, "center", DOOR],
        [9, 9.5, "center", "♪♪"],
    ]
