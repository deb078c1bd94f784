"""Saving a file: all of it or nothing, in place of what stood there before."""

import pytest

from regesta.errors import UnverifiableQuoteError
from regesta.register import Register, open_register, queries
from regesta.register.save import forget_source, save_source
from regesta.testing import entry, record, result

TEXT = "On 4 May 1958 the trade delegation reached Oslo.\nIt left the next day."


@pytest.fixture
def register(tmp_path) -> Register:
    with open_register(tmp_path / "test.regesta", write=True) as opened:
        yield opened


def found(register: Register, words: str) -> int:
    return register.connection.execute("SELECT count(*) FROM page_text WHERE page_text MATCH ?", (words,)).fetchone()[0]


def test_a_saved_entry_comes_back_as_it_was(register):
    arrival = entry(TEXT, "the trade delegation reached Oslo", "1958-05-04", types=("visit",))
    save_source(register, result(record(TEXT), arrival), fingerprint="f")
    row = queries.entry(register, arrival.id)
    assert (row["quote"], row["date"], row["source"]) == (arrival.quote, "1958-05-04", "a.txt")


def test_a_quote_that_does_not_stand_on_its_page_is_refused_and_nothing_is_saved(register):
    wrong = entry("It never reached Oslo.", "never reached", "1958")
    with pytest.raises(UnverifiableQuoteError, match=r"a\.txt, page 1"):
        save_source(register, result(record(TEXT), wrong), fingerprint="f")
    assert queries.counts(register)["files"] == 0


def test_saving_a_file_again_replaces_it_in_text_search_too(register):
    save_source(register, result(record(TEXT), entry(TEXT, "left the next day")), fingerprint="f")
    save_source(register, result(record("Nothing to report.")), fingerprint="g")
    counts = queries.counts(register)
    assert (counts["files"], counts["entries"]) == (1, 0)
    assert (found(register, "delegation"), found(register, "report")) == (0, 1)


def test_a_forgotten_file_leaves_nothing_behind(register):
    save_source(register, result(record(TEXT), entry(TEXT, "left the next day")), fingerprint="f")
    forget_source(register, "a.txt")
    assert set(queries.counts(register).values()) == {0}
    assert found(register, "delegation") == 0


def test_a_quote_that_was_tampered_with_is_found(register):
    arrival = entry(TEXT, "reached Oslo", "1958-05-04")
    save_source(register, result(record(TEXT), arrival), fingerprint="f")
    assert queries.broken_quotes(register) == []
    register.connection.execute("UPDATE entry SET quote = 'left Oslo'")
    assert [row["entry_id"] for row in queries.broken_quotes(register)] == [arrival.id]
