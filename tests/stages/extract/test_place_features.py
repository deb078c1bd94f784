"""What a place hangs on: the preposition before it, the noun it says more of, the verb above both."""

from regesta.model.grammar import Word
from regesta.stages.extract.place_features import Tie, noun_sort, senses, tie_of


def words(*rows: tuple[str, str, str, int]) -> list[Word]:
    made, at = [], 0
    for text, pos, dep, head in rows:
        made.append(Word(at, at + len(text), text, text.casefold(), pos, "", dep, head))
        at += len(text) + 1
    return made


THE_CONSUL_IN_LIMA = words(
    ("the", "DET", "det", 1),
    ("consul", "NOUN", "nsubj", 4),
    ("in", "ADP", "prep", 1),
    ("Lima", "PROPN", "pobj", 2),
    ("arrived", "VERB", "ROOT", 4),
    ("from", "ADP", "prep", 4),
    ("Oslo", "PROPN", "pobj", 5),
    ("and", "CCONJ", "cc", 6),
    ("Rome", "PROPN", "conj", 6),
)


def test_a_place_hangs_on_the_noun_it_tells_more_of() -> None:
    assert tie_of(THE_CONSUL_IN_LIMA, 3) == Tie("in", 1, 4)


def test_a_place_hangs_on_the_verb_where_no_noun_stands_between() -> None:
    assert tie_of(THE_CONSUL_IN_LIMA, 6) == Tie("from", None, 4)


def test_a_member_of_a_list_hangs_where_the_first_does() -> None:
    assert tie_of(THE_CONSUL_IN_LIMA, 8) == Tie("from", None, 4)


def test_nouns_are_known_by_their_sort() -> None:
    consul, arrived = THE_CONSUL_IN_LIMA[1], THE_CONSUL_IN_LIMA[4]
    assert noun_sort(consul) == "officer"
    assert noun_sort(arrived) == "VERB"


def test_prepositions_say_where_whither_and_whence() -> None:
    assert [senses()[word] for word in ("in", "to", "from", "via")] == ["where", "whither", "whence", "way"]
