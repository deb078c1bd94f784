"""The chance of an entry: from the chances of its happening and its date, by where the date comes from."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from regesta.engines.language import LanguageModel
from regesta.engines.weights import ROWS, Table, Weights, load_weights, row_of
from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.grammar import Parsed
from regesta.model.records import Description, Record
from regesta.model.text import Page
from regesta.stages.date import date_records
from regesta.stages.extract import WEIGHTS, place_by_weights, weigh
from regesta.stages.extract.calibrate import chance_features, chance_of
from regesta.stages.extract.moments import Timeline
from regesta.stages.extract.place_in_time import Placed, basis_of
from regesta.stages.parse import parse_record

LETTER = (
    "Asmara, 4 May 1957\n\nDear Sir,\n\nThe Consul arrived from Oslo on 3 May 1957. He met the Minister.\n\nA. Hale\n"
)


def read(model: LanguageModel, letter: str = LETTER) -> tuple[Dating, tuple[Parsed, ...]]:
    record = Record("r1", "a.txt", 1, "document", (Page(1, letter),), 0, len(letter))
    (dating,) = date_records([record], [Description()])
    return dating, parse_record(record, Description(), dating, language=model)


@pytest.fixture
def weights() -> Weights:
    held = load_weights(WEIGHTS)
    assert held is not None
    return held


@pytest.fixture
def placed(model: LanguageModel, weights: Weights) -> Placed:
    """The arrival, which its own sentence dates."""
    dating, parsed = read(model)
    told = weigh(Description(), parsed, Timeline(dating, parsed), weights)
    return next(one for _, one, _ in told if one.found.clause.trigger == "arrived")


def test_where_a_date_comes_from_is_seen_with_how_sure_it_is(placed: Placed) -> None:
    seen = chance_features(replace(placed, probability=0.5))
    assert "kind=sentence.same" in seen
    assert "kind.date=sentence.same.4" in seen  # even odds: above the limits -2, -1.5, -1 and -0.5


def test_a_date_moved_by_rule_is_as_sure_as_what_the_weights_chose(placed: Placed) -> None:
    moved = replace(placed.moment, value="../1957-05-03", change="until")
    assert chance_features(replace(placed, moment=moved, weighed=placed.moment)) == chance_features(placed)
    assert chance_features(replace(placed, moment=moved)) != chance_features(placed)


def test_a_full_date_far_before_its_clause_is_inherited(placed: Placed) -> None:
    assert basis_of(placed) == "explicit"
    far = placed.found.clause.source_span[0] - 100
    moved = replace(placed.moment, reading=replace(placed.moment.reading, start=far, end=far + 10))
    assert basis_of(replace(placed, moment=moved)) == "inherited"


def test_the_chance_is_what_the_table_says_of_its_features(placed: Placed, weights: Weights) -> None:
    rows = np.zeros((ROWS, 1), np.float32)
    rows[row_of("kind=sentence.same")] = np.log(3)
    table = Table(("right",), rows, np.zeros(1, np.float32))
    told = replace(weights, tables={**weights.tables, "chance": table})
    assert chance_of(placed, told) == pytest.approx(0.75)


def test_a_sure_date_makes_an_entry_likelier_than_a_doubtful_one(placed: Placed, weights: Weights) -> None:
    doubtful, sure = (chance_of(replace(placed, probability=one), weights) for one in (0.2, 0.97))
    assert doubtful < sure


def test_what_no_date_is_brought_to_bear_on_is_weighed_by_its_happening_alone(placed: Placed) -> None:
    undated = replace(placed, moment=None, probability=0.0)
    assert {feature.partition("=")[0] for feature in chance_features(undated)} == {
        "happening",
        "kind",
        "kind.happening",
    }
    assert "kind=none" in chance_features(undated)


def test_an_entry_says_how_its_chance_was_reckoned(entries_of: Callable[..., tuple[Entry, ...]]) -> None:
    (arrival,) = (entry for entry in entries_of(LETTER) if "arrived" in entry.quote)
    (reason,) = (one for one in arrival.evidence if one.feature == "chance.weights")
    assert reason.weight == arrival.chance
    assert f"{arrival.chance:.2f}" in reason.sentence


def test_what_is_seldom_right_is_left_out(placed: Placed, weights: Weights, model: LanguageModel) -> None:
    chance = chance_of(placed, weights)
    assert arrivals(model, least(chance - 0.01, weights)) == 1
    assert arrivals(model, least(chance + 0.01, weights)) == 0


def least(right: float, weights: Weights) -> Weights:
    return replace(weights, settings={**weights.settings, "least_right": right, "sure_event": 1.0})


def test_what_surely_happened_to_somebody_named_is_kept_with_its_date_in_doubt(
    weights: Weights, model: LanguageModel
) -> None:
    letter = LETTER.replace("The Consul", "John Marsh")
    told = arrivals_in(model, letter, weights)
    happened, right = told[0].found.probability, chance_of(told[0], weights)

    def kept(letter: str, above: float, least_right: float) -> int:
        doubtful = {"least_own": 1.0, "least_dated": 1.0, "sure_date": 0.0}
        sure = {"sure_event": happened + above, "sure_right": right + least_right}
        return len(arrivals_in(model, letter, replace(weights, settings={**weights.settings, **doubtful, **sure})))

    assert kept(letter, -0.01, -0.01) == 1
    assert kept(letter, +0.001, -0.01) == 0
    assert kept(letter, -0.01, +0.01) == 0
    assert kept(LETTER, -1.0, -1.0) == 0, "nobody is named"


def arrivals_in(model: LanguageModel, letter: str, weights: Weights) -> list[Placed]:
    dating, parsed = read(model, letter)
    told = place_by_weights(Description(), parsed, Timeline(dating, parsed), weights)
    return [one for one in told if one.found.clause.trigger == "arrived"]


def arrivals(model: LanguageModel, weights: Weights) -> int:
    return len(arrivals_in(model, LETTER, weights))
