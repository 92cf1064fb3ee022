"""The order of words in an alphabet: what people of that language expect of an index.

Ours, because PyICU needs a compiler, pyuca does not know the Ukrainian alphabet and Babel has no order at all.
Tested against the browser's `Intl.Collator(locale, {ignorePunctuation: true})`.
"""

from __future__ import annotations

import unicodedata

_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Accents in the order of the Unicode Collation Algorithm (DUCET): á before à before ă before â …
_ACCENTS = {
    mark: number
    for number, mark in enumerate(
        "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304", start=1
    )
}
# Of a script of its own, before letters of others: digits first, then the language's own letters.
_DIGIT, _OWN, _OTHER, _UNKNOWN = range(4)

Key = tuple[tuple[tuple[int, float], ...], tuple[int, ...], tuple[int, ...]]


def sort_key(text: str, locale: str) -> Key:
    """A key that sorts texts as an index of that language does.

    First by letters alone, spaces and punctuation ignored; then by accents; then small letters before capitals.
    """
    letters: list[tuple[int, float]] = []
    accents: list[int] = []
    cases: list[int] = []
    for character in unicodedata.normalize("NFC", text):
        for part in _decomposed(character, locale):
            if unicodedata.combining(part):
                if letters:
                    accents.append(_ACCENTS.get(part, len(_ACCENTS) + 1))
            elif (
                part.isalpha() and unicodedata.category(part) != "Lm"
            ) or part.isdigit():  # ʼ is a "letter" too
                letters.append(_rank(part.lower(), locale))
                accents.append(0)
                cases.append(int(part.isupper()))
    return tuple(letters), tuple(accents), tuple(cases)


def initial(text: str, locale: str) -> str:
    """The letter of the alphabet under which a text stands, as a capital; "" where it begins with none."""
    for character in unicodedata.normalize("NFC", text):
        if character.isalpha() and unicodedata.category(character) != "Lm":
            return _decomposed(character, locale)[0].upper()
    return ""


def _decomposed(character: str, locale: str) -> str:
    """A letter and its accents; whole where it is a letter of the alphabet."""
    lower = character.lower()
    if lower in _UKRAINIAN or (locale == "es" and lower == "ñ"):
        return character
    return unicodedata.normalize("NFD", character)


def _rank(letter: str, locale: str) -> tuple[int, float]:
    if letter.isdigit():
        return _DIGIT, unicodedata.digit(letter, 0)
    is_ukrainian = locale == "uk"
    if letter in _UKRAINIAN:
        return _OWN if is_ukrainian else _OTHER, _UKRAINIAN.index(letter)
    if letter == "ñ":
        return _OWN, _LATIN.index("n") + 0.5
    if letter in _LATIN:
        return _OTHER if is_ukrainian else _OWN, _LATIN.index(letter)
    return _UNKNOWN, ord(letter)
