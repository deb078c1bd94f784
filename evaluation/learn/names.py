"""Learns which parties of a sentence take part in a happening, whom a pronoun means, and which places it has.

usage: python -m evaluation.learn.names [GOLD ...] [--only NAME]

GOLD is a folder as ../shared/gold/train_events is one, each of another annotating hand; by default that and the slices
kept here. Writes src/regesta/weights/{roles,antecedents,places}.json, the same each time; --only writes one of them and
leaves the others as they are (the places that ship are of an earlier run over train_events alone: docs/names.md).
Minutes on one core. `python -m evaluation.names GOLD ... --folds 5` prints the figures of a cross-validation over
records. The model card is in docs/names.md.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.learn.cases import Case, load_cases
from evaluation.learn.slices import folders
from evaluation.shared import WEIGHTS
from regesta.engines.language import load_language_model
from regesta.stages.extract.antecedent_features import features_of
from regesta.stages.extract.antecedents import Antecedents, absent_at, pronoun_at
from regesta.stages.extract.linear import LinearModel
from regesta.stages.extract.parties import squeezed
from regesta.stages.extract.place_features import may_be_place, place_features
from regesta.stages.extract.role_features import Scene, absent_features, party_features

# Roles too rare to learn go under the one they behave like in a sentence; rules tell them apart afterwards.
FOLDED = {"signatory": "agent", "greeter": "counterpart"}
FEWEST = 3  # times a feature is seen, in at least two records, before it is given a weight
SCALE = 0.01  # weights are stored as whole hundredths
_THIRD = ("third-he", "third-she", "third-plural")


@dataclass
class Sample:
    """What one model learns from: features, right answers, and the record and annotating hand each comes from."""

    features: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    hands: list[int] = field(default_factory=list)

    def add(self, features: list[str], answer: str, case: Case) -> None:
        """One example more."""
        self.features.append(features)
        self.answers.append(answer)
        self.documents.append(case.document)
        self.hands.append(case.hand)


@dataclass(frozen=True)
class Labels:
    """The gold's answer for each party of a scene, for an actor left out, and whom the pronouns stand for."""

    parties: list[str]
    absent: str
    meant: dict[int, str]  # party number, -1 for the absent actor, to the gold's name


def labels_of(scene: Scene, event: dict[str, Any]) -> Labels:
    """Ties each gold participant to the party of the sentence that names him best.

    A name outside the quote gives way to a pronoun inside it; what no party names goes to a pronoun, or counts as
    left out.
    """
    answers = ["none"] * len(scene.parties)
    meant: dict[int, str] = {}
    absent = "none"
    unnamed = []
    for person in event["participants"]:
        role = FOLDED.get(person["role"], person["role"])
        number = _best_party(scene, person["name"], answers)
        if number is None:
            unnamed.append((person["name"], role))
            continue
        pronoun = _nearer_pronoun(scene, number, role, answers)
        if pronoun is not None:
            meant[pronoun] = person["name"]
        answers[number if pronoun is None else pronoun] = role
    for name, role in unnamed:
        pronoun = _free_pronoun(scene, role, answers)
        if pronoun is not None:
            answers[pronoun], meant[pronoun] = role, name
        elif absent == "none":
            absent, meant[-1] = role, name
    return Labels(answers, absent, meant)


def same_name(gold: str, text: str) -> int:
    """3 where the two agree, 2 where one holds the other as whole words, else 0."""
    one, other = squeezed(gold), squeezed(text)
    if one == other:
        return 3
    if min(len(one), len(other)) < 2:
        return 0
    held = any(re.search(rf"(?<!\w){re.escape(a)}(?!\w)", b) for a, b in ((one, other), (other, one)))
    return 2 if held else 0


def place_answers(scene: Scene, event: dict[str, Any]) -> list[str]:
    """The gold's answer for each party of a scene as a place."""
    answers = ["none"] * len(scene.parties)
    for place in event["places"]:
        number = _best_party(scene, place["name"], answers, only=may_be_place)
        if number is not None:
            answers[number] = place["role"]
    return answers


def _inside(scene: Scene, number: int) -> bool:
    party = scene.parties[number]
    return scene.clause.start <= party.start and party.end <= scene.clause.end


def _length(scene: Scene, number: int) -> int:
    path = scene.paths[number]
    return path.length if path else 9


def _best_party(
    scene: Scene, name: str, answers: Sequence[str], *, only: Callable[[Scene, int], bool] = lambda scene, number: True
) -> int | None:
    fitting = []
    for number, party in enumerate(scene.parties):
        if not only(scene, number):
            continue
        text = scene.clause.parsed.sentence.text[party.start : party.end]
        match = same_name(name, text)
        if answers[number] == "none" and match and (match == 3 or not party.is_pronoun):
            fitting.append((not _inside(scene, number), -match, _length(scene, number), number))
    return min(fitting)[-1] if fitting else None


def _nearer_pronoun(scene: Scene, number: int, role: str, answers: Sequence[str]) -> int | None:
    if scene.parties[number].is_pronoun or _length(scene, number) < 2:
        return None
    if _inside(scene, number) and _length(scene, number) < 3:
        return None
    for other, party in enumerate(scene.parties):
        subject = party.head is not None and scene.words[party.head].dep in ("nsubj", "nsubjpass")
        near = party.kind in _THIRD and _inside(scene, other) and _length(scene, other) == 1
        if near and answers[other] == "none" and other > number and subject == (role in ("agent", "subject")):
            return other
    return None


def _free_pronoun(scene: Scene, role: str, answers: Sequence[str]) -> int | None:
    """A pronoun of the quote, or the word "Subject", that may stand for someone the sentence does not name."""
    fitting = []
    for number, party in enumerate(scene.parties):
        word = party.reading is not None and party.reading.rule == "reference.subject"
        points = (party.is_pronoun and party.kind != "third-it") or word
        path = scene.paths[number]
        if answers[number] != "none" or not points or not _inside(scene, number) or path is None:
            continue
        subject = "nsubj" in path.steps
        fits = subject == (role == "agent") or scene.passive
        if path.length <= 3 and fits:
            fitting.append((path.length, number))
    return min(fitting)[-1] if fitting else None


def samples_of(cases: Iterable[Case], *, antecedents: LinearModel | None = None) -> dict[str, Sample]:
    """What each model learns from; with `antecedents`, pronouns it settles count as views of their person."""
    samples = {name: Sample() for name in ("roles", "antecedents", "places")}
    settled: dict[int, Antecedents] = {}
    for case in cases:
        if case.scene is None or case.clause is None or case.cast is None:
            continue
        labels = labels_of(case.scene, case.event)
        for number, answer in enumerate(labels.parties):
            samples["roles"].add(party_features(case.scene, number), answer, case)
        samples["roles"].add(absent_features(case.scene), labels.absent, case)
        answers = place_answers(case.scene, case.event)
        for number, answer in enumerate(answers):
            if may_be_place(case.scene, number):
                samples["places"].add(place_features(case.scene, number), answer, case)
        for number, name in sorted(labels.meant.items()):
            if id(case.cast) not in settled:
                settled[id(case.cast)] = Antecedents(case.cast, model=antecedents)
            _add_antecedents(samples["antecedents"], case, settled[id(case.cast)], number, name)
    return samples


def _add_antecedents(sample: Sample, case: Case, settled: Antecedents, number: int, name: str) -> None:
    assert case.clause is not None and case.scene is not None and case.cast is not None
    party = case.scene.parties[number] if number >= 0 else None
    sentence = case.cast.number_of(case.clause.parsed)
    if sentence is None or (party is not None and party.head is None):
        return
    point = pronoun_at(sentence, case.clause.parsed, party) if party else absent_at(sentence, case.clause)
    found = settled.candidates(point)
    fits = [max(same_name(name, c.referent.text), same_name(name, c.referent.fuller)) for c in found]
    if not any(fits):
        return
    right = fits.index(max(fits))
    for place, candidate in enumerate(found):
        if place == right or not fits[place]:
            features = features_of(candidate, point)
            sample.add(features, "yes" if place == right else "no", case)


def learn_of_hands(sample: Sample, *, strength: float, shares: Mapping[int, float]) -> LinearModel:
    """The model as the hands would have it by their `shares`, learnt from what every hand annotated.

    Each feature is seen twice: as what it is, and as what it is to one hand (Daumé, Frustratingly Easy Domain
    Adaptation, ACL 2007).
    """
    seen = [
        [f"@{hand}", *features, *(f"{feature}@{hand}" for feature in features)]
        for features, hand in zip(sample.features, sample.hands, strict=True)
    ]
    learnt = learn(replace(sample, features=seen), strength=strength)
    bias, weights = np.array(learnt.bias), defaultdict(lambda: np.zeros(len(learnt.classes)))
    of_hand = {str(hand): share for hand, share in shares.items()}
    for feature, values in learnt.weights.items():
        name, at, hand = feature.rpartition("@")
        share = of_hand.get(hand, 0.0) if at else 1.0
        if at and not name:
            bias += share * np.array(values)
        else:
            weights[name if at else feature] += share * np.array(values)
    return LinearModel(learnt.classes, {name: tuple(map(float, w)) for name, w in weights.items()}, tuple(bias))


def learn(sample: Sample, *, strength: float) -> LinearModel:
    """The model that fits the sample; `strength` is the inverse of the regularisation."""
    counts: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for features, document in zip(sample.features, sample.documents, strict=True):
        for feature in set(features):
            counts[feature] += 1
            documents[feature].add(document)
    kept = {feature for feature, n in counts.items() if n >= FEWEST and len(documents[feature]) > 1}
    vectors = DictVectorizer()
    rows = vectors.fit_transform([{f: 1.0 for f in features if f in kept} for features in sample.features])
    fitted = LogisticRegression(C=strength, max_iter=400, tol=1e-5).fit(rows, sample.answers)
    classes = tuple(str(name) for name in fitted.classes_)
    columns, bias = fitted.coef_, fitted.intercept_
    if len(classes) == 2:
        columns, bias = (
            [-fitted.coef_[0] / 2, fitted.coef_[0] / 2],
            [-fitted.intercept_[0] / 2, fitted.intercept_[0] / 2],
        )
    weights = {
        str(feature): tuple(round(float(column[at]) / SCALE) * SCALE for column in columns)
        for at, feature in enumerate(vectors.feature_names_)
    }
    weights = {feature: values for feature, values in weights.items() if any(values)}
    return LinearModel(classes, weights, tuple(round(float(value), 4) for value in bias))


def learn_all(cases: Sequence[Case], *, only: str | None = None) -> dict[str, LinearModel]:
    """Every model, or one: places as hand 0 would have them, roles midway between the two hands.

    The antecedents are learnt twice, the second time with the pronouns settled that the first could settle, and from
    all hands alike: whom a pronoun means hangs on nobody's taste. Places hang on no antecedents.
    """
    settled = None if only == "places" else learn(samples_of(cases)["antecedents"], strength=STRENGTH["antecedents"])
    samples = samples_of(cases, antecedents=settled)
    return {
        name: learn(sample, strength=STRENGTH[name])
        if name == "antecedents"
        else learn_of_hands(sample, strength=STRENGTH[name], shares=SHARES[name])
        for name, sample in samples.items()
        if only in (None, name)
    }


STRENGTH = {"roles": 0.06, "antecedents": 0.1, "places": 0.05}
# Midway between the hands of `train_events` and of the slices participants F1 is the same, held out, and the roles of
# one more in a hundred are right on each.
SHARES: dict[str, Mapping[int, float]] = {"roles": {0: 0.5, 1: 0.5}, "places": {0: 1.0}}


def write(model: LinearModel, path: Path) -> None:
    """The model as JSON, one feature a line, in order."""
    lines = [
        f"{json.dumps(feature)}: {json.dumps([round(value / SCALE) for value in values])}"
        for feature, values in sorted(model.weights.items())
    ]
    head = json.dumps({"classes": model.classes, "bias": model.bias, "scale": SCALE})[:-1]
    path.write_text(head + ', "weights": {\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--only", choices=sorted(STRENGTH))
    options = parser.parse_args()
    language = load_language_model()
    with folders(options.gold) as golds:
        cases = list(load_cases(golds, language))
    WEIGHTS.mkdir(exist_ok=True)
    for name, model in learn_all(cases, only=options.only).items():
        write(model, WEIGHTS / f"{name}.json")
        print(f"{name}: {len(model.weights)} weights")


if __name__ == "__main__":
    main()
