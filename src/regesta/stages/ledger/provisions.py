"""The text of an instrument itself: what its title says of it, where it was done, what its parties shall do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

_BEFORE_THE_KIND = 5  # words that may stand before "agreement" in a title: "SUPPLEMENTARY TRADE PROTOCOL"
_GOVERNMENT = re.compile(r"^(?:the\s+)?government\s+of\s+(?:the\s+)?|^the\s+", re.IGNORECASE)
_DONE = re.compile(r"^(?:Done|Signed) (?:at|in) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


@dataclass(frozen=True, slots=True)
class Titled:
    """An instrument as the title of its own text names it."""

    kind: str
    title: str
    parties: tuple[str, ...]


@cache
def _title() -> re.Pattern[str]:
    """A title that opens with the kind and names the parties: "Agreement on Fisheries between Norway and Portugal"."""
    kinds = "|".join(map(re.escape, vocabulary("instruments").section["kinds"]))
    before = rf"(?:[\w’'-]+\s+){{0,{_BEFORE_THE_KIND}}}"
    return re.compile(
        rf"^{before}(?P<kind>{kinds})\b.*?\bbetween\s+(?P<first>.+?)\s+and\s+(?P<second>.+)$", re.I | re.S
    )


def titled(ground: Ground) -> Titled | None:
    """The instrument that a record is the text of, by its title; None where it is not one.

    "Agreement" alone heads letters and files about one, so both parties must be named.
    """
    title = ground.description.title
    found = _title().match(title.value) if title else None
    if found is None or title is None:
        return None
    section = vocabulary("instruments").section
    parties = tuple(_GOVERNMENT.sub("", " ".join(found[name].split())) for name in ("first", "second"))
    return Titled(section["kinds"][found["kind"].lower()]["kind"], title.value, parties)


def done_at(tree: Tree) -> str | None:
    """The place of the clause that closes an instrument: "Done at Oslo on 4 May 1953, in two originals"."""
    found = _DONE.match(tree.text)
    return found["place"] if found else None


def done_on(ground: Ground) -> str | None:
    """EDTF of the day on which the instrument that a record is the text of was done; None where no clause says."""
    closing = (tree for _, tree in ground.sentences() if done_at(tree) is not None)
    return next((reading.edtf for tree in closing for _, _, reading in ground.readings_in(tree)), None)


def provision(ground: Ground, tree: Tree, verb: int) -> dict[str, str | None] | None:
    """What a party "shall" do by the text of the instrument: by whom, what; None for any other verb."""
    text = titled(ground)
    bound = {tree.words[at].text.lower() for at in tree.children(verb, "aux")} & vocabulary("commitments").words(
        "bound"
    )
    if text is None or not bound or tree.negated(verb) or not tree.children(verb, "dobj"):
        return None
    by = [at for at in tree.subjects(verb) if tree.is_a_state(at) or tree.words[at].lemma.lower() in _bound_ones()]
    if not by or tree.children(verb, "auxpass"):
        return None
    return {
        "by": "; ".join(tree.name(at) for at in by),
        "to": None,
        "what": tree.deed(verb),
        "made_in": text.title,
        "date": done_on(ground),
    }


def _bound_ones() -> frozenset[str]:
    return vocabulary("commitments").words("parties")
