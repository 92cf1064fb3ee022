"""The marks with which blocks of Material's Markdown begin, as Python-Markdown and its extensions read them.

No pattern here looks further than its line, and none goes back over a run of characters more than once.
"""

from __future__ import annotations

import re

SETEXT = re.compile(r"(?:=+|-+)$")
RULE = re.compile(r"([-*_])(?: {0,2}\1){2,}$")
FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
FENCE_TITLE = re.compile(r'\btitle="(?P<text>[^"]*)"')
CALL = re.compile(
    r"""(?:!!![ ]?(?=[\w-])|\?\?\?\+?(?:[ ]?(?=[\w-])|(?=[ ]+")))"""
    r"""(?:[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<text>[^\n]*)")?$"""
)
TAB = re.compile(r'={3}[!+]{0,2}[ ]+"(?P<text>[^\n]*)"$')
FENCED_BLOCK = re.compile(r"/{3,}(?:[ ]*[\w-]+(?:[ ]*\|[ ]*(?P<text>.*))?)?$")
ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
DEFINITION = re.compile(r":[ \t]{1,3}")
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,100})\]:[ \t]*")
ABBREVIATION = re.compile(r"\*\[(?P<label>[^\[\]]{1,100})\]:[ \t]*(?P<text>\S.*)$")
REFERENCE = re.compile(
    r"""\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*(?P<target>\S+)(?:[ \t]+(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?$""",
)
DELIMITER = re.compile(r"\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?$")
CELL_END = re.compile(r"`[^`]*`|\\.|(?P<end>\|)")
SNIPPET = re.compile(r"""-+8<-+(?:[ \t]+(?P<quote>["'])(?P<file>.+)(?P=quote))?$""")
HTML = re.compile(r"</?(?P<tag>[A-Za-z][\w-]*)(?=[\s/>]|$)|<[!?]")

VERBATIM_HTML = frozenset({"script", "style", "pre", "textarea", "svg", "iframe", "object"})
_BLOCK_TAGS = """
address article aside blockquote body canvas caption center col colgroup dd details dialog div dl dt fieldset
figcaption figure footer form frame frameset group h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main
map math menu menuitem meta nav noscript ol optgroup option output p param picture progress search section source
summary table tbody td template tfoot th thead title tr track ul video
"""
_BLOCK_HTML = VERBATIM_HTML | frozenset(_BLOCK_TAGS.split())
# What a line must look like to end the paragraph above it, by its first character.
_BEGINNINGS = {
    "`": (FENCE,),
    "~": (FENCE,),
    "!": (CALL,),
    "?": (CALL,),
    "=": (TAB,),
    "/": (FENCED_BLOCK,),
    ":": (DEFINITION,),
    "[": (FOOTNOTE, REFERENCE),
    "-": (SNIPPET, RULE),
    "*": (RULE, ABBREVIATION),
    "_": (RULE,),
}


def html_tag(text: str) -> str | None:
    """The tag with which a line begins a block of HTML; "" for a comment or a declaration, None for no such line."""
    match = HTML.match(text)
    if not match:
        return None
    tag = (match["tag"] or "").lower()
    return tag if not tag or tag in _BLOCK_HTML else None


def begins_block(text: str, *, in_item: bool) -> bool:
    """Whether a line ends the paragraph above it, as it does in Python-Markdown."""
    first = text[:1]
    if first in {"#", ">"}:
        return True
    if first == "<":
        return html_tag(text) is not None
    if any(pattern.match(text.rstrip()) for pattern in _BEGINNINGS.get(first, ())):
        return True
    return in_item and ITEM.match(text) is not None
