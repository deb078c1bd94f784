"""What stands under the dated headings of a chronology: how long it lasts, and how much of it is told."""

from collections.abc import Callable

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]

CHRONOLOGY = """CHRONOLOGY

3 June 1957   The Minister travelled in the East until 17 June.

9 June 1957   The Ministry suspended all leave until 30 June.

21 June 1957  The mission left Oslo.

2 July 1957   The Consul resigned.
"""


def test_a_journey_lasts_until_the_day_it_names_and_an_order_is_given_on_one(entries_of: Read) -> None:
    dates = {entry.trigger: entry.date for entry in entries_of(CHRONOLOGY)}
    assert dates["travelled"] == "1957-06-03/1957-06-17"
    assert dates["suspended"] == "1957-06-09"


def test_a_section_is_told_even_where_nothing_in_it_is_likely(entries_of: Read) -> None:
    text = CHRONOLOGY.replace("The mission left Oslo.", "Reference: file 14. The yard is large. See the map.")
    assert [entry for entry in entries_of(text) if entry.date == "1957-06-21"]


def test_of_a_section_that_is_told_nothing_unlikely_is_taken(entries_of: Read) -> None:
    text = CHRONOLOGY.replace("left Oslo.", "left Oslo. The yard is large. Its walls are red.")
    assert [entry.trigger for entry in entries_of(text) if entry.date == "1957-06-21"] == ["left"]


def test_a_stay_lasts_until_the_part_of_a_year_it_names(entries_of: Read) -> None:
    (entry,) = entries_of("Berg stayed at Oslo from 1956 to late 1959.")
    assert (entry.date, entry.earliest, entry.latest) == ("1956/1959-12", "1956-01-01", "1959-12-31")


def test_what_stands_in_a_bracket_is_dated_by_the_day_in_it(entries_of: Read) -> None:
    told = (
        "The Port Office began two new lists: Tide Notices (issued every week, starting October 5) and"
        " Harbour Rules (issued every month, starting October 31)."
    )
    before = "CHRONOLOGY\n\nMarch 3, 1929\n\nThe board was founded at Oslo.\n\nOctober 1929\n\n"
    entries = entries_of(f"{before}{told}\n\nMay 6, 1930\n\nThe quay was closed.\n")
    dates = [entry.date for entry in entries if entry.trigger == "issued"]
    assert dates == ["1929-10-05", "1929-10-31"]
