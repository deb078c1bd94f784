"""Of several mentions of one participant the likeliest, with its role."""

from regesta.model.entries import Participant
from regesta.stages.extract.one_each import one_each


def test_the_likeliest_mention_gives_the_role() -> None:
    heard = Participant("Mr. Orlov", "recipient", 20, 29, None, 0.2)
    says = Participant("Orlov", "agent", 60, 65, "Mr. Orlov", 0.9)
    assert one_each([heard, says]) == (says,)


def test_of_two_mentions_as_likely_the_fuller_name_is_kept() -> None:
    short = Participant("Orlov", "agent", 0, 5, "Pavel Orlov", 0.9)
    full = Participant("Pavel Orlov", "agent", 20, 31, None, 0.9)
    assert one_each([short, full]) == (full,)


def test_of_two_that_overlap_the_longer_is_kept_though_less_likely() -> None:
    whole = Participant("the mission of Pavel Orlov", "agent", 0, 26, None, 0.5)
    inside = Participant("Pavel Orlov", "agent", 15, 26, None, 0.9)
    assert one_each([inside, whole]) == (whole,)
