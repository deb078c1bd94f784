"""Surnames torn in two by a line's end or by scanning, "LINDEN-GRENSKY", or tied to the given name, "Ole-Brandt",
where the file has them whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.forms import NameForm, read_name

SHORTEST = 5  # letters: two shorter words that make a surname are sooner two names
TORN = re.compile(r"([^\W\d_]+)[-\s]+([^\W\d_]+)")


def whole_surnames(forms: Iterable[NameForm]) -> frozenset[str]:
    """The surnames of a file that are one word and long enough to be known again in two parts."""
    return frozenset(form.family[0] for form in forms if len(form.family) == 1 and len(form.family[0]) >= SHORTEST)


def made_whole(form: NameForm, surnames: frozenset[str]) -> NameForm:
    """The form with a surname torn in two made whole, and one that a hyphen ties to the given name set free; the form
    itself where its words are two names.
    """
    parts = TORN.fullmatch(form.shown)
    if parts is None or form.kind not in ("full", "single"):
        return form
    if fold(parts[1]) in vocabulary.known_given():
        tied = "-" in form.shown and fold(parts[2]) in surnames
        return replace(read_name(f"{parts[1]} {parts[2]}"), rank=form.rank, office=form.office) if tied else form
    if fold(parts[1] + parts[2]) not in surnames:
        return form
    whole = read_name(parts[1] + parts[2].lower())
    return replace(whole, rank=form.rank, office=form.office)
