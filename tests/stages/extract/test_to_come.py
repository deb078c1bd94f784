"""What lies after the day of its record is a plan, unless it is told in the past tense or is itself what is said."""

from collections.abc import Callable

from regesta.model.entries import Entry

Read = Callable[..., tuple[Entry, ...]]

TEXT = (
    "7 May 1962\n\nMemorandum for the record\n\n"
    "The mission arrives in Bonn on 3 July 1962. The Minister announces the sale on 9 July 1962. "
    "He met the Consul on 3 May 1962.\n"
)


def test_a_day_to_come_makes_a_plan(entries_of: Read) -> None:
    found = {entry.trigger: entry for entry in entries_of(TEXT)}
    assert found["arrives"].date == "1962-07-03"
    assert found["arrives"].certainty == "planned"
    assert "certainty.to-come" in [reason.feature for reason in found["arrives"].evidence]
    assert found["met"].certainty == "occurred"
    said = [entry for entry in found.values() if entry.types[0] == "statement"]
    assert not any(reason.feature == "certainty.to-come" for entry in said for reason in entry.evidence)


def test_prior_to_a_date_is_before_it(entries_of: Read) -> None:
    text = (
        "7 May 1968\n\nMemorandum for the record\n\nThe mission left Oslo before 4 May 1962. "
        "The Consul met the Minister on 3 May 1962.\n"
    )
    found = {entry.trigger: entry.date for entry in entries_of(text)}
    assert found["left"] == "../1962-05-04"
    assert found["met"] == "1962-05-03"
