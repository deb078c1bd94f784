"""Antecedents: whom a pronoun, or a verb without a subject, is about.

Pronouns are settled in reading order, so that one already settled keeps its person in view for the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.grammar import Parsed, Word
from regesta.stages.extract.antecedent_features import (
    ABSENT,
    Candidate,
    Point,
    Referent,
    features_of,
    fits,
    part_of,
)
from regesta.stages.extract.cast import Cast, fuller
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.linear import LinearModel, load_model
from regesta.stages.extract.named_together import joined_persons, may_be_both, means_several
from regesta.stages.extract.parties import Party, body_nouns, person_nouns, squeezed
from regesta.stages.extract.paths import SUBJECTS, own_subject
from regesta.stages.extract.sayings import asked_by, says
from regesta.stages.extract.talk import OF_ANOTHER_CLAUSE, spoken, talk_of

REACH = 5  # sentences back that a pronoun may look
REACH_TOGETHER = 2  # sentences back that "they" may look for persons named together
LATTER = "third-latter"  # "the latter"
THIRD = ("third-he", "third-she", "third-plural", LATTER)
_BODIES = frozenset({"organisation", "body-noun", "place", "group"})
_PERSONS = frozenset({"person", "cryptonym", "office", "person-noun", "subject-word"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
LONGEST_SPEECH = 12  # sentences back that one who speaks is looked for
_AS_SUBJECT = ("subject", "passive")
_STEPS = 6  # verbs above a word among which one whose subject he is, is looked for
# Below it nobody is named: best participants F1 by cross-validation (evaluation.learn.names). Less is asked of
# the only one in view whom a pronoun could mean.
LEAST_CHANCE = 0.2
LEAST_CHANCE_ALONE = 0.05


class Antecedents:
    """Whom the pronouns of one record mean."""

    def __init__(self, cast: Cast, *, model: LinearModel | None = None) -> None:
        self._cast = cast
        self._model = model
        self._settled: dict[tuple[int, int], Referent] = {}
        self._together: dict[tuple[int, int], tuple[Referent, ...]] = {}
        self._chief = cast.chief()
        self.talk = talk_of(cast)
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
        return self._best(absent_at(number, clause), self.candidates(absent_at(number, clause)))

    def together(self, clause: Clause, party: Party) -> tuple[Referent, ...]:
        """Those named together whom "they", "both" or "the two men" stands for; empty where it is nobody so named."""
        number = self._cast.number_of(clause.parsed)
        return self._together.get((number, party.start), ()) if number is not None else ()

    def candidates(self, point: Point) -> list[Candidate]:
        """Whom the word at a point may be about, the nearest first; each once."""
        seen: dict[str, Candidate] = {}
        views: Counter[str] = Counter()
        speaks = squeezed(self._cast.speaks(point.number, point.at) or "")
        for back in range(min(REACH, point.number) + 1):
            parsed = self._cast.sentences[point.number - back]
            for party in reversed(self._cast.parties(parsed)):
                if not back and party.end > point.at:
                    continue
                referent = self._referent(point.number - back, parsed, party)
                if referent is None:
                    continue
                key = squeezed(referent.fuller)
                if key == speaks:
                    continue
                views[key] += 1
                if key not in seen:
                    seen[key] = self._candidate(point, parsed, party, referent, back, len(seen))
        above = next((c.governs for c in seen.values() if c.governs.startswith(_AS_SUBJECT)), "")
        found = [
            replace(candidate, views=views[key], rival="" if candidate.governs.startswith(_AS_SUBJECT) else above)
            for key, candidate in seen.items()
        ]
        chief, here = self._chief, self._cast.sentences[point.number]
        if chief is not None and squeezed(chief) not in (speaks, *seen) and self._cast.is_named_before(chief, here):
            referent = Referent(chief, chief, "person")
            count = self._cast.mentions(chief)
            found.append(Candidate(referent, REACH + 1, len(found), count=count, chief=True, rival=above))
        return found

    def _settle(self, number: int) -> None:
        parsed = self._cast.sentences[number]
        for party in self._cast.parties(parsed):
            several = self._named_together(number, parsed, party) if means_several(parsed, party) else ()
            if several:
                self._together[(number, party.start)] = several
            elif party.kind in THIRD and party.head is not None:
                point = pronoun_at(number, parsed, party)
                meant = self._before_a_bracket(number, parsed, party) or self._asked(number, parsed, point)
                meant = meant or self._answers(point, parsed)
                meant = meant or self._best(point, self.candidates(point)) or self._only_one(parsed, party)
                if meant is not None:
                    self._settled[(number, party.start)] = meant

    def _named_together(self, number: int, parsed: Parsed, party: Party) -> tuple[Referent, ...]:
        """The persons joined by "and" that a party means, where nobody whom it could mean was in view since."""
        for back in range(min(REACH_TOGETHER, number) + 1):
            at = number - back
            there = self._cast.sentences[at]
            until = party.start if back == 0 else len(there.sentence.text)
            seen = [p for p in self._cast.parties(there) if p.end <= until and p.kind not in ("place", "group")]
            carried = [self._together[(at, p.start)] for p in seen if (at, p.start) in self._together]
            if carried:
                return carried[-1]
            rivals = [p for p in seen if (back or not _beside(there, p, party)) and self._is_rival(at, there, p)]
            last = next(reversed(joined_persons(there, seen)), None)
            if last and not any(p.start > last[-1].start for p in rivals):
                found = [self._referent(at, there, member) for member in last]
                return tuple(one for one in found if one is not None) if may_be_both(parsed, party, last) else ()
            if rivals:
                return ()
        return ()

    def _is_rival(self, number: int, parsed: Parsed, party: Party) -> bool:
        """Whether "they" could mean a party as well: a body, several, or what an earlier "they" was carried back to."""
        if (number, party.start) in self._together:
            return False
        referent = self._referent(number, parsed, party)
        if referent is None:
            return party.kind == "third-plural"
        return referent.many or referent.sort in ("organisation", "body-noun")

    def _before_a_bracket(self, number: int, parsed: Parsed, party: Party) -> Referent | None:
        """The last person named before a bracket that a pronoun for one opens: "Lund, the Consul (he knew of it)"."""
        before = parsed.sentence.text[: party.start].rstrip()
        if not before.endswith("(") or party.kind not in ("third-he", "third-she"):
            return None
        named = [one for one in self._cast.parties(parsed) if one.is_person and one.end < party.start]
        meant = self._referent(number, parsed, named[-1]) if named else None
        return meant if meant is not None and _may_be_meant(meant, party.kind) else None

    def _asked(self, number: int, parsed: Parsed, point: Point) -> Referent | None:
        """Who is asked, where a pronoun is the subject of what he is asked: "Ruiz asked him where he worked"."""
        words = parsed.words
        if point.governor is None or point.part not in _AS_SUBJECT or point.pronoun not in ("third-he", "third-she"):
            return None
        asks = words[point.governor].head
        is_asked = words[point.governor].dep == "ccomp" and words[asks].lemma.casefold() in asked_by()
        if not is_asked or any(w.head == point.governor and w.dep == "mark" and w.text == "that" for w in words):
            return None
        object_ = next((at for at, w in enumerate(words) if w.head == asks and w.dep in ("dobj", "dative")), None)
        party = self._cast.party_at(parsed, object_)
        meant = self.person(number, parsed, party) if party is not None else None
        return meant if meant is not None and _may_be_meant(meant, point.pronoun) else None

    def _only_one(self, parsed: Parsed, party: Party) -> Referent | None:
        """The only person whom the page has named before, where nobody nearer can be meant by a pronoun for one."""
        if party.kind not in ("third-he", "third-she"):
            return None
        alone = self._cast.only_person_on_page_before(parsed)
        if alone is None:
            return None
        meant = Referent(alone.text, fuller(alone), "person")
        return meant if _may_be_meant(meant, party.kind) else None

    def _answers(self, point: Point, parsed: Parsed) -> Referent | None:
        """The one with whom the writer talked, where a pronoun is who speaks: "I told the Consul ... He said ..."."""
        talk, words = self.talk, parsed.words
        if talk is None or point.governor is None or point.part != "subject":
            return None
        verb = words[point.governor]
        if verb.lemma.casefold() not in spoken() or verb.dep in OF_ANOTHER_CLAUSE:
            return None
        other = Referent(talk.other, talk.fuller, "person")
        if not _may_be_meant(other, point.pronoun) or not self._cast.is_named_before(talk.fuller, parsed):
            return None
        return None if self._speaks_third(point.number - 1) else other

    def _speaks_third(self, number: int) -> bool:
        """Whether a sentence is about what a third one does: "Ruiz called the Consul. He said ..."."""
        if number < 0 or self.talk is None:
            return False
        parsed = self._cast.sentences[number]
        root = next((at for at, word in enumerate(parsed.words) if word.dep == "ROOT"), None)
        party = self._cast.party_at(parsed, own_subject(parsed.words, root)) if root is not None else None
        if party is None or party.reading is None or party.kind not in _PERSONS:
            return False
        return not self.talk.is_other(fuller(party.reading))

    def person(self, number: int, parsed: Parsed, party: Party) -> Referent | None:
        """The one person that a party of a sentence names or, as a pronoun, means; None where it is no one person."""
        referent = self._referent(number, parsed, party)
        return referent if referent is not None and referent.sort in _PERSONS and not referent.many else None

    def hearer(self, clause: Clause, party: Party) -> str | None:
        """Whom "you" stands for at a party of the clause: who hears the one of the two talking that spoke last."""
        number = self._cast.number_of(clause.parsed)
        if self.talk is None or number is None:
            return None
        for back in range(min(LONGEST_SPEECH, number) + 1):
            parsed = self._cast.sentences[number - back]
            for at in reversed(range(len(parsed.words))):
                if back or parsed.words[at].start < party.start:
                    heard = self._heard(number - back, parsed, at)
                    if heard is not None:
                        return heard
        return None

    def _heard(self, number: int, parsed: Parsed, verb: int) -> str | None:
        """Who hears what is said by the subject of a verb, where that is one of the two."""
        speaks = parsed.words[verb].lemma.casefold() in spoken()
        party = self._cast.party_at(parsed, own_subject(parsed.words, verb)) if speaks else None
        if party is None or self.talk is None:
            return None
        if party.kind == "first":
            return self.talk.other
        referent = self._referent(number, parsed, party)
        return self.talk.hearer(referent.fuller) if referent is not None else None

    def _best(self, point: Point, found: Sequence[Candidate]) -> Referent | None:
        able = [candidate for candidate in found if _may_be_meant(candidate.referent, point.pronoun)]
        if point.pronoun in ("third-he", "third-she"):
            able = [one for one in able if not _may_be_a_project(one.referent)] or able
        if self._model is None or not able:
            return None
        if point.pronoun == LATTER:
            return able[0].referent
        model = self._model
        chance, _, best = max(
            ((model.chances(features_of(c, point))["yes"], -c.rank, c) for c in able), key=lambda entry: entry[:2]
        )
        alone = point.pronoun != ABSENT and len({squeezed(c.referent.fuller) for c in able}) == 1
        return best.referent if chance >= (LEAST_CHANCE_ALONE if alone else LEAST_CHANCE) else None

    def _referent(self, number: int, parsed: Parsed, party: Party) -> Referent | None:
        if party.kind in THIRD:
            return self._settled.get((number, party.start))
        sort = _sort(parsed, party)
        if not sort:
            return None
        text = parsed.sentence.text[party.start : party.end]
        if sort == "subject-word" and party.reading is not None:
            text = party.reading.refers_to or text
        plural = party.head is not None and parsed.words[party.head].tag in _PLURAL_TAGS
        many = sort in ("person-noun", "body-noun") and plural
        return Referent(text, fuller(party.reading) if party.reading else text, sort, many=many)

    def _candidate(
        self, point: Point, parsed: Parsed, party: Party, referent: Referent, back: int, rank: int
    ) -> Candidate:
        words = parsed.words
        word = words[party.head] if party.head is not None and words else None
        return Candidate(
            referent,
            back,
            rank,
            part=part_of(words, party.head),
            first=party.start < 12,
            says=word is not None and word.dep in SUBJECTS and says(words[word.head]),
            pronoun=party.kind if party.kind in THIRD else "",
            count=self._cast.mentions(referent.fuller),
            beside=back == 0 and word is not None and point.governor is not None and word.head == point.governor,
            governs=_governs(words, party.head, point) if back == 0 else "",
            chief=referent.fuller == self._chief,
            talks=self.talk is not None and self.talk.is_other(referent.fuller),
        )


def settle_record(cast: Cast) -> Antecedents:
    """Whom the pronouns of a record mean, by the learned weights."""
    return Antecedents(cast, model=load_model("antecedents"))


def pronoun_at(number: int, parsed: Parsed, party: Party) -> Point:
    """The point where a pronoun of a sentence with grammar stands."""
    words = parsed.words
    head = party.head if party.head is not None else 0
    governor = words[head].head
    return Point(number, party.start, governor, party.kind, part_of(words, head), says(words[governor]))


def absent_at(number: int, clause: Clause) -> Point:
    """The point where an actor is missed: the word that carries the happening."""
    words = clause.parsed.words
    at = clause.trigger_word
    spoken = at is not None and bool(words) and says(words[at])
    kind = f"absent-{words[at].dep}" if at is not None and words else "absent"
    return Point(number, clause.trigger_start, at, ABSENT, kind, spoken)


def _beside(parsed: Parsed, one: Party, other: Party) -> bool:
    """Whether one word governs both, so that neither means the other: "The police watched them"."""
    heads = [parsed.words[party.head].head for party in (one, other) if party.head is not None]
    return len(heads) == 2 and heads[0] == heads[1]


def _governs(words: Sequence[Word], head: int | None, point: Point) -> str:
    """How someone of the same sentence stands above the point: "subject" or "object" of a verb that governs it, and
    by what tie ("subject-ccomp" of "Ruiz said that he left"); "" where he does not.
    """
    if head is None or point.governor is None or not words:
        return ""
    at = point.governor
    for _ in range(_STEPS):
        above = words[at].head
        if above == at:
            return ""
        if words[head].head == above and head != at:
            part = part_of(words, head)
            if part in ("subject", "passive", "object"):
                return f"{part}-{words[at].dep}"
        at = above
    return ""


def _may_be_meant(referent: Referent, pronoun: str) -> bool:
    """Whether a pronoun could mean them at all: "he" is no body, no several, and no Mrs. Hale; "they" are no one
    person; "the latter" is the one person named last.
    """
    if pronoun == "third-plural":
        return referent.many or referent.sort not in _PERSONS
    if pronoun == LATTER:
        return referent.sort in _PERSONS and not referent.many
    if pronoun not in ("third-he", "third-she"):
        return True
    return referent.sort not in _BODIES and not referent.many and fits(referent, pronoun) != "no"


def _may_be_a_project(referent: Referent) -> bool:
    """Whether a cryptonym has no number, as those of projects have none and most of those of persons do."""
    return referent.sort == "cryptonym" and not any(map(str.isdigit, referent.fuller))


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
