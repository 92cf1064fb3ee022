"""Section titles of mkdocs.yml as interface strings: an extractor for Babel."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Message = tuple[int, str, str, list[str]]


def extract(fileobj: IO[bytes], *_: object, **__: object) -> Iterator[Message]:
    """Yield every section title of `nav:`; the titles of pages stand in the pages.

    Babel also hands over keywords, comment tags and options: https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods
    """
    tree = yaml.compose(fileobj.read().decode("utf-8"), Loader=yaml.SafeLoader)
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            if key.value == "nav":
                yield from _titles(value)


def _titles(node: yaml.Node) -> Iterator[Message]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else []:
        if isinstance(item, yaml.MappingNode):
            for key, value in item.value:
                if isinstance(value, yaml.SequenceNode):
                    yield key.start_mark.line + 1, "", key.value, []
                    yield from _titles(value)
