"""A small register of invented records: the Republic of Sarvia, its ministers, its papers.

The texts are written in the manner of a desk chronology, a record of conversation and a cable.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from regesta.model.dates import DateBasis, DateCandidate, DateReading, Dating, RecordDate
from regesta.model.entries import Certainty, Entry, EntryType, Participant, PlacePart
from regesta.model.evidence import Evidence
from regesta.model.ledgers import Ledger, LedgerRow, Quote
from regesta.model.names import NameReading
from regesta.model.records import Description, Field, Record
from regesta.model.results import RecordResult, SourceResult
from regesta.model.text import Line, LineRole, Page, Source
from regesta.register.register import open_register
from regesta.register.save import save_source

CHRONOLOGY = """OFFICIAL USE ONLY

SARVIA AND THE UNION: A CHRONOLOGY, JANUARY-JUNE 1958

January 14  Premier Anton Velk receives the Union's
Ambassador Kurdyumov in Port Anselm.
20  A trade delegation led by Minister Oskar Drahn leaves
Port Anselm for Belgrade via Trieste.
March 3, 1958  Minister Drahn signs a trade agreement in
Belgrade for the delivery of 40,000 tons of cotton.
   Press reports say that a military mission arrived.
May 9  Ambassador Kurdvumov promises that the Union will
deliver six tractors, to the extent that the harvest allows.
"""
CONVERSATION = """SECRET
RECORD OF CONVERSATION
between Ambassador A. I. Kurdyumov and Premier Velk
11 May 1958

Premier Velk said that according to information from the
Consul in Trieste the Montanian government had closed the
border on 2 May. He added that Sarvia would not break
relations with Montania.
<script>alert("ocr")</script>

Signed: KURDYUMOV
"""
CABLE = """C O N F I D E N T I A L
101530Z MAY 58
FROM LEGATION PORT ANSELM
TO DEPARTMENT
1. MINISTER DRAHN DEPARTED FOR BELGRADE 21 JANUARY.
2. GENERAL PETER OSSAN PLANS TO VISIT CAIRO IN JUNE.
"""
RELEASE = CONVERSATION.replace("Consul in Trieste", "[redacted]")


def entry(
    text: str,
    quote: str,
    *,
    record: str = "r1",
    page: int = 1,
    date: str | None = None,
    earliest: str | None = None,
    latest: str | None = None,
    basis: DateBasis = "explicit",
    date_quote: str | None = None,
    types: tuple[EntryType, ...] = ("meeting",),
    people: Sequence[tuple[str, str]] = (),
    places: Sequence[tuple[str, str]] = (),
    certainty: Certainty = "occurred",
    **more: Any,
) -> Entry:
    """An entry whose quote, people and places are found in `text`; people and places are (name, role) pairs.

    A full day in `date` bounds it by itself; give `earliest` and `latest` for anything wider.
    """
    start = text.index(quote)
    end = start + len(quote)
    identifier = hashlib.sha256(f"{record}#{page}:{start}-{end}".encode()).hexdigest()[:12]

    def at(name: str) -> tuple[int, int]:
        here = text.index(name)
        return here, here + len(name)

    return Entry(
        id=identifier,
        record=record,
        page=page,
        start=start,
        end=end,
        quote=quote,
        trigger=quote.split()[0],
        date=date,
        earliest=earliest or (date if date and len(date) == 10 else None),
        latest=latest or (date if date and len(date) == 10 else None),
        date_quote=date_quote,
        date_basis=basis,
        types=types,
        certainty=certainty,
        participants=tuple(Participant(name, role, *at(name)) for name, role in people),  # type: ignore[arg-type]
        places=tuple(PlacePart(name, role, *at(name)) for name, role in places),  # type: ignore[arg-type]
        **more,
    )


def field(text: str, name: str, words: str, *, page: int = 1) -> Field:
    """A field of a description, found in `text`."""
    start = text.index(words)
    return Field(name, " ".join(words.split()), words, page, start, start + len(words), "testing")


def lines(text: str, roles: dict[str, LineRole], *, page: int = 1) -> tuple[Line, ...]:
    """Every line of `text` with its role: the one given for words that it holds, else body."""
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        role = next((role for words, role in roles.items() if words in line), "body")
        found.append(Line(page, start, start + len(line), role))
        start += len(line)
    return tuple(found)


def sample_register(path: Path) -> Path:
    """A small register at `path`: four files, their entries, and everything that joins them."""
    with open_register(path, write=True) as register:
        for result in (chronology(), _conversation(), _cable(), _release()):
            save_source(register, result, fingerprint="testing")
        _reconciled(register.connection)
    return path


def _source(path: str, text: str) -> Source:
    data = text.encode()
    return Source(path, f"/nowhere/{path}", len(data), hashlib.sha256(data).hexdigest())


def _result(
    path: str,
    identifier: str,
    text: str,
    *,
    description: Description,
    date: RecordDate,
    readings: tuple[DateReading, ...] = (),
    names: tuple[NameReading, ...] = (),
    entries: tuple[Entry, ...] = (),
    ledgers: tuple[LedgerRow, ...] = (),
) -> SourceResult:
    page = Page(1, text, quality=0.93)
    record = Record(identifier, path, 1, "document", (page,), 0, len(text))
    result = RecordResult(record, description, Dating(readings, date), names, entries, ledgers)
    return SourceResult(_source(path, text), "ocr_text", (page,), (result,))


def _reading(text: str, words: str, edtf: str, basis: DateBasis, **more: Any) -> DateReading:
    start = text.index(words)
    return DateReading(
        start, start + len(words), words, "DATE", edtf, edtf, basis, edtf, edtf, rule="date.testing", **more
    )


def _record_date(reading: DateReading, *others: DateCandidate) -> RecordDate:
    why = Evidence("position.date-line", 2.0, "It stands on a line of its own under the title.")
    chosen = DateCandidate(reading.edtf, why.sentence)
    return RecordDate(reading.edtf, reading.basis, reading, (chosen, *others), (why,), reading.earliest, reading.latest)


def chronology() -> SourceResult:
    text = CHRONOLOGY
    written = RecordDate("1958-06/1958-07", "sequence", None, (), (), "1958-06-01", "1958-07-31")
    receives = entry(
        text,
        "Premier Anton Velk receives the Union's\nAmbassador Kurdyumov in Port Anselm.",
        date="1958-01-14",
        basis="inherited",
        date_quote="January 14",
        people=[("Premier Anton Velk", "agent"), ("Ambassador Kurdyumov", "counterpart")],
        places=[("Port Anselm", "at")],
        chance=0.91,
    )
    leaves = entry(
        text,
        "A trade delegation led by Minister Oskar Drahn leaves\nPort Anselm for Belgrade via Trieste.",
        date="1958-01-20",
        basis="heading",
        date_quote="20",
        types=("travel", "visit"),
        people=[("Minister Oskar Drahn", "agent")],
        places=[("Port Anselm", "from"), ("Belgrade", "to"), ("Trieste", "via")],
        chance=0.62,
    )
    signs = entry(
        text,
        "Minister Drahn signs a trade agreement in\nBelgrade for the delivery of 40,000 tons of cotton.",
        date="1958-03-03",
        date_quote="March 3, 1958",
        types=("agreement",),
        people=[("Minister Drahn", "signatory")],
        places=[("Belgrade", "at")],
        evidence=(Evidence("types.agreement", 1.0, "'signs a trade agreement' is an agreement."),),
    )
    mission = entry(
        text,
        "Press reports say that a military mission arrived.",
        basis="sequence",
        types=("military",),
        certainty="alleged",
        according_to="Press reports",
        chance=0.21,
    )
    promises = entry(
        text,
        "Ambassador Kurdvumov promises that the Union will\ndeliver six tractors, "
        "to the extent that the harvest allows.",
        date="1958-05-09",
        basis="inherited",
        date_quote="May 9",
        types=("commitment",),
        certainty="conditional",
        people=[("Ambassador Kurdvumov", "agent")],
        date_candidates=(DateCandidate("1958-05-09", "The order of the headings."), DateCandidate("1957-05-09", "?")),
        flags=("ambiguous",),
    )
    ledgers = (
        _row("r1", "instruments", text, signs, {"kind": "trade agreement", "parties": "Sarvia; the Union",
             "signed": "1958-03-03", "place": "Belgrade", "amount": "40,000 tons"}),
        _row("r1", "commitments", text, promises, {"by": "Ambassador Kurdvumov", "what": "deliver six tractors",
             "condition": "to the extent that the harvest allows", "date": "1958-05-09"}),
    )  # fmt: skip
    return _result(
        "desk/chronology.md",
        "r1",
        text,
        description=Description(
            document_type="chronology",
            title=field(text, "title", "SARVIA AND THE UNION: A CHRONOLOGY, JANUARY-JUNE 1958"),
            classification=field(text, "classification", "OFFICIAL USE ONLY"),
            originator=field(text, "originator", "THE UNION"),
            language="en",
            lines=lines(text, {"OFFICIAL USE": "marking", "CHRONOLOGY": "heading"}),
        ),
        date=written,
        readings=(
            _reading(text, "January 14", "1958-01-14", "inherited"),
            _reading(text, "March 3, 1958", "1958-03-03", "explicit"),
        ),
        names=(
            NameReading(1, *_span(text, "Anton Velk"), "Anton Velk", "person"),
            NameReading(1, *_span(text, "Belgrade"), "Belgrade", "place"),
        ),
        entries=(receives, leaves, signs, mission, promises),
        ledgers=ledgers,
    )


def _conversation(
    path: str = "archive/conversation.html", text: str = CONVERSATION, record: str = "r2"
) -> SourceResult:
    dated = _reading(text, "11 May 1958", "1958-05-11", "explicit", use="record")
    closed = entry(
        text,
        "the Montanian government had closed the\nborder on 2 May.",
        record=record,
        date="1958-05-02",
        basis="inherited",
        date_quote="2 May",
        types=("measure",),
        people=[("the Montanian government", "agent")],
        certainty="alleged",
        according_to="information from the",
        attribution=("Premier Velk", "the Consul in Trieste"),
    )
    relations = entry(
        text,
        "Sarvia would not break\nrelations with Montania.",
        record=record,
        date="1958-05-11",
        basis="document",
        types=("statement",),
        people=[("Sarvia", "agent"), ("Montania", "counterpart")],
    )
    stance = {"actor": "Sarvia", "issue": "relations with Montania", "stance": "refuses to break", "date": "1958-05-11"}
    plan = {"actor": "Montania", "measure": "closing of the border", "stage": "done", "date": "1958-05-02"}
    return _result(
        path,
        record,
        text,
        description=Description(
            document_type="record of conversation",
            title=field(text, "title", "RECORD OF CONVERSATION"),
            author=field(text, "author", "KURDYUMOV"),
            classification=field(text, "classification", "SECRET"),
            lines=lines(text, {"SECRET": "marking", "RECORD OF": "heading", "Signed": "signature"}),
        ),
        date=_record_date(dated, DateCandidate("1958-11-05", "Read month first.")),
        readings=(dated, _reading(text, "2 May", "1958-05-02", "inherited")),
        names=(NameReading(1, *_span(text, "Premier Velk"), "Premier Velk", "person"),),
        entries=(closed, relations),
        ledgers=(
            _row(record, "positions", text, relations, stance),
            _row(record, "measures", text, closed, plan),
        ),
    )


def _cable() -> SourceResult:
    text = CABLE
    dated = _reading(text, "101530Z MAY 58", "1958-05-10", "explicit", use="record")
    departed = entry(
        text,
        "MINISTER DRAHN DEPARTED FOR BELGRADE 21 JANUARY.",
        record="r3",
        date="1958-01-21",
        basis="inherited",
        date_quote="21 JANUARY",
        types=("travel",),
        people=[("MINISTER DRAHN", "agent")],
        places=[("BELGRADE", "to")],
    )
    plans = entry(
        text,
        "GENERAL PETER OSSAN PLANS TO VISIT CAIRO IN JUNE.",
        record="r3",
        date="1958-06",
        earliest="1958-06-01",
        latest="1958-06-30",
        basis="inherited",
        date_quote="JUNE",
        types=("visit",),
        certainty="planned",
        people=[("GENERAL PETER OSSAN", "agent")],
        places=[("CAIRO", "to")],
    )
    return _result(
        "cables/port-anselm.md",
        "r3",
        text,
        description=Description(
            document_type="cable",
            originator=field(text, "originator", "LEGATION PORT ANSELM"),
            recipient=field(text, "recipient", "DEPARTMENT"),
            classification=field(text, "classification", "C O N F I D E N T I A L"),
            lines=lines(text, {"C O N F": "marking", "FROM": "header", "TO DEP": "header", "101530Z": "header"}),
        ),
        date=_record_date(dated),
        readings=(dated,),
        entries=(departed, plans),
    )


def _release() -> SourceResult:
    dated = _reading(RELEASE, "11 May 1958", "1958-05-11", "explicit", use="record")
    return _result(
        "archive/conversation-release-2.html",
        "r4",
        RELEASE,
        description=Description(
            document_type="record of conversation", title=field(RELEASE, "title", "RECORD OF CONVERSATION")
        ),
        date=_record_date(dated),
    )


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _row(record: str, ledger: Ledger, text: str, of: Entry, fields: dict[str, str]) -> LedgerRow:
    quote = Quote(1, of.start, of.end, of.quote)
    return LedgerRow(f"{ledger[:3]}-{of.id}", ledger, record, tuple(fields.items()), (of.id,), (quote,))


def _reconciled(connection: Any) -> None:
    ids = dict(connection.execute("SELECT trigger || record_id, entry_id FROM entry").fetchall())
    leaves, departed = ids["Ar1"], ids["MINISTERr3"]
    signs = ids["Ministerr1"]
    people = [
        ("p-velk", "Anton Velk", "Velk", "Anton", ["Premier Anton Velk", "Premier Velk"]),
        ("p-drahn", "Oskar Drahn", "Drahn", "Oskar", ["Minister Oskar Drahn", "Minister Drahn", "MINISTER DRAHN"]),
        ("p-kurdyumov", "A. I. Kurdyumov", "Kurdyumov", "A. I.", ["Ambassador Kurdyumov", "Ambassador Kurdvumov"]),
        ("p-ossan", "Peter Ossan", "Ossan", "Peter", ["GENERAL PETER OSSAN"]),
    ]
    evidence = json.dumps([["name.same-family", 1.0, "The same surname and office within five months."]])
    for identifier, name, family, given, variants in people:
        row = (identifier, name, family, given, json.dumps(variants), evidence)
        connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", row)
        marks = ",".join("?" * len(variants))
        connection.execute(f"UPDATE participant SET person_id = ? WHERE name IN ({marks})", (identifier, *variants))
    told = json.dumps([["r1", 1, 0, 40, "Minister Drahn, also known as Velk"]])
    connection.execute("INSERT INTO person_tie VALUES ('t-drahn', 'p-drahn', 'p-velk', 'said', ?)", (told,))
    connection.execute("INSERT INTO person_proposal VALUES ('p-ossan', 'p-velk', 0.4, ?)", (evidence,))
    connection.execute(
        """INSERT INTO authority (authority_id, set_name, kind, name, family, date_earliest, date_latest, data)
           VALUES ('a1', 'officers', 'person', 'DRAHN, Oskar', 'Drahn', '1957', '1959', '{}')"""
    )
    connection.execute("INSERT INTO authority_link VALUES ('person:p-drahn', 'a1', 0.8, ?)", (evidence,))
    quote = json.dumps([["r2", 1, *_span(CONVERSATION, "Premier Velk"), "Premier Velk"]])
    connection.execute(
        "INSERT INTO holding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ("h1", "p-velk", "Premier", "Sarvia", None, "1958-01-14", "1958-05-11", "held", quote),
    )
    places = [
        ("l-anselm", "Port Anselm", None, "city", "Sarvia", 42.1, 18.9, ["Port Anselm"]),
        ("l-belgrade", "Belgrade", "Belgrade", "city", "Yugoslavia", 44.8, 20.5, ["Belgrade", "BELGRADE"]),
        ("l-trieste", "Trieste", "Trieste", "city", "Italy", 45.65, 13.77, ["Trieste"]),
        ("l-cairo", "Cairo", "Cairo", "city", "Egypt", 30.06, 31.25, ["CAIRO"]),
    ]
    for *columns, variants in places:
        row = (*columns, json.dumps(variants))
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        marks = ",".join("?" * len(variants))
        connection.execute(f"UPDATE entry_place SET place_id = ? WHERE name IN ({marks})", (columns[0], *variants))
    connection.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        ("e1", "1958-01-20/1958-01-21", "1958-01-20", "1958-01-21", 2, evidence),
    )
    connection.executemany(
        "INSERT INTO event_entry VALUES ('e1', ?, ?)", [(leaves, "retrospective"), (departed, "contemporary")]
    )
    connection.execute("INSERT INTO event VALUES ('e2', '1958-03-03', '1958-03-03', '1958-03-03', 1, '[]')")
    connection.execute("INSERT INTO event_entry VALUES ('e2', ?, 'retrospective')", (signs,))
    finding = {
        "kind": "hides",
        "here": "[redacted]",
        "first": "Consul in Trieste",
        "before": "according to information from the",
        "sentence": "This release withholds words that the first shows.",
    }
    connection.executemany(
        "INSERT INTO lineage VALUES ('g1', ?, ?, ?, ?, ?)",
        [("r2", "fullest", 1, 1.0, "[]"), ("r4", "release", 2, 0.97, json.dumps([finding]))],
    )
    quotes = [
        [record, page, start, end, quote]
        for record, page, start, end, quote in connection.execute(
            "SELECT record_id, page, start, end, quote FROM entry WHERE entry_id IN (?, ?)", (leaves, departed)
        )
    ]
    connection.execute(
        "INSERT INTO discrepancy VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            "d1",
            "date_against_date",
            "medium",
            "The departure for Belgrade is set on 20 January by one record and on 21 January by another.",
            "The cable may give the day of arrival (likely).",
            json.dumps([leaves, departed]),
            json.dumps(["r1", "r3"]),
            json.dumps(quotes),
        ),
    )
