"""Texts of instruments, written in the manner of real ones: each gives its row and its parties' duties."""

from pathlib import Path

import pytest

from regesta.builder import build
from regesta.engines.language import available
from regesta.export import rows_of
from regesta.model.records import Description
from regesta.register import open_register
from regesta.register.ledgers import rows_of_one, told_fields
from regesta.stages.ledger.instrument_text import text_of_instrument
from regesta.stages.ledger.running_text import running_text
from regesta.testing import record

TEXTS = Path(__file__).parent / "texts"
needs_model = pytest.mark.skipif(not available(), reason="no language model is installed")

INSTRUMENTS = {
    "treaty.txt": {
        "kind": "treaty",
        "title": "TREATY OF FRIENDSHIP AND NAVIGATION between the Kingdom of Norway and the Republic of Portugal",
        "parties": "Kingdom of Norway; Republic of Portugal",
        "signatories": "Anders Berg (for Kingdom of Norway); Rui Almeida (for Republic of Portugal)",
        "place": "Oslo",
        "signed": "1954-05-16",
        "in_force": None,
        "enters_into_force": "on the date of the exchange of the instruments of ratification",
        "period": "five years",
        "subject": "FRIENDSHIP AND NAVIGATION",
        "amount": "25 million crowns",
        "relation": "replaces",
        "related_to": "the Agreement on Fisheries of 4 May 1953",
        "stage": "signed",
    },
    "damaged.txt": {
        "kind": "agreement",
        "parties": "Norway; Portugal",
        "signatories": "Anders Berg (for Norway); Rui Almeida (for Portugal)",
        "place": "Oslo",
        "signed": "1954-09-21",
        "in_force": "1954-09-21",
        "period": "three years",
        "subject": "TECHNICAL ASSISTANCE",
    },
    "contract.txt": {
        "kind": "contract",
        "title": "CONTRACT No. 17/54",
        "parties": "A/S Lofoten Fisk, Narvik, Norway; Lisbon Cork Trading Company, Lisbon, Portugal",
        "place": "Narvik",
        "signed": "1954-02-12",
        "period": "until 31 December 1954",
        "amount": "$480,000",
        "relation": "amends",
        "related_to": "Contract No. 9/53 of 3 March 1953",
    },
    "mou.txt": {
        "kind": "memorandum of understanding",
        "parties": "Fishery Board of Norway; Cork Institute of Portugal",
        "signatories": "Anders Berg (for Fishery Board of Norway); Rui Almeida (for Cork Institute of Portugal)",
        "in_force": "1954-03-01",
        "period": "one year, from 1 March 1954 to 28 February 1955",
        "subject": "the Exchange of Statistics",
    },
    "protocol.txt": {
        "kind": "protocol",
        "parties": "Norway; Portugal",
        "signatories": "Anders Berg; Rui Almeida",
        "place": "Oslo",
        "signed": "1954-01-27",
        "in_force": "1954-02-01",
        "period": "1954",
        "relation": "supplements",
        "related_to": "the Trade Agreement of 24 January 1950",
    },
    "note.txt": {
        "kind": "exchange of notes",
        "parties": "Norway; Portugal",
        "signatories": "Rui Almeida",
        "signed": "1953-05-12",
        "in_force": "1953-06-01",
        "date": "1953-05-04",
        "period": "until 31 December 1955",
        "subject": "landing rights for civil aircraft",
        "stage": "agreed",
        "history": "proposed 1953-05-04; agreed 1953-05-12",
    },
    "communique.txt": {
        "kind": "communique",
        "parties": "Portugal; Norway",
        "date": "1953-09-20",
        "stage": "issued",
    },
}
INSTRUMENTS |= {
    "lines.txt": {
        "title": "TRADE AGREEMENT BETWEEN THE GOVERNMENT OF THE KINGDOM OF NORWAY AND THE GOVERNMENT OF "
        "THE REPUBLIC OF PORTUGAL",
        "parties": "Kingdom of Norway; Republic of Portugal",
        "signatories": "Anders Berg (for Kingdom of Norway); Rui Almeida (for Republic of Portugal)",
        "place": "Lisbon",
        "signed": "1953-05-04",
        "enters_into_force": "thirty days after the date of its signature",
        "period": "until 31 December 1956",
        "subject": "TRADE",
    },
    "statement.txt": {"kind": "communique", "parties": "Norway; Portugal", "place": "Oslo", "date": "1953-06-14"},
    "charter.txt": {
        "title": "AGREEMENT",
        "parties": "Bergen Steamship Company; Rui Almeida of Lisbon",
        "signatories": "Anders Berg (for Bergen Steamship Company); Rui Almeida (for Rui Almeida of Lisbon)",
        "signed": "1954-06-03",
        "period": "from 1 July 1954 to 31 December 1954",
    },
    "draft.txt": {"kind": "treaty", "stage": "proposed", "certainty": "planned", "signatories": None, "signed": None},
}
INSTRUMENTS |= {
    "letter_contract.txt": {
        "kind": "contract",
        "title": "hereby contracts with you as a grader for the grading of dried cod and the keeping of samples",
        "parties": "Norwegian Fishery Board; Mr. Rui M. Almeida",
        "signatories": "Rui M. Almeida (for Mr. Rui M. Almeida)",
        "signed": "1954-07-04",
        "in_force": "1954-08-01",
        "period": "one (1) year",
        "subject": "the grading of dried cod and the keeping of samples",
        "stage": "signed",
    },
    "letter_confirming.txt": {
        "kind": "agreement",
        "parties": "Olav Hansen; Mr. Anders Berg",
        "date": "1954-03-12",
        "amount": "9,000 crowns",
        "stage": "agreed",
    },
}
DUTIES = {
    "treaty.txt": [
        ("Kingdom of Norway", "Republic of Portugal", "25 million crowns", None, "within ten years", "Article 1"),
        (
            "Republic of Portugal",
            "Kingdom of Norway",
            "not less than 2,000 tons",
            "provided that Norwegian ships are made available at Lisbon",
            None,
            "Article 2",
        ),
        ("Kingdom of Norway; Republic of Portugal", None, None, None, None, "Article 3"),
        ("Kingdom of Norway; Republic of Portugal", None, None, None, None, "Article 4"),
    ],
    "damaged.txt": [
        ("Norway", "Portugal", "twelve engineers", None, None, "Article 1"),
        ("Portugal", "Norway", "85,000 crowns", None, "by 3l March 1955", "Article 2"),
    ],
    "contract.txt": [
        (
            "A/S Lofoten Fisk, Narvik, Norway",
            "Lisbon Cork Trading Company, Lisbon, Portugal",
            "2,000 tons",
            None,
            "not later than 30 June 1954",
            "paragraph 1",
        ),
        (
            "Lisbon Cork Trading Company, Lisbon, Portugal",
            "A/S Lofoten Fisk, Narvik, Norway",
            "$480,000",
            "subject to the presentation of shipping documents",
            None,
            "paragraph 2",
        ),
    ],
    "note.txt": [
        ("Norway", "Portugal", "two Portuguese aircraft", None, None, "paragraph 1"),
        ("Portugal", "Norway", None, None, "until 31 December 1955", "paragraph 2"),
    ],
    "communique.txt": [
        ("Portugal; Norway", None, None, None, None, ""),
        ("Portugal", "Norway", "5,000 tons", None, None, ""),
        ("Norway", "Portugal", "twenty Portuguese engineers", None, None, ""),
    ],
}
DUTIES |= {
    "letter_contract.txt": [
        ("Norwegian Fishery Board", "Mr. Rui M. Almeida", "$50; $265", None, None, "paragraph 1"),
        ("Norwegian Fishery Board", "Mr. Rui M. Almeida", None, None, None, "paragraph 2"),
        ("Mr. Rui M. Almeida", "Norwegian Fishery Board", None, None, "within ten days", "paragraph 3"),
        ("Mr. Rui M. Almeida", "Norwegian Fishery Board", None, None, None, "paragraph 4"),
    ],
    "letter_confirming.txt": [
        ("Mr. Anders Berg", "Olav Hansen", None, None, "before 1 June 1954", ""),
        (
            "Olav Hansen",
            "Mr. Anders Berg",
            "9,000 crowns",
            "on condition that the cutter passes the survey at Narvik",
            None,
            "",
        ),
    ],
    "lines.txt": [
        ("Kingdom of Norway; Republic of Portugal", None, None, None, None, "Article I"),
        ("Republic of Portugal", "Kingdom of Norway", "40 million escudos", None, None, "paragraph 2"),
    ],
    "statement.txt": [
        ("Norway; Portugal", None, None, None, "by the end of the year", ""),
        ("Norway", "Portugal", "$12 million", None, None, ""),
    ],
    "charter.txt": [
        ("Bergen Steamship Company", "Rui Almeida of Lisbon", None, None, None, "paragraph 1"),
        ("Rui Almeida of Lisbon", "Bergen Steamship Company", "9,000 crowns", None, None, "paragraph 2"),
    ],
}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("texts") / "r.regesta"
    build([TEXTS], path, jobs=1)
    with open_register(path) as opened:
        yield opened


@needs_model
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_text_of_an_instrument_is_one_row_with_what_its_clauses_say(register, name):
    (row,) = [row for row in rows_of("instruments")(register) if row["source"] == name]
    assert {field: row[field] for field in INSTRUMENTS[name]} == INSTRUMENTS[name]


@needs_model
def test_a_note_and_the_one_that_answers_it_are_one_exchange(register):
    (row,) = [row for row in rows_of("instruments")(register) if row["source"] == "note.txt"]
    assert {quote["source"] for quote in row["quotes"]} == {"note.txt", "reply.txt"}


@needs_model
@pytest.mark.parametrize("name", DUTIES)
def test_what_its_parties_shall_do_are_commitments_in_its_articles(register, name):
    rows = [row for row in rows_of("commitments")(register) if row["source"] == name]
    found = [
        (row["by"], row["to"], row["amount"], row["condition"], row["by_when"], row["made_in"].rpartition(", ")[2])
        for row in rows
    ]
    wanted = [duty if duty[-1] else (*duty[:-1], rows[0]["made_in"]) for duty in DUTIES[name]]
    assert found == wanted


@needs_model
def test_what_a_party_shall_not_do_is_a_duty_not_to_do_it(register):
    (row,) = [row for row in rows_of("commitments")(register) if row["what"].startswith("not to ")]
    assert row["what"].startswith("not to levy on the ships of the other Party dues higher")


@needs_model
def test_what_a_draft_lays_down_is_proposed(register):
    (row,) = [row for row in rows_of("commitments")(register) if row["source"] == "draft.txt"]
    assert (row["by"], row["stage"], row["certainty"]) == ("Norway; Portugal", "proposed", "planned")


@needs_model
def test_both_sides_of_a_communique_take_its_stances(register):
    rows = [row for row in rows_of("positions")(register) if row["source"] == "statement.txt"]
    assert ("Norway; Portugal", "opposes", "the blockade of Skua") in [
        (row["actor"], row["stance"], row["towards"]) for row in rows
    ]


@needs_model
def test_two_articles_of_one_text_are_no_promise_repeated(register):
    later = {row["source"] for row in rows_of("commitments")(register) if row["later"]}
    assert later == {"note.txt"}  # its answer promises the same again


@needs_model
def test_every_field_leads_to_the_words_that_it_was_read_from(register):
    (row,) = [row for row in rows_of("instruments")(register) if row["source"] == "treaty.txt"]
    told = {
        field.name: " ".join(field.words.split()) for field in told_fields(register, rows_of_one(register, row["id"]))
    }
    assert told["period"] == "for a period of five years"
    assert told["signed"] == "16th day of May, 1954"
    assert told["related_to"] == "The present Treaty supersedes the Agreement on Fisheries of 4 May 1953"
    assert told["signatories"].startswith("Anders Berg")
    assert all(field.rule for field in told_fields(register, rows_of_one(register, row["id"])))


@pytest.mark.parametrize(
    "text",
    [
        "Agreement with Portugal\n\nThe Government of Norway shall grant a credit. Done at Oslo on 16 May 1954.",
        "MEMORANDUM\n\nSUBJECT: Trade Agreement between Norway and Portugal\n\nNorway shall deliver cod, as we hear.",
        "We read the agreement between Norway and Portugal that was done at Oslo.",
    ],
)
def test_a_paper_about_an_agreement_is_not_its_text(text):
    assert text_of_instrument(record(text), Description()) is None


def test_a_text_leads_back_to_its_pages_over_a_page_break():
    first, second = "Article 1. Norway sha11 send\n- 1 -", "twelve ships."
    running = running_text(record(first, second), Description())
    start = running.read.index("shall")
    assert running.span(start, start + 5) == (1, 18, 23)
    assert running.span(running.text.index("twelve"), len(running.text)) == (2, 0, len(second))
    assert running.offset(2, 7) == running.text.index("ships")
