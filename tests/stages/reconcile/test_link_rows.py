"""One instrument in several records is one row; later words on a promise or position are tied to the earlier."""

from regesta.model.ledgers import DeedOnRecord, RowOnRecord
from regesta.stages.reconcile.ledgers import link_rows


def instrument(identifier, order=0, **fields):
    given = {"kind": "protocol", "title": "a trade protocol", "signed": "1954-03-02"} | fields
    return RowOnRecord(identifier, "instruments", tuple(given.items()), ("1954", identifier, order))


def commitment(identifier, date, **fields):
    given = {"by": "Norway", "what": "to deliver cod to Lisbon", "date": date, "stage": "made"} | fields
    return RowOnRecord(identifier, "commitments", tuple(given.items()), (date, identifier, 0))


def position(identifier, stance, word, record="r", **fields):
    given = {"actor": "Portugal", "stance": stance, "towards": "the plan", "date": "1954-03", "on_the_word_of": word}
    return RowOnRecord(identifier, "positions", tuple((given | fields).items()), ("1954-03", record, 0))


def deed(identifier, quote, trigger, date="1954-09-04", agents=("Norway",), source="other"):
    return DeedOnRecord(identifier, agents, trigger, quote, date, date, source)


def links(*rows, deeds=()):
    return [(link.row, link.earlier, link.relation) for link in link_rows(rows, deeds)]


def test_one_protocol_in_two_records_is_one():
    told = instrument("a", parties="Norway; Portugal"), instrument("b", parties="Portugal; Norway")
    assert links(*told) == [("b", "a", "same")]


def test_instruments_of_another_day_kind_or_signatory_stay_apart():
    first = instrument("a", signatories="Berg")
    assert links(first, instrument("b", signed="1954-03-09", signatories="Berg")) == []
    assert links(first, instrument("b", kind="treaty", signatories="Berg")) == []
    assert links(first, instrument("b", signatories="Almeida", title="the fishery protocol")) == []


def test_an_instrument_dated_by_its_year_alone_is_not_joined():
    assert links(instrument("a", signed="1954"), instrument("b", signed="1954")) == []


def test_a_larger_promise_of_the_same_thing_enlarges_the_earlier_one():
    rows = commitment("a", "1954-03", amount="2,000 tons"), commitment("b", "1954-09", amount="3,000 tons")
    assert links(*rows) == [("b", "a", "enlarged")]


def test_amounts_are_compared_in_one_unit_only():
    loads = commitment("a", "1954-03", amount="40 shiploads"), commitment("b", "1954-09", amount="3,000 tons")
    assert links(*loads) == [("b", "a", "repeated")]
    tons = commitment("a", "1954-03", amount="800,000 tons"), commitment("b", "1954-09", amount="1 million tons")
    assert links(*tons) == [("b", "a", "enlarged")]
    less = commitment("a", "1954-03", amount="$2 million"), commitment("b", "1954-09", amount="$900,000")
    assert links(*less) == [("b", "a", "repeated")]


def test_they_is_no_name_that_two_promises_share():
    assert links(commitment("a", "1954-03", by="they"), commitment("b", "1954-09", by="they")) == []


def test_the_same_promise_again_is_a_repetition_and_another_promise_is_none():
    rows = commitment("a", "1954-03"), commitment("b", "1954-09"), commitment("c", "1955", what="to train teachers")
    assert links(*rows) == [("b", "a", "repeated")]


def test_a_promise_is_kept_by_a_later_entry_of_the_same_deed():
    done = deed("e", "Norway delivered 2,000 tons of cod to Lisbon", "delivered")
    assert links(commitment("a", "1954-03"), deeds=[done]) == [("e", "a", "kept")]
    bought = commitment("a", "1954-03", what="to buy railway wagons in Lisbon")
    government = deed("e", "The Norwegians bought the wagons in Lisbon", "bought", agents=("the Government of Norway",))
    assert links(bought, deeds=[government]) == [("e", "a", "kept")]


def test_a_deed_before_the_promise_or_by_another_or_of_another_thing_keeps_nothing():
    promise = commitment("a", "1954-03")
    quote = "Norway delivered 2,000 tons of cod to Lisbon"
    assert links(promise, deeds=[deed("e", quote, "delivered", "1953-09-04")]) == []
    assert links(promise, deeds=[deed("e", quote, "delivered", "1964-09-04")]) == []
    assert links(promise, deeds=[deed("e", quote, "delivered", agents=("Sweden",))]) == []
    assert links(promise, deeds=[deed("e", "Norway delivered a note to Lisbon", "delivered")]) == []
    assert links(promise, deeds=[deed("e", "Norway counted the cod in Lisbon", "counted")]) == []


def test_within_a_week_and_a_file_the_verb_alone_tells_that_a_promise_was_kept():
    promise = commitment("a.txt", "1954-03-02", by="Berg", what="to phone as soon as the ship was in")
    assert links(promise, deeds=[deed("e", "Berg phoned", "phoned", "1954-03-04", ("Berg",), "a.txt")]) == [
        ("e", "a.txt", "kept")
    ]
    assert links(promise, deeds=[deed("e", "Berg phoned", "phoned", "1954-03-14", ("Berg",), "a.txt")]) == []
    assert links(promise, deeds=[deed("e", "Berg phoned", "phoned", "1954-03-04", ("Berg",), "b.txt")]) == []


def test_a_promise_is_broken_by_a_refusal_or_by_a_record_that_says_so():
    refusal = position("p", "refuses", "Berg", actor="Norway", towards="to deliver cod to Lisbon", date="1954-09")
    assert links(commitment("a", "1954-03"), refusal) == [("p", "a", "broken")]
    said = commitment("b", "1954-09", what="to deliver the cod", stage="broken")
    assert links(commitment("a", "1954-03"), said) == [("b", "a", "broken")]
    assert links(commitment("a", "1954-12"), said) == []


def test_a_people_promises_and_its_state_refuses_all_that_a_refusal_tells_was_promised():
    made = commitment("a", "1954-03", by="Norwegians", what="to build a cannery at Setubal to the extent that tin came")
    refusal = position("p", "refuses", "Berg", actor="Norway", towards="to build the cannery", date="1954-09")
    assert links(made, refusal) == [("p", "a", "broken")]
    board = commitment("b", "1954-03", by="Norwegian Board", what="to build a cannery at Setubal")
    assert links(board, refusal) == []
    other = position("p", "refuses", "Berg", actor="Norway", towards="to build the pier", date="1954-09")
    assert links(made, other) == []


def test_two_speakers_who_place_one_actor_differently_are_tied():
    rows = position("a", "opposes", "Berg"), position("b", "supports", "Almeida")
    assert links(*rows) == [("b", "a", "differs")]
    assert links(position("a", "opposes", "Berg"), position("b", "supports", "Berg")) == []
    assert links(position("a", "opposes", "Berg"), position("b", "refuses", "Almeida")) == []
    assert links(position("a", "opposes", "Berg"), position("b", "asks", "Almeida")) == []


def test_positions_on_other_things_or_of_other_months_are_not_tied():
    other = position("b", "supports", "Almeida", "s", towards="the blockade")
    assert links(position("a", "opposes", "Berg"), other) == []
    later = position("b", "supports", "Almeida", "s", date="1954-09")
    assert links(position("a", "opposes", "Berg"), later) == []
    unsaid = position("b", "wavers", "Almeida", towards=None)
    assert links(position("a", "opposes", "Berg"), unsaid) == [("b", "a", "differs")]
