"""Our scripts as they are published: without the comments and the indentation that only their writers need.

A tenth of their weight, and no build step: what runs is what was written, line by line.
"""

from __future__ import annotations

import re

# Lines that are nothing but a comment. A block comment of several lines stays: its lines could be anything.
_COMMENT = re.compile(r"//.*|/\*\*?[^*]*\*/")
# A remark at the end of a line; one with a quotation mark in it stays, it could be the end of a text.
_REMARK = re.compile(r"(?<=\S) +// [^\"'`/]*$")


def published_script(text: str) -> str:
    """The script with its own line ends; a template literal over several lines would lose its indentation."""
    lines = (_REMARK.sub("", line.strip()) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _COMMENT.fullmatch(line))
