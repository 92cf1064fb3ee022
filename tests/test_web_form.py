"""What comes in through the host's web form is recorded or refused, and its sender is told so in plain words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.fingerprint import page_hash
from docs_i18n.form_answer import answer, code
from docs_i18n.markdown import split
from docs_i18n.site import load_site
from docs_i18n.strings import load_strings, translation_strings
from docs_i18n.web_form import FormPage, Place, Result, record_form_pages, unrecorded_paths
from small_site import OVERRIDES
from translation_tree import HOME, JOIN, JOIN_PT, MKDOCS, Tree, plant

ROOT = Path(__file__).parent.parent
PAGE = "docs_pt/guides/join.md"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
VERSION = page_hash(split(JOIN).segments)
TODAY = JOIN_PT.replace("source_version:", f"source_version: {VERSION}")
PT = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A page that came in with the hash of today's English in its head, and the project's own words."""
    tree = plant(tmp_path)
    tree.write("mkdocs.yml", f"{MKDOCS}theme:\n  name: material\n  custom_dir: {OVERRIDES}\n")
    tree.write(PAGE, TODAY)
    return tree


def sent(tree: Tree, *paths: str) -> list[FormPage]:
    return record_form_pages(load_site(tree.root), paths or (PAGE,), "2026-11-27")


def told(tree: Tree, *paths: str) -> list[str]:
    """The lines of the answer."""
    pages = sent(tree, *paths)
    return answer(pages, translation_strings(load_site(tree.root).project)).splitlines()


def test_a_whole_page_is_recorded_and_its_sender_is_thanked(tree: Tree) -> None:
    assert told(tree) == [
        "Obrigado pelo seu texto.",
        "",
        "`docs_pt/guides/join.md`",
        "",
        "- Registado: 9 parágrafos, como feitos a partir do inglês de hoje.",
        "- A seguir: uma segunda pessoa lê o texto. Até lá, o site chama-lhe rascunho.",
    ]
    assert '"by": "volunteer", "on": "2026-11-27"' in tree.read(LEDGER)
    assert '"state": "draft"' in tree.read(LEDGER)


def test_what_is_still_english_is_named_by_its_sections(tree: Tree) -> None:
    tree.change(PAGE, "Recebe um lugar onde fazer perguntas.", "You get a place to ask questions.")
    tree.change(PAGE, "- Assine a carta que receber.", "- Sign the letter that you receive.")

    lines = told(tree)

    assert lines[4] == "- Registado: 7 parágrafos, como feitos a partir do inglês de hoje."
    assert lines[5] == (
        "- A seguir: falta traduzir 2 parágrafos. Continue quando quiser."
        " Secções: `Quanto custa`, `O que recebe`"
    )


def test_a_machines_text_is_not_recorded_as_a_persons(tree: Tree) -> None:
    tree.change(PAGE, "status: draft ", "status: machine-draft ")
    sent(tree)

    assert '"state": "machine-draft", "by": "machine"' in tree.read(LEDGER)


REFUSED = [
    ("English", lambda tree: tree.change("docs/guides/join.md", "20 euros", "30 euros"), Result.OTHER_ENGLISH),
    ("version", lambda tree: tree.change(PAGE, f" {VERSION}", ""), Result.NO_VERSION),
    ("paragraphs", lambda tree: tree.change(PAGE, "Recebe um", "Mais um.\n\nRecebe um"), Result.UNCLEAR),
    ("head", lambda tree: tree.change(PAGE, "title: Como", "title: [Como"), Result.UNREADABLE),
    ("name", lambda tree: (tree.root / "docs/guides/join.md").unlink(), Result.NO_ENGLISH),
    ("scaffold", lambda tree: tree.write(PAGE, JOIN.replace("kind: page", f"translation:\n  source_version: {VERSION}")), Result.STILL_ENGLISH),
]  # fmt: skip


@pytest.mark.parametrize(("name", "spoil", "result"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_refused_is_said_with_its_reason_and_what_comes_next(
    tree: Tree, name: str, spoil: object, result: Result
) -> None:
    """Nothing is written, and the answer is in the language of the page, whatever the reason."""
    assert callable(spoil)
    spoil(tree)
    before = tree.files()

    lines = told(tree)

    assert name
    assert [page.result for page in sent(tree)] == [result]
    assert {path: data for path, data in tree.files().items() if ".cache" not in path} == before
    assert lines[2] == f"`{PAGE}`"
    assert lines[4].startswith("- Não registado: ")
    assert lines[-1].startswith("- A seguir: ")


def test_a_place_that_is_not_clear_is_described(tree: Tree) -> None:
    tree.change(PAGE, "Recebe um", "Mais um.\n\nRecebe um")

    assert told(tree)[5] == "- `O que recebe`, linha 22: em inglês 1 parágrafo, na sua página 2 parágrafos."


def test_a_fault_in_the_head_is_named_with_its_line(tree: Tree) -> None:
    tree.change(PAGE, "title: Como aderir", 'title: "Como aderir')
    (line,) = [line for line in told(tree) if PAGE in line and line.startswith("- ")]

    assert re.match(rf"- `{PAGE}:\d+: .+`$", line)


def test_a_change_to_a_recorded_page_is_left_to_a_person(tree: Tree) -> None:
    sent(tree)
    assert told(tree) == []  # it came with its records
    ledger = tree.read(LEDGER)
    tree.change(PAGE, "nada mais", "nada mais do que isso")

    (page,) = sent(tree)

    assert (page.result, page.texts) == (Result.HAS_RECORDS, 1)
    assert tree.read(LEDGER) == ledger
    assert [line for line in told(tree) if "Já está no site" in line]


def test_what_is_no_page_is_passed_over(tree: Tree) -> None:
    tree.write("docs_pt/own.md", "---\ntitle: Nosso\nlocal: true\n---\n\nTexto.\n")
    paths = [
        "docs_pt/own.md",
        "docs/guides/join.md",
        "docs_pt/gone.md",
        "docs_pt/a.png",
        "README.md",
        "",
        "docs_fr/x.md",
    ]

    assert sent(tree, *paths, "docs_pt/../docs_pt/.ledger/x.md") == []
    assert told(tree, *paths) == []


def test_pages_of_two_languages_get_a_part_each(tree: Tree) -> None:
    version = page_hash(split(HOME).segments)
    tree.write(
        "docs_uk/index.md",
        f"---\ntitle: Головна\ndescription: Для чого цей сайт.\ntranslation:\n  source_version: {version}\n---\n\n"
        "Вітаємо в наборі. Прочитайте, [як вступити](guides/join.md).\n",
    )
    lines = told(tree, PAGE, "docs_uk/index.md")

    assert lines.index("Obrigado pelo seu texto.") < lines.index("---") < lines.index("Дякуємо за ваш текст.")
    assert "- Зафіксовано: 3 абзаци, перекладені з нинішнього англійського тексту." in lines


@pytest.mark.parametrize("locale", ["en", "pt", "es", "uk", "it"])
def test_every_result_has_its_words_in_every_language(locale: str) -> None:
    strings = load_strings(OVERRIDES, locale, locale if locale != "pt" else "pt-PT", is_source=locale == "en")
    language = load_site(ROOT).project.language(locale)
    answers = {
        result: answer(
            [FormPage(language=language, relative="x.md", result=result, texts=5)], {locale: strings}
        )
        for result in Result
    }

    assert answers.pop(Result.NOTHING_NEW) == ""
    assert len(set(answers.values())) == len(answers)
    assert [text for text in answers.values() if "%(" in text or text.count("\n- ") != 2] == []


@given(st.text(max_size=60))
def test_nothing_from_a_page_acts_in_the_comment(text: str) -> None:
    """It is code on one line, closed by as many marks as it was opened by, and holds no run of as many."""
    shown = code(text)
    if not text.split():
        assert shown == ""
        return
    fence = re.match("`+", shown)
    assert fence
    inner = shown[len(fence[0]) : -len(fence[0])]
    assert shown.endswith(fence[0])
    assert fence[0] not in re.findall("`+", inner)
    assert not inner.startswith("`")
    assert not inner.endswith("`")
    assert inner.split() == text.split()
    assert "\n" not in shown


def test_hostile_headings_are_shown_not_obeyed() -> None:
    place = Place(
        section="@team `x` <script>\n# [a](javascript:b)",
        line=3,
        kind=split("a").segments[0].kind,
        english=1,
        translation=2,
    )
    page = FormPage(
        language=load_site(ROOT).project.language("pt"),
        relative="x.md",
        result=Result.UNCLEAR,
        unclear=(place,),
    )

    (line,) = [line for line in answer([page], {"pt": PT}).splitlines() if "@team" in line]
    assert line.startswith("- ``@team `x` <script> # [a](javascript:b)``, linha 3: ")


def script(tree: Tree, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "record.py"), *arguments],
        cwd=tree.root,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_script_writes_the_answer_and_the_log(tree: Tree) -> None:
    (tree.root / "changed.txt").write_text(f"{PAGE}\nREADME.md\n", encoding="utf-8")

    said = script(tree, "--changed", "changed.txt", "--answer", "answer.md")

    assert said == f"{PAGE}: recorded\n"
    assert tree.read("answer.md").startswith(
        "Obrigado pelo seu texto.\n\n`docs_pt/guides/join.md`\n\n- Registado: "
    )
    (tree.root / "answer.md").unlink()
    assert script(tree, "--changed", "changed.txt", "--answer", "answer.md") == f"{PAGE}: nothing new\n"
    assert not (tree.root / "answer.md").exists()


def test_started_by_hand_it_records_every_page_that_can_be(tree: Tree) -> None:
    assert list(unrecorded_paths(load_site(tree.root))) == [PAGE]
    assert script(tree) == f"{PAGE}: recorded\n"
    assert script(tree) == ""


def test_the_workflow_only_posts_what_our_code_has_written() -> None:
    """It answers every push, may comment and no more, and no text of a contributor reaches its shell."""
    text = (ROOT / ".github/workflows/record.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    job = workflow["jobs"]["record"]
    scripts = [step["run"] for step in job["steps"] if "run" in step]

    assert job["permissions"] == {"contents": "write", "pull-requests": "write", "actions": "write"}
    assert "${{ github.sha }}" in workflow["concurrency"]["group"]
    assert [script for script in scripts if "${{" in script] == []
    assert sum("answer.md" in script for script in scripts) == 2
    posting = next(script for script in scripts if "gh pr comment" in script)
    assert "--body-file" in posting
    assert "body=@$RUNNER_TEMP/answer.md" in posting
