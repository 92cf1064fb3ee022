"""Pandoc makes files that hold what the section holds, the same bytes each time, and never twice the same work."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docs_i18n.downloads import converter
from docs_i18n.downloads.converter import OfficeDocument, OfficeFiles, make_files
from docs_i18n.downloads.file_cache import FileCache
from docs_i18n.downloads.section import Picture
from docs_i18n.errors import SiteError
from office_files import FO, STYLE, SVG, TABLE, TEXT, W, docx_paragraphs, parts, png, words, xml

BODY = """<h1 id="f">Форма згоди</h1><div custom-style="Information"><p>Версія</p></div>
<p>Кому: [ім’я] <span lang="en-GB">some English words</span>.</p>
<ul><li>☐ перше</li><li><p>☒ друге</p><ul><li>нижче</li></ul></li></ul><ul><li>пункт</li></ul>
<h2 id="t">Таблиця</h2><table><colgroup><col style="width: 30%"><col style="width: 70%"></colgroup>
<thead><tr><th>Q</th><th>A</th></tr></thead><tbody><tr><td>q</td><td>a</td></tr></tbody></table>
<blockquote><p>Цитата</p></blockquote><p><img src="picture-1.png" alt="Стіл &quot;довгий&quot;"></p>
<p><img src="picture-2.png" alt="Міст"></p><p><a href="https://e.org/?a=1&amp;b=2">e</a></p>"""


def document(body: str = BODY, *, day: str = "2026-11-22") -> OfficeDocument:
    pictures = tuple(
        Picture(name=f"picture-{number}.png", alt=alt, data=png(40 * number))
        for number, alt in ((1, 'Стіл "довгий"'), (2, "Міст"))
    )
    html = f'<!doctype html><html lang="uk-UA"><head><title>Форма – Фото</title></head><body>{body}</body></html>'
    return OfficeDocument(html=html, day=day, pictures=pictures if "picture-1" in body else ())


def no_cache(tmp_path: Path) -> FileCache:
    return FileCache(tmp_path / "cache", most_bytes=0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> OfficeFiles:
    (files,) = make_files([document()], FileCache(tmp_path_factory.mktemp("cache"), most_bytes=10**6))
    assert files.problem == ""
    return files


def test_docx_says_what_it_is(made: OfficeFiles) -> None:
    """Title, language and days stand where Word and screen readers look (EN 301 549, 10.2.4.2 and 10.3.1.1)."""
    about = {node.tag.rpartition("}")[2]: node.text for node in xml(made.docx, "docProps/core.xml")}
    assert about["title"] == "Форма – Фото"
    assert about["language"] == "uk-UA"
    assert about["created"] == about["modified"] == "2026-11-22T00:00:00Z"
    languages = [node.get(f"{W}val") for node in xml(made.docx, "word/styles.xml").iter(f"{W}lang")]
    assert languages == ["uk-UA"]


def test_docx_paragraphs(made: OfficeFiles) -> None:
    """Real heading styles, a real list for the checklist, and no second title in the text (10.1.3.1)."""
    found = list(docx_paragraphs(made.docx))
    assert found[:5] == [
        ("Heading1", "Форма згоди"),
        ("Information", "Версія"),
        ("BodyText", "Кому: [ім’я] some English words."),
        ("Checklist", "☐\tперше"),
        ("Checklist", "☒\tдруге"),
    ]
    assert ("Heading2", "Таблиця") in found
    assert ("BlockText", "Цитата") in found
    checklist = next(
        style
        for style in xml(made.docx, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "Checklist"
    )
    number = checklist.find(f".//{W}numId")
    assert number is not None
    numbers = [node.get(f"{W}numId") for node in xml(made.docx, "word/numbering.xml").iter(f"{W}num")]
    assert number.get(f"{W}val") in numbers


def test_docx_styles_are_all_there(made: OfficeFiles) -> None:
    """Every style that the text uses is one of ours: an unknown one would look like nothing."""
    styles = {node.get(f"{W}styleId") for node in xml(made.docx, "word/styles.xml").iter(f"{W}style")}
    root = xml(made.docx, "word/document.xml")
    used = {node.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for node in root.iter(W + name)}
    assert used <= styles


def test_docx_parts_have_languages(made: OfficeFiles) -> None:
    """Words in another language say so (10.3.1.2)."""
    root = xml(made.docx, "word/document.xml")
    tagged = {
        lang.get(f"{W}val"): words(run)
        for run in root.iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    }
    assert tagged == {"en-GB": "some English words"}


def test_docx_table(made: OfficeFiles) -> None:
    """The header row is one and is repeated; columns fill the page in both ways that programs read them."""
    table = next(xml(made.docx, "word/document.xml").iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    grid = [int(node.get(f"{W}w", "")) for node in table.iter(f"{W}gridCol")]
    assert abs(sum(grid) - 9638) <= len(grid)
    assert [[int(node.get(f"{W}w", "")) for node in row.iter(f"{W}tcW")] for row in rows] == [grid, grid]
    assert round(grid[0] / sum(grid), 2) == 0.3


def test_docx_merged_cells(tmp_path: Path) -> None:
    body = "<table><colgroup><col style='width:50%'><col style='width:25%'><col style='width:25%'></colgroup><tr><th colspan=2>a</th><th>b</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    (files,) = make_files([document(body)], no_cache(tmp_path))
    table = next(xml(files.docx, "word/document.xml").iter(f"{W}tbl"))
    grid = [int(node.get(f"{W}w", "")) for node in table.iter(f"{W}gridCol")]
    first, second = (
        [int(node.get(f"{W}w", "")) for node in row.iter(f"{W}tcW")] for row in table.iter(f"{W}tr")
    )
    assert first == [grid[0] + grid[1], grid[2]]
    assert second == grid


def test_docx_pictures(made: OfficeFiles) -> None:
    """Each picture has its alternative text in both places, and no name of a file of ours (10.1.1.1)."""
    text = parts(made.docx)["word/document.xml"].decode()
    assert re.findall('<wp:docPr descr="([^"]*)"', text) == ["Стіл &quot;довгий&quot;", "Міст"]
    assert re.findall('<pic:cNvPr descr="([^"]*)"', text) == ["Стіл &quot;довгий&quot;", "Міст"]
    assert "picture-" not in text
    assert sum(name.startswith("word/media/") for name in parts(made.docx)) == 2


def test_wide_picture_fits_the_page(tmp_path: Path) -> None:
    picture = Picture(name="picture-1.png", alt="A", data=png(3000, 1500))
    html = '<html lang="en-GB"><head><title>x</title></head><body><p><img src="picture-1.png" alt="A"></p></body></html>'
    (files,) = make_files(
        [OfficeDocument(html=html, day="2026-11-22", pictures=(picture,))], no_cache(tmp_path)
    )
    sizes = re.findall(
        r'svg:width="([\d.]+)pt" svg:height="([\d.]+)pt"', parts(files.odt)["content.xml"].decode()
    )
    assert sizes == [("481.9", "240.9")]
    ((width, height),) = re.findall(
        r'<wp:extent cx="(\d+)" cy="(\d+)"', parts(files.docx)["word/document.xml"].decode()
    )
    assert 16 < int(width) / 360_000 <= 17
    assert int(width) == 2 * int(height)


def test_odt_says_what_it_is(made: OfficeFiles) -> None:
    about = {node.tag.rpartition("}")[2]: node.text for node in xml(made.odt, "meta.xml").iter()}
    assert about["title"] == "Форма – Фото"
    assert about["language"] == "uk-UA"
    assert about["creation-date"] == about["date"] == "2026-11-22T00:00:00Z"
    styles = xml(made.odt, "styles.xml")
    defaults = [
        (node.get(f"{FO}language"), node.get(f"{FO}country"))
        for node in styles.iter(f"{STYLE}text-properties")
        if node.get(f"{FO}language")
    ]
    assert set(defaults) == {("uk", "UA")}


def test_odt_names_all_its_parts(made: OfficeFiles) -> None:
    """LibreOffice takes a part that the manifest does not name for damage, and offers a repair."""
    named = set(re.findall('full-path="([^"]+)"', parts(made.odt)["META-INF/manifest.xml"].decode()))
    assert named == {*parts(made.odt), "/"} - {"mimetype", "META-INF/manifest.xml"}
    assert next(iter(parts(made.odt))) == "mimetype"
    assert made.odt[30:38] == b"mimetype"
    assert made.odt[38:77] == b"application/vnd.oasis.opendocument.text"


def test_odt_text(made: OfficeFiles) -> None:
    root = xml(made.odt, "content.xml")
    headings = [(node.get(f"{TEXT}outline-level"), words(node)) for node in root.iter(f"{TEXT}h")]
    assert headings == [("1", "Форма згоди"), ("2", "Таблиця")]
    lists = [node.get(f"{TEXT}style-name") for node in root.iter(f"{TEXT}list")]
    assert lists[0] == "Checklist"
    items = [words(node) for node in next(root.iter(f"{TEXT}list")).iter(f"{TEXT}list-item")]
    assert items == ["☐перше", "☒друге нижче", "нижче"]
    (rows,) = root.iter(f"{TABLE}table-header-rows")
    assert words(rows) == "Q A"
    assert [node.text for node in root.iter(f"{SVG}desc")] == ['Стіл "довгий"', "Міст"]
    cells = list(root.iter(f"{STYLE}table-cell-properties"))
    assert cells
    assert all(node.get(f"{FO}border", "").startswith("0.5pt solid") for node in cells)


def test_odt_styles_are_all_there(made: OfficeFiles) -> None:
    content, styles = xml(made.odt, "content.xml"), xml(made.odt, "styles.xml")
    known = {
        node.get(f"{STYLE}name")
        for root in (content, styles)
        for node in root.iter()
        if node.tag in {f"{STYLE}style", f"{TEXT}list-style"}
    }
    used = {node.get(f"{TEXT}style-name") for node in content.iter() if node.get(f"{TEXT}style-name")}
    assert used <= known


def test_same_bytes_alone_and_among_others(tmp_path: Path, made: OfficeFiles) -> None:
    """What a file is made with, and when, leaves no trace: the cache could not be trusted otherwise."""
    many = [document(f"<h1>{number}</h1>{BODY}") for number in range(20)]
    files = make_files([*many[:10], document(), *many[10:]], no_cache(tmp_path))
    assert files[10] == made
    assert len({each.docx for each in files}) == 21


def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "pandoc", lambda: Path("/nowhere/pandoc"))


def test_second_time_pandoc_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = FileCache(tmp_path, most_bytes=10**6)
    first = make_files([document(), document("<p>b</p>")], cache)
    broken(monkeypatch)
    assert make_files([document("<p>b</p>"), document()], cache) == first[::-1]


@pytest.mark.parametrize(
    "other",
    [document("<p>c</p>"), document(day="2026-11-23"), document(BODY.replace("picture-2", "picture-1"))],
)
def test_anything_else_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: OfficeDocument
) -> None:
    cache = FileCache(tmp_path, most_bytes=10**6)
    make_files([document()], cache)
    broken(monkeypatch)
    with pytest.raises(SiteError, match=r"/nowhere/pandoc: .*pip install pypandoc_binary"):
        make_files([document(), other], cache)


@pytest.mark.parametrize("damaged", [slice(0, -1), slice(0, 20), slice(0, 0), slice(1, None)])
def test_damaged_entry_is_no_entry(tmp_path: Path, damaged: slice) -> None:
    cache = FileCache(tmp_path, most_bytes=10**6)
    cache.write("key", (b"one", b"two"))
    assert cache.read("key") == (b"one", b"two")
    entry = tmp_path / "key"
    entry.write_bytes(entry.read_bytes()[damaged])
    assert cache.read("key") is None
    assert cache.read("other") is None


def test_cache_is_bounded(tmp_path: Path) -> None:
    """What was not used for longest goes first."""
    cache = FileCache(tmp_path, most_bytes=2500)
    for age, key in enumerate("abcd"):
        cache.write(key, (b"x" * 1000,))
        os.utime(tmp_path / key, (1000 - age, 1000 - age))
    assert cache.read("d")
    cache.tidy()
    assert [key for key in "abcd" if cache.read(key)] == ["a", "d"]
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """It costs time, nothing else."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = FileCache(tmp_path / "file" / "below", most_bytes=10)
    cache.write("key", (b"x",))
    cache.tidy()
    assert cache.read("key") is None


def test_document_that_pandoc_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad document is named; the others are made."""
    script = tmp_path / "convert.lua"
    text = converter.SCRIPT.read_text(encoding="utf-8")
    script.write_text(
        text.replace("local document = ", 'if name == "1" then error("refused") end\n    local document = '),
        encoding="utf-8",
    )
    monkeypatch.setattr(converter, "SCRIPT", script)
    cache = FileCache(tmp_path / "cache", most_bytes=10**6)
    good, bad, other = make_files([document("<p>a</p>"), document("<p>b</p>"), document("<p>c</p>")], cache)
    assert good.problem == other.problem == ""
    assert "refused" in bad.problem
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_pandoc_that_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "convert.lua"
    script.write_text('error("no memory left")', encoding="utf-8")
    monkeypatch.setattr(converter, "SCRIPT", script)
    with pytest.raises(SiteError, match=r"(?s)pandoc does not make the files to download: .*no memory left"):
        make_files([document()], no_cache(tmp_path))


def test_nothing_to_do(tmp_path: Path) -> None:
    assert make_files([], no_cache(tmp_path)) == []
