"""Antecedents: whom a pronoun, or a verb without a subject, is about.

Pronouns are settled in reading order, so that one already settled keeps its person in view for the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.model.grammar import Parsed
from regesta.stages.extract.cast import Cast, fuller
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.linear import LinearModel, load_model
from regesta.stages.extract.parties import Party, body_nouns, person_nouns, squeezed

REACH = 5  # sentences back that a pronoun may look
THIRD = ("third-he", "third-she", "third-plural")
_FEMALE = frozenset(
    {"mrs", "miss", "ms", "senora", "señora", "senorita", "señorita", "wife", "sister", "mother", "girl"}
)
_MALE = frozenset({"mr", "sr", "señor", "senor", "general", "gen", "col", "colonel", "husband", "brother", "father"})
_BODIES = frozenset({"organisation", "body-noun", "place", "group"})
# Below it nobody is named: best participants F1 by cross-validation (evaluation/train_names.py).
LEAST_CHANCE = 0.2


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone whom a pronoun is about: as the record names him nearest, and the fullest form it has."""

    text: str
    fuller: str
    sort: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone whom a pronoun may be about, where he was last in view, and how."""

    referent: Referent
    back: int  # sentences back, 0 for the same one
    rank: int  # how many other candidates stand nearer
    subject: bool  # he was a subject there
    first: bool  # he opened that sentence
    pronoun: str  # the kind of pronoun he was last called by, "" for a name
    views: int  # how often he was in view over the reach
    count: int  # how often the record names him
    beside: bool  # governed by the same word, so that only a reflexive could mean him
    chief: bool  # nobody is named more often in the record


class Antecedents:
    """Whom the pronouns of one record mean."""

    def __init__(self, cast: Cast, *, model: LinearModel | None = None) -> None:
        self._cast = cast
        self._model = model
        self._settled: dict[tuple[int, int], Referent] = {}
        self._chief = cast.chief()
        if model is not None:
            for number in range(len(cast.sentences)):
                self._settle(number)

    def of(self, clause: Clause, party: Party | None) -> Referent | None:
        """Whom a pronoun, or the absent actor of the clause (`party` None), stands for; None where nothing tells."""
        number = self._cast.number_of(clause.parsed)
        if number is None:
            return None
        if party is not None:
            return self._settled.get((number, party.start))
        return self._best(self.candidates(number, clause.trigger_start, clause.trigger_word), "absent")

    def candidates(self, number: int, at: int, governor: int | None) -> list[Candidate]:
        """Whom a word at offset `at` of sentence `number` may be about, the nearest first; each once."""
        seen: dict[str, Candidate] = {}
        views: Counter[str] = Counter()
        for back in range(min(REACH, number) + 1):
            parsed = self._cast.sentences[number - back]
            for party in reversed(self._cast.parties(parsed)):
                if not back and party.end > at:
                    continue
                referent = self._referent(number - back, parsed, party)
                if referent is None:
                    continue
                key = squeezed(referent.fuller)
                views[key] += 1
                if key not in seen:
                    seen[key] = self._candidate(parsed, party, referent, back, len(seen), governor)
        found = [replace(candidate, views=views[key]) for key, candidate in seen.items()]
        if self._chief is not None and squeezed(self._chief) not in seen:
            referent = Referent(self._chief, self._chief, "person")
            count = self._cast.mentions(self._chief)
            found.append(Candidate(referent, REACH + 1, len(found), False, False, "", 0, count, False, True))
        return found

    def _settle(self, number: int) -> None:
        parsed = self._cast.sentences[number]
        for party in self._cast.parties(parsed):
            if party.kind in THIRD and party.head is not None:
                governor = parsed.words[party.head].head
                meant = self._best(self.candidates(number, party.start, governor), party.kind)
                if meant is not None:
                    self._settled[(number, party.start)] = meant

    def _best(self, found: Sequence[Candidate], pronoun: str) -> Referent | None:
        able = [candidate for candidate in found if _may_be_meant(candidate.referent, pronoun)]
        if self._model is None or not able:
            return None
        model = self._model
        chance, _, best = max(
            ((model.chances(features_of(c, pronoun))["yes"], -c.rank, c) for c in able), key=lambda entry: entry[:2]
        )
        return best.referent if chance >= LEAST_CHANCE else None

    def _referent(self, number: int, parsed: Parsed, party: Party) -> Referent | None:
        if party.kind in THIRD:
            return self._settled.get((number, party.start))
        sort = _sort(parsed, party)
        if not sort:
            return None
        text = parsed.sentence.text[party.start : party.end]
        return Referent(text, fuller(party.reading) if party.reading else text, sort)

    def _candidate(
        self, parsed: Parsed, party: Party, referent: Referent, back: int, rank: int, governor: int | None
    ) -> Candidate:
        word = parsed.words[party.head] if party.head is not None and parsed.words else None
        return Candidate(
            referent,
            back,
            rank,
            subject=word is not None and word.dep in ("nsubj", "nsubjpass"),
            first=party.start < 12,
            pronoun=party.kind if party.kind in THIRD else "",
            views=1,
            count=self._cast.mentions(referent.fuller),
            beside=back == 0 and word is not None and governor is not None and word.head == governor,
            chief=referent.fuller == self._chief,
        )


def settle_record(cast: Cast) -> Antecedents:
    """Whom the pronouns of a record mean, by the learned weights."""
    return Antecedents(cast, model=load_model("antecedents"))


def features_of(candidate: Candidate, pronoun: str) -> list[str]:
    """What speaks for or against a candidate."""
    sort = candidate.referent.sort
    fits = _fits(candidate.referent, pronoun)
    count, views, rank = min(candidate.count, 4), min(candidate.views, 4), min(candidate.rank, 5)
    same = candidate.pronoun == pronoun if candidate.pronoun else "name"
    return [
        f"back={candidate.back}|{pronoun}",
        f"back={candidate.back}|subject={candidate.subject}",
        f"back={candidate.back}|first={candidate.first}",
        f"rank={rank}|{pronoun}",
        f"rank={rank}|subject={candidate.subject}|{candidate.back}",
        f"sort={sort}|{pronoun}",
        f"sort={sort}|subject={candidate.subject}",
        f"subject={candidate.subject}|{pronoun}",
        f"count={count}|{pronoun}",
        f"count={count}|{sort}",
        f"views={views}|{pronoun}",
        f"views={views}|back={candidate.back}",
        f"called={same}|{pronoun}",
        f"called={same}|back={candidate.back}|subject={candidate.subject}",
        f"fits={fits}|{pronoun}",
        f"beside={candidate.beside}",
        f"chief={candidate.chief}|{pronoun}",
        f"chief={candidate.chief}|back={candidate.back}",
    ]


def _may_be_meant(referent: Referent, pronoun: str) -> bool:
    """Whether a pronoun could mean them at all: "he" is no body, and no Mrs. Hale."""
    if pronoun not in ("third-he", "third-she"):
        return True
    return referent.sort not in _BODIES and _fits(referent, pronoun) != "no"


def _sort(parsed: Parsed, party: Party) -> str:
    """What sort of actor a party is; "" for what no pronoun here is about."""
    if party.reading is not None:
        return "subject-word" if party.reading.rule == "reference.subject" else party.kind
    if party.kind != "noun" or party.head is None:
        return ""
    lemma = parsed.words[party.head].lemma.casefold()
    if lemma in person_nouns():
        return "person-noun"
    return "body-noun" if lemma in body_nouns() else ""


def _fits(referent: Referent, pronoun: str) -> str:
    words: Sequence[str] = squeezed(referent.text).replace(".", "").split()
    female = any(word in _FEMALE for word in words)
    male = any(word in _MALE for word in words)
    if not (female or male) or pronoun not in ("third-he", "third-she"):
        return "open"
    return "yes" if female == (pronoun == "third-she") else "no"
