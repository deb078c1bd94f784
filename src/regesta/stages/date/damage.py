"""Repairs: letters read for figures, and names of months a letter or two away from themselves."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from regesta.stages.date.rules import Vocabulary, date_rules

_FIGURES = str.maketrans("il|!jtoqszbgh", "1111110052894")
_SHORT = 4  # a damaged word this short is taken for a month only when one letter is off and the first or last stand


def figures(text: str) -> int | None:
    """The number that damaged figures must have been: 21 for "2l"; None where letters remain."""
    plain = text.translate(_FIGURES)
    return int(plain) if plain.isdigit() else None


def month_of(word: str) -> int | None:
    """The month that a word names or, damaged, must have named: 11 for "novenber", None for "member"."""
    return _month_of(word.strip(" .,'-").lower())


def weekday_of(word: str) -> int | None:
    """The weekday whose name is nearest to a damaged one: 1 for "tnesday"; Monday is 0."""
    names = {name: day for name, day in date_rules().vocabulary.weekdays.items() if name.endswith("day")}
    return names[min(names, key=lambda name: (Levenshtein.distance(word, name), name))]


@lru_cache(maxsize=8192)
def _month_of(word: str) -> int | None:
    words = date_rules().vocabulary
    if word in words.months:
        return words.months[word]
    if len(word) < 3 or word in words.not_months or word.isdigit():
        return None
    near = sorted({(distance, month) for month, distance in _near(word, words)})
    nearest = {month for distance, month in near if distance == near[0][0]}
    if len(nearest) > 1:  # "Mav" is as near to March as to May, but looks like May
        nearest &= {month for name, month in words.months.items() if _looks_alike(word, name)}
    return nearest.pop() if len(nearest) == 1 else None


def _near(word: str, words: Vocabulary) -> list[tuple[int, int]]:
    found = []
    for name, month in words.months.items():
        if abs(len(name) - len(word)) > 1 or name in words.whole_months:
            continue
        allowed = 2 if len(name) > 6 else 1
        if len(name) <= _SHORT and not (len(name) == len(word) and (name[0] == word[0] or name[1:] == word[1:])):
            continue
        away = Levenshtein.distance(word, name, score_cutoff=allowed)
        if away <= allowed:
            found.append((month, away))
    return found


def heading_months(word: str, *, alone: bool = False) -> tuple[tuple[int, ...], bool]:
    """The months a heading's word may name, the likeliest first, and whether it is damaged.

    Looser than in prose, for nothing else stands there: "Hay" is May, "Jnn" January or June. A short word that
    stands `alone`, without a day, must differ in look-alike letters only: "Hay" passes, "Can" and "See" do not.
    """
    plain = word.strip(" .,'-").lower()
    months = date_rules().vocabulary.months
    if plain in months:
        return (months[plain],), False
    if len(plain) < 3 or plain.isdigit() or plain in date_rules().vocabulary.not_months:
        return (), False
    limit = 1 if len(plain) <= 6 else 2
    best: dict[int, int] = {}
    for name, month in months.items():
        if name not in date_rules().vocabulary.english_months or abs(len(name) - len(plain)) > 1:
            continue
        away = Levenshtein.distance(plain, name, score_cutoff=limit)
        if away <= limit and (len(plain) > _SHORT or _short_enough(word, name, alone=alone)):
            best[month] = min(away, best.get(month, away))
    nearest = min(best.values(), default=0)
    near = sorted(month for month, away in best.items() if away == nearest)
    alike = [month for month in near if any(_looks_alike(plain, name) for name, one in months.items() if one == month)]
    return tuple(alike if len(alike) == 1 else near), True


def _short_enough(word: str, name: str, *, alone: bool) -> bool:
    """Whether a short word is the month misread, and not another word: "Jnn", "Dcc", "Hay", but not "SEX" or "Def"."""
    plain = word.strip(" .,'-").lower()
    if _looks_alike(plain, name, _ALIKE | _UPSIDE_DOWN):
        return True
    vowels = sum(letter in "aeiouy" for letter in plain)
    return not alone and len(plain) == len(name) and plain[0] == name[0] and vowels == 0


_ALIKE = frozenset(
    frozenset(pair) for pair in ("vy", "hb", "ec", "ft", "lt", "il", "1l", "nm", "rn", "hm", "uv", "0o", "5s")
)
_UPSIDE_DOWN = frozenset((frozenset("un"),))  # "Jnne" is June; but "Jnn" may be January as well


def _looks_alike(word: str, name: str, pairs: frozenset[frozenset[str]] = _ALIKE) -> bool:
    """Whether the two differ only in letters that look alike in print."""
    return len(word) == len(name) and all(a == b or frozenset((a, b)) in pairs for a, b in zip(word, name, strict=True))
