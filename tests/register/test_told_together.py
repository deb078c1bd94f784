"""What several rows tell of one instrument, as one."""

from regesta.register.ledgers import told_together

PLANNED = {"title": "PROTOCOL", "signed": None, "date": "1954-05-04", "place": None, "stage": "signed (planned)"}
DONE = {"title": "a protocol", "signed": "1954-05-06", "date": "1954-05-06", "place": "Oslo", "stage": "signed"}


def test_a_signing_that_was_planned_gives_way_to_the_one_that_was_done():
    assert told_together([PLANNED, DONE]) == DONE | {"title": "PROTOCOL"}


def test_the_first_row_stands_and_the_others_add_what_it_leaves_out():
    assert told_together([DONE | {"place": None}, PLANNED | {"place": "Bergen"}]) == DONE | {"place": "Bergen"}


def test_a_row_alone_is_itself():
    assert told_together([PLANNED]) == PLANNED


def test_a_measure_that_was_proposed_and_then_approved_is_as_certain_as_its_last_stage():
    proposed = {"kind": "embargo", "stage": "proposed", "history": None, "date": "1954-03-03", "certainty": "planned"}
    approved = proposed | {"stage": "approved", "date": "1954-03-07", "certainty": "occurred"}
    told = told_together([proposed, approved])
    assert (told["stage"], told["certainty"], told["date"]) == ("approved", "occurred", "1954-03-03")
    assert told["history"] == "proposed 1954-03-03; approved 1954-03-07"
