"""Rows of people, places and itineraries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regesta.register import people_queries
from regesta.register.register import Register


def people(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each person, by surname: forms as written, offices with dates and quotes, why it is one person."""
    return people_queries.people(register)


def places(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each place: the records' word, today's name, the state of the time, coordinates."""
    return people_queries.places(register)


def itineraries(register: Register) -> Iterator[dict[str, Any]]:
    """One row for each stop of each person, in order of time, with its entry and the journeys on file beside it."""
    return people_queries.journeys(register)
