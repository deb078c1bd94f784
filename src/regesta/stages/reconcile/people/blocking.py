"""Blocking: the keys under which names are looked up, so that only names that can agree are ever compared."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.stages.reconcile.people.folding import skeleton, transliterated, with_a_letter_dropped
from regesta.stages.reconcile.people.forms import NameForm

SHORTEST_FOR_SLIPS = 4  # letters: shorter surnames one letter apart are mostly other surnames


def block_keys(form: NameForm) -> Iterator[str]:
    """Keys of the surnames: two forms whose surnames are alike share at least one.

    A surname has its own key, one for its transliteration, one for its skeleton, and one for its skeleton with
    each letter left out, which two surnames one letter apart share.
    """
    if form.kind == "code":
        yield form.key
        return
    for family in dict.fromkeys((form.family[:1], form.other[1][:1] if form.other else ())):
        for name in family:
            yield name
            yield "t:" + transliterated(name)
            bones = skeleton(name)
            yield "s:" + bones
            if len(name) >= SHORTEST_FOR_SLIPS:
                for shorter in with_a_letter_dropped(bones):
                    yield "s:" + shorter


def given_keys(form: NameForm) -> Iterator[str]:
    """Keys of the given names: within one record a person may be called by the given name or nickname alone."""
    for name in (*form.given, form.nickname):
        if len(name) > 1:
            yield "g:" + name
