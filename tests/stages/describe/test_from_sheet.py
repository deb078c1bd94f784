"""What an identification sheet says of the records behind it."""

from regesta.model.records import Description, Field
from regesta.stages.describe.from_sheet import carry_sheets


def field(name: str, value: str) -> Field:
    return Field(name, value, value, 1, 0, len(value))


def others(description: Description) -> dict[str, str]:
    return {other.name: other.value for other in description.other}


def test_a_person_on_the_sheet_is_carried_to_the_records_behind_it() -> None:
    sheet = Description(form=(field("from", "ORMSBY, WALTER"), field("to", "TILLING, A. J.")))
    first, second = carry_sheets([sheet, Description(), Description()])[1:]
    assert others(first) == others(second) == {"sheet_author": "ORMSBY, WALTER", "sheet_recipient": "TILLING, A. J."}
    assert first.author is None


def test_a_body_is_not_carried() -> None:
    sheet = Description(form=(field("from", "BUREAU"), field("to", "DIRECTOR OF RECORDS")))
    assert others(carry_sheets([sheet, Description()])[1]) == {}


def test_the_next_sheet_ends_what_the_last_one_said() -> None:
    sheets = [Description(form=(field("from", name),)) for name in ("ORMSBY, WALTER", "BUREAU")]
    assert others(carry_sheets([sheets[0], sheets[1], Description()])[2]) == {}
