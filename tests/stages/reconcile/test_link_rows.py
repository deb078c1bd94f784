"""One instrument in several records is one row; a later promise is tied to the earlier one."""

from regesta.model.ledgers import RowOnRecord
from regesta.stages.reconcile.ledgers import link_rows


def instrument(identifier, order=0, **fields):
    given = {"kind": "protocol", "title": "a trade protocol", "signed": "1954-03-02"} | fields
    return RowOnRecord(identifier, "instruments", tuple(given.items()), ("1954", identifier, order))


def commitment(identifier, date, **fields):
    given = {"by": "Norway", "what": "to deliver cod to Lisbon", "date": date, "stage": "made"} | fields
    return RowOnRecord(identifier, "commitments", tuple(given.items()), (date, identifier, 0))


def links(*rows):
    return [(link.row, link.earlier, link.relation) for link in link_rows(rows)]


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
