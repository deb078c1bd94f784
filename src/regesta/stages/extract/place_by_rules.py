"""Place in time by rules alone: the nearest reading of the sentence, else the heading, else what came before."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.stages.extract.detect import Found
from regesta.stages.extract.moments import Change, Moment, Origin, Timeline, moments
from regesta.stages.extract.place_in_time import Placed

_ORDER: tuple[tuple[Origin, Change], ...] = (
    ("sentence", "same"),
    ("section", "same"),
    ("before", "same"),
    ("record", "month"),
    ("record", "year"),
)
NEAR = 3  # sentences over which a reading before still dates what follows


def place_by_rules(found: Sequence[tuple[int, Found]], timeline: Timeline) -> list[Placed]:
    """Each clause, given with its sentence's number, with the first moment that the order of the rules offers."""
    return [Placed(one, _first(number, one, timeline), 1.0) for number, one in found]


def _first(number: int, found: Found, timeline: Timeline) -> Moment | None:
    sentence = found.clause.parsed.sentence
    at = sentence.source_offset(found.clause.trigger_start)
    options = moments(timeline, number, sentence.page, at)
    for origin, change in _ORDER:
        for moment in options:
            if (
                (moment.origin, moment.change) == (origin, change)
                and moment.rank == 0
                and moment.sentences_away <= NEAR
            ):
                return moment
    return None
