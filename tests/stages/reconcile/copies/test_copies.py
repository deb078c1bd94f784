"""Which records are copies, releases, excerpts and quotations of one text?"""

import pytest
from memoranda import ANOTHER_DAY, FORMS, MEMORANDUM, OTHER, RELEASED, RETYPED

from regesta.model.reconciled import Lineage
from regesta.stages.reconcile.copies import CopyText, find_lineages


def lineages(*texts: str) -> list[Lineage]:
    return find_lineages([CopyText(f"r{number}", text) for number, text in enumerate(texts, 1)])


def relations(lineage: Lineage) -> dict[str, str]:
    return {member.record: member.relation for member in lineage.members}


def test_a_text_typed_again_is_a_copy_and_an_unrelated_one_is_not():
    (lineage,) = lineages(MEMORANDUM, OTHER, RETYPED)
    assert relations(lineage) == {"r1": "fullest", "r3": "copy"}


def test_a_release_that_withholds_words_comes_after_the_one_that_shows_them():
    (lineage,) = lineages(RELEASED, MEMORANDUM)
    assert [member.record for member in lineage.members] == ["r2", "r1"]
    assert [member.rank for member in lineage.members] == [1, 2]
    assert lineage.members[1].relation == "release"


def test_what_a_release_hides_is_named_with_the_words_before_it():
    (lineage,) = lineages(RELEASED, MEMORANDUM)
    hidden = [finding for finding in lineage.members[1].findings if finding.kind == "hides"]
    assert [finding.first for finding in hidden] == ["source LINDEN", "number 77310"]
    assert hidden[0].sentence == "after “that it had not, and that” the other copy has “source LINDEN”"


def test_a_day_that_differs_between_two_copies_is_named():
    (lineage,) = lineages(MEMORANDUM, ANOTHER_DAY)
    (finding,) = lineage.members[1].findings
    assert (finding.kind, {finding.here, finding.first}) == ("differs", {"19", "13"})


def test_misread_letters_are_no_finding():
    (lineage,) = lineages(MEMORANDUM, RETYPED)
    assert lineage.members[1].findings == ()


def test_two_forms_filled_in_for_two_people_are_no_copies():
    assert lineages(*FORMS) == []


def test_a_circular_signed_by_two_people_is_two_records():
    circular = f"{OTHER} I am related to no member of the council. (check one) Signed: {{}}"
    assert lineages(circular.format("Harald Brekke, 4 May 1958"), circular.format("Anna Winkler, 9 June 1958")) == []
    (lineage,) = lineages(*[circular.format("Harald Brekke, 4 May 1958")] * 2)
    assert relations(lineage) == {"r1": "fullest", "r2": "copy"}


def test_a_paragraph_on_its_own_is_an_excerpt_of_the_whole():
    paragraph = MEMORANDUM.split("\n\n")[2]
    (lineage,) = lineages(MEMORANDUM, paragraph)
    assert relations(lineage) == {"r1": "fullest", "r2": "excerpt"}


def test_a_passage_in_another_record_is_a_quotation():
    quoting = f"{OTHER} The attaché reports as follows. {MEMORANDUM.split(chr(10) * 2)[1]} {OTHER.upper()} So much."
    (lineage,) = lineages(quoting, f"{MEMORANDUM} {' '.join(MEMORANDUM.split()[::-1])}")
    assert sorted(relations(lineage).values()) == ["fullest", "quotation"]


def test_reports_of_a_series_that_bear_two_dates_are_no_copies():
    texts = [CopyText("r1", MEMORANDUM, "1958-05-04"), CopyText("r2", MEMORANDUM, "1958-06-18")]
    assert find_lineages(texts) == []


@pytest.mark.parametrize("order", [(MEMORANDUM, RELEASED, RETYPED), (RETYPED, MEMORANDUM, RELEASED)])
def test_the_same_texts_form_one_lineage_in_whatever_order_they_come(order):
    (lineage,) = lineages(*order)
    assert len(lineage.members) == 3
    assert order[int(lineage.members[-1].record[1]) - 1] == RELEASED


def test_no_text_at_all_gives_no_lineage():
    assert lineages() == []
    assert lineages("", "one two three", "one two three") == []
