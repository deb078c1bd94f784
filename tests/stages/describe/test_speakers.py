import pytest

from regesta.stages.describe import describe_record
from regesta.stages.describe.speakers import are_turns
from regesta.testing import record

ASKED = ["Q. Did you go to Vienna?", "A. Yes, in May.", "Q: With whom?", "A. With my aide."] * 3


def test_questions_and_answers_are_turns() -> None:
    assert are_turns(ASKED)
    assert are_turns(["14 Mr. Hale. Were you told of it?", "15 The Chairman. Go on.", "16 Mr. Novak. I was."] * 3)
    assert are_turns(["BL: Who sent him?", "SH: The Chief did, in May."] * 4)


def test_a_list_a_few_turns_and_one_speaker_are_none() -> None:
    assert not are_turns(["A. Passports", "B. Visas", "C. Fees"] * 6)
    assert not are_turns(ASKED[:6])
    assert not are_turns(["SH: The Chief did."] * 12)
    assert not are_turns(ASKED + ["The Consul wrote at length of what he had seen in the port."] * 150)


@pytest.mark.parametrize(
    ("named", "author"),
    [
        ("single witness. He is Mr. Petr Novak.", "Petr Novak"),
        ("He is Petr A. Novak.", "Petr A. Novak"),
        ("He is P.A.Novak.", "P.A.Novak"),
        ("He is Mr. Novak.", "Mr. Novak"),
    ],
)
def test_a_witness_is_called_by_the_full_name_that_the_hearing_gives_him(named: str, author: str) -> None:
    turns = "".join(f"Mr. Hale. Did you go to Vigo in May?\nMr. Novak. Yes, {n} times.\n" for n in range(5))
    found = describe_record(record(f"The Chairman. We have a\n{named}\n{turns}")).author
    assert found is not None
    assert found.value == author
