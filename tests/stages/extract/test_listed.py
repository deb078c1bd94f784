"""One clause before a list of days becomes a happening for each day."""

from collections.abc import Callable

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]

PAID = "The agent was paid the following sums: 4 May 1957 $40, 7 June 1957 - $60, 9 July 1957 $25. He signed for them."


def test_each_day_of_a_list_has_its_own_entry_and_quote(entries_of: Read) -> None:
    found = {entry.date: entry for entry in entries_of(PAID)}
    assert {"1957-05-04", "1957-06-07", "1957-07-09"} <= set(found)
    assert found["1957-06-07"].quote.startswith("7 June 1957 - $60")
    assert "9 July" not in found["1957-06-07"].quote
    assert any(entry.quote == "The agent was paid the following sums: 4 May 1957 $40" for entry in entries_of(PAID))
    assert all(PAID[entry.start : entry.end] == entry.quote for entry in found.values())


def test_what_joins_two_days_is_no_part_of_either_quote(entries_of: Read) -> None:
    text = "The Consul met the pilot on 4 May 1957, 7 June 1957 (Vigo), and 9 July 1957 alone with his aide."
    quotes = [entry.quote for entry in entries_of(text)]
    assert "7 June 1957 (Vigo)" in quotes
    assert "The Consul met the pilot on 4 May 1957, 7 June 1957 (Vigo), and 9 July 1957" in quotes


def test_a_month_of_a_list_is_shown_with_what_was_done_in_it(entries_of: Read) -> None:
    found = {entry.date: entry.quote for entry in entries_of("Berg visited Oslo in January, March and May 1957.")}
    assert found["1957-03"] == "Berg visited Oslo in January, March"
    assert found["1957-05"] == "Berg visited Oslo in January, March and May 1957"


def test_two_days_and_days_with_words_between_are_no_list(entries_of: Read) -> None:
    beginning_and_end = "The mission stayed in Oslo from 4 May 1957 and left for Bonn on 7 June 1957."
    assert not any(entry.quote.startswith("7 June") for entry in entries_of(beginning_and_end))
    told = "He left on 4 May 1957, was seen in Bonn by the Consul on 7 June 1957 and came home to Oslo on 9 July 1957."
    assert not any(entry.quote.startswith(("7 June", "9 July")) for entry in entries_of(told))


def test_a_quote_of_a_word_is_shown_with_its_date(entries_of: Read) -> None:
    found = entries_of("Subject was seen in Oslo by the Consul. BORN 4 May 1925 at Bergen. He is a pilot.")
    (born,) = [entry for entry in found if "BORN" in entry.quote]
    assert born.date == "1925-05-04"
    assert "4 May 1925" in born.quote


def test_a_quote_is_not_widened_over_another_happening(entries_of: Read) -> None:
    text = "He resigned, and the Consul left Oslo for Bonn on 7 June 1957."
    assert not any("resigned" in entry.quote and "7 June" in entry.quote for entry in entries_of(text))
