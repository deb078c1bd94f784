"""Names of places that reading damaged: "Havena", "Mexlco City". One letter from a place that the records name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from regesta.model.people import PlaceMention
from regesta.rulebook import load_ordinary_words
from regesta.stages.reconcile.places.words import folded, head_nouns

SHORTEST = 5  # letters; in shorter names one letter makes another place ("Lima", "Lisa")
SHORTEST_ELSEWHERE = 6  # where the record itself does not name the place meant
OFTEN = 3  # mentions of the place meant, in records that do not name it


def damaged_names(gathered: Sequence[tuple[str, bool, Sequence[PlaceMention]]]) -> dict[str, str]:
    """The places whose name is damaged, each with the one meant; `gathered` has key, whether it is known, mentions.

    A name is damaged where no table and no gazetteer holds it, where it is one letter away from one known place and
    no more, and where its record names that place, or the records do so often. Where two could be meant, neither is.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    named: dict[str, Counter[str]] = {}
    records: dict[str, set[str]] = {}
    for key, known, mentions in gathered:
        if not known:
            continue
        named[key] = Counter(folded(mention.text) for mention in mentions)
        records[key] = {mention.record for mention in mentions}
        for form in named[key]:
            for shorter in _without_a_letter(form):
                forms[shorter].add(form)
    owners: dict[str, set[str]] = defaultdict(set)
    for key, counts in named.items():
        for form in counts:
            owners[form].add(key)
    found = {}
    for key, known, mentions in gathered:
        texts = {folded(mention.text) for mention in mentions}
        text = min(texts)
        if known or len(texts) > 1 or len(text) < SHORTEST or not _may_be_damaged(text):
            continue
        near = {form for shorter in _without_a_letter(text) for form in forms.get(shorter, ())}
        meant = {
            owner
            for form in near
            if len(form) >= SHORTEST and Levenshtein.distance(text, form, score_cutoff=1) == 1
            for owner in owners[form]
        }
        own = {mention.record for mention in mentions}
        sure = [
            owner
            for owner in meant
            if own & records[owner] or (len(text) >= SHORTEST_ELSEWHERE and named[owner].total() >= OFTEN)
        ]
        if len(meant) == 1 and sure:
            found[key] = sure[0]
    return found


def _may_be_damaged(text: str) -> bool:
    """False for words of the language, for whatever holds a number, and for buildings ("the Cabana" is not Habana)."""
    words = text.split()
    if text in head_nouns():
        return False
    return not any(letter.isdigit() for letter in text) and not all(word in load_ordinary_words() for word in words)


def _without_a_letter(text: str) -> Iterator[str]:
    """The text, and each text that leaving out one of its letters makes: two that share one are near each other."""
    yield text
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
