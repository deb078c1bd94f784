"""Participants and places, measured apart from the finding of clauses: gold quotes and triggers serve as clauses.

usage: python -m evaluation.names GOLD ... [--folds N]

GOLD is ../shared/gold/events or ../shared/gold/train_events. Names match as in ../shared/score/score_events.py: one
holds the other. `role` is the share of the right names that have the gold's role. With --folds the weights are
learned anew from all records but each Nth part, and the figures are those on the part left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.learn.cases import Case, load_cases
from evaluation.learn.names import learn_all
from regesta.engines.language import load_language_model
from regesta.model.entries import Participant, PlacePart
from regesta.stages.extract import antecedents, places, roles
from regesta.stages.extract.antecedents import Antecedents
from regesta.stages.extract.linear import LinearModel, load_model
from regesta.stages.extract.parties import squeezed

Parts = Sequence[Participant | PlacePart]


def parts_of(cases: Iterable[Case], models: Callable[[str], LinearModel]) -> Iterator[tuple[Case, Parts, Parts]]:
    """Each case with the participants and places that the models give it."""
    for module in (roles, places, antecedents):
        module.load_model = models  # type: ignore[attr-defined]
    settled: dict[int, Antecedents] = {}
    for case in cases:
        if case.clause is None or case.cast is None:
            yield case, (), ()
            continue
        if id(case.cast) not in settled:
            settled[id(case.cast)] = Antecedents(case.cast, model=models("antecedents"))
        people = roles.participants_of(case.clause, case.clause.parsed, (), case.cast, meant=settled[id(case.cast)])
        yield case, people, places.places_of(case.clause, case.clause.parsed, (), case.cast)


class Tally:
    """Counts of right and given names, and the figures from them."""

    def __init__(self) -> None:
        self.found = self.wanted = self.right = self.given = self.roles = self.paired = 0

    def add(self, gold: Sequence[dict[str, Any]], given: Parts) -> None:
        """The names of one event against those given."""
        theirs = [(squeezed(part.name), part.role) for part in given]
        ours = [(squeezed(part["name"]), part["role"]) for part in gold]
        self.wanted += len(ours)
        self.given += len(theirs)
        self.right += sum(any(name in other or other in name for other, _ in ours) for name, _ in theirs)
        for name, role in ours:
            matched = {other_role for other, other_role in theirs if name in other or other in name}
            self.found += bool(matched)
            self.paired += bool(matched)
            self.roles += role in matched

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.wanted)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  role {self.roles / max(1, self.paired):.3f}"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    cases = list(load_cases(options.gold, load_language_model()))
    people, sites = Tally(), Tally()
    for held, models in _parts(cases, options.folds):
        for case, participants, where in parts_of(held, models):
            people.add(case.event["participants"], participants)
            sites.add(case.event["places"], where)
    print(f"participants {people}  of {people.wanted}")
    print(f"places       {sites}  of {sites.wanted}")


def _parts(cases: Sequence[Case], folds: int) -> Iterator[tuple[list[Case], Callable[[str], LinearModel]]]:
    if not folds:
        yield list(cases), load_model
        return
    documents = sorted({case.document for case in cases})
    for number in range(folds):
        held = set(documents[number::folds])
        learned = learn_all([case for case in cases if case.document not in held])
        yield [case for case in cases if case.document in held], learned.__getitem__


if __name__ == "__main__":
    main()
