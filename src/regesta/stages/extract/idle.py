"""Idle: parties of a sentence that take no part in what it tells, whatever the weights say."""

from __future__ import annotations

import re
from functools import cache

from regesta.rulebook import load_form_words, load_ordinary_words, load_rules, load_small_words
from regesta.stages.extract.parties import Party, body_nouns, person_nouns
from regesta.stages.extract.role_features import Scene, noun_class
from regesta.stages.extract.type_features import things

_LETTERS = re.compile(r"[^\W\d_]+")
_ABLE = frozenset({"officer", "body"})  # kinds of rules/en/things.yml that act
_JOURNEYS = frozenset({"travel", "visit"})
# What stands around a body that says where a person belongs: "Marsh, USAF, met", "Marsh (FBI) met".
_MARK_BEFORE = re.compile(r",\s{1,2}|\s{1,2}\(")
_MARK_BEHIND = re.compile(r"(?:\s\([A-Z.]{2,8}\))?[,)]{1,2}\s{1,2}(?!and\b|or\b|[A-Z])")


def takes_no_part(scene: Scene, number: int) -> bool:
    """Whether a party is where something was, or the body that someone named belongs to, and no actor.

    A name in which the happening itself stands ("Meeting on Harbours"), a place named with what encloses it ("Oslo,
    Norway"), the end of a journey ("went on to Oslo"), a body between marks behind a person ("Hugh Marsh, USAF, met"),
    the post that somebody named holds ("served as Consul"), a gathering ("the Peace Conference").
    """
    party, path = scene.parties[number], scene.paths[number]
    text = scene.clause.parsed.sentence.text
    if party.reading is not None and party.start <= scene.clause.trigger_start < party.end:
        return True
    if _is_ordinary_thing(scene, party):
        return True
    if party.kind == "place":
        leads = path is not None and path.length == 1 and path.preposition in load_rules("en/places")["legs"]
        return "," in text[party.start : party.end] or (leads and not _JOURNEYS.isdisjoint(scene.types))
    if party.kind == "office" and path is not None and path.preposition == "as":
        return True
    if party.kind != "organisation":
        return False
    last_word = text[party.start : party.end].split()[-1].casefold()
    if "gathering" in things().get(last_word, ()) and last_word not in body_nouns():
        return True
    first, last = _bodies_beside(scene, number)
    if not first or not scene.parties[first - 1].is_person:
        return False
    before = _MARK_BEFORE.fullmatch(text, scene.parties[first - 1].end, scene.parties[first].start)
    return before is not None and _MARK_BEHIND.match(text, scene.parties[last].end) is not None


def is_called_a_thing(scene: Scene, party: Party) -> bool:
    """Whether a party is a thing by the noun at its head, whatever names stand with it: "a Government offer"."""
    if party.kind != "noun" or party.head is None or noun_class(scene, party) != "thing":
        return False
    word = scene.words[party.head]
    forms = {word.lemma.casefold(), word.text.casefold()}
    bands = load_rules("en/parts")["bands"]
    if any(form in bands or not _ABLE.isdisjoint(things().get(form, ())) for form in forms):
        return False
    if word.text.islower():
        return True
    return not forms.isdisjoint(load_ordinary_words()) or not forms.isdisjoint(things())


def _is_ordinary_thing(scene: Scene, party: Party) -> bool:
    """Whether a party is a thing by all its words, "EXTREME PRESSURE", also where the language model alone takes it for
    a name. Who reads the entries misses no such party: of 255 that had somebody wrong, one in eight had a thing among
    those who took part; on the gold F1 is the same to 0.001 without them.
    """
    by_model = party.reading is not None and party.reading.rule.startswith("model.")
    named = by_model and party.kind in ("person", "organisation")
    if not named and (party.kind != "noun" or noun_class(scene, party) != "thing"):
        return False
    words = {word.casefold() for word in _LETTERS.findall(scene.clause.parsed.sentence.text[party.start : party.end])}
    return words <= _plain_words()


def _bodies_beside(scene: Scene, number: int) -> tuple[int, int]:
    """The first and the last of the bodies that only marks part from this party: "Office of Security, CIA"."""
    text, parties = scene.clause.parsed.sentence.text, scene.parties

    def beside(one: int) -> bool:
        pair = parties[one : one + 2]
        return all(party.kind == "organisation" for party in pair) and bool(
            _MARK_BEFORE.fullmatch(text, pair[0].end, pair[1].start)
        )

    first = last = number
    while first > 0 and beside(first - 1):
        first -= 1
    while last + 1 < len(parties) and beside(last):
        last += 1
    return first, last


@cache
def _plain_words() -> frozenset[str]:
    """Ordinary words, small words and those of forms, but for the ones that call persons or bodies."""
    plain = load_ordinary_words() | load_form_words() | load_small_words()["en"]
    calling = person_nouns() | body_nouns()
    return frozenset(word for word in plain if calling.isdisjoint((word, word.removesuffix("s"))))
