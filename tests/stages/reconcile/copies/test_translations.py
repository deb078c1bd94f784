"""Which record is the translation of which?"""

from memoranda import ANOTHER_LETTER_IN_ENGLISH, LETTER_IN_ENGLISH, LETTER_IN_SPANISH, MEMORANDUM, OTHER

from regesta.model.reconciled import Lineage
from regesta.stages.reconcile.copies import CopyText, find_lineages


def english(record: str, text: str, **fields) -> CopyText:
    return CopyText(record, text, language="en", **fields)


def spanish(record: str, text: str = LETTER_IN_SPANISH, **fields) -> CopyText:
    return CopyText(record, text, language="es", **fields)


def others() -> list[CopyText]:
    return [english("m", MEMORANDUM), english("o", OTHER), english("a", ANOTHER_LETTER_IN_ENGLISH)]


def relations(lineage: Lineage) -> dict[str, str]:
    return {member.record: member.relation for member in lineage.members}


def test_a_letter_put_into_english_is_the_translation_of_the_letter():
    (lineage,) = find_lineages([*others(), english("e", LETTER_IN_ENGLISH), spanish("s")])
    assert relations(lineage) == {"s": "fullest", "e": "translation"}


def test_a_translation_shows_the_names_and_numbers_that_it_is_known_by():
    (lineage,) = find_lineages([*others(), english("e", LETTER_IN_ENGLISH), spanish("s")])
    (finding,) = lineage.members[1].findings
    assert finding.kind == "agrees"
    assert "Lindqvist, Kirkenes, 480, Pembroke, Demirel" in finding.here
    assert "in the same order" in finding.sentence


def test_a_letter_of_another_day_with_the_same_names_is_no_translation():
    assert find_lineages([*others(), spanish("s")]) == []


def test_a_damaged_translation_that_stands_beside_the_letter_and_says_what_it_is_is_known():
    damaged = LETTER_IN_ENGLISH
    for name in ("Torvald", "Kirkenes", "Pembroke", "Hammerfest", "Tromso", "3200", "Lindqvist", "Nordlys", "480"):
        damaged = damaged.replace(name, name[:2] + "11")
    far = english("e", damaged, file="b", number=9)
    assert find_lineages([*others(), far, spanish("s", file="a", number=4)]) == []
    beside = english("e", f"Translation of a letter to Anders\n\n{damaged}", file="a", number=5)
    (lineage,) = find_lineages([*others(), beside, spanish("s", file="a", number=4)])
    assert relations(lineage) == {"s": "fullest", "e": "translation"}
    assert lineage.members[1].findings[0].sentence.endswith("one of the two says that it is a translation")


def test_the_one_that_says_so_is_the_translation_whatever_its_language():
    said = spanish("s", f"Traducción del inglés\n\n{LETTER_IN_SPANISH}")
    (lineage,) = find_lineages([*others(), english("e", LETTER_IN_ENGLISH), said])
    assert relations(lineage) == {"e": "fullest", "s": "translation"}


def test_two_texts_of_one_language_are_no_translations():
    same = [english("e", LETTER_IN_ENGLISH), english("s", LETTER_IN_SPANISH)]
    assert find_lineages([*others(), *same]) == []


def test_a_copy_of_the_translation_has_its_own_lineage_beside():
    copy = english("f", LETTER_IN_ENGLISH.replace("embraces", "ernbraces"))
    found = find_lineages([*others(), english("e", LETTER_IN_ENGLISH), copy, spanish("s")])
    assert [relations(lineage) for lineage in found] == [
        {"e": "fullest", "f": "copy"},
        {"s": "fullest", "e": "translation", "f": "translation"},
    ]
