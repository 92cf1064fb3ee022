"""The lines under `translation:` are written one by one; whatever else stands in the head stays to the byte."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.errors import SiteError
from docs_i18n.front_matter import head_end
from docs_i18n.translation_head import with_translation_values

VALUES = {"source_version": "s1:7f3a9c21e0b4", "status": "draft"}
VERSION = "source_version: s1:7f3a9c21e0b4"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: A\n", "title: A\ntranslation:\n  source_version: s1:7f3a9c21e0b4\n  status: draft\n"),
        (
            "translation:  # for people\n    status: reviewed   # by João\n    # a remark\n\nkind: page\n",
            f"translation:  # for people\n    status: draft   # by João\n    # a remark\n    {VERSION}\n\nkind: page\n",
        ),
        (
            "translation:\n  source_version:\n  status: 'draft'\ntitle: A # b\n",
            "translation:\n  source_version: s1:7f3a9c21e0b4\n  status: 'draft'\ntitle: A # b\n",
        ),
        (
            'translation:\n# a remark\n    status: "a # b" # c\n    more:\n      status: x\n',
            f"translation:\n# a remark\n    status: draft # c\n    more:\n      status: x\n    {VERSION}\n",
        ),
        (
            "translation: {}\ntitle: A\n",
            "translation:\n  source_version: s1:7f3a9c21e0b4\n  status: draft\ntitle: A\n",
        ),
        (
            "my:\n  translation:\n    status: x\n",
            "my:\n  translation:\n    status: x\ntranslation:\n  source_version: s1:7f3a9c21e0b4\n  status: draft\n",
        ),
    ],
    ids=["none yet", "comments", "quoted", "deeper", "empty", "another's"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_only_these_lines_change(head: str, expected: str, newline: str) -> None:
    def page(lines: str) -> str:
        return f"---\n{lines}---\n\ntranslation:\n  status: text\n".replace("\n", newline)

    once = with_translation_values(page(head), VALUES)

    assert once == page(expected)
    assert with_translation_values(once, VALUES) == once


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "  translators:\n    - Ana\n    - Rui\n  status: draft\n",
            "  translators: [Eva]\n  status: draft\n",
        ),
        ("  translators:\n  - Ana\n  status: draft\n", "  translators: [Eva]\n  status: draft\n"),
        ("  translators: [Ana,\n    Rui]\n", "  translators: [Eva]\n"),
        ("  translators:\n    - Eva\n", "  translators:\n    - Eva\n"),
        ("  translators: [ Eva ] # new\n", "  translators: [ Eva ] # new\n"),
    ],
    ids=["list", "list not indented", "over two lines", "the same", "the same, with a remark"],
)
def test_a_list_is_replaced_whole_or_left_as_it_is_written(lines: str, expected: str) -> None:
    text = "---\ntranslation:\n{}---\n"

    assert with_translation_values(text.format(lines), {"translators": "[Eva]"}) == text.format(expected)


@pytest.mark.parametrize("text", ["", "No head.\n", "---\ntitle: A\n"])
def test_a_file_without_a_head_is_left_alone(text: str) -> None:
    assert with_translation_values(text, VALUES) == text


def test_values_on_the_line_of_the_key_are_refused() -> None:
    with pytest.raises(SiteError, match=r"`translation:` has its values on its own line; write each"):
        with_translation_values("---\ntranslation: {status: draft}\n---\n", VALUES)


LINES = st.lists(
    st.sampled_from(
        [
            "title: A",
            "# remark",
            "",
            "translation:",
            "  status: x",
            "  source_version:",
            "  by: [a, b] # c",
            "kind: b",
        ]
    ),
    unique=True,
)


@given(
    LINES,
    st.sampled_from(["\n", "\r\n"]),
    st.dictionaries(st.sampled_from(["status", "by", "new"]), st.sampled_from(["a", "[x]", '"q # r"', ""])),
)
def test_writing_twice_changes_no_byte(lines: list[str], newline: str, values: dict[str, str]) -> None:
    text = newline.join(["---", *lines, "---", "Body."])
    once = with_translation_values(text, values)

    assert with_translation_values(once, values) == once
    assert once[head_end(once)[2] :] == text[head_end(text)[2] :]
    assert set(text.split(newline)) - {"translation:"} - {f"  {key}" for key in values} <= set(
        once.split(newline)
    ) | {line for line in lines if line.partition(":")[0].strip() in values}


@given(st.lists(st.sampled_from(["  status: x", "  by: [a, b] # c", "  # d"]), unique=True))
def test_what_is_written_is_what_is_read(lines: list[str]) -> None:
    text = "\n".join(["---", "translation:", *lines, "---", ""])
    once = with_translation_values(text, VALUES)
    start, end, _ = head_end(once)
    read = yaml.safe_load(once[start:end])["translation"]

    assert {key: read[key] for key in VALUES} == VALUES
