from regesta.stages.describe.speakers import are_turns

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
