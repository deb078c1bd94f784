"""What is known of who held an office: tells namesakes apart, and whom an office alone means on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.rulebook import load_rules
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.forms import NameForm, read_name
from regesta.stages.reconcile.people.offices import read_office


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the table of office-holders in one office; days are ISO."""

    name: str
    form: NameForm
    state: str
    default: bool
    first_day: str
    last_day: str  # "9999" where none is given


@cache
def _holders() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for row in load_rules("office_holders"):
        for name, first, *last in row["holders"]:
            holder = Holder(
                name, read_name(name), row["state"], bool(row.get("default")), first, last[0] if last else "9999"
            )
            found.setdefault(row["office"], []).append(holder)
    return {office: tuple(holders) for office, holders in found.items()}


def holder_named(office: str, surname: str, date: str | None) -> Holder | None:
    """The one office-holder of that surname: "President Truman". None where several fit, or none yet held it.

    A former president is still called so, hence only the first day bounds it, with two years for "elect".
    """
    read = read_office(office)
    fitting = {
        holder.name: holder
        for holder in _holders().get(read.plain, ())
        if holder.form.family[0] == fold(surname)
        and _serves(read.serves, holder)
        and (date is None or int(date[:4]) >= int(holder.first_day[:4]) - 2)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def holder_on(office: str, date: str | None) -> Holder | None:
    """Whom an office alone means on a day, where the state is named or the table says which is meant."""
    read = read_office(office)
    if date is None or len(date) < 10:
        return None
    for holder in _holders().get(read.plain, ()):
        if holder.first_day <= date <= holder.last_day and (
            _names(read.serves, holder) if read.serves else holder.default
        ):
            return holder
    return None


def holders_of(office: str, state: str) -> frozenset[str]:
    """The folded surnames of all whom the table has in this office of this state."""
    return frozenset(holder.form.family[0] for holder in _holders().get(office, ()) if holder.state == state)


def _serves(serves: str | None, holder: Holder) -> bool:
    return serves is None or _names(serves, holder)


def _names(serves: str | None, holder: Holder) -> bool:
    return holder.state in (serves, load_rules("places_historical")["adjectives"].get(serves))
