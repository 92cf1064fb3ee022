"""How long a page takes to read, in the language its text is in."""

from __future__ import annotations

import math

from selectolax.lexbor import LexborHTMLParser

from docs_i18n.effort import words_in

# Most adults read 175 to 300 English words of non-fiction a minute, on average 238; in other languages the speed follows from the
# number of words that say the same (M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019,
# https://doi.org/10.1016/j.jml.2019.104047). Ours is the careful end of that: pages are read to be used, and often by people who
# have another first language. The others are that times what our translations of 20 pages have (November 2026), in words for
# each English word: 1.07, 1.09, 0.91 and 1.05.
WORDS_A_MINUTE = {"en": 200, "pt": 215, "es": 215, "uk": 180, "it": 210}
_OTHERWISE = WORDS_A_MINUTE["en"]
_BETWEEN = " "


def reading_minutes(html: str, locale: str) -> int:
    """Whole minutes, rounded up, at least one; of a language whose speed we do not know, at the English one."""
    body = LexborHTMLParser(html).body
    words = words_in(body.text(separator=_BETWEEN)) if body else 0
    return max(1, math.ceil(words / WORDS_A_MINUTE.get(locale, _OTHERWISE)))
