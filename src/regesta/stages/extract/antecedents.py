"""Antecedents: whom a pronoun, or a verb without a subject, is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.grammar import Parsed
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.linear import load_model
from regesta.stages.extract.parties import Party, body_nouns, person_nouns, squeezed

_FEMALE = frozenset(
    {"mrs", "miss", "ms", "senora", "señora", "senorita", "señorita", "wife", "sister", "mother", "girl"}
)
_MALE = frozenset({"mr", "sr", "señor", "senor", "general", "gen", "col", "colonel", "husband", "brother", "father"})
LEAST_CHANCE = 0.2  # below it nobody is named: set on the training records by evaluation/train_names.py


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone whom a pronoun may be about: as named, and where."""

    text: str
    sort: str
    back: int  # sentences back, 0 for the same one
    rank: int  # how many other candidates stand nearer
    subject: bool
    first: bool
    count: int
    overlaps: bool  # governed by the same word, so that only a reflexive could mean it
    fuller: str


def candidates_for(clause: Clause, at: int, cast: Cast) -> list[Candidate]:
    """Whom a pronoun at offset `at` of the clause's sentence may be about, the nearest first; each name once."""
    found: list[Candidate] = []
    seen: set[str] = set()
    sentences: list[Parsed] = [clause.parsed, *reversed(clause.before)]
    for back, parsed in enumerate(sentences):
        parties = [party for party in cast.parties(parsed) if back or party.end <= at]
        for party in reversed(parties):
            sort = _sort(parsed, party)
            text = parsed.sentence.text[party.start : party.end]
            fuller = cast.fuller(party.reading) if party.reading else text
            if not sort or squeezed(fuller) in seen:
                continue
            seen.add(squeezed(fuller))
            found.append(_candidate(parsed, party, text, sort, back, len(found), cast, clause, fuller))
    return found


def features_of(candidate: Candidate, pronoun: str, clause: Clause) -> list[str]:
    """What speaks for or against a candidate."""
    fits = _fits(candidate, pronoun)
    count = min(candidate.count, 4)
    kind = clause.types[0] if clause.types else ""
    return [
        f"back={candidate.back}|{pronoun}",
        f"back={candidate.back}|subject={candidate.subject}",
        f"back={candidate.back}|first={candidate.first}",
        f"rank={min(candidate.rank, 5)}|{pronoun}",
        f"rank={min(candidate.rank, 5)}|subject={candidate.subject}|{candidate.back}",
        f"sort={candidate.sort}|{pronoun}",
        f"sort={candidate.sort}|subject={candidate.subject}",
        f"subject={candidate.subject}|{pronoun}",
        f"count={count}|{pronoun}",
        f"count={count}|{candidate.sort}",
        f"fits={fits}|{pronoun}",
        f"overlaps={candidate.overlaps}",
        f"type={kind}|{candidate.sort}",
    ]


def antecedent(clause: Clause, party: Party | None, cast: Cast) -> Candidate | None:
    """Whom a pronoun, or the absent actor of the clause (`party` None), stands for; None where nothing settles it."""
    pronoun = party.kind if party else "absent"
    at = party.start if party else clause.trigger_start
    found = candidates_for(clause, at, cast)
    model = load_model("antecedents")
    ranked = sorted(
        ((model.chances(features_of(c, pronoun, clause))["yes"], -c.rank, c) for c in found),
        key=lambda entry: (-entry[0], -entry[1]),
    )
    return ranked[0][2] if ranked and ranked[0][0] >= LEAST_CHANCE else None


def _candidate(
    parsed: Parsed, party: Party, text: str, sort: str, back: int, rank: int, cast: Cast, clause: Clause, fuller: str
) -> Candidate:
    word = parsed.words[party.head] if party.head is not None and parsed.words else None
    return Candidate(
        text,
        sort,
        back,
        rank,
        subject=word is not None and word.dep in ("nsubj", "nsubjpass"),
        first=party.start < 12,
        count=cast.mentions(fuller),
        overlaps=back == 0 and word is not None and word.head == clause.trigger_word,
        fuller=fuller,
    )


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


def _fits(candidate: Candidate, pronoun: str) -> str:
    words: Sequence[str] = squeezed(candidate.text).replace(".", "").split()
    female = any(word in _FEMALE for word in words)
    male = any(word in _MALE for word in words)
    if not (female or male) or pronoun not in ("third-he", "third-she"):
        return "open"
    return "yes" if female == (pronoun == "third-she") else "no"
