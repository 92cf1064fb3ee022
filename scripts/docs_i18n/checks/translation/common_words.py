"""The commonest words of the five languages, those that tell one from another and none that two share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGLISH = (
    "the of and is are was were be been being with for to that this these those you your yours it its they them their"
    " we our ours us he she his her who whom whose which what when where why how while because if than then there here"
    " at on by from into about over under after before between through during without within against up down out"
    " off not never only also very too more most less few many much some any each every all both other another such own"
    " same have has had having does did doing done can could will would shall should may might must or but so as an"
    " people person city cities town page pages read write ask tell find make made take get give go come see say says"
    " know think want need use used using work works working help new old first next last good small big long year"
    " years week weeks month months day days time times hour hours half one two three four five six seven eight nine ten"
    " something nothing everyone nobody together still already again today"
)
ENGLISH = frozenset(_ENGLISH.split())
"""Words of English, some of which other languages have too."""

_SHORT = (
    "about advice answer answers anybody background brief briefs common contents danger describe definition example"
    " examples exercise further glossary good guide guides heading home how-to introduction join keep languages later"
    " learn links list lists meaning mistake mistakes more morning neighbour neighbours news note notes overview please"
    " policies policy question questions quick reading rumour rumours school search services short soon source sources"
    " started starting step steps story stories summary sure task tasks thank thanks tip tips tool tools toolbox"
    " topic topics translation translations volunteer warning welcome what’s writing yes"
)
SHORT_ENGLISH = ENGLISH | frozenset(_SHORT.split())
"""Words that stand in headings and labels of one or two words."""

_OWN = {
    "pt": "o os as um uma uns umas de do da dos das em no na nos nas ao aos à às pelo pela pelos pelas com sem por para e"
    " ou mas que quem não se lhe lhes seu sua seus suas este esta isto esse essa isso aquele é são foi eram ser está"
    " estão tem têm há mais muito como quando onde porque também já entre sobre até cada outro outra me come so he",
    "es": "el la los las un una unos unas de del al en con sin por para y e o u pero que quien no se le les su sus este"
    " esta esto ese esa eso es son fue eran ser está están tiene tienen hay más muy como cuando donde porque también ya"
    " entre sobre hasta cada otro otra lo me he come sea so",
    "it": "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo dalla"
    " in nel nello nella nei nelle con su sul sulla per tra fra e ed o ma che chi non si ci vi suo sua suoi sue questo"
    " questa è sono era erano essere sta ha hanno più molto come quando dove perché anche già ogni altro altra me so come",
}
OWN: Mapping[str, frozenset[str]] = {locale: frozenset(words.split()) for locale, words in _OWN.items()}
"""Little words of a language; what Latin letters alone show needs none, so there are none for Ukrainian."""


@cache
def telling_english(locale: str) -> frozenset[str]:
    """English words that are not words of the language as well: Portuguese has `as`, Italian `come`."""
    return ENGLISH - OWN.get(locale, frozenset()) - _SHARED.get(locale, frozenset())


@cache
def telling_short(locale: str) -> frozenset[str]:
    """The same for a heading or label of one or two words."""
    return SHORT_ENGLISH - OWN.get(locale, frozenset()) - _SHARED.get(locale, frozenset())


_SHARED: Mapping[str, frozenset[str]] = {
    "pt": frozenset({"as", "or", "use", "era", "some", "fins", "us", "made", "old", "note", "brief", "home"}),
    "es": frozenset({"use", "has", "era", "an", "as", "us", "guide", "home"}),
    "it": frozenset(
        {
            "use",
            "an",
            "or",
            "per",
            "us",
            "do",
            "due",
            "note",
            "notes",
            "guide",
            "home",
            "brief",
            "toolbox",
            "news",
            "policy",
        }
    ),
}
