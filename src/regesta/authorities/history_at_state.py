"""XML of the Office of the Historian, U.S. Department of State: people, chiefs of mission, principal officers,
presidents, visits of foreign leaders, travels of presidents and secretaries of state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from regesta.authorities.row import AuthorityRow, UnfitFileError, family_of, first_day, given_first, last_day

Element = ElementTree.Element
# The source's own order of trust: the day of entry on duty, else of arrival, else of appointment.
BEGINNINGS = ("started", "arrived", "appointed")
TITLE = re.compile(
    r"^((?:(?:Acting|Crown|Deputy|Foreign|General|Grand|Prime|Vice)\s)*(?:Amir|Chairman|Chancellor|Emperor|Emir|King|"
    r"Minister|Premier|President|Prince|Princess|Queen|Secretary|Shah|Sultan|Pope|General))\s+(?:of\s[^,]+,\s+)?"
)


def read(file: Path) -> Iterator[AuthorityRow]:
    """The rows of one file, by what its root element is; a file without persons has none."""
    text = file.read_text(encoding="utf-8")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnfitFileError("it defines entities, which no file of the Office of the Historian does")
    try:
        root = ElementTree.fromstring(text)  # entities, the danger of hostile XML, are refused above
    except ElementTree.ParseError as error:
        raise UnfitFileError(f"damaged XML ({error})") from error
    readers: dict[str, Callable[[Element], Iterator[AuthorityRow]]] = {
        "person": _person,
        "country-mission": _chiefs,
        "org-mission": _chiefs,
        "principal-position": _principals,
        "presidents": _presidents,
        "visits": _visits,
        "trips": _trips,
    }
    reader = readers.get(root.tag)
    if reader is not None:
        yield from reader(root)


def _text(element: Element, path: str) -> str | None:
    found = element.findtext(path)
    return " ".join(found.split()) or None if found else None


def _person(root: Element) -> Iterator[AuthorityRow]:
    identifier = _text(root, "id") or ""
    family, given = _text(root, "persName/surname"), _text(root, "persName/forename")
    preferred = _text(root, "names/preferred/name")
    name = f"{given or ''} {family or ''}".strip() or given_first(preferred or "")
    if not identifier or not name:
        return
    others = [
        *root.iterfind("persName/altname"),
        *root.iterfind("names/alternates/*"),
        *root.iterfind(".//original/name"),
    ]
    birth, death = _text(root, "birth") or _text(root, "birth-year"), _text(root, "death") or _text(root, "death-year")
    remarks = [" ".join("".join(part.itertext()).split()) for part in root.iterfind("remarks/remark/p")]
    yield AuthorityRow(
        id=f"hsg-person:{identifier}",
        kind="person",
        name=name,
        family=family or family_of(preferred or name),
        person=identifier,
        earliest=first_day(birth),
        latest=last_day(death),
        variants=tuple(dict.fromkeys(given_first(" ".join("".join(other.itertext()).split())) for other in others)),
        data={"birth": birth, "death": death, "remarks": remarks},
    )


def _chiefs(root: Element) -> Iterator[AuthorityRow]:
    country = (_text(root, "territory-id") or _text(root, "id") or "").replace("-", " ").title()
    for chief in root.iter("chief"):
        title = (_text(chief, "role-title-id") or "chief of mission").replace("-e-p", "").replace("-", " ")
        yield from _holding(chief, f"{title} to {country}", country)


def _principals(root: Element) -> Iterator[AuthorityRow]:
    office = _text(root, "names/singular") or (_text(root, "id") or "").replace("-", " ")
    for principal in root.iter("principal"):
        yield from _holding(principal, office, None)


def _holding(element: Element, office: str, country: str | None) -> Iterator[AuthorityRow]:
    identifier, person = _text(element, "id"), _text(element, "person-id")
    if not identifier or not person:
        return
    beginning = next((date for name in BEGINNINGS if (date := _text(element, f"{name}/date"))), None)
    # The file names its people by slugs ("brandt-ole-johan"); their own files hold the names as written.
    family, *given = person.split("-")
    yield AuthorityRow(
        id=f"hsg:{identifier}",
        kind="holding",
        name=" ".join(word.title() for word in (*given, family)),
        family=family.title(),
        person=person,
        earliest=first_day(beginning),
        latest=last_day(_text(element, "ended/date")),
        office=office,
        country=country,
        data={"ended": _text(element, "ended/note"), "note": _text(element, "note")},
    )


def _presidents(root: Element) -> Iterator[AuthorityRow]:
    for president in root.iter("president"):
        name = _text(president, "name") or ""
        yield AuthorityRow(
            id=f"hsg-president:{president.get('n', '')}",
            kind="holding",
            name=name,
            family=family_of(name),
            person=_text(president, "id") or name,
            earliest=first_day(_text(president, "took-office-date")),
            latest=last_day(_text(president, "left-office-date")),
            office="President of the United States",
            country="United States",
        )


def _visits(root: Element) -> Iterator[AuthorityRow]:
    for visit in root.iter("visit"):
        who = _text(visit, "visitor") or ""
        title = TITLE.match(who)
        name = who[title.end() :] if title else who
        yield AuthorityRow(
            id=f"hsg-visit:{_text(visit, 'id')}",
            kind="visit",
            name=name,
            family=family_of(name),
            person=name,
            earliest=first_day(_text(visit, "start-date")),
            latest=last_day(_text(visit, "end-date")),
            office=title.group(1) if title else None,
            country="United States",
            data={"who": who, "from": _text(visit, "from"), "remarks": _text(visit, "description")},
        )


def _trips(root: Element) -> Iterator[AuthorityRow]:
    for trip in root.iter("trip"):
        name = _text(trip, "name") or ""
        yield AuthorityRow(
            id=f"hsg-trip:{_text(trip, 'id')}",
            kind="travel",
            name=name,
            family=family_of(name),
            person=trip.get("who", name),
            earliest=first_day(_text(trip, "start-date")),
            latest=last_day(_text(trip, "end-date")),
            office={"secretary": "Secretary of State", "president": "President"}.get(
                trip.get("role", ""), trip.get("role")
            ),
            country=_text(trip, "country"),
            place=_text(trip, "locale"),
            data={"remarks": _text(trip, "remarks")},
        )
