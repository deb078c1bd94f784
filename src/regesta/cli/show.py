"""regesta show: the chronology in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from regesta.model.entries import Confidence, EntryType, is_doubtful

if TYPE_CHECKING:
    from regesta.register.days import TimePage

MOST_CANDIDATES = 3  # rows of authority files shown for one person


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option(
    "--from", "earliest", metavar="DATE", help="Entries that may lie on this day or after (1961, 1961-06, 1961-06-09)."
)
@click.option("--to", "latest", metavar="DATE", help="Entries that may lie on this day or before.")
@click.option(
    "--person", metavar="NAME", help="Entries in which this person takes part: a name, a part of one, or an id."
)
@click.option("--place", metavar="NAME", help="Entries that happen at, from, to or via this place.")
@click.option("--type", "type_", type=click.Choice(get_args(EntryType)), help="Entries of this type.")
@click.option("--record", metavar="ID", help="Entries of one record (its id) or one file (its path).")
@click.option(
    "--confidence",
    type=click.Choice(get_args(Confidence)),
    help="Entries of this confidence or a higher one, and those that people accepted or corrected.",
)
@click.option("--office", metavar="NAME", help="Who is shown in an office, in order of time, instead of entries.")
@click.option(
    "--coverage",
    is_flag=True,
    help="What was read, what was not and why, what has no date; with --from or --to, day by day too.",
)
def command(
    register: Path,
    earliest: str | None,
    latest: str | None,
    person: str | None,
    place: str | None,
    type_: str | None,
    record: str | None,
    confidence: Confidence | None,
    office: str | None,
    coverage: bool,
) -> None:
    """Print the chronology: date and basis, quote, people, places, source and page.

    Example:

        regesta show sudan.regesta --from 1960-01 --to 1960-03 --person Wolniak
    """
    from regesta.export.entries import rows
    from regesta.register import open_register, people_queries, queries
    from regesta.register.days import day_pages, extent

    with open_register(register) as opened:
        if coverage:
            for line in coverage_lines(queries.coverage(opened)):
                click.echo(line)
            covered = extent(opened) if earliest or latest else None
            if covered:
                first, last = _first_day(earliest) or covered[0], _last_day(latest) or covered[1]
                for line in day_lines(day_pages(opened, first, last)):
                    click.echo(line)
            return
        if office:
            for line in office_lines(people_queries.office_holders(opened, office)):
                click.echo(line)
            return
        persons = people_queries.find_people(opened, person) if person else []
        for line in person_lines(persons):
            click.echo(line)
        places = people_queries.find_places(opened, place) if place else []
        for line in place_lines(places):
            click.echo(line)
        narrowing = queries.Narrowing(
            _first_day(earliest),
            _last_day(latest),
            # Short forms and offices that stand for the name come with the person, and others of the name do not.
            None if len(persons) == 1 else person,
            place,
            tuple(found["person"] for found in persons),
            tuple(found["place"] for found in places),
            type_,
            record,
            confidence,
        )
        shown = 0
        for line in chronology_lines(rows(opened, narrowing), width=terminal_width()):
            click.echo(line)
            shown += 1
        if not shown:
            click.echo("No entry fits. Leave out an option, or see: regesta show REGISTER --coverage", err=True)


def chronology_lines(entries: Iterable[dict[str, Any]], *, width: int) -> Iterator[str]:
    """The chronology as lines of text: a heading for each date, then its entries with their sources."""
    import textwrap

    heading: object = ()
    for entry in entries:
        date = entry["date"] or "undated"
        if date != heading:
            heading = date
            yield ""
            yield click.style(date, bold=True)
        quote = " ".join(entry["quote"].split())
        yield from textwrap.wrap(f"“{quote}”", width, initial_indent="  ", subsequent_indent="   ")
        for line in _notes(entry):
            yield from textwrap.wrap(line, width, initial_indent="      ", subsequent_indent="      ")


def person_lines(persons: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line a person: name, id, how often met, offices with their days; below it what is not settled of him, whom a
    record says he is too, and the rows of authority files that he is or may be.
    """
    for person in persons:
        offices = "; ".join(
            f"{office['name']} {_span(office['from'], office['to'])}".strip() for office in person["offices"]
        )
        seen = f"{person['entries']} entries {_span(person['first_seen'], person['last_seen'])}".strip()
        yield f"{person['name']} [{person['person']}]: {seen}{'; ' if offices else ''}{offices}"
        for reason in person["evidence"]:
            if reason["feature"] == "tie":
                yield f"  not settled: {reason['sentence']}"
        for tie in person["same_as"]:
            said = "by a record the same as" if tie["status"] == "said" else "by a record perhaps the same as"
            quote = tie["quotes"][0]
            words = " ".join(quote["quote"].split())
            yield f"  {said} {tie['name']} [{tie['person']}]: “{words}” ({quote['source']}, p. {quote['page']})"
        for row in _shown_rows(person["authority"]):
            said = "is" if row["chosen"] else "may be"
            office = f", {row['office']}" if row["office"] else ""
            days = f" {_span(row['from'], row['to'])}".rstrip()
            yield f"  {said} {row['name']}{office}{days} [{row['id']}], score {row['score']:g}"


def _shown_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The row that a reader chose, or else the best candidates: they come best first."""
    return [row for row in rows if row["chosen"]] or rows[:MOST_CANDIDATES]


def place_lines(places: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line a place: the records' word, today's name, the state of the time, coordinates."""
    for place in places:
        today = f", today {place['modern']}" if place["modern"] and place["modern"] != place["name"] else ""
        state = f", {place['state']}" if place["state"] and place["state"] != place["name"] else ""
        where = f" ({place['latitude']:.2f}, {place['longitude']:.2f})" if place["latitude"] is not None else ""
        yield f"{place['name']}{today}{state}{where} [{place['place']}]: {place['entries']} entries"


def office_lines(holders: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line for each holder of an office: days, name, the office, the words that say so."""
    for holder in holders:
        office = holder["holds"]
        quote = " ".join(office["quotes"][0]["quote"].split()) if office["quotes"] else ""
        span = _span(office["from"], office["to"]) or "undated"
        yield f"{span}  {holder['name']} [{holder['person']}]: {office['name']}; “{quote}”"


def _span(first: str | None, last: str | None) -> str:
    """Two days as one word: "1958-03-02", "1958-03-02–1959-06-01", "until 1961-01-05"; empty for none."""
    if first and last:
        return first if first == last else f"{first}–{last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def _notes(entry: dict[str, Any]) -> Iterator[str]:
    kinds = " or ".join(entry["types"])
    certainty = "" if entry["certainty"] == "occurred" else f", {entry['certainty']}"
    words = f" “{' '.join(entry['date_quote'].split())}”" if entry["date_quote"] else ""
    doubt = "; low confidence" if entry["confidence"] == "low" else ""
    yield f"{kinds}{certainty}; date {entry['date_basis']}{words}{doubt}"
    people = [f"{_name(person)} ({person['role']}{_doubt(person)})" for person in entry["participants"]]
    places = [f"{place['role']} {place['name']}{_doubt(place)}" for place in entry["places"]]
    if people or places:
        yield " ".join("; ".join(people + places).split())
    if entry["according_to"]:
        yield f"according to {' '.join(entry['according_to'].split())}"
    disputed = f"; disputed: {', '.join(entry['discrepancies'])}" if entry["discrepancies"] else ""
    yield f"{entry['source']}, p. {entry['page']} [{entry['entry']}]{disputed}"


def _name(person: dict[str, Any]) -> str:
    """A name, or what is known of one withheld: "[withheld, 11 characters]"."""
    if person["gap"] is None:
        return str(person["name"])
    length = person["gap"]["characters"]
    return f"[withheld, {length} characters]" if length else "[withheld]"


def _doubt(part: dict[str, Any]) -> str:
    return "?" if is_doubtful(part["chance"]) else ""


def coverage_lines(files: Iterable[Any]) -> Iterator[str]:
    """One line a file: pages, pages unread, records, undated records, entries, undated entries; then the reason."""
    yield f"{'pages':>7} {'unread':>7} {'records':>8} {'undated':>8} {'entries':>8} {'undated':>8}  source"
    for file in files:
        figures = (
            f"{file['pages']:>7,} {file['pages_unread']:>7,} {file['records']:>8,} {file['records_undated']:>8,} "
            f"{file['entries']:>8,} {file['entries_undated']:>8,}"
        )
        reason = f"  unread: {file['unread']}" if file["unread"] else ""
        remarks = f"  ({file['remarks']})" if file["remarks"] else ""
        yield f"{figures}  {file['source']}{reason}{remarks}"


def day_lines(pages: Iterable[TimePage]) -> Iterator[str]:
    """One line a day: the entries dated to it, the records that bear it; days with neither are run together."""
    yield f"{'entries':>8} {'records':>8}  day"
    for key, run in groupby(pages, key=lambda page: page.date if page.records_written or not page.is_empty else ""):
        days = list(run)
        first, last = days[0].date, days[-1].date
        told = sum(len(page.contemporary) + len(page.retrospective) + len(page.unknown) for page in days)
        when = first if key or first == last else f"{first} to {last}"
        yield f"{told:>8,} {sum(page.records_written for page in days):>8,}  {when}"


def terminal_width() -> int:
    """Columns of the terminal, at most 110: longer lines are hard to read."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 110)


def _first_day(date: str | None) -> str | None:
    return _day(date, 0) if date else None


def _last_day(date: str | None) -> str | None:
    return _day(date, 1) if date else None


def _day(date: str, end: int) -> str:
    """The first (end 0) or last (end 1) ISO day of a year, month or day."""
    import calendar
    import datetime as dt

    try:
        parts = [int(part) for part in date.split("-")]
        year, month, day = (*parts, *(None, None))[:3]
        if month is None:
            month, day = (12, 31) if end else (1, 1)
        elif day is None:
            day = calendar.monthrange(year or 0, month)[1] if end else 1
        return dt.date(year or 0, month, day or 1).isoformat()
    except (ValueError, calendar.IllegalMonthError) as error:
        raise click.BadParameter(f"{date!r} is no date: write 1961, 1961-06 or 1961-06-09.") from error
