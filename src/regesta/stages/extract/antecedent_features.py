"""What speaks for or against someone as the one whom a pronoun means, in words that learned weights are tied to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.grammar import Word
from regesta.rulebook import load_rules
from regesta.stages.extract.parties import squeezed
from regesta.stages.extract.paths import SUBJECTS

ABSENT = "absent"  # in place of a pronoun: the sentence leaves its actor out
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone whom a pronoun is about: as the record names him nearest, and the fullest form it has."""

    text: str
    fuller: str
    sort: str
    many: bool = False  # a noun for several: "the technicians"


@dataclass(frozen=True, slots=True)
class Point:
    """Where someone is meant: a pronoun, or a verb whose actor the sentence leaves out.

    `at` is an offset into sentence `number`, `governor` the index of the verb that governs the pronoun, or of the
    verb itself; `part` is the part the pronoun plays, or the tie of the verb.
    """

    number: int
    at: int
    governor: int | None
    pronoun: str  # its class, or ABSENT
    part: str
    says: bool  # the verb is one of saying


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone whom a pronoun may be about, where he was last in view, and how."""

    referent: Referent
    back: int  # sentences back, 0 for the same one
    rank: int  # how many other candidates stand nearer
    part: str = ""  # the part he plays there
    first: bool = False  # he opened that sentence
    says: bool = False  # he was the one who said something there
    pronoun: str = ""  # the kind of pronoun he was last called by, "" for a name
    views: int = 0  # how often he was in view over the reach
    count: int = 0  # how often the record names him
    beside: bool = False  # governed by the same word, so that only a reflexive could mean him
    governs: str = ""  # how he stands above the pronoun in its own sentence
    chief: bool = False  # nobody is named more often in the record
    talks: bool = False  # the one with whom the writer of the record talked
    rival: str = ""  # how another stands above the pronoun as a subject, where he himself does not


def part_of(words: Sequence[Word], head: int | None) -> str:
    """The part a word plays for the one that governs it: "subject", "passive", "object", "owner", "by", "other"."""
    if head is None or not words:
        return ""
    dep = words[head].dep
    if dep == "nsubjpass":
        return "passive"
    if dep in SUBJECTS:
        return "subject"
    if dep in _OBJECTS:
        return "object"
    if dep == "poss":
        return "owner"
    if dep == "pobj":
        return "by" if words[words[head].head].dep == "agent" else "after-preposition"
    return dep if dep in ("conj", "appos", "ROOT", "compound") else "other"


@cache
def _words_for(sex: str) -> frozenset[str]:
    """Given names, titles and nouns that tell a woman or a man."""
    rules = load_rules("en/identity")
    return frozenset(str(word) for field in (sex, f"{sex}_words") for word in rules[field])


def fits(referent: Referent, pronoun: str) -> str:
    """Whether the sex that a name or noun tells is the pronoun's: "yes", "no", or "open" where it tells none."""
    if pronoun not in ("third-he", "third-she"):
        return "open"
    words = squeezed(f"{referent.fuller} {referent.text}").replace(".", " ").replace(",", " ").split()
    titles = [word for word in words if word in _words_for("female") or word in _words_for("male")]
    if not titles:
        return "open"
    return "yes" if (titles[0] in _words_for("female")) == (pronoun == "third-she") else "no"


def features_of(candidate: Candidate, point: Point) -> list[str]:
    """What speaks for or against a candidate at a point."""
    pronoun, part = point.pronoun, point.part
    sort = candidate.referent.sort
    count, views, rank = min(candidate.count, 4), min(candidate.views, 4), min(candidate.rank, 5)
    same = candidate.pronoun == pronoun if candidate.pronoun else "name"
    subject = candidate.part in ("subject", "passive")
    many = candidate.referent.many
    back = min(candidate.back, 3) if candidate.back < 6 else 6
    return [
        f"back={candidate.back}|{pronoun}",
        f"back={candidate.back}|subject={subject}",
        f"back={candidate.back}|first={candidate.first}",
        f"back={back}|part={candidate.part}|{part}",
        f"part={candidate.part}|{part}|{pronoun}",
        f"part={candidate.part}|{candidate.says}|{point.says}",
        f"says={candidate.says}|{point.says}|back={back}",
        f"governs={candidate.governs}",
        f"governs={candidate.governs}|{part}",
        f"governs={bool(candidate.governs)}|{pronoun}",
        f"rank={rank}|{pronoun}",
        f"rank={rank}|subject={subject}|{candidate.back}",
        f"sort={sort}|{pronoun}|many={many}",
        f"sort={sort}|subject={subject}",
        f"subject={subject}|{pronoun}",
        f"count={count}|{pronoun}",
        f"count={count}|{sort}",
        f"views={views}|{pronoun}",
        f"views={views}|back={candidate.back}",
        f"called={same}|{pronoun}",
        f"called={same}|back={candidate.back}|subject={subject}",
        f"called={same}|part={candidate.part}|{part}",
        f"fits={fits(candidate.referent, pronoun)}|{pronoun}",
        f"beside={candidate.beside}",
        f"chief={candidate.chief}|{pronoun}",
        f"chief={candidate.chief}|back={candidate.back}",
        f"governs={candidate.governs}|{point.part}|{candidate.says}",
        f"rival={candidate.rival}",
        f"rival={candidate.rival}|{pronoun}|{part}",
        f"rival={candidate.rival}|back={min(candidate.back, 2)}",
        f"rival={candidate.rival}|chief={candidate.chief}",
        f"talks={candidate.talks}|{pronoun}",
        f"talks={candidate.talks}|{point.says}|{part}",
    ]
