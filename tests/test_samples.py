"""What our own sample records show: those of `regesta demo`, and two that contradict themselves and each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta import build
from regesta.engines import language
from regesta.export import rows_of
from regesta.register import Register, open_register
from regesta.samples import sample_folder
from regesta.sources import find_sources

ROOT = Path(__file__).parents[1]
README = ROOT / "examples" / "README.md"


def test_the_sample_records_are_found() -> None:
    assert len(find_sources([sample_folder()])) >= 12


def test_every_sample_record_is_described_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [source.path for source in find_sources([sample_folder()]) if f"`{source.path}`" not in text] == []


# In the manner of a desk chronology as OCR read it, and of a record of conversation from an archive's web page.
CHRONOLOGY = r"""OFFICIAL USE ONLY

POLAND AND THE SUDAN: WARSAW AND KHARTOUM DURING MAY-DECEMBER 1960

January 18, 1960

A trade agreement between Poland and the Sudan was signed in Khartoum by the Polish Deputy Minister of Foreign Trade,
Tadeusz Wolniak, and the Minister of Commerce, Osman Abu Zeid.

\*\*\*\*\*

May 25, 1960

A Sudanese military mission of four officers arrived in Warsaw. They were received by Wolniak.

DEPARTMENT OF STATE AF/E

*File*

DATE 4-3-61

OFFICIAL USE ONLY

- 2 -

- Sept. 16 Osman Abu Zeid arrived in Warsaw for talks and was met by Wolniak. On September 20, left Warsaw for Khartoum
on September 29.
- Oct. 5 Abu Zeid opened a cotton fair in Port Sudan.
- Nov. 21 Polish Ambassador to the Sudan Jerzy A. Kwiatkowski returned to his post in Khartoum from a visit to Warsaw.

AF/E:RPH:mkd
11/3/61

OFFICIAL USE ONLY
"""
CONVERSATION = """Skip to content

June 9, 1960

From the Journal of J.A. Kwapisz, 'Record of a Conversation with Prime Minister of the Sudan Abboud, 19 May 1960'

This document was made possible with support from the Nile Valley Archives Fund

from the journal of

J.A. KWAPISZ

Secret. Copy No. 2

9 June 1960

with Prime Minister of the Republic of the Sudan Ibrahim Abboud

19 May 1960

I met with Ibrahim Abboud this evening in Khartoum and talked with him about the cotton that Osman Abu Zeid had
offered. Sudanese Foreign Minister Ahmed Khair took part in the conversation.
Abboud said that Abu Zeid would visit Warsaw in September.
"""


@pytest.fixture(scope="module")
def contradictory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of the two records."""
    folder = tmp_path_factory.mktemp("records")
    (folder / "chronology.txt").write_text(CHRONOLOGY, encoding="utf-8")
    (folder / "conversation.txt").write_text(CONVERSATION, encoding="utf-8")
    build([folder], folder / "r.regesta", jobs=1)
    with open_register(folder / "r.regesta") as opened:
        yield opened


def test_the_contradictions_of_two_records_are_raised_with_their_causes_and_nothing_else(
    contradictory: Register,
) -> None:
    rows = list(rows_of("discrepancies")(contradictory))
    assert sorted(row["kind"] for row in rows) == [
        "dates_in_one_clause",
        "name_in_office",
        "record_date",
        "title_period",
    ]
    assert all(row["cause"] for row in rows)
    assert all(row["ruling"] is None for row in rows)


@pytest.mark.parametrize(
    ("kind", "quotes"),
    [
        ("dates_in_one_clause", ["September 20", "September 29"]),
        ("name_in_office", ["Kwapisz", "Kwiatkowski"]),
        ("record_date", ["11/3/61", "4-3-61"]),
        ("title_period", ["MAY-DECEMBER 1960", "January 18, 1960"]),
    ],
)
def test_a_contradiction_is_shown_with_both_of_its_sides(contradictory: Register, kind: str, quotes: list[str]) -> None:
    (row,) = [row for row in rows_of("discrepancies")(contradictory) if row["kind"] == kind]
    shown = " ".join(quote["quote"] for quote in row["quotes"]).casefold()
    assert [words for words in quotes if words.casefold() not in shown] == []


def test_two_records_are_joined_by_the_people_and_places_they_have_in_common(contradictory: Register) -> None:
    for table, column in (("participant", "person_id"), ("entry_place", "place_id")):
        shared = contradictory.connection.execute(
            f"""SELECT {column} FROM {table} JOIN entry USING (entry_id) WHERE {column} IS NOT NULL
                GROUP BY {column} HAVING count(DISTINCT record_id) > 1"""
        ).fetchall()
        assert shared, f"no {column} is in both"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of the sample records."""
    path = tmp_path_factory.mktemp("demo") / "demo.regesta"
    build([sample_folder()], path, jobs=1)
    with open_register(path) as opened:
        yield opened


def test_the_sample_records_contradict_each_other_where_their_readme_says(demo: Register) -> None:
    found = {row["kind"]: {quote["source"] for quote in row["quotes"]} for row in rows_of("discrepancies")(demo)}
    assert found == {
        "date_against_date": {"cable-departure.txt", "desk-chronology.txt"},
        "record_date": {"desk-chronology.txt"},
        "title_period": {"desk-chronology.txt"},
    }


def test_the_two_releases_of_the_sample_memorandum_are_one_lineage_with_what_is_withheld_named(demo: Register) -> None:
    (lineage,) = rows_of("lineages")(demo)
    fullest, other = lineage["records"]
    assert (fullest["source"], other["source"]) == ("memorandum-release-2018.md", "memorandum-release-1994.md")
    assert other["relation"] == "release"
    assert "hides" in {finding["kind"] for finding in other["findings"]}


@pytest.fixture(scope="module")
def sessions() -> str:
    """What the README and the pages of docs show of the sample records; as the small language model reads them."""
    if not language.version().startswith("en-core-web-sm"):
        pytest.skip("the sessions are those of the small language model")
    pages = [ROOT / "README.md", *(page for page in sorted(ROOT.glob("docs/*.md")) if page.name != "cli.md")]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_the_sessions_of_the_documents_show_what_the_samples_give(demo: Register, sessions: str) -> None:
    shown = re.findall(r"^(\S+)\n  “(.+)”$", sessions, re.MULTILINE)
    entries = {(row["date"], " ".join(row["quote"].split())) for row in rows_of("entries")(demo)}
    assert shown
    assert sorted(set(shown) - entries) == [], "run the session again"


def test_the_ids_in_the_documents_are_those_of_the_samples(demo: Register, sessions: str) -> None:
    shown = set(re.findall(r"\b[0-9a-f]{12}\b", sessions))
    entries = {row["entry"] for row in rows_of("entries")(demo)}
    records = {row["record"] for row in rows_of("records")(demo)}
    rows = {row["id"] for row in rows_of("commitments")(demo)}
    assert shown & entries
    assert sorted(shown - entries - records - rows) == [], "run the session again"
